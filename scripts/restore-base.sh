#!/bin/sh
# Makes a data folder of a base backup and the WAL beside it: of the newest moment, or of a given one. The server is started on it
# afterwards by whoever keeps it, and then reads the WAL to that moment. Run it as the account of the server; docs/copies.md goes on from here.
#
#   sh scripts/restore-base.sh FOLDER DATA ['2026-12-01 09:30:00+07']
set -eu
folder=${1:?the folder of the copies} data=${2:?the data folder to make} moment=${3:-}
say() { echo "restore-base: $*" >&2; }

folder=$(cd "$folder" && pwd)
case $folder in *[\'\"%\\\$\`]*) say "the name of $folder cannot stand in a configuration; move it"; exit 2 ;; esac
[ -z "$(ls -A "$data" 2>/dev/null)" ] || { say "$data is not empty; move it away"; exit 2; }
until=99999999T999999Z
[ -z "$moment" ] || until=$(date -u -d "$moment" +%Y%m%dT%H%M%SZ)
base=
for one in "$folder"/base-*; do
    [ ! -d "$one" ] || [ "${one##*/base-}" \> "$until" ] || base=$one
done
[ -n "$base" ] || { say "there is no base backup in $folder${moment:+ from before $moment}"; exit 1; }

umask 077
mkdir -p "$data"
chmod 700 "$data"
cp -Rp "$base/." "$data/"
# The last piece that came is not whole, and is read as far as it goes. Whoever had to confirm what is written is not there yet: waiting for
# them would be for ever.
cat >>"$data/postgresql.auto.conf" <<CONF
restore_command = 'cp "$folder/wal/%f" "%p" || cp "$folder/wal/%f.partial" "%p"'
recovery_target_timeline = 'latest'
recovery_target_action = 'promote'
${moment:+recovery_target_time = '$moment'}
synchronous_standby_names = ''
CONF
touch "$data/recovery.signal"
echo "$base"
