-- Each time the book left the system: who took which days of it out, as what, how many lines, and whether NIK stood there in
-- full. What stood in them is not kept.
create table ekspor (
    ekspor_id  bigint generated always as identity constraint ekspor_pk primary key,
    petugas_id bigint constraint ekspor_petugas_fk references petugas, -- null: who keeps the machine, on its command line
    peran      text constraint ekspor_peran_check check (peran in ('kasi', 'admin')), -- in which they did
    at         timestamptz not null,
    dari       date not null, -- days of the receipts
    sampai     date not null,
    bentuk     text not null constraint ekspor_bentuk_check check (bentuk in ('xlsx', 'pdf')),
    lengkap    boolean not null,
    lines      bigint not null constraint ekspor_lines_check check (lines >= 0),
    constraint ekspor_days_check check (dari <= sampai),
    constraint ekspor_who_check check ((petugas_id is null) = (peran is null))
);
create index ekspor_at on ekspor (at);
create index ekspor_petugas on ekspor (petugas_id);
create index ekspor_lengkap on ekspor (dari, sampai) where lengkap;

create function guard_ekspor() returns trigger language plpgsql as $$
begin
    if new.petugas_id is not null and not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'the book is taken out by Kasi and admin' using errcode = 'check_violation', constraint = 'ekspor_by_petugas';
    end if;
    return new;
end $$;
create trigger ekspor_by_petugas before insert on ekspor for each row execute function guard_ekspor();
create trigger ekspor_append_only before update or delete or truncate on ekspor execute function refuse_change();

-- When a permohonan got its number: at its first receipt, which is what a print of the book goes by.
create function first_receipt(permohonan_id bigint) returns timestamptz language sql stable as $$
    select r.at from riwayat r where r.permohonan_id = $1 and r.kind = 'diterima' order by r.seq limit 1
$$;

-- Sealed with its day, beside what the office decided on it.
create or replace view kantor_said as
select 'syarat' as what, s.version::bigint as id, s.made_at as at,
    jsonb_build_array(s.layanan, s.made_by, encode(s.alasan, 'hex'), (extract(epoch from s.made_at) * 1000000)::bigint)::text as said
from syarat s
union all
select 'kalender', k.kalender_perubahan_id, k.at,
    jsonb_build_array(k.kind, k.tanggal, k.ke, k.jenis, k.nama, k.dasar, k.lama, k.petugas_id, (extract(epoch from k.at) * 1000000)::bigint)::text
from kalender_perubahan k
union all
select 'tahun', t.tahun, t.at, jsonb_build_array(t.dasar, t.petugas_id, (extract(epoch from t.at) * 1000000)::bigint)::text
from kalender_tahun t where t.petugas_id is not null
union all
select 'jam_khusus', j.jam_khusus_id, j.at,
    jsonb_build_array(j.dari, j.sampai, j.jam_kerja, j.dasar, j.petugas_id, (extract(epoch from j.at) * 1000000)::bigint)::text
from jam_khusus j
union all
select 'jam_khusus_selesai', j.jam_khusus_id, j.ended_at,
    jsonb_build_array(j.ended_by, j.ended_from, (extract(epoch from j.ended_at) * 1000000)::bigint)::text
from jam_khusus j where j.ended_at is not null
union all
select 'jam_kerja', u.jam_kerja_id, u.at,
    jsonb_build_array(u.hari, u.dari, u.sesi, u.dasar, u.petugas_id, (extract(epoch from u.at) * 1000000)::bigint)::text
from jam_kerja u
union all
select 'ekspor', e.ekspor_id, e.at,
    jsonb_build_array(e.petugas_id, e.peran, e.dari, e.sampai, e.bentuk, e.lengkap, e.lines, (extract(epoch from e.at) * 1000000)::bigint)::text
from ekspor e;
create trigger ekspor_sealed_day before insert on ekspor for each row execute function guard_kantor_day();
