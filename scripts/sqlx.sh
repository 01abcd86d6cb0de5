#!/bin/sh
# Describes every `query!` anew, by compiling them against a throw-away server with all migrations.
# `sqlx.sh` writes the folder .sqlx; `sqlx.sh check` says whether the committed one still fits, and lints on the way: compiling
# everything once more for that would take minutes.
set -eu

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
trap 'exit 1' HUP INT TERM

throwaway=$(sh scripts/example.sh throwaway)

touch src/lib.rs # the macros write while they are expanded, so all that holds them has to be compiled again
export SQLX_OFFLINE=false SQLX_OFFLINE_DIR="$fresh"
if [ "${1:-}" = check ]; then
    "$throwaway" migrations cargo clippy --locked --quiet --workspace --all-targets -- -D warnings
else
    "$throwaway" migrations cargo check --locked --quiet --all-targets
fi

mkdir -p .sqlx
if [ "${1:-}" != check ]; then
    rm -f .sqlx/query-*.json
    find "$fresh" -name 'query-*.json' -exec cp {} .sqlx/ \;
elif ! diff -rq .sqlx "$fresh" >&2; then
    echo 'sqlx: .sqlx does not fit the queries and migrations; run "make sqlx" and commit the folder' >&2
    exit 1
fi
