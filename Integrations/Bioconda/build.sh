#!/usr/bin/env bash
# Puts the tree of script/package where conda looks for it.
set -euo pipefail

tree=$PREFIX/libexec/gibbous
mkdir -p "$tree" "$PREFIX/bin" "$PREFIX/share"
tar -xJf "gibbous-$PKG_VERSION-linux-x86_64.tar.xz" -C "$tree" --strip-components 1
ln -s ../libexec/gibbous/bin/gibbous "$PREFIX/bin/gibbous"
# Man pages and completions lie where a shell and man find them.
for part in man bash-completion zsh fish; do
    if [[ -d $tree/share/$part ]]; then cp -R "$tree/share/$part" "$PREFIX/share/"; fi
done
cp "$tree/LICENSE" .
