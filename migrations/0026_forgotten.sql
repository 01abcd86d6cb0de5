-- A permohonan of which nobody needs the person any more: its key is destroyed, and what a person is found by. The row, its
-- nomor register and its riwayat stay, for the book has no gaps; they show no person.
alter table permohonan add column forgotten_at timestamptz;

-- That it was destroyed, and by which rule.
create table destruction (
    permohonan_id bigint not null constraint destruction_pk primary key
        constraint destruction_permohonan_fk references permohonan,
    rule          text not null constraint destruction_rule_check check (rule in ('berakhir', 'diminta')),
    at            timestamptz not null,
    digest        bytea not null -- keyed
);
create trigger destruction_append_only before update or delete or truncate on destruction execute function refuse_change();

-- How much else was destroyed because its time had passed: counts, never content.
create table destroyed_rows (
    destroyed_id bigint generated always as identity constraint destroyed_rows_pk primary key,
    at           timestamptz not null,
    what         text not null constraint destroyed_rows_what_check check (what in ('pembaruan', 'pesan', 'percakapan')),
    rows         bigint not null constraint destroyed_rows_check check (rows > 0)
);
create trigger destroyed_rows_append_only before update or delete or truncate on destroyed_rows execute function refuse_change();

-- What is forgotten was closed, shows no person, stays forgotten, and nothing else of it changes.
create function is_forgotten(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select was.forgotten_at is null and becomes.forgotten_at is not null and becomes.tahap = 'dibatalkan'
        and becomes.forgotten_at >= becomes.closed_at
        and becomes.nik_index = '' and becomes.kk_index = '' and becomes.nama_index = '{}' and becomes.data = ''
        and coalesce(becomes.entri, '') = '' and coalesce(becomes.alasan_text, '') = ''
        and (was.entri is null) = (becomes.entri is null) and (was.alasan_text is null) = (becomes.alasan_text is null)
        and differs_only_in(to_jsonb(was), to_jsonb(becomes), 'data', 'entri', 'alasan_text', 'nik_index', 'kk_index',
            'nama_index', 'forgotten_at')
$$;

-- As before, and: who is forgotten.
create or replace function guard_columns() returns trigger language plpgsql as $$
declare
    step constant text := case when new.tahap <> old.tahap then new.tahap else 'none' end;
begin
    if is_forgotten(old, new) then
        return new;
    end if;
    if new.forgotten_at is distinct from old.forgotten_at or old.forgotten_at is not null then
        raise exception 'what is forgotten stays so, and was closed before' using errcode = 'check_violation', constraint = 'permohonan_forgotten';
    end if;
    if is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'data', 'entri', 'alasan_text', 'nik_index', 'kk_index', 'nama_index') then
        return new;
    end if;
    if (new.kode, new.jenis, new.syarat, new.syarat_version, new.submitted_at, new.consent_version, new.consent_at,
            new.pemohon_agreed_at)
        is distinct from (old.kode, old.jenis, old.syarat, old.syarat_version, old.submitted_at, old.consent_version,
            old.consent_at, old.pemohon_agreed_at) then
        raise exception 'what was asked for, when, and with which consent does not change' using errcode = 'check_violation', constraint = 'permohonan_fixed';
    end if;
    if step <> 'dientri' and (new.data, new.entri, new.desa, new.nik_index, new.kk_index, new.nama_index)
        is distinct from (old.data, old.entri, old.desa, old.nik_index, old.kk_index, old.nama_index) then
        raise exception 'personal data changes in SOP step 3 only' using errcode = 'check_violation', constraint = 'permohonan_data_fixed';
    end if;
    if new.cycle <> old.cycle + (case when step = 'tidak_lengkap' then 1 else 0 end) then
        raise exception 'a return is counted once' using errcode = 'check_violation', constraint = 'permohonan_cycle';
    end if;
    if (step <> 'diterima' and (new.received_by, new.received_at) is distinct from (old.received_by, old.received_at))
        or (step not in ('diterima', 'tidak_lengkap', 'lengkap')
            and (new.checked_by, new.checked_at) is distinct from (old.checked_by, old.checked_at))
        or (step <> 'dientri' and (new.entered_by, new.entered_at) is distinct from (old.entered_by, old.entered_at))
        or (step <> 'dikirim' and (new.sent_by, new.sent_at, new.recipient) is distinct from (old.sent_by, old.sent_at, old.recipient))
        or (step <> 'dibatalkan'
            and (new.closed_by, new.closed_peran, new.closed_chat, new.closed_at, new.alasan, new.alasan_text)
                is distinct from (old.closed_by, old.closed_peran, old.closed_chat, old.closed_at, old.alasan, old.alasan_text)) then
        raise exception 'who did a step, and when, does not change' using errcode = 'check_violation', constraint = 'permohonan_stamps_fixed';
    end if;
    return new;
end $$;
create or replace function guard_head() returns trigger language plpgsql as $$
declare
    r riwayat;
begin
    if tg_op = 'UPDATE' and is_forgotten(old, new) then
        if exists (select from data_key k where k.permohonan_id = new.permohonan_id)
            or not exists (select from destruction d where d.permohonan_id = new.permohonan_id and d.at = new.forgotten_at) then
            raise exception 'who is forgotten has no key, and it is written down'
                using errcode = 'integrity_constraint_violation', constraint = 'permohonan_destroyed';
        end if;
        return null;
    end if;
    if tg_op = 'UPDATE' and is_sealing_anew()
        and differs_only_in(to_jsonb(old), to_jsonb(new), 'data', 'entri', 'alasan_text', 'nik_index', 'kk_index', 'nama_index') then
        return null;
    end if;
    select * into r from riwayat where permohonan_id = new.permohonan_id and seq = new.riwayat_seq;
    if not found or r.hash <> new.riwayat_hash or r.tahap <> new.tahap or new.riwayat_seq <> coalesce(old.riwayat_seq, 0) + 1 then
        raise exception 'a change stands in the riwayat' using errcode = 'integrity_constraint_violation', constraint = 'permohonan_head';
    end if;
    if not coalesce(is_event_of(r, old, new), false) then
        raise exception 'the riwayat says what happened' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_of_step';
    end if;
    if r.kind <> 'dinyatakan' and new.stated is distinct from old.stated then
        raise exception 'what is stated stands in pernyataan' using errcode = 'integrity_constraint_violation', constraint = 'permohonan_stated';
    end if;
    if tg_op = 'INSERT' then
        -- Asked for by chat, or with a chat that is told: then with consent.
        if new.consent_at is null
            and (r.petugas_id is null or exists (select from pihak h where h.permohonan_id = new.permohonan_id)) then
            raise exception 'who asks by chat has agreed' using errcode = 'check_violation', constraint = 'permohonan_consent';
        end if;
        if new.pemohon_agreed_at is null and exists (
            select from pihak h where h.permohonan_id = new.permohonan_id and h.hubungan = 'perangkat_desa') then
            raise exception 'the pemohon has agreed that a perangkat desa applies'
                using errcode = 'check_violation', constraint = 'permohonan_pemohon_agreed';
        end if;
        if r.petugas_id is not null and not has_peran(r.petugas_id, 'staf') then
            raise exception 'a walk-in is registered by staf' using errcode = 'check_violation', constraint = 'permohonan_registrar';
        end if;
    end if;
    return null;
end $$;
create or replace function guard_data_key() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
        select from permohonan p where p.permohonan_id = old.permohonan_id and p.forgotten_at is not null) then
        return old;
    end if;
    if tg_op = 'UPDATE' and is_sealing_anew() and new.permohonan_id = old.permohonan_id then
        return new;
    end if;
    raise exception 'a key stays' using errcode = 'integrity_constraint_violation', constraint = 'data_key_append_only';
end $$;

-- A destruction is of what is forgotten in the same transaction.
create function guard_destruction() returns trigger language plpgsql as $$
begin
    if not exists (select from permohonan p where p.permohonan_id = new.permohonan_id and p.forgotten_at = new.at) then
        raise exception 'nothing was destroyed' using errcode = 'integrity_constraint_violation', constraint = 'destruction_of_forgotten';
    end if;
    return null;
end $$;
create constraint trigger destruction_of_forgotten after insert on destruction
    deferrable initially deferred for each row execute function guard_destruction();

-- A permohonan with everything that belongs to it in one row, anew: as in 0020, and what a berkas replaces (0023), the key
-- (0025), and only those that are not forgotten.
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
                'file', encode(b.file, 'hex'), 'petugas', b.petugas_id, 'at', b.at, 'replaces', b.replaces) order by b.ordinal)
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
