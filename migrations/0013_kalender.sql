-- The calendar changes only by an entry of kalender_perubahan, which says who changed what by which source, and keeps what
-- was there before. Whoever writes past the program cannot overwrite a day silently either.

alter table kalender_perubahan
    add column jenis text not null
        constraint kalender_perubahan_jenis_check check (jenis in ('libur_nasional', 'cuti_bersama', 'libur_kantor')),
    add column lama jsonb, -- the entry as it was before
    add constraint kalender_perubahan_lama_check check ((kind = 'ditambah') = (lama is null));

create function apply_kalender_perubahan() returns trigger language plpgsql as $$
declare
    lama kalender%rowtype;
begin
    if new.kind = 'ditambah' then
        new.lama := null;
        insert into kalender (tanggal, jenis, nama, dasar, kepastian) values (new.tanggal, new.jenis, new.nama, new.dasar, 'pasti');
        return new;
    end if;
    delete from kalender where tanggal = new.tanggal returning * into lama;
    if not found then
        raise exception 'that day is no day off' using errcode = 'integrity_constraint_violation', constraint = 'kalender_perubahan_of_libur';
    end if;
    new.lama := to_jsonb(lama);
    new.nama := lama.nama;
    new.jenis := lama.jenis;
    if new.kind <> 'dibatalkan' then
        insert into kalender (tanggal, jenis, nama, dasar, kepastian)
            values (coalesce(new.ke, new.tanggal), lama.jenis, lama.nama, new.dasar, 'pasti');
    end if;
    return new;
end $$;
create trigger kalender_perubahan_apply before insert on kalender_perubahan for each row execute function apply_kalender_perubahan();

create function guard_kalender() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'the calendar changes by kalender_perubahan' using errcode = 'integrity_constraint_violation', constraint = 'kalender_by_perubahan';
    end if;
    return coalesce(new, old);
end $$;
create trigger kalender_by_perubahan before insert or update or delete on kalender for each row execute function guard_kalender();
create trigger kalender_no_truncate before truncate on kalender execute function refuse_change();

-- The calendar is the admin's.
create function guard_by_admin() returns trigger language plpgsql as $$
begin
    if new.petugas_id is null or not has_peran(new.petugas_id, 'admin') then
        raise exception 'only an admin changes the calendar' using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_by_admin';
    end if;
    return new;
end $$;
create trigger kalender_perubahan_by_admin before insert on kalender_perubahan for each row execute function guard_by_admin();
create trigger kalender_tahun_by_admin before insert on kalender_tahun for each row execute function guard_by_admin();
create trigger jam_khusus_by_admin before insert on jam_khusus for each row execute function guard_by_admin();

create function guard_ended_by_admin() returns trigger language plpgsql as $$
begin
    if not has_peran(new.ended_by, 'admin') then
        raise exception 'only an admin changes the calendar' using errcode = 'integrity_constraint_violation', constraint = 'jam_khusus_by_admin';
    end if;
    return new;
end $$;
create trigger jam_khusus_ended_by_admin before update on jam_khusus for each row when (new.ended_at is not null) execute function guard_ended_by_admin();

-- Of which unconfirmed year the admins were told in which week (its Monday).
create table kalender_peringatan (
    tahun  integer not null,
    minggu date not null,
    at     timestamptz not null,
    constraint kalender_peringatan_pk primary key (tahun, minggu)
);
