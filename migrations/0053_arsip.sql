-- SOP 4: an archive of a pengiriman goes by a way that the office chooses, and lies nowhere for longer than it is needed.
alter table pengiriman
    drop constraint pengiriman_saluran_check,
    add constraint pengiriman_saluran_check check (saluran in ('chat', 'folder'));

-- By which way each archive left. Those from before went into a chat.
alter table pengiriman_arsip
    add column saluran text not null default 'chat'
        constraint pengiriman_arsip_saluran_check check (saluran in ('chat', 'folder'));

-- An archive that lies somewhere in the clear: as a message in the chat of its officer, or as a file in the folder that the office
-- gives out. The row goes when the archive does.
create table placed_archive (
    placed_archive_id bigint generated always as identity constraint placed_archive_pk primary key,
    pengiriman_id bigint not null constraint placed_archive_pengiriman_fk references pengiriman,
    bagian     integer not null constraint placed_archive_bagian_check check (bagian > 0),
    saluran    text not null constraint placed_archive_saluran_check check (saluran in ('chat', 'folder')),
    chat_id    bigint not null, -- of the officer
    message_id bigint,
    name       text not null, -- numbers, and nothing that somebody typed
    at         timestamptz not null,
    constraint placed_archive_message_check check ((saluran = 'chat') = (message_id is not null))
);
create index placed_archive_pengiriman on placed_archive (pengiriman_id);
create index placed_archive_at on placed_archive (saluran, at);
create unique index placed_archive_file_key on placed_archive (name) where saluran = 'folder'; -- one that comes again replaces the first

alter table destroyed_rows
    drop constraint destroyed_rows_what_check,
    add constraint destroyed_rows_what_check check (
        what in ('berkas', 'terbengkalai', 'isian', 'sisa_percakapan', 'percakapan', 'pekerjaan', 'pembaruan', 'pesan',
                 'tak_sampai', 'masuk', 'keluar', 'dibaca', 'pencarian', 'periksa', 'pengingat', 'pemberitahuan',
                 'insiden', 'tebakan', 'kunci_hari', 'arsip'));

-- As in 0049, and: by which way an archive left, where that is not a chat.
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
from register_block b;
