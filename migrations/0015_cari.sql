-- /cari: looking for a permohonan, and who looked. What was looked for is kept as a keyed digest: that somebody asked for
-- the same again can be seen, what it was cannot.

-- Each page that was shown of a search.
create table pencarian (
    pencarian_id bigint generated always as identity constraint pencarian_pk primary key,
    petugas_id   bigint not null constraint pencarian_petugas_fk references petugas,
    peran        text not null constraint pencarian_peran_check check (peran in ('staf', 'kasi', 'dispendukcapil')), -- in which they looked
    kunci        text not null constraint pencarian_kunci_check check (
        kunci in ('kode', 'nomor', 'nik', 'nama', 'nama_desa', 'desa')), -- what kind of thing was looked for
    digest       bytea not null, -- keyed, of what was looked for
    only_open    boolean not null,
    page         integer not null constraint pencarian_page_check check (page >= 0),
    found        integer constraint pencarian_found_check check (found >= 0), -- null: more than are counted
    at           timestamptz not null
);
create index pencarian_at on pencarian (at);

create function guard_pencarian() returns trigger language plpgsql as $$
begin
    if not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'only petugas search' using errcode = 'check_violation', constraint = 'pencarian_by_petugas';
    end if;
    return new;
end $$;
create trigger pencarian_by_petugas before insert on pencarian for each row execute function guard_pencarian();
create trigger pencarian_append_only before update or delete or truncate on pencarian execute function refuse_change();

-- Opening a card by its kode, or from what was found, is a disclosure.
alter table disclosure drop constraint disclosure_what_check;
alter table disclosure add constraint disclosure_what_check check (what in ('nik', 'data', 'berkas', 'telepon', 'kartu'));

-- A search is sealed with its day, as a disclosure is: it waits for who seals, and is in the segel or refused.
create or replace function guard_sealed_day() returns trigger language plpgsql as $$
begin
    if tg_table_name <> 'riwayat' then
        lock table riwayat in row exclusive mode;
    end if;
    if exists (select 1 from segel s where s.tanggal >= office_day(new.at)) then
        raise exception 'that day is sealed' using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_sealed_day';
    end if;
    return new;
end $$;
create trigger pencarian_sealed_day before insert on pencarian for each row execute function guard_sealed_day();

-- The first thing from a moment on that a segel covers.
create function first_covered(since timestamptz) returns timestamptz language sql stable as $$
    select least(
        (select min(r.at) from riwayat r where r.at >= since),
        (select min(d.at) from disclosure d where d.at >= since),
        (select min(p.at) from pencarian p where p.at >= since))
$$;

create or replace function guard_segel() returns trigger language plpgsql as $$
declare
    newest segel;
    since  timestamptz;
begin
    select * into newest from segel s order by s.tanggal desc limit 1;
    if new.prev_hash <> coalesce(newest.hash, decode(repeat('00', 32), 'hex')) or new.tanggal <= newest.tanggal then
        raise exception 'segel are a chain' using errcode = 'integrity_constraint_violation', constraint = 'segel_chain';
    end if;
    since := coalesce((newest.tanggal + 1)::timestamp at time zone 'Asia/Jakarta', '-infinity');
    if new.tanggal is distinct from office_day(first_covered(since))
        or new.events <> (
            select count(*) from riwayat r
            where r.at >= new.tanggal::timestamp at time zone 'Asia/Jakarta'
              and r.at < (new.tanggal + 1)::timestamp at time zone 'Asia/Jakarta') then
        raise exception 'a segel is of the next day with events' using errcode = 'integrity_constraint_violation', constraint = 'segel_of_events';
    end if;
    return new;
end $$;

-- What is looked for is found by an index: a word of a name by GIN over the blind indexes, the newest of a desa by its
-- order. What has not ended is neither closed nor, as far as is known, handed over or turned down.
create index permohonan_nama on permohonan using gin (nama_index);
create index permohonan_desa on permohonan (desa, submitted_at);
create index permohonan_desa_open on permohonan (desa, submitted_at)
    where tahap <> 'dibatalkan' and coalesce(stated, '') not in ('diserahkan', 'ditolak');
