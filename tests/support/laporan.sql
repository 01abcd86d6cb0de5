-- A register of made-up permohonan with known times, all of them on Mondays to Thursdays on which the office works, from 08.00 on.
-- `made` says in numbers what happened to each; the register says it in its own way. LINES stands for how many, YEAR for the year.
set session_replication_role = replica;

create table made as
with day as (
    select d::date as tanggal, row_number() over (order by d) - 1 as n
    from generate_series(date 'YEAR-10-05', date 'YEAR-11-19', interval '1 day') d
    where extract(isodow from d) < 5 and d::date not in (select tanggal from kalender)
)
select m.n, day.tanggal, (day.tanggal + time '08:00') at time zone 'Asia/Jakarta' as asked,
    10 + m.n % 7 as desk, 1 + m.n % 6 as handled, 5 + m.n % 20 as checking, 12 + m.n % 9 as entering, 4 + m.n % 5 as entry_handled,
    m.n % 10 = 7 as closed, m.n % 4 = 0 and m.n % 10 <> 7 as returned, m.n % 10 = 3 as stays,
    case when m.n % 5 = 0 then 'pembetulan' else 'baru' end as jenis,
    '35.16.13.20' || lpad((1 + m.n % 3 * (m.n % 5))::text, 2, '0') as desa,
    case when m.n % 8 = 0 then 'kk' else 'pengantar' end as syarat,
    case when m.n % 8 = 0 then 'tidak_terbaca' else 'tidak_ada' end as alasan,
    1 + m.n % 2 as staf, m.n % 11 = 4 as back, m.n % 13 = 6 and m.n % 11 <> 4 as refused
from generate_series(1, LINES) m (n) join day on day.n = m.n % (select count(*) from day);

create table moment as
select m.*, m.asked + m.desk * interval '1 minute' as received,
    m.asked + (m.desk + m.checking) * interval '1 minute' as checked,
    m.asked + (m.desk + m.checking + case when m.returned then 30 + 6 + 9 else 0 end) * interval '1 minute' as approved
from made m;

insert into permohonan (permohonan_id, kode, jenis, tahap, desa, syarat, syarat_version, data, entri, nik_index, kk_index, nama_index,
    nomor_tahun, nomor_urut, submitted_at, received_by, received_at, checked_by, checked_at, entered_by, entered_at, sent_by, sent_at,
    recipient, stated, closed_by, closed_peran, closed_at, alasan, cycle, riwayat_seq, riwayat_hash)
overriding system value
select 1000 + n, translate(upper(lpad(to_hex(n), 7, '0')), '01', 'GH'), jenis,
    case when closed then 'dibatalkan' when stays then 'lengkap' else 'dikirim' end, desa,
    '[{"kode": "pengantar", "nama": "Surat pengantar desa", "demand": "wajib"}, {"kode": "kk", "nama": "Kartu Keluarga (KK)", "demand": "wajib"}]',
    1, '\x00', case when closed or stays then null else '\x00'::bytea end, decode(lpad(to_hex(n), 8, '0'), 'hex'), '\x00', '{}',
    YEAR, n, asked, staf, received, case when not closed then 3 end, case when not closed then approved end,
    case when not (closed or stays) then staf end,
    case when not (closed or stays) then approved + entering * interval '1 minute' end,
    case when not (closed or stays) then staf end,
    case when not (closed or stays) then approved + (entering + 20) * interval '1 minute' end,
    case when not (closed or stays) then 3 end, case when not (closed or stays) and refused then 'ditolak' end,
    case when closed then staf end, case when closed then 'staf' end,
    case when closed then received + interval '3 minutes' end, case when closed then 'tidak_jadi' end,
    returned::int, 9, '\x00'
from moment;

with event (n, kind, tahap, by, at) as (
    select n, 'diajukan', 'diajukan', null, asked from moment
    union all select n, 'diterima', 'diterima', staf, received from moment
    union all select n, 'dibatalkan', 'dibatalkan', staf, received + interval '3 minutes' from moment where closed
    union all select n, 'tidak_lengkap', 'tidak_lengkap', 3, checked from moment where returned
    union all select n, 'dilengkapi', 'tidak_lengkap', null, checked + interval '30 minutes' from moment where returned
    union all select n, 'diterima', 'diterima', staf, checked + interval '36 minutes' from moment where returned
    union all select n, 'lengkap', 'lengkap', 3, approved from moment where not closed
    union all select n, 'dientri', 'dientri', staf, approved + entering * interval '1 minute' from moment where not (closed or stays)
    union all select n, 'dikirim', 'dikirim', staf, approved + (entering + 20) * interval '1 minute' from moment
        where not (closed or stays)
), numbered as (select event.*, row_number() over (partition by n order by at) as seq from event)
insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest, prev_hash, hash)
select 1000 + n, seq, kind, tahap, by, at, '{}', '\x00', '\x00', decode(repeat('00', 32), 'hex'), '\x00' from numbered;

-- Each in a pengiriman of its own; of some it is known that they came back, and were sent again.
insert into pengiriman (pengiriman_id, tahun, urut, recipient, sent_by, saluran, jumlah, at) overriding system value
select 1000 + n, YEAR, n, 3, staf, 'chat', 1, approved + (entering + 20) * interval '1 minute' from moment where not (closed or stays);
insert into pengiriman_isi (pengiriman_id, ordinal, permohonan_id, riwayat_seq)
select permohonan_id, 1, permohonan_id, seq from riwayat where kind = 'dikirim' and permohonan_id > 1000;
insert into pengembalian (permohonan_id, riwayat_seq, alasan, petugas_id, at, resent_seq)
select 1000 + m.n, r.seq + 1, 'berkas_kurang', 3, r.at + interval '1 hour', r.seq + 2
from moment m join riwayat r on r.permohonan_id = 1000 + m.n and r.kind = 'dikirim' where m.back;

insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, petugas_id, at)
select gen_random_uuid(), 1000 + n, 1, s, 0, 'original', staf, asked from moment, unnest(array['kk', 'pengantar']) s
union all
select gen_random_uuid(), 1000 + n, 4, syarat, 1, 'original', staf, checked + interval '30 minutes' from moment where returned;

insert into kekurangan (permohonan_id, cycle, syarat, alasan, ordinal, riwayat_seq)
select 1000 + n, 1, syarat, alasan, 1, 3 from moment where returned;

insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until, ended, ended_at)
select 1000 + n, 'menerima', staf, 'diambil', received - handled * interval '1 minute', received + interval '1 hour', 'selesai', received
from moment
union all
select 1000 + n, 'menerima', staf, 'diambil', checked + interval '34 minutes', checked + interval '2 hours', 'selesai',
    checked + interval '36 minutes'
from moment where returned
union all
select 1000 + n, 'mengentri', staf, 'diambil', approved + (entering - entry_handled) * interval '1 minute',
    approved + interval '2 hours', 'selesai', approved + entering * interval '1 minute'
from moment where not (closed or stays);

analyze;
