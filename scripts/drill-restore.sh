#!/bin/sh
# The machine of the database is gone, and the register is put back from base backup and WAL: a PostgreSQL of its own, the real program under
# the load of `drills`, a base backup meanwhile, then SIGKILL and an empty disk. Nothing that was acknowledged may be lost.
#
#   make drill-restore      (DRILL_PEOPLE, DRILL_SECONDS, DRILL_SEED; DRILL_TIMES: how often the machine goes; KEEP=1 leaves the folder there)
set -eu
cd "$(dirname "$0")/.."
drill="drill-restore"
. scripts/drill-server.sh
find_postgres
work=$(mktemp -d)
chmod 711 "$work"
trap 'ends' EXIT
trap 'exit 1' HUP INT TERM

# The disk of the server. The copies lie in a folder of their own, which stands for another machine.
server=$work/server round=0
url="postgres://app@$(printf %s "$server/run" | sed 's,/,%2F,g'):5432/layanan_ktp?sslmode=disable"

ends() {
    kill_load
    [ -z "${receiver:-}" ] || kill -9 "$receiver" 2>/dev/null || true
    signal_all_in "$server/data" KILL
    signal_all_in "$server/earlier" KILL
    if [ -n "${KEEP:-}" ]; then say "left in $work"; else rm -rf "$work"; fi
}

# As libpq is told where the server is.
there() { as_server env PGHOST="$server/run" PGUSER=app "$@"; }

make_server() {
    own_folder "$server"
    own_folder "$server/run"
    as_server initdb --pgdata="$server/data" --username=app --locale=C.UTF-8 --encoding=UTF8 --auth=trust --no-sync --wal-segsize=1 \
        >"$work/initdb" 2>&1 || { cat "$work/initdb" >&2; fail initdb; }
    printf "listen_addresses = ''\nunix_socket_directories = '%s'\n" "$server/run" | as_server tee -a "$server/data/postgresql.conf" >/dev/null
    start_server
}

start_server() {
    launch as_server postgres -D "$server/data" >>"$work/postgres" 2>&1 &
    wait_for 60 takes_writes
}

takes_writes() { [ "$(there psql -XAtc 'select pg_is_in_recovery()' postgres)" = f ]; }

# Into a new folder each time: after a putting back the old copies tell of another history.
begin_copies() {
    round=$((round + 1))
    copies=$work/copies-$round
    own_folder "$copies"
    launch there sh scripts/receive-wal.sh "$copies" >>"$work/receiver" 2>&1 &
    receiver=$!
    wait_for 10 is_received
    there psql -XAtqc "alter system set synchronous_standby_names = 'layanan_wal'" -c 'select pg_reload_conf()' postgres >/dev/null
    wait_for 10 is_received sync
}

is_received() { there psql -XAtc "select sync_state from pg_stat_replication where application_name = 'layanan_wal'" postgres | grep -q "^${1:-.}"; }

base_backup() { there sh scripts/base-backup.sh "$copies" >>"$work/backup" 2>&1 || { cat "$work/backup" >&2; fail base-backup.sh; }; }

# The register as it was at a moment, in a server beside the other one.
goes_back() {
    there sh scripts/restore-base.sh "$work/copies-1" "$server/earlier" "$moment" >>"$work/restore" 2>&1 || { cat "$work/restore" >&2; fail restore-base.sh; }
    launch as_server postgres -D "$server/earlier" -c port=5433 >>"$work/postgres" 2>&1 &
    wait_for 60 is_back_then
    (url=$(echo "$url" | sed s/:5432/:5433/) && nothing_lost "$work/kept-then" && [ "$(wc -l <"$work/kept-now")" -lt "$all" ]) || fail 'another moment than the one that was asked for'
    say "the register of $moment was put back beside it"
}

is_back_then() { [ "$(there psql -XAt --port=5433 -c 'select pg_is_in_recovery()' postgres)" = f ]; }

# What is too old goes with the next base backup, and the WAL that only it needed.
old_copies_go() {
    mv "$copies"/base-* "$copies/base-20200101T000000Z"
    sql 'select pg_switch_wal()' >/dev/null
    base_backup
    [ "$(ls -d "$copies"/base-*)" = "$(tail -n 1 "$work/backup")" ] || fail "there are $(ls -d "$copies"/base-*)"
    needed=$(sed -n 's/^START WAL.*(file \(.*\))$/\1/p' "$copies"/base-*/backup_label)
    [ -z "$(as_server pg_archivecleanup -n "$copies/wal" "$needed")" ] || fail 'WAL that nobody needs is kept'
    say 'old copies are gone'
}

# All that runs of it is gone at once, and its disk; what was still on its way to the copies, too.
machine_is_gone() {
    kept >"$work/kept"
    signal_all_in "$server/data" KILL
    rm -rf "$server/data"
    kill -9 "$receiver" 2>/dev/null || true
    wait "$receiver" 2>/dev/null || true
    say 'the machine is gone'
}

is_put_back() {
    begun=$(date +%s)
    there sh scripts/restore-base.sh "$copies" "$server/data" >>"$work/restore" 2>&1 || { cat "$work/restore" >&2; fail restore-base.sh; }
    start_server
    nothing_lost "$work/kept"
    begin_copies
    base_backup
    say "it is put back, and copied anew, after $(($(date +%s) - begun)) s"
}

make_server
begin_copies
others=killed,stopped,replaced
begin_load "${DRILL_PEOPLE:-16}" "${DRILL_SECONDS:-10}" machine-gone
base_backup
kept >"$work/kept-then" && moment=$(sql 'select clock_timestamp()')
say "a base backup was made under load, of $(sql 'select count(*) from inbox') messages"
times=0
while load_goes_on; do
    if [ -n "$(is_asked)" ]; then
        times=$((times + 1))
        wait_for 60 sql 'select 1 / (count(*) > 2)::int from permohonan'
        if [ "$times" -le "${DRILL_TIMES:-1}" ]; then machine_is_gone; is_put_back; fi
        rm -f "$work/asked-machine-gone"
    fi
    sleep 0.2
done
end_load
all=$(kept | wc -l)
goes_back
old_copies_go
[ "$times" -gt 0 ] || fail 'the machine was never gone'
say 'OK: nothing that was acknowledged is lost'
