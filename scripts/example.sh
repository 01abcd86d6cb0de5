#!/bin/sh
# Builds an example program of the crate local-postgres and prints its path: `example.sh NAME`.
# To be run by its path: below `cargo run`, an inner cargo sees other CARGO_… variables and compiles ring anew.
set -eu
cd "$(dirname "$0")/.."

# In a step of its own: a pipe would hide that the build failed.
told=$(cargo build --locked --quiet --package local-postgres --example "$1" --message-format json-render-diagnostics)
printf '%s\n' "$told" | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -n 1
