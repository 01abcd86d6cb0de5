#!/bin/sh
# Makes the Debian package, and tells where it is as the last line. `package.sh` builds the program optimised, for an office;
# `package.sh dev` packs the one that the tests have built, to try out the packing (scripts/check-package.sh).
set -eu
cd "$(dirname "$0")/.."
profile=${1:-release}

# A tool of this project's own, beside what it builds.
version=3.8.0
tools=target/tools
deb=$tools/bin/cargo-deb
[ "$("$deb" --version 2>/dev/null)" = "$version" ] ||
    cargo install --locked --debug --quiet --root "$tools" --target-dir "$tools/build" --version "=$version" cargo-deb >&2

# The libraries that are in the program, with their licences.
libraries() {
    cargo tree --locked --package layanan-ktp --edges normal --prefix none --format '{p} {l}' |
        sed 's/ (\*)$//; s/ ([^)]*)//' | sort -u
}

folder=target/packaging
rm -rf "$folder"
mkdir -p "$folder"
libraries >"$folder/libraries"
if [ "$profile" = dev ]; then
    # What `make test` has built already: another choice of packages would have other features, and build all of them anew.
    cargo test --locked --workspace --no-run --test written --test emulator --test licences >&2
    target/debug/packaging "$folder"
    # cargo-deb packs releases only. It takes this for one; how well it is compressed matters to nobody.
    mkdir -p "$folder/as/release"
    cp target/debug/layanan-ktp "$folder/as/release/"
    export CARGO_TARGET_DIR="$folder/as"
    set -- --compress-type gzip --compress-system
else
    cargo build --locked --release --package layanan-ktp >&2
    cargo run --locked --quiet --package packaging -- "$folder" >&2
    set --
fi
"$deb" deb --locked --no-build --output "$folder/" "$@"
