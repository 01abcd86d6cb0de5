-- A key of its own for each permohonan: what is sealed of it is sealed with this one, and this one with the keys of the
-- office. So those can be changed without touching the book, and whose key is gone is forgotten, wherever a copy of the
-- sealed values is. Backups keep this table apart from the others (docs/keys.md).
create table data_key (
    permohonan_id bigint not null constraint data_key_pk primary key
        constraint data_key_permohonan_fk references permohonan deferrable initially deferred,
    wrapped       bytea not null -- sealed
);

-- What hashes and blind indexes are made with, of a key that seals nothing any more: so that the book can be verified and a
-- receipt still be found when the key itself is gone. Sealed with the key that came after it.
create table retired_key (
    kunci_id   smallint not null constraint retired_key_pk primary key
        constraint retired_key_kunci_fk references kunci,
    subkeys    bytea not null, -- sealed
    retired_at timestamptz not null
);
create trigger retired_key_append_only before delete or truncate on retired_key execute function refuse_change();

-- Whether this transaction seals anew. It says so itself; that nothing else changed is checked by the guards below, and that
-- it is the same value by `verifikasi`.
create function is_sealing_anew() returns boolean language sql stable as $$
    select coalesce(current_setting('layanan.sealing_anew', true), '') = 'on'
$$;

-- Whether two rows differ in nothing but these columns.
create function differs_only_in(was jsonb, becomes jsonb, variadic columns text[]) returns boolean language sql immutable as $$
    select was - columns = becomes - columns
$$;

create function guard_data_key() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and new.permohonan_id = old.permohonan_id then
        return new;
    end if;
    raise exception 'a key stays' using errcode = 'integrity_constraint_violation', constraint = 'data_key_append_only';
end $$;
create trigger data_key_append_only before update or delete on data_key for each row execute function guard_data_key();
create trigger data_key_no_truncate before truncate on data_key execute function refuse_change();

-- The door for sealing anew, in each guard of a table that has sealed columns: the rest of the row stays.
create function guard_sealed_anew() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), variadic tg_argv) then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;
drop trigger kekurangan_append_only on kekurangan;
create trigger kekurangan_append_only before update or delete on kekurangan for each row execute function guard_sealed_anew('note');
create trigger kekurangan_no_truncate before truncate on kekurangan execute function refuse_change();

-- As before, and: the door.
create or replace function guard_columns() returns trigger language plpgsql as $$
declare
    step constant text := case when new.tahap <> old.tahap then new.tahap else 'none' end;
begin
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
create or replace function guard_berkas() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'file') then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.answer = 'original' and old.withdrawn_at is null and has_peran(new.withdrawn_by, 'staf')
        and (new.berkas_id, new.ordinal, new.permohonan_id, new.riwayat_seq, new.syarat, new.cycle, new.answer, new.file, new.petugas_id, new.at, new.replaces)
            is not distinct from (old.berkas_id, old.ordinal, old.permohonan_id, old.riwayat_seq, old.syarat, old.cycle, old.answer, old.file, old.petugas_id, old.at, old.replaces)
        and exists (
            select from permohonan p where p.permohonan_id = new.permohonan_id and p.tahap in ('diajukan', 'tidak_lengkap')) then
        return new;
    end if;
    raise exception 'a berkas stays' using errcode = 'integrity_constraint_violation', constraint = 'berkas_append_only';
end $$;
create or replace function guard_berkas_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'file') then
        return null;
    end if;
    if not exists (
        select from berkas b join riwayat r on r.permohonan_id = b.permohonan_id
            and (r.xmin = b.xmin or (new.withdrawn_seq is null and b.withdrawn_seq is not null)) -- taken back behind a savepoint
        where b.berkas_id = new.berkas_id and case
            when new.withdrawn_seq is not null then
                r.seq = new.withdrawn_seq and r.kind = 'asli_dicabut' and (r.petugas_id, r.at) = (new.withdrawn_by, new.withdrawn_at)
            else r.seq = new.riwayat_seq and r.at >= new.at and case r.kind
                when 'diajukan' then new.petugas_id is null or new.petugas_id = r.petugas_id
                when 'asli_dicatat' then new.answer = 'original' and new.petugas_id = r.petugas_id
                when 'dilengkapi' then new.petugas_id is not distinct from r.petugas_id
                else false end
            end
    ) then
        raise exception 'a berkas comes with its event' using errcode = 'integrity_constraint_violation', constraint = 'berkas_of_event';
    end if;
    return null;
end $$;

-- As before, and the key.
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
from permohonan p;
