#!/bin/sh
# Puts a backup into an empty database: the book, then the keys and what passes with time, of the same day or of a later one. What
# of the latter belongs to a permohonan that the book does not have is left out.
#
#   sh scripts/restore.sh BUKU.sql KUNCI.sql      (the database as for psql, as a superuser)
set -eu
buku=${1:?the file of the book} kunci=${2:?the file of the keys}

psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 --single-transaction --file="$buku" >/dev/null
psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 --single-transaction \
    --command="set session_replication_role = replica" --file="$kunci" \
    --command="
        delete from public.data_key k where not exists (select from public.permohonan p where p.permohonan_id = k.permohonan_id);
        delete from public.fetched_file f using public.periksa x where x.periksa_id = f.periksa_id and x.permohonan_id is not null
            and not exists (select from public.permohonan p where p.permohonan_id = x.permohonan_id);
        delete from public.periksa x where x.permohonan_id is not null
            and not exists (select from public.permohonan p where p.permohonan_id = x.permohonan_id);
        with gone as (
            select o.outbox_id from public.outbox o where o.permohonan_id is not null
                and not exists (select from public.permohonan p where p.permohonan_id = o.permohonan_id))
        delete from public.outbox o where o.outbox_id in (select g.outbox_id from gone g) or o.edits in (select g.outbox_id from gone g)" \
    --command="
        select setval(pg_get_serial_sequence(of.name, of.key), of.last) from (
            select 'public.inbox' as name, 'inbox_id' as key, max(inbox_id) as last from public.inbox
            union all select 'public.outbox', 'outbox_id', max(outbox_id) from public.outbox
            union all select 'public.periksa', 'periksa_id', max(periksa_id) from public.periksa) of
        where of.last is not null" \
    >/dev/null
