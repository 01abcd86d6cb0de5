-- What a file held that was destroyed since nobody completed its permohonan (0041) can be looked at by nobody any more: it answers
-- no syarat, until something comes in its place. What was sent was looked at before, and stays an answer.
create function is_lost(id uuid) returns boolean language sql stable as $$
    select exists (
        select from stored_file f join permohonan p on p.permohonan_id = f.permohonan_id
        where f.berkas_id = id and f.destroyed_at is not null and (p.sent_at is null or f.destroyed_at < p.sent_at))
$$;

-- As in 0002, and: what is lost is not there.
create or replace function syarat_not_held(id bigint) returns setof text language sql stable as $$
    select s.kode
    from permohonan p
    cross join lateral jsonb_to_recordset(p.syarat) as s (kode text, demand text)
    left join lateral (
        select max(k.cycle) as cycle from kekurangan k where k.permohonan_id = id and k.syarat = s.kode
    ) found on true
    where p.permohonan_id = id
      and (s.demand = 'wajib' or found.cycle is not null)
      and not exists (
          select 1 from berkas b
          where b.permohonan_id = id and b.syarat = s.kode and b.withdrawn_at is null
            and b.answer in ('file', 'original') and b.cycle >= coalesce(found.cycle, 0) and not is_lost(b.berkas_id))
$$;

-- As in 0014, and: a kekurangan whose answer is lost waits for the pemohon again.
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
select 'dispendukcapil', p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'dikirim' and coalesce(p.stated, '') not in ('diserahkan', 'ditolak');

-- A permohonan with everything that belongs to it in one row: as in 0036, and when what a file held was destroyed.
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
            'received_by', p.received_by, 'received_at', p.received_at,
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

-- In which peran a petugas was shown something is one in which they may act at that moment; null: written before it was kept.
create function guard_disclosure_peran() returns trigger language plpgsql as $$
begin
    if new.peran is not null and not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'shown in a peran of their own' using errcode = 'check_violation', constraint = 'disclosure_by_peran';
    end if;
    return new;
end $$;
create trigger disclosure_by_peran before insert on disclosure for each row execute function guard_disclosure_peran();

-- As in 0044, and: an admin, who is shown no permohonan otherwise, takes none of it out in full.
create or replace function guard_ekspor() returns trigger language plpgsql as $$
begin
    if new.petugas_id is not null and not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'the book is taken out by Kasi and admin' using errcode = 'check_violation', constraint = 'ekspor_by_petugas';
    end if;
    if new.lengkap and new.peran <> 'kasi' then
        raise exception 'in full by the Kasi' using errcode = 'check_violation', constraint = 'ekspor_lengkap_by_kasi';
    end if;
    return new;
end $$;
