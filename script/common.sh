# shellcheck shell=bash
# What the scripts share: where the package is, and what it is built with. To be sourced.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

# Swift's own loops take their target from the C flags, as those in C do: with these they use the vector units of this
# machine, and square roots, which need not set errno, become vector instructions too. Binaries run only on machines with the
# same units.
case "$(uname -m)" in
    arm64 | aarch64) machine_flag=-mcpu=native ;;
    *) machine_flag=-march=native ;;
esac
# The same for the program and its tests.
# shellcheck disable=SC2034 # used by the scripts that source this one
build_flags=(--package-path "$root" -c release -Xcc "$machine_flag" -Xcc -fno-math-errno)
