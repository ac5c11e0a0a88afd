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

# Tells whether the program can be built: its folder can be written, or made.
can_build() {
    local folder=$build_folder
    while [[ ! -e $folder ]]; do folder=$(dirname -- "$folder"); done
    [[ -w $folder ]]
}

# What has to be done before swift builds.
prepare_build() {
    if ! can_build; then
        printf '%s: %s is not writable for you, and the program is built there. Copy it to a folder of yours:\n\n' \
            "${0##*/}" "$root" >&2
        printf '    cp -r -- %q ~/gibbous && ~/gibbous/script/%s\n\n' "$root" "${0##*/}" >&2
        printf 'or have its owner run %s/script/report once: what is built then can be run by all.\n' "$root" >&2
        exit 1
    fi
    "$root/script/bootstrap"
    forget_other_processors
    correct_package_flags
}

# Removes what was built on a machine of another kind, which shares this folder, perhaps: it may have instructions that this
# one lacks, and swift, which sees the same flags, would not build it again.
forget_other_processors() {
    [[ $march == native ]] || return 0
    local stamp=$build_folder/processor processor before folder
    processor=$(name_processor)
    if before=$(cat -- "$stamp" 2>/dev/null) && [[ $before != "$processor" ]]; then
        echo "building again: what is in $build_folder was built on another processor" >&2
        for folder in "$build_folder" "$build_folder/tests" "$root/Benchmarks/.build$build_variant"; do
            rm -rf -- "$folder/$(uname -m)"-*/release
        done
    fi
    [[ $before == "$processor" ]] || { mkdir -p -- "$build_folder" && printf '%s\n' "$processor" >"$stamp"; }
}

# Prints what the compiler makes of -march=native here: a name and a list of instructions.
name_processor() {
    local clang option=-march=native
    clang=$(dirname -- "$(command -v swift)")/clang
    [[ $(uname -m) == x86_64 ]] || option=-mcpu=native
    "$clang" "$option" -fsyntax-only -x c -\#\#\# - </dev/null 2>&1 |
        grep -o '"-target-\(cpu\|feature\)" "[^"]*"' | cut -d '"' -f 4 | sort | tr '\n' ' ' || uname -m
}

# SwiftPM warns of -pthread in the descriptions of libraries that Pango uses, each time that it reads them. It is given copies
# without, of those that pkg-config would find: they come before all others.
correct_package_flags() {
    local copies=$build_folder/pkg-config places folders folder name index
    places=$(pkg-config --variable pc_path pkg-config 2>/dev/null) || return 0
    IFS=: read -ra folders <<<"${PKG_CONFIG_PATH:+$PKG_CONFIG_PATH:}$places"
    rm -rf -- "$copies"
    mkdir -p -- "$copies"
    # From the last folder to the first, so that what is found first is what stays.
    for ((index = ${#folders[@]} - 1; index >= 0; index--)); do
        folder=${folders[index]}
        while IFS= read -r name; do rm -f -- "$copies/$name"; done < <(ls -- "$folder" 2>/dev/null)
        while IFS= read -r name; do
            sed -E -e "s|\$\{pcfiledir\}|$folder|g" -e '/^(Cflags|Libs):/s/ -pthread( |$)/\1/g' \
                -- "$name" >"$copies/${name##*/}"
        done < <(grep -lsE -- '^(Cflags|Libs):.* -pthread' "$folder"/*.pc || true)
    done
    build_flags+=(--pkg-config-path "$copies")
}
