-- Permohonan $FIRST to $LAST that went to Dispendukcapil or were closed, over the thirty years before today. All are made up, and what would be
-- sealed is a byte.
set session_replication_role = replica;
set synchronous_commit = off;

create unlogged table made as
select n, now() - interval '1 day' - n * interval '30 years' / $SPAN as asked, n % 33 = 0 as closed
from generate_series($FIRST::bigint, $LAST::bigint) n;

insert into permohonan (permohonan_id, kode, jenis, tahap, desa, syarat, syarat_version, data, entri, nik_index, kk_index, nama_index,
    nomor_tahun, nomor_urut, submitted_at, received_by, received_at, checked_by, checked_at, entered_by, entered_at, sent_by, sent_at,
    recipient, closed_by, closed_peran, closed_at, alasan, cycle, riwayat_seq, riwayat_hash)
overriding system value
select 1000000 + n, translate(upper(lpad(to_hex(n), 7, '0')), '01', 'GH'), case when n % 5 = 0 then 'pembetulan' else 'baru' end,
    case when closed then 'dibatalkan' else 'dikirim' end, '35.16.13.20' || lpad((1 + n % 15)::text, 2, '0'),
    '[{"kode": "pengantar", "nama": "Surat pengantar desa", "demand": "wajib"}, {"kode": "kk", "nama": "Kartu Keluarga (KK)", "demand": "wajib"}]',
    1, '\x00', case when not closed then '\x00'::bytea end, sha256(n::text::bytea), sha256(n::text::bytea),
    array[sha256((n % 5000)::text::bytea), sha256((n % 70001)::text::bytea)],
    extract(year from asked), n, asked, 1, asked + interval '10 minutes', case when not closed then 2 end,
    case when not closed then asked + interval '20 minutes' end, case when not closed then 1 end,
    case when not closed then asked + interval '40 minutes' end, case when not closed then 1 end,
    case when not closed then asked + interval '60 minutes' end, case when not closed then 1 end, case when closed then 1 end,
    case when closed then 'staf' end, case when closed then asked + interval '13 minutes' end, case when closed then 'tidak_jadi' end,
    0, 5, '\x00'
from made;

insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest, prev_hash, hash)
select 1000000 + n, seq, kind, kind, 1, asked + seq * interval '10 minutes', '{}', '\x00', '\x00', decode(repeat('00', 32), 'hex'), '\x00'
from made, unnest(array['diajukan', 'diterima', 'lengkap', 'dientri', 'dikirim']) with ordinality k (kind, seq)
where seq <= 2 or not closed;

insert into pihak (permohonan_id, chat_id, sebagai, ordinal, riwayat_seq) select 1000000 + n, 100000000 + n, 'pemohon', 1, 1 from made;

insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, petugas_id, at)
select gen_random_uuid(), 1000000 + n, 1, s, 0, 'original', 1, asked from made, unnest(array['kk', 'pengantar']) s;

drop table made;
