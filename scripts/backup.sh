#!/bin/sh
# Backs up the register in two parts of one moment: `buku-….sql`, which may be kept for long, and `kunci-….sql`: the keys, and
# all that passes with time, of which only the newest few are kept. Why: docs/keys.md.
#
#   sh scripts/backup.sh FOLDER      (the database as for psql: PGHOST, PGUSER, PGDATABASE, …)
set -eu
folder=${1:?the folder to write to}
. "$(dirname "$0")/passing.sh"
umask 077
stamp=$(date -u +%Y%m%dT%H%M%SZ)
# Both parts together lie in a place of their own, and not in the folder that is kept, whatever happens.
whole=$(mktemp -d)
trap 'rm -rf "$whole"' EXIT
trap 'exit 1' HUP INT TERM

pg_dump --format=custom --file="$whole/all"
pg_restore --list "$whole/all" >"$whole/list"
grep -Ev " TABLE DATA public ($(echo "$PASSING" | tr ' ' '|')) " "$whole/list" >"$whole/list.buku"
# The roles are those of the place where it is put back.
pg_restore --no-owner --no-privileges --use-list="$whole/list.buku" --file="$whole/buku" "$whole/all"
# shellcheck disable=SC2046,SC2086
pg_restore --no-owner --no-privileges --data-only $(printf -- '--table=%s ' $PASSING) --file="$whole/kunci" "$whole/all"

# Under their names only when they are whole.
for part in kunci buku; do
    cp "$whole/$part" "$folder/.$part-$stamp"
    mv "$folder/.$part-$stamp" "$folder/$part-$stamp.sql"
done
echo "$folder/buku-$stamp.sql"
echo "$folder/kunci-$stamp.sql"
