# What scripts/drill-restore.sh and drill-standby.sh share: PostgreSQL's programs, none of them as root, and the program `drills` as the load.
# To be read by a shell (`.`), with the name of the drill in $drill.

say() { echo "$drill: $*" >&2; }
fail() { say "FAILED: $*"; exit 1; }

# A made-up key: nobody real is in these registers.
export KUNCI_DATA=1:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=
programs=${DRILL_PROGRAMS:-target/debug}

# Where PostgreSQL's programs and their libraries are, those that scripts/postgres.sh has unpacked included; and who runs them.
find_postgres() {
    bin=${POSTGRES_BIN_DIR:-$(sh scripts/postgres.sh | tail -n 1)}
    unpacked=${bin%/usr/lib/postgresql/*}
    if [ -n "$unpacked" ] && [ "$unpacked" != "$bin" ]; then
        libraries=$(find "$unpacked/usr/lib" "$unpacked/lib" -maxdepth 1 -name '*-linux-*' 2>/dev/null | tr '\n' ':')
    fi
    account=
    [ "$(id -u)" != 0 ] || account=$(id -un postgres 2>/dev/null || echo nobody)
}

# Runs a command as the account of the server, with PostgreSQL's programs in the path.
as_server() {
    set -- env HOME="$work" PATH="$bin:$PATH" ${libraries:+LD_LIBRARY_PATH="$libraries"} LC_ALL=C "$@"
    [ -z "$account" ] || set -- setpriv --reuid="$account" --regid="$(id -g "$account")" --clear-groups "$@"
    ${launching:-} "$@"
}

# `launch as_server COMMAND… &` : so that `$!` is the command itself, and not a shell that waits for it.
launch() {
    launching=exec
    "$@"
}

# A folder of the drill that only that account can enter.
own_folder() {
    mkdir -p "$1"
    chmod 700 "$1"
    [ -z "$account" ] || chown "$account" "$1"
}

# wait_for SECONDS COMMAND… : fails the drill where it does not come true in time.
wait_for() {
    left=$(($1 * 5))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "it did not come to: $*"
        sleep 0.2
    done
}

# Sends a signal to all processes that work in this folder, as those of a server do: signal_all_in FOLDER SIGNAL
signal_all_in() {
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/cwd" 2>/dev/null)" != "$1" ] || kill "-$2" "${process#/proc/}" 2>/dev/null || true
    done
}

sql() { as_server psql -XAtq -v ON_ERROR_STOP=1 --dbname="$url" --command="$1"; }

# `drills` on the database $url, in a group of its own with the bots that it starts: begin_load PEOPLE SECONDS NAME…. The troubles NAME are ours:
# it asks by the file `asked-NAME`, and waits for as long as that is there. In $others are troubles of its own.
begin_load() {
    people=$1 seconds=$2
    shift 2
    names=$(echo "$*" | tr ' ' ,)
    for name in "$@"; do
        set -- "$@" --trouble "$name=touch '$work/asked-$name'; while [ -e '$work/asked-$name' ]; do sleep 0.1; done"
        shift
    done
    setsid "$programs/drills" --bot "$(realpath "$programs")/layanan-ktp" --database "$url" --people "$people" --seconds "$seconds" \
        ${DRILL_SEED:+--seed "$DRILL_SEED"} "$@" --only "$names${others:+,$others}" >"$work/table" 2>&1 &
    load=$!
    wait_for 60 sql 'select 1 / (count(*) > 5)::int from inbox'
}

load_goes_on() { kill -0 "$load" 2>/dev/null; }

# The trouble that it waits for, if any.
is_asked() { find "$work" -maxdepth 1 -name 'asked-*' -printf '%f\n' | sed 's/^asked-//'; }

# What it has counted; then our own look at the register, as anybody would take it.
end_load() {
    wait "$load" || { cat "$work/table" >&2; fail 'the table above'; }
    load=
    cat "$work/table"
    env DATABASE_URL="$url" SIMPAN_BERKAS="$work/berkas" "$programs/layanan-ktp" verifikasi || fail verifikasi
}

# Where it did not come to its end.
kill_load() {
    [ -n "${load:-}" ] || return 0
    kill -9 "-$load" 2>/dev/null || true
    tail -n 20 "$work/table" >&2
}

# All that stands in the chains, and all that was acknowledged to Telegram, as lines.
kept() {
    sql "select 'riwayat', permohonan_id, seq, encode(hash, 'hex') from riwayat
         union all select 'inbox', inbox_id, update_id, encode(digest, 'hex') from inbox" | sort
}

# nothing_lost BEFORE : what was there then is there now.
nothing_lost() {
    kept >"$work/kept-now"
    lost=$(comm -23 "$1" "$work/kept-now" | wc -l)
    [ "$lost" = 0 ] || fail "$lost of $(wc -l <"$1") rows that were there before are lost"
    say "$(grep -c '^riwayat' "$1") events and $(grep -c '^inbox' "$1") messages were there before, and all are there now"
}
