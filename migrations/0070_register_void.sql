-- Numbers for paper under which nothing is going to come: nobody used them, the page was spoilt, or it is lost. Without this they
-- would be offered for ever. They stay in the book with the reason, as every number does.
create table register_void (
    tahun      integer not null,
    first      integer not null,
    last       integer not null,
    alasan     text not null constraint register_void_alasan_check check (alasan in ('tidak_dipakai', 'salah_tulis', 'hilang')),
    petugas_id bigint not null constraint register_void_petugas_fk references petugas,
    peran      text not null constraint register_void_peran_check check (peran in ('kasi', 'admin')), -- in which they did
    at         timestamptz not null,
    constraint register_void_pk primary key (tahun, first),
    constraint register_void_numbers_check check (1 <= first and first <= last)
);
create index register_void_petugas on register_void (petugas_id);

create function is_void(year integer, number integer) returns boolean language sql stable as $$
    select exists (select from register_void v where v.tahun = year and number between v.first and v.last)
$$;

-- They are of one block for paper, and nothing stands under them. A receipt on paper takes the lock of the counter, too, so one of
-- the two is first.
create function guard_register_void() returns trigger language plpgsql as $$
begin
    if not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'numbers are voided by Kasi and admin' using errcode = 'check_violation', constraint = 'register_void_by_petugas';
    end if;
    perform from register_counter c where c.tahun = new.tahun for update;
    if not exists (
        select from register_block b
        where b.tahun = new.tahun and b.kind = 'kertas' and b.first <= new.first and new.last <= b.last) then
        raise exception 'only numbers for paper are voided' using errcode = 'check_violation', constraint = 'register_void_paper';
    end if;
    if exists (select from permohonan p where p.nomor_tahun = new.tahun and p.nomor_urut between new.first and new.last)
        or exists (select from register_void v where v.tahun = new.tahun and v.first <= new.last and new.first <= v.last) then
        raise exception 'a number is used or voided once' using errcode = 'integrity_constraint_violation', constraint = 'register_void_free';
    end if;
    return new;
end $$;
create trigger register_void_free before insert on register_void for each row execute function guard_register_void();
create trigger register_void_append_only before update or delete or truncate on register_void execute function refuse_change();
create trigger register_void_sealed_day before insert on register_void for each row execute function guard_kantor_day();

-- As in 0048, and: not a number that is void.
create or replace function guard_nomor() returns trigger language plpgsql as $$
begin
    if old.nomor_urut is not null or new.tahap <> 'diterima' then
        raise exception 'a nomor register does not change' using errcode = 'check_violation', constraint = 'permohonan_nomor_fixed';
    end if;
    if new.nomor_tahun <> extract(year from office_day(coalesce(new.received_paper_at, new.received_at))) then
        raise exception 'a nomor register is of the year of its receipt' using errcode = 'check_violation', constraint = 'permohonan_nomor_year';
    end if;
    if new.received_paper_at is not null and not is_passed_over(new.nomor_tahun, new.nomor_urut, 'kertas') then
        raise exception 'what was received on paper has a number for paper' using errcode = 'check_violation', constraint = 'permohonan_nomor_paper';
    end if;
    if new.received_paper_at is not null then
        perform from register_counter c where c.tahun = new.nomor_tahun for update;
        if is_void(new.nomor_tahun, new.nomor_urut) then
            raise exception 'nothing comes under a number that is void' using errcode = 'check_violation', constraint = 'permohonan_nomor_void';
        end if;
    end if;
    if new.received_paper_at is null and (is_passed_over(new.nomor_tahun, new.nomor_urut, null) or not exists (
        select from register_counter c where c.tahun = new.nomor_tahun and c.last = new.nomor_urut)) then
        raise exception 'a nomor register comes from the counter' using errcode = 'check_violation', constraint = 'permohonan_nomor_counted';
    end if;
    return new;
end $$;

-- As in 0053, and: numbers that are void.
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
from ekspor e
union all
select 'pengiriman', k.pengiriman_id, k.at,
    jsonb_build_array(k.tahun, k.urut, k.recipient, k.sent_by, k.saluran, k.jumlah, (
        select jsonb_agg(jsonb_build_array(i.ordinal, i.permohonan_id, i.riwayat_seq) order by i.ordinal)
        from pengiriman_isi i where i.pengiriman_id = k.pengiriman_id), (extract(epoch from k.at) * 1000000)::bigint)::text
from pengiriman k
union all
select 'pengiriman_terima', t.pengiriman_id, t.at,
    jsonb_build_array(t.petugas_id, t.kembali, (extract(epoch from t.at) * 1000000)::bigint)::text
from pengiriman_terima t
union all
select 'pengiriman_arsip', a.pengiriman_arsip_id, a.at,
    (jsonb_build_array(a.pengiriman_id, a.bagian, a.petugas_id, a.lines, a.berkas, (extract(epoch from a.at) * 1000000)::bigint)
        || case when a.saluran = 'chat' then '[]'::jsonb else jsonb_build_array(a.saluran) end)::text
from pengiriman_arsip a
union all
select 'register_block', b.tahun::bigint * 1000000 + b.first, b.at,
    jsonb_build_array(b.tahun, b.first, b.last, b.kind, b.petugas_id, b.peran, (extract(epoch from b.at) * 1000000)::bigint)::text
from register_block b
union all
select 'register_void', v.tahun::bigint * 1000000 + v.first, v.at,
    jsonb_build_array(v.tahun, v.first, v.last, v.alasan, v.petugas_id, v.peran, (extract(epoch from v.at) * 1000000)::bigint)::text
from register_void v;
