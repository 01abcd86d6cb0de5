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
