-- The views that more than one of the migrations before this one would have to write whole.

-- A permohonan with everything that belongs to it in one row: as in 0036, and what of its files is destroyed, why it was sent back,
-- and when it was received on paper.
create or replace view permohonan_full as
select
    p.permohonan_id,
    p.kode,
    p.data,
    p.entri,
    p.riwayat_seq,
    p.riwayat_hash,
    (select r.data_digest from riwayat r where r.permohonan_id = p.permohonan_id and r.seq = p.riwayat_seq) as data_digest,
    exists (
        select 1 from pihak h
        where h.permohonan_id = p.permohonan_id
          and (select d.unreachable_since from dialog d where d.chat_id = h.chat_id) is not null
    ) as unreachable,
    json_build_object(
        'jenis', p.jenis,
        'syarat', p.syarat,
        'submitted_at', p.submitted_at,
        'registered_by', (select r.petugas_id from riwayat r where r.permohonan_id = p.permohonan_id and r.seq = 1),
        'nomor', case when p.nomor_urut is not null then json_build_object('tahun', p.nomor_tahun, 'urut', p.nomor_urut) end,
        'steps', json_build_object(
            'tahap', p.tahap,
            'received_by', p.received_by, 'received_at', p.received_at, 'received_paper_at', p.received_paper_at,
            'checked_by', p.checked_by, 'checked_at', p.checked_at,
            'entered_by', p.entered_by, 'entered_at', p.entered_at,
            'sent_by', p.sent_by, 'sent_at', p.sent_at, 'recipient', p.recipient,
            'closed_by', p.closed_by, 'closed_peran', p.closed_peran, 'closed_chat', p.closed_chat, 'closed_at', p.closed_at),
        'pihak', (
            select json_agg(json_build_object('chat', h.chat_id, 'sebagai', h.sebagai, 'hubungan', h.hubungan) order by h.ordinal)
            from pihak h where h.permohonan_id = p.permohonan_id),
        'berkas', (
            select json_agg(json_build_object(
                'id', b.berkas_id, 'syarat', b.syarat, 'cycle', b.cycle, 'answer', b.answer,
                'file', encode(b.file, 'hex'), 'petugas', b.petugas_id, 'at', b.at, 'replaces', b.replaces,
                'destroyed', (select f.destroyed_at from stored_file f where f.berkas_id = b.berkas_id)) order by b.ordinal)
            from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_at is null),
        'withdrawn', (
            select json_agg(json_build_object('syarat', b.syarat, 'by', b.withdrawn_by, 'at', b.withdrawn_at)
                order by b.withdrawn_seq, b.ordinal)
            from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_at is not null),
        'kekurangan', (
            select json_agg(json_build_object(
                'cycle', k.cycle, 'syarat', k.syarat, 'alasan', k.alasan, 'note', encode(k.note, 'hex')) order by k.cycle, k.ordinal)
            from kekurangan k where k.permohonan_id = p.permohonan_id),
        'pernyataan', (
            select json_agg(json_build_object(
                'kind', n.kind, 'tanggal', n.tanggal, 'petugas', n.petugas_id, 'peran', n.peran, 'at', n.at) order by n.seq)
            from pernyataan n where n.permohonan_id = p.permohonan_id),
        'perbaikan', (
            select json_agg(json_build_object(
                'nomor', b.nomor, 'nilai', encode(b.nilai, 'hex'), 'chat', b.chat_id, 'at', b.at,
                'by', b.answered_by, 'answered_at', b.answered_at, 'alasan', b.alasan, 'text', encode(b.alasan_text, 'hex'))
                order by b.nomor)
            from perbaikan b where b.permohonan_id = p.permohonan_id),
        'kembali', (
            select json_build_object('seq', k.riwayat_seq, 'alasan', k.alasan, 'text', encode(k.alasan_text, 'hex'),
                'petugas', k.petugas_id, 'at', k.at)
            from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq is null),
        'cards', (
            select json_agg(json_build_object('outbox', c.outbox_id, 'chat', c.chat_id) order by c.chat_id)
            from (
                select distinct on (o.chat_id) o.chat_id, o.outbox_id from outbox o
                where o.permohonan_id = p.permohonan_id and o.is_card and o.state in ('pending', 'sent')
                order by o.chat_id, o.outbox_id desc) c),
        'timeline', (
            select json_agg(json_build_object('kind', r.kind, 'at', r.at) order by r.seq)
            from riwayat r where r.permohonan_id = p.permohonan_id),
        'expected', (
            select json_build_object('count', e.count, 'half', e.half, 'most', e.most)
            from perkiraan e where e.jenis = p.jenis),
        'unanswered', p.tahap in ('diajukan', 'tidak_lengkap') and exists (
            select 1 from pengingat g
            where g.kind = 'kekurangan' and g.subject_id = p.permohonan_id and g.rung = 'akhir'
              and g.since >= greatest(p.submitted_at, p.checked_at, (
                  select max(b.at) from berkas b where b.permohonan_id = p.permohonan_id and b.cycle = p.cycle))),
        'pengambilan', (
            select json_build_object(
                'langkah', g.langkah, 'petugas', g.petugas_id, 'taken_at', g.taken_at, 'until', g.until,
                'chat', t.chat_id, 'nama', encode(t.nama, 'hex'))
            from pengambilan g join petugas t on t.petugas_id = g.petugas_id
            where g.permohonan_id = p.permohonan_id and g.ended_at is null),
        'tunda', case when p.tahap = 'dikirim' then ( -- the holds that it met since it was sent
            select json_agg(json_build_object('id', t.tunda_id, 'key', t.tunda_key, 'scope', t.scope, 'alasan', t.alasan,
                'text', encode(t.alasan_text, 'hex'), 'by', t.declared_by, 'peran', t.declared_peran, 'at', t.declared_at,
                'lifted_by', t.lifted_by, 'lifted_peran', t.lifted_peran, 'lifted_at', t.lifted_at) order by t.tunda_id)
            from (
                select * from tunda o where o.permohonan_id = p.permohonan_id
                union all
                select * from tunda w where w.scope = 'all' or w.recipient = p.recipient) t
            where t.lifted_at is null or t.lifted_at > p.sent_at) end,
        'periksa', (
            select json_agg(json_build_object(
                'key', x.periksa_key, 'syarat', x.syarat, 'file', encode(x.file, 'hex'), 'found', encode(x.found, 'hex'),
                'verdict', x.verdict) order by x.periksa_id)
            from periksa x where x.permohonan_id = p.permohonan_id and x.remarked)
    )::text as body,
    (select k.wrapped from data_key k where k.permohonan_id = p.permohonan_id) as data_key
from permohonan p
where p.forgotten_at is null;

-- As in 0014, and: a kekurangan whose answer is lost waits for the pemohon again, and what was sent back stands with staf.
create or replace view antrean as
select 'staf' as antrean, p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap in ('diajukan', 'lengkap', 'dientri')
union all
select case when exists (
        select from kekurangan k
        where k.permohonan_id = p.permohonan_id and k.cycle = p.cycle and not exists (
            select from berkas b
            where b.permohonan_id = p.permohonan_id and b.syarat = k.syarat and b.cycle >= k.cycle
              and b.withdrawn_at is null and not is_lost(b.berkas_id))) then 'pemohon' else 'staf' end,
    p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'tidak_lengkap'
union all
select 'kasi', p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'diterima'
union all
select case when exists (
        select from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq is null)
    then 'staf' else 'dispendukcapil' end,
    p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'dikirim' and coalesce(p.stated, '') not in ('diserahkan', 'ditolak');

-- As in 0044, and: the pengiriman of a day, their acknowledgements, each archive that left, and numbers that were passed over.
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
    jsonb_build_array(a.pengiriman_id, a.bagian, a.petugas_id, a.lines, a.berkas, (extract(epoch from a.at) * 1000000)::bigint)::text
from pengiriman_arsip a
union all
select 'register_block', b.tahun::bigint * 1000000 + b.first, b.at,
    jsonb_build_array(b.tahun, b.first, b.last, b.kind, b.petugas_id, b.peran, (extract(epoch from b.at) * 1000000)::bigint)::text
from register_block b;
