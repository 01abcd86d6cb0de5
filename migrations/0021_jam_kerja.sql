-- The usual hours of the office: of each day of the week, from a day on. kantor.toml is the beginning of a fresh register;
-- from then on an admin changes them by chat, and never for what has passed. Of two for one day, the later entry holds.

-- The sessions of a day, one after the other.
create function is_sesi(sesi jsonb) returns boolean language sql immutable as $$
    select case when jsonb_typeof(sesi) = 'array' then (
        select coalesce(bool_and(coalesce(
            e.s ->> 'open' ~ '^[0-2]\d:[0-5]\d:00$' and e.s ->> 'close' ~ '^[0-2]\d:[0-5]\d:00$'
                and e.s ->> 'open' < e.s ->> 'close' and coalesce(e.before <= e.s ->> 'open', e.n = 1), false)), true)
        from (select s, n, lag(s ->> 'close') over (order by n) as before
              from jsonb_array_elements(sesi) with ordinality as a (s, n)) e) else false end
$$;

create table jam_kerja (
    jam_kerja_id bigint generated always as identity constraint jam_kerja_pk primary key,
    hari       smallint not null constraint jam_kerja_hari_check check (hari between 1 and 7), -- Monday is 1
    dari       date, -- the first day; null: as the register began
    sesi       jsonb not null constraint jam_kerja_sesi_check check (coalesce(is_sesi(sesi), false)), -- none: closed
    dasar      text not null,
    petugas_id bigint constraint jam_kerja_petugas_fk references petugas, -- null: from kantor.toml
    at         timestamptz not null,
    constraint jam_kerja_begin_check check ((petugas_id is null) = (dari is null)),
    constraint jam_kerja_forward_check check (dari >= office_day(at))
);
create unique index jam_kerja_begin_key on jam_kerja (hari) where petugas_id is null;

create trigger jam_kerja_append_only before update or delete or truncate on jam_kerja execute function refuse_change();
create trigger jam_kerja_by_admin before insert on jam_kerja for each row when (new.petugas_id is not null) execute function guard_by_admin();
