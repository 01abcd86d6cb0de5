#!/bin/sh
# Copies the whole cluster while it runs (a base backup), and takes away what is too old: base backups of more than BASE_DAYS days, and
# the WAL that only they need. With the WAL that receive-wal.sh brings into the same folder, restore-base.sh puts back any moment since
# the oldest that is left. Why not for longer, and what else is in a copy: docs/copies.md.
#
#   sh scripts/base-backup.sh FOLDER      (the server as for psql: PGHOST, PGPORT, PGUSER; a role that may replicate)
set -eu
folder=${1:?the folder to write to}
days=${BASE_DAYS:-7}
case $days in '' | *[!0-9]* | 0) echo "base-backup: BASE_DAYS is a number of days from 1 on, not '$days'" >&2; exit 2 ;; esac
umask 077
mkdir -p "$folder/wal"
fresh=$folder/.fresh-$$
trap 'rm -rf "$fresh"' EXIT
trap 'exit 1' HUP INT TERM

# Under its name only when it is whole, and looked through. It has the WAL that it needs itself, so it can be put back alone, too. The name is
# when it *ended*: a moment before that cannot be put back by it.
pg_basebackup --pgdata="$fresh" --wal-method=stream --checkpoint=fast --no-password --label=layanan-ktp
pg_verifybackup --quiet "$fresh"
name=base-$(date -u +%Y%m%dT%H%M%SZ)
mv "$fresh" "$folder/$name"
sync
echo "$folder/$name"

# The newest one stays in any case: a copy that is too old is better than none.
oldest=$(date -u -d "$days days ago" +%Y%m%dT%H%M%SZ)
for base in "$folder"/base-*; do
    [ "${base##*/base-}" \< "$oldest" ] && [ "${base##*/}" != "$name" ] || continue
    rm -rf "$base"
done
set -- "$folder"/base-*
needed=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\))$/\1/p' "$1/backup_label")
pg_archivecleanup "$folder/wal" "${needed:?where the WAL of the oldest copy begins}"

# Said at the end, for the copy is there all the same: whoever runs this by a timer learns of it.
receives="select count(*) from pg_replication_slots where slot_name = '${WAL_SLOT:-layanan_wal}' and active"
[ "$(psql -XAt --dbname=postgres --command="$receives")" = 1 ] && exit 0
echo 'base-backup: NOBODY RECEIVES THE WAL: what is said from now on is in no copy (receive-wal.sh)' >&2
exit 1
