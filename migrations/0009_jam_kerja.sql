-- When the office works is data, changed from chat: its usual hours (0021), and here days with other hours and days off.
-- What was changed, by whom and when, stays readable. Nothing that follows from the calendar is kept anywhere.

-- How certain a day off is. An estimate counts until the decree of its year says otherwise.
alter table kalender add column kepastian text not null default 'pasti'
    constraint kalender_kepastian_check check (kepastian in ('pasti', 'perkiraan'));
alter table kalender alter column kepastian drop default;

-- 2027: no decree (SKB) is out yet. Fixed dates, reckoned ones, and estimates that hang on the moon.
insert into kalender (tanggal, jenis, nama, dasar, kepastian) values
    ('2027-01-01', 'libur_nasional', 'Tahun Baru 2027 Masehi', 'tanggal tetap', 'perkiraan'),
    ('2027-01-05', 'libur_nasional', 'Isra Mikraj Nabi Muhammad SAW', 'perkiraan', 'perkiraan'),
    ('2027-02-06', 'libur_nasional', 'Tahun Baru Imlek 2578 Kongzili', 'perkiraan', 'perkiraan'),
    ('2027-03-08', 'libur_nasional', 'Hari Suci Nyepi (Tahun Baru Saka 1949)', 'perkiraan', 'perkiraan'),
    ('2027-03-09', 'libur_nasional', 'Idul Fitri 1448 Hijriah (hari pertama)', 'perkiraan', 'perkiraan'),
    ('2027-03-10', 'libur_nasional', 'Idul Fitri 1448 Hijriah (hari kedua)', 'perkiraan', 'perkiraan'),
    ('2027-03-26', 'libur_nasional', 'Wafat Yesus Kristus', 'perhitungan', 'perkiraan'),
    ('2027-03-28', 'libur_nasional', 'Kebangkitan Yesus Kristus (Paskah)', 'perhitungan', 'perkiraan'),
    ('2027-05-01', 'libur_nasional', 'Hari Buruh Internasional', 'tanggal tetap', 'perkiraan'),
    ('2027-05-06', 'libur_nasional', 'Kenaikan Yesus Kristus', 'perhitungan', 'perkiraan'),
    ('2027-05-16', 'libur_nasional', 'Idul Adha 1448 Hijriah', 'perkiraan', 'perkiraan'),
    ('2027-05-20', 'libur_nasional', 'Hari Raya Waisak 2571 BE', 'perkiraan', 'perkiraan'),
    ('2027-06-01', 'libur_nasional', 'Hari Lahir Pancasila', 'tanggal tetap', 'perkiraan'),
    ('2027-06-06', 'libur_nasional', '1 Muharam Tahun Baru Islam 1449 Hijriah', 'perkiraan', 'perkiraan'),
    ('2027-08-14', 'libur_nasional', 'Maulid Nabi Muhammad SAW', 'perkiraan', 'perkiraan'),
    ('2027-08-17', 'libur_nasional', 'Proklamasi Kemerdekaan', 'tanggal tetap', 'perkiraan'),
    ('2027-12-25', 'libur_nasional', 'Kelahiran Yesus Kristus', 'tanggal tetap', 'perkiraan');

-- Years of which the decree is entered. The others are estimates, and the admin is told so.
create table kalender_tahun (
    tahun      integer not null constraint kalender_tahun_pk primary key,
    dasar      text not null,
    petugas_id bigint constraint kalender_tahun_petugas_fk references petugas, -- null: came with the program
    at         timestamptz not null
);
insert into kalender_tahun (tahun, dasar, at) values (2026, 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025', now());

-- Days with other hours than the usual ones, such as Ramadan. Of two for one day, the later entry holds.
create table jam_khusus (
    jam_khusus_id bigint generated always as identity constraint jam_khusus_pk primary key,
    dari          date not null,
    sampai        date not null,
    jam_kerja     jsonb not null, -- sessions from Monday to Sunday
    dasar         text not null,
    petugas_id    bigint not null constraint jam_khusus_petugas_fk references petugas,
    at            timestamptz not null,
    ended_by      bigint constraint jam_khusus_ended_by_fk references petugas, -- taken back, or ended in the middle
    ended_at      timestamptz,
    ended_from    date, -- the first day with the usual hours again: what has passed before stays
    constraint jam_khusus_order_check check (dari <= sampai),
    constraint jam_khusus_week_check check (jsonb_typeof(jam_kerja -> 'week') = 'array' and jsonb_array_length(jam_kerja -> 'week') = 7),
    constraint jam_khusus_ended_check check (num_nonnulls(ended_by, ended_at, ended_from) in (0, 3)),
    constraint jam_khusus_ended_from_check check (ended_from between office_day(ended_at) and sampai)
);

-- What became of days off: each change as it was made.
create table kalender_perubahan (
    kalender_perubahan_id bigint generated always as identity constraint kalender_perubahan_pk primary key,
    kind       text not null constraint kalender_perubahan_kind_check check (kind in ('ditambah', 'dipindah', 'dibatalkan', 'dipastikan')),
    tanggal    date not null,
    ke         date, -- where it was moved to
    nama       text not null,
    dasar      text not null,
    petugas_id bigint not null constraint kalender_perubahan_petugas_fk references petugas,
    at         timestamptz not null,
    constraint kalender_perubahan_ke_check check ((kind = 'dipindah') = (ke is not null))
);

create trigger kalender_perubahan_append_only before update or delete or truncate on kalender_perubahan execute function refuse_change();
create trigger kalender_tahun_append_only before update or delete or truncate on kalender_tahun execute function refuse_change();
create trigger jam_khusus_no_delete before delete or truncate on jam_khusus execute function refuse_change();

-- An entry stays as it was made; it may be ended once.
create function guard_jam_khusus() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null
        or (new.jam_khusus_id, new.dari, new.sampai, new.jam_kerja, new.dasar, new.petugas_id, new.at)
            is distinct from (old.jam_khusus_id, old.dari, old.sampai, old.jam_kerja, old.dasar, old.petugas_id, old.at) then
        raise exception 'days with other hours are taken back, not changed' using errcode = 'integrity_constraint_violation', constraint = 'jam_khusus_fixed';
    end if;
    return new;
end $$;
create trigger jam_khusus_fixed before update on jam_khusus for each row execute function guard_jam_khusus();
