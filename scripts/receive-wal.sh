#!/bin/sh
# Keeps what the server writes (its WAL) in FOLDER/wal, byte for byte as it is written, until it is told to stop or the server is away: to be run as
# a service that is always restarted, on another machine or at least another disk. With `synchronous_standby_names = 'layanan_wal'` nothing is acknowledged before it lies here
# (docs/copies.md). base-backup.sh takes away what is not needed any more.
#
#   sh scripts/receive-wal.sh FOLDER      (the server as for psql: PGHOST, PGPORT, PGUSER; a role that may replicate)
set -eu
folder=${1:?the folder of the copies}
slot=${WAL_SLOT:-layanan_wal}
umask 077
mkdir -p "$folder/wal"
# The slot has the server keep what was not received while this did not run. Another server that leads after a switch has none yet, so this ends with
# its connection, and begins anew with a slot.
pg_receivewal --create-slot --if-not-exists --slot="$slot" --no-password
PGAPPNAME=$slot exec pg_receivewal --directory="$folder/wal" --slot="$slot" --synchronous --no-loop --no-password
