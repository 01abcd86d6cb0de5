-- What each kind of service asks for: every version that ever was in use. kantor.toml is the beginning of a fresh
-- register; from then on an admin changes the lists by chat. A permohonan keeps the list that it was made with.

-- The syarat of one kind. Only a kind that is off may ask for nothing without which nothing goes on.
create function is_syarat(list jsonb, aktif boolean) returns boolean language sql immutable as $$
    select case when jsonb_typeof(list) = 'array' then (
        select count(*) <= 12
            and count(distinct s ->> 'kode') = count(*)
            and count(distinct lower(s ->> 'nama')) = count(*)
            and bool_and(coalesce(s ->> 'demand' in ('wajib', 'dianjurkan')
                and s ->> 'kode' ~ '^[a-z_]{1,20}$'
                and char_length(s ->> 'nama') between 1 and 40 and s ->> 'nama' = btrim(s ->> 'nama'), false)) is not false
            and (not aktif or coalesce(bool_or(s ->> 'demand' = 'wajib'), false))
        from jsonb_array_elements(list) s) else false end
$$;

-- Each kind once, at least one of them on.
create function is_layanan(layanan jsonb) returns boolean language sql immutable as $$
    select case when jsonb_typeof(layanan) = 'array' then (
        select count(*) = 4 and count(distinct l ->> 'jenis') = 4
            and bool_and(coalesce(l ->> 'jenis' in ('baru', 'pembetulan', 'rusak', 'hilang')
                and jsonb_typeof(l -> 'aktif') = 'boolean'
                and is_syarat(l -> 'syarat', l -> 'aktif' = 'true'), false))
            and bool_or(l -> 'aktif' = 'true')
        from jsonb_array_elements(layanan) l) else false end
$$;

create table syarat (
    version integer not null constraint syarat_pk primary key
        constraint syarat_version_check check (version >= 1),
    layanan jsonb not null constraint syarat_layanan_check check (coalesce(is_layanan(layanan), false)),
    made_by bigint constraint syarat_made_by_fk references petugas, -- null: from kantor.toml
    made_at timestamptz not null,
    alasan  bytea, -- sealed: the admin's own words
    constraint syarat_alasan_check check (alasan is null or made_by is not null)
);

create trigger syarat_append_only before update or delete or truncate on syarat execute function refuse_change();

-- Versions only go up, and are made by an admin. What an admin has made is not overruled by a file.
create function guard_syarat() returns trigger language plpgsql as $$
begin
    if exists (select from syarat s where s.version >= new.version) then
        raise exception 'a version of the syarat follows those before it' using errcode = 'check_violation', constraint = 'syarat_forward';
    end if;
    if new.made_by is not null and not has_peran(new.made_by, 'admin') then
        raise exception 'the syarat are changed by an admin' using errcode = 'check_violation', constraint = 'syarat_by_admin';
    end if;
    if new.made_by is null and exists (select from syarat s where s.made_by is not null) then
        raise exception 'what an admin has made is not overruled by a file' using errcode = 'check_violation', constraint = 'syarat_file_first';
    end if;
    return new;
end $$;
create trigger syarat_forward before insert on syarat for each row execute function guard_syarat();
