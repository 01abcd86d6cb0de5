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
whole=$(mktemp "$folder/.whole.XXXXXX")
trap 'rm -f "$whole" "$whole.list"' EXIT

pg_dump --format=custom --no-owner --file="$whole"
pg_restore --list "$whole" | grep -Ev " TABLE DATA public ($(echo "$PASSING" | tr ' ' '|')) " >"$whole.list"
pg_restore --use-list="$whole.list" --file="$folder/buku-$stamp.sql" "$whole"
# shellcheck disable=SC2046,SC2086
pg_restore --data-only $(printf -- '--table=%s ' $PASSING) --file="$folder/kunci-$stamp.sql" "$whole"
echo "$folder/buku-$stamp.sql"
echo "$folder/kunci-$stamp.sql"
