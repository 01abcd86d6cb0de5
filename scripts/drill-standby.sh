#!/bin/sh
# Two PostgreSQL under Patroni on this machine, HAProxy before them, and the program under the load of `drills`: the one that leads is killed, is
# frozen, loses only its PostgreSQL, and hands over. Nothing that was acknowledged may be lost. With the files that an office starts from
# (packaging/standby/), and addresses, folders and processes of its own: the services of this machine are not touched. As root.
#
#   make drill-standby      (DRILL_PEOPLE, DRILL_SECONDS, DRILL_SEED; KEEP=1 leaves the folder there)
set -eu
cd "$(dirname "$0")/.."
drill="drill-standby"
. scripts/drill-server.sh
[ "$(id -u)" = 0 ] || fail 'this drill is for root'
find_postgres
work=$(mktemp -d)
chmod 711 "$work"
trap 'ends' EXIT
trap 'exit 1' HUP INT TERM

# Of the 127/8 that every machine has: as if these were machines.
net=127.$(($$ / 250 % 200 + 20)).$(($$ % 250 + 1))
url="postgres://layanan:secret@$net.1:5432/layanan_ktp?sslmode=require"

ends() {
    kill_load
    for name in a b; do
        for process in $(cat "$work/$name/patroni.pid" 2>/dev/null) $(cat "$work/$name/postgres.pid" 2>/dev/null); do kill -9 "$process" 2>/dev/null || true; done
        signal_all_in "$work/$name/data" KILL
    done
    for process in ${etcd:-} ${proxy:-}; do kill -9 "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    if [ -n "${KEEP:-}" ]; then say "left in $work"; else rm -rf "$work"; fi
}

address() { case $1 in a) echo "$net.2" ;; b) echo "$net.3" ;; esac; }
other() { case $1 in a) echo b ;; b) echo a ;; esac; }

begin_etcd() {
    own_folder "$work/etcd"
    launch as_server etcd --enable-v2 --data-dir "$work/etcd" --listen-client-urls "http://$net.9:2379" --advertise-client-urls "http://$net.9:2379" \
        --listen-peer-urls "http://$net.9:2380" --initial-advertise-peer-urls "http://$net.9:2380" --initial-cluster "default=http://$net.9:2380" \
        >"$work/etcd.log" 2>&1 &
    etcd=$!
}

make_machine() {
    own_folder "$work/$1"
    as_server openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=$1" -keyout "$work/$1/server.key" -out "$work/$1/server.crt" 2>/dev/null
    chmod 600 "$work/$1/server.key"
    sed -e "s/^PATRONI_NAME=.*/PATRONI_NAME=$1/" -e "s/10\.1\.1\.1:\(8008\|5432\)/$(address "$1"):\1/" -e "s,^PATRONI_ETCD_HOSTS=.*,PATRONI_ETCD_HOSTS='$net.9:2379'," \
        -e "s,/var/lib/postgresql/layanan-ktp,$work/$1," -e "s,^\(PATRONI_POSTGRESQL_BIN_DIR=\).*,\1$bin," -e 's/PASSWORD=$/PASSWORD=secret/' \
        packaging/standby/patroni.env >"$work/$1/env"
}

# As systemd would: the environment of the file, and the account of the server.
begin_machine() {
    # shellcheck disable=SC2046
    launch as_server env $(grep -v '^#' "$work/$1/env") patroni packaging/standby/patroni.yml >>"$work/$1/patroni.log" 2>&1 &
    echo $! >"$work/$1/patroni.pid"
}

begin_proxy() {
    REGISTER=$net.1:5432 NODE_A=$(address a) NODE_B=$(address b) haproxy -db -f packaging/standby/haproxy.cfg >"$work/haproxy.log" 2>&1 &
    proxy=$!
}

# What Patroni says of a machine by HTTP: says NAME PATH
says() { curl -sS --noproxy '*' --max-time 3 -o /dev/null -w '%{http_code}' "http://$(address "$1"):8008/$2" 2>/dev/null | grep -q 200; }
leads() { says "$1" primary; }
follows() { says "$1" sync; }
leader() { for name in a b; do if leads "$name"; then echo "$name"; fi; done; }
is_whole() { [ "$(leader | wc -l)" = 1 ] && follows "$(other "$(leader)")"; }
takes_writes() { sql 'select txid_current()'; }

as_superuser() { as_server env PGPASSWORD=secret psql -XAtq -v ON_ERROR_STOP=1 --host="$net.1" --username=postgres --dbname=postgres --command="$1"; }

# kill -9 or STOP of all of a machine, or CONT: to_all_of NAME SIGNAL
to_all_of() {
    signal_all_in "$work/$1/data" "$2"
    kill "-$2" "$(cat "$work/$1/patroni.pid")"
}

# Until somebody may write again, by the address that the program has.
writes_go_on() {
    wait_for 90 takes_writes
    say "$1: writes go on after $(($(date +%s) - begun)) s, $was led and $(leader) leads"
    nothing_lost "$work/kept"
    [ "$(leader)" != "$was" ] || fail 'the same one leads'
    sleep 5 && kept >"$work/kept-next" # what was acknowledged by the new one alone, before the old one is back
}

trouble() {
    kept >"$work/kept"
    was=$(leader) begun=$(date +%s)
    case $1 in
        killed-primary)
            to_all_of "$was" KILL
            writes_go_on "$1"
            begin_machine "$was"
            ;;
        frozen-primary)
            to_all_of "$was" STOP
            writes_go_on "$1"
            to_all_of "$was" CONT
            ;;
        crashed-primary)
            signal_all_in "$work/$was/data" KILL
            writes_go_on "$1"
            ;;
        switched-primary)
            # shellcheck disable=SC2046
            as_server env $(grep -v '^#' "$work/$was/env") patronictl -c packaging/standby/patroni.yml switchover layanan-ktp --leader "$was" --candidate "$(other "$was")" --force \
                >>"$work/patronictl" 2>&1 || { cat "$work/patronictl" >&2; fail switchover; }
            writes_go_on "$1"
            ;;
        killed-standby)
            to_all_of "$(other "$was")" KILL
            wait_for 90 takes_writes
            say "$1: writes go on after $(($(date +%s) - begun)) s"
            nothing_lost "$work/kept"
            kept >"$work/kept-next"
            begin_machine "$(other "$was")"
            wait_for 180 is_whole
            return
            ;;
    esac
    wait_for 180 is_whole
    [ "$(leader)" != "$was" ] || fail "$was took the lead back by itself"
    nothing_lost "$work/kept-next"
    say "$was is back as standby after $(($(date +%s) - begun)) s"
}

begin_etcd
make_machine a
make_machine b
begin_machine a
begin_machine b
begin_proxy
wait_for 60 is_whole
as_superuser "create role layanan login createdb password 'secret'"
say "$(leader) leads and $(other "$(leader)") follows"

begin_load "${DRILL_PEOPLE:-24}" "${DRILL_SECONDS:-180}" killed-primary frozen-primary crashed-primary switched-primary killed-standby
while load_goes_on; do
    asked=$(is_asked)
    if [ -n "$asked" ]; then
        trouble "$asked"
        rm -f "$work/asked-$asked"
    fi
    sleep 0.2
done
end_load
[ "$(sql 'select count(*) from inbox where attempts > 0')" = 0 ] || fail 'something was counted against an update'
say 'OK: nothing that was acknowledged is lost'
