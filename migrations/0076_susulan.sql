-- A statement of an earlier day than what was stated before it: it stands in the history and changes nothing. What an older program
-- writes is none.
alter table pernyataan add column susulan boolean not null default false;

-- As in 0075, and: belated is only what is older than the statement that counts.
create or replace function guard_pernyataan() returns trigger language plpgsql as $$
declare
    sent date;
begin
    select office_day(p.sent_at) into sent from permohonan p
    where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and (new.peran = 'staf' or p.recipient = new.petugas_id)
      and case new.kind
          when 'ditolak' then true
          when 'tetap_diproses' then p.stated = 'ditolak'
          else not exists (
              select from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq is null) end;
    if not found or not has_peran(new.petugas_id, new.peran) then
        raise exception 'a pernyataan is about what was sent' using errcode = 'check_violation', constraint = 'pernyataan_of_dikirim';
    end if;
    if new.tanggal < sent or new.tanggal > office_day(new.at) then
        raise exception 'a pernyataan is of a day between the sending and now' using errcode = 'check_violation', constraint = 'pernyataan_tanggal';
    end if;
    if new.susulan and new.tanggal >= coalesce((
        select n.tanggal from pernyataan n
        where n.permohonan_id = new.permohonan_id and not n.susulan order by n.seq desc limit 1), new.tanggal) then
        raise exception 'belated is what is older than the latest' using errcode = 'check_violation', constraint = 'pernyataan_susulan';
    end if;
    return new;
end $$;

-- As in 0047, and: a belated statement leaves what is stated as it is.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
        when r.kind not in ('dikirim', 'dikirim_ulang')
            and (was.sent_by, was.sent_at, was.recipient) is distinct from (p.sent_by, p.sent_at, p.recipient) then false
        when r.kind in ('dientri_ulang', 'dikirim_ulang') and was.stated in ('diserahkan', 'ditolak') then false -- it has ended
        when r.kind = 'nomor_dicatat' then is_numbering(was, p) and has_peran(r.petugas_id, 'staf')
        when (was.nik_index is null) <> (p.nik_index is null) then false
        when was.tahap <> p.tahap then r.kind = p.tahap and case r.kind
            when 'diterima' then (r.petugas_id, r.at) = (p.received_by, p.received_at)
            when 'dientri' then (r.petugas_id, r.at) = (p.entered_by, p.entered_at)
            when 'dikirim' then (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
            when 'dibatalkan' then r.petugas_id is not distinct from p.closed_by and r.at = p.closed_at
            else (r.petugas_id, r.at) = (p.checked_by, p.checked_at) end
        when r.kind = 'dientri_ulang' then
            is_putting_right(was, p) and has_peran(r.petugas_id, 'staf') and is_sent_back(p.permohonan_id, r.seq)
        when r.kind = 'diperbaiki' then is_putting_right(was, p) and case
            when r.petugas_id is null then p.tahap = 'diajukan' or is_found_alike(was, p)
            else p.tahap <> 'dikirim' and exists (
                select from perbaikan b
                where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'diperbaiki') end
        when (was.data, was.entri) is distinct from (p.data, p.entri) or not is_found_alike(was, p) then false
        when r.kind = 'dikembalikan' then exists (
            select from pengembalian k where k.permohonan_id = p.permohonan_id and k.riwayat_seq = r.seq)
        when r.kind = 'dikirim_ulang' then (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
            and has_peran(p.sent_by, 'staf') and has_peran(p.recipient, 'dispendukcapil') and exists (
                select from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq = r.seq)
        when r.kind = 'dinyatakan' then exists (
            select from pernyataan n where n.permohonan_id = p.permohonan_id and n.riwayat_seq = r.seq and case
                when n.susulan then p.stated is not distinct from was.stated else n.kind = p.stated end)
        when r.kind = 'asli_dicabut' then exists (
            select from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_seq = r.seq)
        when r.kind in ('asli_dicatat', 'dilengkapi') then exists (
            select from berkas b where b.permohonan_id = p.permohonan_id and b.riwayat_seq = r.seq)
        when r.kind = 'ditautkan' then exists (
            select from pihak h where h.permohonan_id = p.permohonan_id and h.riwayat_seq = r.seq)
        when r.kind = 'perbaikan_diminta' then exists (
            select from perbaikan b where b.permohonan_id = p.permohonan_id and b.riwayat_seq = r.seq)
        when r.kind = 'perbaikan_ditolak' then exists (
            select from perbaikan b
            where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'ditolak')
        when r.kind = 'perbaikan_ditarik' then exists (
            select from perbaikan b
            where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'ditarik')
        when r.kind = 'berkas_disimpan' then exists (
            select from stored_file s where s.permohonan_id = p.permohonan_id and s.riwayat_seq = r.seq)
        else false
    end
$$;

-- As in 0049, and: which statements were belated.
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
                'kind', n.kind, 'tanggal', n.tanggal, 'petugas', n.petugas_id, 'peran', n.peran, 'at', n.at,
                'susulan', n.susulan) order by n.seq)
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
