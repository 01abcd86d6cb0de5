#!/bin/sh
# Makes sure of what a build needs besides Rust: `ensure.sh cc make lint`, any of these words.
# As root what is missing is installed; anybody else is told what to ask for.
set -eu

say() { echo "ensure: $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

# install PACKAGE… : 1 when that is not ours to do.
install() {
    [ "$(id -u)" = 0 ] && have apt-get || return 1
    say "installing $* with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2 || say 'some package lists could not be read; going on with the others'
    apt-get install -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends "$@" >&2
}

# Links a program, so it also notices missing headers. One of the crates holds C and assembly (ring, for TLS).
# CC may be several words, such as "ccache gcc".
can_compile() {
    # shellcheck disable=SC2086
    echo '#include <stdlib.h>
int main(void) { return EXIT_SUCCESS; }' | ${CC:-cc} -x c -o /dev/null - >/dev/null 2>&1
}

ensure_cc() {
    can_compile || install gcc libc6-dev && can_compile && return
    say 'there is no C compiler. Ask for one (Debian: apt install gcc libc6-dev).'
    exit 1
}

ensure_make() {
    have make || install make && return
    say 'there is no `make`. Ask for it (Debian: apt install make).'
    exit 1
}

ensure_lint() {
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
    have rustup && rustup component add rustfmt clippy >&2 && return
    say 'rustfmt and clippy are missing (with rustup: rustup component add rustfmt clippy).'
    exit 1
}

# What the tests of the receipt look at it with: a PDF reader and a reader of QR codes.
ensure_pdf() {
    have pdftotext && have pdftoppm && have zbarimg || install poppler-utils zbar-tools && return
    say 'pdftotext or zbarimg is missing; the receipt is not looked at (Debian: apt install poppler-utils zbar-tools).'
    exit 1
}

# What the tests of the book on paper read a workbook with: a library of another language.
ensure_buku() {
    python3 -c 'import openpyxl' 2>/dev/null || /usr/bin/python3 -c 'import openpyxl' 2>/dev/null && return
    install python3-openpyxl && return
    say 'openpyxl is missing; the workbook is not read back (Debian: apt install python3-openpyxl).'
    exit 1
}

# What makes the clock of a drill jump. A drill goes on without it, and says so.
ensure_drill() {
    ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || install faketime && return
    say 'faketime is missing; no clock jumps in a drill (Debian: apt install faketime).'
}

# What a Debian package is made and tried out with. That needs root anyhow: anybody else is told so by the script itself.
ensure_package() {
    have mmdebstrap && have systemd-nspawn && have dpkg-shlibdeps && have curl && return
    install mmdebstrap systemd-container dpkg-dev curl ca-certificates && return
    say 'mmdebstrap, systemd-nspawn, dpkg-dev or curl is missing (Debian: apt install mmdebstrap systemd-container dpkg-dev curl).'
    exit 1
}

# What two PostgreSQL under Patroni are tried out with. The drill runs them itself: no service of these packages starts, now or at the next
# start of the machine.
ensure_standby() {
    have patroni && have etcd && have haproxy && have openssl && have curl && return
    [ "$(id -u)" = 0 ] || { say 'patroni, etcd or haproxy is missing (Debian: apt install patroni etcd-server haproxy openssl curl).'; exit 1; }
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        trap 'exit 1' HUP INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    fresh=
    for service in patroni etcd haproxy; do have "$service" || fresh="$fresh $service"; done
    install patroni etcd-server haproxy openssl curl || exit 1
    # shellcheck disable=SC2086
    ! have systemctl || [ -z "$fresh" ] || systemctl disable $fresh >&2 || true
}

if ! have cargo; then
    # rustup puts it here and asks for a new shell to see it.
    [ -x "${HOME:-}/.cargo/bin/cargo" ] && say 'cargo is not in PATH; run: . "$HOME/.cargo/env"' && exit 1
    say 'there is no Rust. Install it as https://rustup.rs says.'
    exit 1
fi
for word in "${@:-cc}"; do "ensure_$word"; done
