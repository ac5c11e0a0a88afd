# shellcheck shell=bash
# What the scripts share: where the package is, and what it is built with. To be sourced.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# Swift's own loops take their target from the C flags, as those in C do: with these they use the vector units of this
# machine, and square roots, which need not set errno, become vector instructions too. Binaries run only on machines with the
# same units.
#
# GIBBOUS_MARCH chooses other processors to build for: x86-64-v3 or another name that -march takes, or baseline for what the
# compiler takes for the least. Each has a build folder of its own.
march=${GIBBOUS_MARCH-native}
build_flags=(--package-path "$root" -c release)
case ${march:-baseline} in
    native)
        # What is behind the name of a build folder.
        build_variant=
        case "$(uname -m)" in
            arm64 | aarch64) build_flags+=(-Xcc -mcpu=native) ;;
            *) build_flags+=(-Xcc -march=native) ;;
        esac
        ;;
    baseline) build_variant=/baseline ;;
    *)
        build_variant=/$march
        build_flags+=(-Xcc "-march=$march")
        ;;
esac
build_flags+=(-Xcc -fno-math-errno)
# Where the program is built; its tests are beside it, in tests.
# shellcheck disable=SC2034 # used by the scripts that source this one
build_folder=$root/.build$build_variant
