#!/bin/sh
# Finds PostgreSQL's server programs, or installs them, and prints their folder as the last line.
#
# As root they come from Debian's packages. Anybody else gets the same packages unpacked below
# $LOCAL_POSTGRES_HOME (else ~/.cache/local-postgres): no sudo, nothing changes outside that folder.
set -eu

here=$(dirname "$0")
# The crate itself says where it looks, so that what is found or unpacked here is what it runs.
programs=$(sh "$here/example.sh" programs)
home=$("$programs" --home)

say() { echo "postgres: $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

find_programs() { "$programs" 2>/dev/null || true; }

# Only the programs are wanted: Debian would also make a cluster and start it. What we write for that goes again.
without_cluster() {
    conf=/etc/postgresql-common/createcluster.conf
    mark='# written by scripts/postgres.sh of layanan-ktp, which needs the programs only'
    [ ! -e "$conf" ] || grep -qxF "$mark" "$conf" || return 0
    trap with_cluster EXIT
    trap 'exit 1' HUP INT TERM
    mkdir -p "${conf%/*}"
    printf '%s\ncreate_main_cluster = false\n' "$mark" >"$conf"
}

with_cluster() {
    rm -f "$conf"
    # The package puts its own file beside one that it finds.
    [ ! -e "$conf.ucf-dist" ] || mv "$conf.ucf-dist" "$conf"
}

install_as_root() {
    have apt-get || return 1
    say 'installing PostgreSQL with apt-get'
    export DEBIAN_FRONTEND=noninteractive
    without_cluster
    apt-get update -q >&2 || say 'some package lists could not be read; going on with the others'
    apt-get install -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends postgresql >&2
}

# apt-get with lists and archives of its own, so that it needs no rights.
private_apt() {
    apt-get -q -o Dir::State="$tmp/state" -o Dir::State::status=/var/lib/dpkg/status -o Dir::Cache="$tmp/cache" \
        -o Debug::NoLocking=1 "$@"
}

# The server, its clients and the libraries this machine lacks; not what only Debian's wrapper scripts and the
# just-in-time compiler ask for. libc cannot be replaced from a folder.
wanted_packages() {
    private_apt -s install --no-install-recommends postgresql | awk '
        $1 != "Inst" { next }
        $2 ~ /^postgresql-[0-9]+$/ { print $2; sub("postgresql-", "postgresql-client-", $2); print $2; next }
        $2 ~ /^lib/ && $2 !~ /^lib(c6|c-bin|gdbm|llvm|perl|z3)|-perl$/ { print $2 }'
}

unpack_debian() {
    have apt-get && have dpkg-deb || return 1
    say "fetching Debian's packages of PostgreSQL into $home (no rights needed)"
    mkdir -p "$tmp/state/lists/partial" "$tmp/cache/archives/partial" "$tmp/debs" "$tmp/debian"
    private_apt update >"$tmp/log" 2>&1 || true # one unreachable list of many is no reason to stop
    packages=$(wanted_packages 2>>"$tmp/log" | sort -u)
    # shellcheck disable=SC2086 # one word for each package
    if ! (cd "$tmp/debs" && [ -n "$packages" ] && private_apt download $packages >>"$tmp/log" 2>&1); then
        tail -n 5 "$tmp/log" >&2
        return 1
    fi
    for deb in "$tmp"/debs/*.deb; do dpkg-deb -x "$deb" "$tmp/debian"; done
    find "$tmp/debian" -name 'llvmjit*' -exec rm -rf {} + # its library, 100 MB, is left out
    runs "$tmp/debian" || return 1
    # Moved when it is whole: an interrupted run leaves nothing half-made.
    rm -rf "$home/debian"
    mv "$tmp/debian" "$home/debian"
}

# Whether every program finds its libraries and starts.
runs() {
    bin=$(ls -d "$1"/usr/lib/postgresql/*/bin)
    libraries=$(find "$1/usr/lib" "$1/lib" -maxdepth 1 -name '*-linux-*' 2>/dev/null | tr '\n' ':')
    for program in postgres initdb psql pg_dump; do
        LD_LIBRARY_PATH="$libraries" "$bin/$program" --version >/dev/null 2>"$tmp/log" && continue
        cat "$tmp/log" >&2
        return 1
    done
}

install_as_user() {
    mkdir -p "$home"
    # Two at once would replace each other's folder while it is used; the second finds what the first has unpacked.
    if have flock; then
        exec 9>"$home/lock"
        flock 9
        [ -z "$(find_programs)" ] || return 0
    fi
    tmp=$(mktemp -d "$home/tmp.XXXXXX")
    trap 'rm -rf "$tmp"' EXIT
    trap 'exit 1' HUP INT TERM
    unpack_debian
}

found=$(find_programs)
if [ -z "$found" ]; then
    if is_root; then install_as_root || true; else install_as_user || true; fi
    found=$(find_programs)
fi
if [ -z "$found" ]; then
    "$programs" || true # says what is wrong with those there are
    say 'PostgreSQL is not installed and could not be fetched (is there a network?).'
    say 'Install its server (Debian: apt install postgresql), or set POSTGRES_BIN_DIR to the folder of `postgres` and `initdb`.'
    exit 1
fi
[ -d /usr/share/zoneinfo ] || say 'there are no time zones on this machine; ask for the package tzdata'
echo "$found"
