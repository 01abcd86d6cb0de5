#!/bin/sh
# Makes the Debian package of what the tests have built, and does with it what an office does: installs it in a Debian of its own,
# starts it, says something to it, stops it, upgrades it, removes and purges it. Needs root; anybody else is told so.
# Of the emulator it takes the Bot API, so no token is needed. WITHOUT_SYSTEMD=1 tries out the way of machines on which it does not boot.
set -eu
cd "$(dirname "$0")/.."
if [ "$(id -u)" != 0 ]; then
    echo 'check-package: THE PACKAGE IS NOT TRIED OUT: a tree of Debian can only be made by root.' >&2
    exit 0
fi
sh scripts/ensure.sh package
# All that is mounted goes with the last of our processes.
[ -n "${IN_NAMESPACE:-}" ] || exec unshare --mount --propagation private env IN_NAMESPACE=1 sh "$0" "$@"

. scripts/tree.sh
. scripts/talk.sh
unit=/usr/lib/systemd/system/layanan-ktp.service
env=/etc/layanan-ktp/layanan-ktp.env
work=$(mktemp -d)
tree=$work/tree
trap 'end_talk; end_tree' EXIT
trap 'exit 1' HUP INT TERM

is() { [ "$2" = "$3" ] || fail "$1 is '$2' and not '$3'"; }

# APT asks no questions, and what it says is shown where it fails.
apt() {
    inside env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Options::=--force-unsafe-io "$@" >"$work/apt" 2>&1 ||
        { cat "$work/apt" >&2; fail "apt-get $*"; }
}

installs() {
    inside apt-get -s install /root/layanan-ktp.deb 2>/dev/null | grep -q '^Inst postgresql ' || fail 'PostgreSQL is not recommended'
    apt install --no-install-recommends /root/layanan-ktp.deb postgresql
    grep -q 'not started yet. Write the token' "$work/apt" || fail 'nobody is told that a token is needed'
    is account "$(inside getent passwd layanan-ktp | cut -d: -f6,7)" /var/lib/layanan-ktp:/usr/sbin/nologin
    is 'mode of the data' "$(inside stat -c '%a %U:%G' /var/lib/layanan-ktp)" '700 layanan-ktp:layanan-ktp'
    is 'mode of the environment' "$(inside stat -c '%a %U:%G' $env)" '640 root:layanan-ktp'
    is conffiles "$(inside dpkg-query -W -f '${Conffiles}' layanan-ktp | sed 's/ [0-9a-f]*$//' | tr -d ' \n')" /etc/layanan-ktp/kantor.toml
    for page in target/packaging/man/*.1; do
        [ -e "$tree/usr/share/man/man1/${page##*/}.gz" ] || fail "the package has no ${page##*/}"
    done
    for file in bash-completion/completions/layanan-ktp zsh/vendor-completions/_layanan-ktp fish/vendor_completions.d/layanan-ktp.fish \
        doc/layanan-ktp/docs/alerts.yml doc/layanan-ktp/docs/grafana.json; do
        [ -s "$tree/usr/share/$file" ] || fail "the package has no $file"
    done
}

# Exposure in tenths: 0 is none, 100 all.
is_hardened() {
    said=$(inside systemd-analyze verify --man=no "$unit" 2>&1) || fail "the unit: $said"
    is 'what is said of the unit' "$said" ''
    inside systemd-analyze security --offline=true --threshold=15 --no-pager "$unit" >"$work/security" 2>&1 ||
        { cat "$work/security" >&2; fail 'the unit lets through more than it did'; }
}

waits_for_a_token() {
    [ -n "$leader" ] || return 0
    start_service
    is 'the service without a token' "$(inside systemctl show -P Result layanan-ktp)" exec-condition
    inside journalctl --no-pager --unit layanan-ktp | grep -q 'TELOXIDE_TOKEN.*is empty' || fail 'the journal does not say why'
}

runs() {
    begin_talk
    inside sed -i "s|^TELOXIDE_TOKEN=.*|TELOXIDE_TOKEN=$token|; s|^#TELOXIDE_API_URL=.*|TELOXIDE_API_URL=$api|" "$env"
    start_service
    answers 5 || { journal; fail 'nothing answers /start'; }
    inside layanan-ktp-admin petugas tambah --peran kasi --chat 2001 --nama 'Sri Contoh' >/dev/null
    inside layanan-ktp-admin periksa >"$work/periksa" || { cat "$work/periksa" >&2; fail periksa; }
    is 'jit of the private PostgreSQL' "$(inside setpriv --reuid=layanan-ktp --regid=layanan-ktp --clear-groups \
        psql -XAtc 'show jit' -h /var/lib/layanan-ktp/run -U app postgres)" off
    [ -z "$leader" ] || is 'what the kernel lets it do' "$(confined)" 'CapBnd 0000000000000000 NoNewPrivs 1 Seccomp 2'
}

confined() {
    inside sed -n 's/^\(CapBnd\|NoNewPrivs\|Seccomp\):\t/\1 /p' "/proc/$(inside systemctl show -P MainPID layanan-ktp)/status" |
        tr '\n' ' ' | sed 's/ $//'
}

is_gone() { [ -z "$(inside find /proc -maxdepth 1 -user layanan-ktp 2>/dev/null)" ] || fail "something of it runs $1"; }

# As docs/first-day.md says.
is_backed_up() {
    inside install -d -m 700 -o layanan-ktp -g layanan-ktp /var/backups/layanan-ktp
    inside setpriv --reuid=layanan-ktp --regid=layanan-ktp --clear-groups env \
        PGHOST=/var/lib/layanan-ktp/run PGUSER=app PGDATABASE=layanan_ktp \
        sh /usr/share/layanan-ktp/scripts/backup.sh /var/backups/layanan-ktp >"$work/backup"
    is 'files of a backup' "$(wc -l <"$work/backup")" 2
}

# As docs/runbook.md says: by a copy into a PostgreSQL that is named, with the keys from the file; and back again.
moves() {
    as_postgres="setpriv --reuid=postgres --regid=postgres --clear-groups"
    stop_service
    [ -n "$leader" ] || inside /etc/init.d/postgresql start >/dev/null
    # shellcheck disable=SC2086
    {
        inside $as_postgres createuser --superuser layanan-ktp
        inside $as_postgres createdb --owner=layanan-ktp --encoding=UTF8 --locale=C.UTF-8 --template=template0 layanan_ktp
        # shellcheck disable=SC2046
        inside setpriv --reuid=layanan-ktp --regid=layanan-ktp --clear-groups env PGDATABASE=layanan_ktp \
            sh /usr/share/layanan-ktp/scripts/restore.sh $(sort "$work/backup")
        inside $as_postgres psql -qXc 'alter role "layanan-ktp" nosuperuser'
    }
    cp "$tree$env" "$work/env"
    # As somebody writes it by hand, and systemd reads it.
    printf ' DATABASE_URL = "postgres://layanan-ktp@%%2Fvar%%2Frun%%2Fpostgresql/layanan_ktp"  \n' >>"$tree$env"
    printf 'KUNCI_DATA=%s  \r\n' "$(cat "$tree/var/lib/layanan-ktp/kunci")" >>"$tree$env"
    inside layanan-ktp-admin petugas daftar | grep -q 'Sri Contoh' || fail 'a copy does not hold the register'
    inside layanan-ktp-admin verifikasi >/dev/null || fail 'a copy does not verify'
    cat "$work/env" >"$tree$env"
    echo 'DATABASE_URL=postgres://layanan-ktp@%2Fvar%2Frun%2Fpostgresql/layanan_ktp' >>"$tree$env"
    echo "KUNCI_DATA=$(cat "$tree/var/lib/layanan-ktp/kunci")" >>"$tree$env"
    start_service
    answers 7 || { journal; fail 'nothing answers with the register in another PostgreSQL'; }
    stop_service
    cat "$work/env" >"$tree$env"
    start_service
    answers 8 || { journal; fail 'nothing answers with its own register again'; }
}

stops() {
    stop_service
    is_gone 'after it was stopped'
}

upgrades() {
    echo '# of this office' >>"$tree/etc/layanan-ktp/kantor.toml"
    if [ -n "$leader" ]; then start_service; before=$(inside systemctl show -P MainPID layanan-ktp); fi
    apt install --reinstall /root/layanan-ktp.deb
    inside tail -n 1 /etc/layanan-ktp/kantor.toml | grep -q 'of this office' || fail 'an upgrade changed the profile'
    if [ -n "$leader" ]; then
        [ "$(inside systemctl show -P MainPID layanan-ktp)" != "$before" ] || fail 'an upgrade did not restart the service'
    else
        start_service
    fi
    answers 6 || { journal; fail 'nothing answers after an upgrade'; }
    [ -n "$leader" ] || stop_service
}

# Neither takes the register away, nor the keys that somebody has written into the environment.
goes() {
    apt remove layanan-ktp
    is_gone 'after its removal'
    cp "$tree$env" "$work/env"
    echo ' KUNCI_DATA = 1:made-up' >>"$tree$env" # systemd takes that, too
    apt purge layanan-ktp
    [ -s "$tree$env" ] || fail 'a purge took the keys away'
    [ -s "$tree/var/lib/layanan-ktp/kunci" ] || fail 'a purge took the register away'
    rm "$tree$env" "$work/env"
}

is_found_again() {
    apt install --no-install-recommends /root/layanan-ktp.deb
    inside layanan-ktp-admin petugas daftar | grep -q 'Sri Contoh' || fail 'the register is not what it was'
    apt purge layanan-ktp
    [ ! -e "$tree$env" ] || fail 'a purge left the environment behind, though no key stands in it'
}

deb=$(sh scripts/package.sh dev | tail -n 1)
make_tree
cp "$deb" "$tree/root/layanan-ktp.deb"
boot
for step in installs is_hardened waits_for_a_token runs is_backed_up moves stops upgrades goes is_found_again; do
    begun=$(date +%s)
    "$step"
    say "$step: $(($(date +%s) - begun)) s"
done
say "the package can be installed, run, upgraded and removed"
