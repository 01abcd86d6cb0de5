-- A key for each day of the office. What passes with time (conversations, what arrived, what waits to be said, what was seen
-- on photos) is sealed with the key of the day on which it was written, and that key with those of the office. Once no row
-- is sealed with it any more it is destroyed: the same rows in an old copy open nowhere. Backups keep this table apart from
-- the others, like data_key (docs/keys.md).
create table day_key (
    -- Sealed values name their day by two bytes: how many days after 1 January 1970.
    tanggal date not null constraint day_key_pk primary key
        constraint day_key_tanggal_check check (tanggal between '1970-01-01' and '2149-06-06'),
    wrapped bytea not null -- sealed
);

-- The day with whose key a value is sealed; null: it is sealed with another kind of key. Only its head is read: what is
-- long is not fetched for it.
create function sealed_day(sealed bytea) returns date language sql immutable as $$
    select case when octet_length(sealed) > 2 and get_byte(substring(sealed for 1), 0) = 3 then
        date '1970-01-01' + get_byte(substring(sealed for 3), 1) * 256 + get_byte(substring(sealed for 3), 2) end
$$;

-- The days whose keys something is sealed with. A conversation of version 0 says nothing and is never opened: the row only
-- marks a chat that cannot be reached.
create function days_in_use() returns setof date language sql stable as $$
    select u.tanggal from (
        select sealed_day(state) from dialog where version > 0
        union select sealed_day(state) from dialog_archive
        union select sealed_day(raw) from inbox where raw is not null
        union select sealed_day(payload) from outbox where payload is not null
        union select sealed_day(file) from periksa
        union select sealed_day(found) from periksa where found is not null
        union select sealed_day(file_key) from fetched_file) as u (tanggal)
    where u.tanggal is not null
$$;

-- A key stays what it is, and as long as something is sealed with it.
create function guard_day_key() returns trigger language plpgsql as $$
begin
    if is_sealing_anew() and new.tanggal = old.tanggal then
        return new;
    end if;
    raise exception 'a key stays' using errcode = 'integrity_constraint_violation', constraint = 'day_key_append_only';
end $$;
create trigger day_key_append_only before update on day_key for each row execute function guard_day_key();
create trigger day_key_no_truncate before truncate on day_key execute function refuse_change();

create function guard_day_key_in_use() returns trigger language plpgsql as $$
begin
    if exists (select from gone join days_in_use() as d (tanggal) using (tanggal)) then
        raise exception 'something is sealed with this key' using errcode = 'integrity_constraint_violation', constraint = 'day_key_in_use';
    end if;
    return null;
end $$;
create trigger day_key_in_use after delete on day_key referencing old table as gone
    for each statement execute function guard_day_key_in_use();

alter table destroyed_rows
    drop constraint destroyed_rows_what_check,
    add constraint destroyed_rows_what_check check (
        what in ('berkas', 'terbengkalai', 'isian', 'sisa_percakapan', 'percakapan', 'pekerjaan', 'pembaruan', 'pesan',
                 'tak_sampai', 'masuk', 'keluar', 'dibaca', 'pencarian', 'periksa', 'pengingat', 'pemberitahuan',
                 'insiden', 'tebakan', 'kunci_hari'));
