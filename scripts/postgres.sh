#!/bin/sh
# Finds PostgreSQL's server programs, or installs them, and prints their folder as the last line.
#
# As root they come from Debian's packages. Anybody else gets the same packages unpacked below
# $LOCAL_POSTGRES_HOME (else ~/.cache/local-postgres), where the crate local-postgres looks too: no sudo, nothing
# changes outside that folder.
set -eu

home=${LOCAL_POSTGRES_HOME:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/local-postgres}

say() { echo "postgres: $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

folders() {
    [ -z "${POSTGRES_BIN_DIR:-}" ] || echo "$POSTGRES_BIN_DIR"
    echo "$PATH" | tr ':' '\n'
    ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr
    # Root hands the server to an account that cannot enter root's home.
    is_root || ls -d "$home"/debian/usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr
}

find_programs() {
    folders | while read -r folder; do
        if [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ]; then
            echo "$folder"
            break
        fi
    done
}

install_as_root() {
    have apt-get || return 1
    say 'installing PostgreSQL with apt-get'
    export DEBIAN_FRONTEND=noninteractive
    # Only the programs are wanted: Debian would also make a cluster and start it.
    conf=/etc/postgresql-common/createcluster.conf
    if [ ! -e "$conf" ]; then
        mkdir -p "${conf%/*}"
        printf '# written by scripts/postgres.sh of layanan-ktp, which needs the programs only\ncreate_main_cluster = false\n' >"$conf"
    fi
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
    say 'PostgreSQL is not installed and could not be fetched (is there a network?).'
    say 'Install its server (Debian: apt install postgresql), or set POSTGRES_BIN_DIR to the folder of `postgres` and `initdb`.'
    exit 1
fi
[ -d /usr/share/zoneinfo ] || say 'there are no time zones on this machine; ask for the package tzdata'
dirname "$(readlink -f "$found/postgres")" # /usr/local/bin may hold links to some of the programs only
