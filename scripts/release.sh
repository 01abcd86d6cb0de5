#!/bin/sh
# Builds the program of an earlier release and prints its path: `release.sh COMMIT`. Its sources lie in a worktree of git below target/,
# and what several releases have in common is built once.
set -eu
cd "$(dirname "$0")/.."

say() { echo "release: $*" >&2; }

# A commit that is one only: its full name.
commit=$(git rev-parse --verify --quiet "${1:?which release: a commit}^{commit}") || {
    say "there is no commit $1 here (a clone without history? git fetch --unshallow)"
    exit 1
}
releases=$PWD/target/releases
sources=$releases/$commit
program=$sources.bot

if [ ! -x "$program" ]; then
    say "building $commit"
    git worktree prune
    [ -d "$sources" ] || git worktree add --quiet --detach "$sources" "$commit" >&2
    (cd "$sources" && CARGO_TARGET_DIR="$releases/build" cargo build --locked --bin layanan-ktp >&2)
    cp "$releases/build/debug/layanan-ktp" "$program"
    git worktree remove --force "$sources"
fi
echo "$program"
