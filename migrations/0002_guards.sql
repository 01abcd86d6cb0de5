-- The SOP as the database sees it: the same guards as in src/domain/langkah/, for whatever writes here. 0006 guards
-- the book that is kept of it. Each refusal has the name of a constraint.

-- Tables of which nothing is taken away refuse to be changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;

create trigger disclosure_append_only before update or delete or truncate on disclosure execute function refuse_change();
create trigger kekurangan_append_only before update or delete or truncate on kekurangan execute function refuse_change();
create trigger pernyataan_append_only before update or delete or truncate on pernyataan execute function refuse_change();
create trigger pihak_append_only before update or delete or truncate on pihak execute function refuse_change();
create trigger berkas_no_truncate before truncate on berkas execute function refuse_change();
create trigger permohonan_no_delete before delete or truncate on permohonan execute function refuse_change();

-- The office's day of a time.
create function office_day(at timestamptz) returns date language sql immutable as $$
    select (at at time zone 'Asia/Jakarta')::date
$$;

-- Whether a petugas is active in one of these roles.
create function has_peran(id bigint, variadic allowed text[]) returns boolean language sql stable as $$
    select exists (select 1 from petugas where petugas_id = id and aktif and peran = any(allowed))
$$;

-- No step skipped, none backwards, none by the wrong role.
create function guard_tahap() returns trigger language plpgsql as $$
declare
    allowed boolean;
begin
    if tg_op = 'INSERT' then
        if new.tahap <> 'diajukan' then
            raise exception 'a permohonan begins as diajukan' using errcode = 'check_violation', constraint = 'permohonan_tahap_order';
        end if;
        return new;
    end if;
    allowed := new.tahap = old.tahap or case new.tahap
        when 'diterima' then old.tahap in ('diajukan', 'tidak_lengkap') and has_peran(new.received_by, 'staf')
        when 'tidak_lengkap' then old.tahap = 'diterima' and has_peran(new.checked_by, 'kasi')
        when 'lengkap' then old.tahap = 'diterima' and has_peran(new.checked_by, 'kasi')
        when 'dientri' then old.tahap = 'lengkap' and has_peran(new.entered_by, 'staf')
        when 'dikirim' then old.tahap = 'dientri' and has_peran(new.sent_by, 'staf') and has_peran(new.recipient, 'dispendukcapil')
        when 'dibatalkan' then old.tahap <> 'dikirim'
        else false
    end;
    if not coalesce(allowed, false) then
        raise exception 'the SOP has no step from % to % by this petugas', old.tahap, new.tahap
            using errcode = 'check_violation', constraint = 'permohonan_tahap_order';
    end if;
    -- Who closes it is a petugas, in the peran that is written down, or one of its own pihak.
    if old.tahap <> 'dibatalkan' and (
        (new.closed_by is not null and not has_peran(new.closed_by, new.closed_peran))
        or (new.closed_chat is not null and not exists (
            select from pihak h where h.permohonan_id = new.permohonan_id and h.chat_id = new.closed_chat))) then
        raise exception 'a permohonan is closed by its pihak or by the office' using errcode = 'check_violation', constraint = 'permohonan_closer';
    end if;
    return new;
end $$;
create trigger permohonan_tahap_order before insert or update on permohonan for each row execute function guard_tahap();

-- What stays as it is, and which columns a step may write. A later need, such as sealing anew under another key, has to
-- come as an event of its own, by a migration that opens this.
create function guard_columns() returns trigger language plpgsql as $$
declare
    step constant text := case when new.tahap <> old.tahap then new.tahap else 'none' end;
begin
    if (new.kode, new.jenis, new.syarat, new.syarat_version, new.submitted_at, new.consent_version, new.consent_at)
        is distinct from (old.kode, old.jenis, old.syarat, old.syarat_version, old.submitted_at, old.consent_version, old.consent_at) then
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
create trigger permohonan_columns before update on permohonan for each row execute function guard_columns();

-- A number comes from the counter at the first receipt, in the series of that day's year, and stays.
create function guard_nomor() returns trigger language plpgsql as $$
begin
    if old.nomor_urut is not null or new.tahap <> 'diterima' then
        raise exception 'a nomor register does not change' using errcode = 'check_violation', constraint = 'permohonan_nomor_fixed';
    end if;
    if new.nomor_tahun <> extract(year from office_day(new.received_at)) then
        raise exception 'a nomor register is of the year of its receipt' using errcode = 'check_violation', constraint = 'permohonan_nomor_year';
    end if;
    if not exists (select 1 from register_counter c where c.tahun = new.nomor_tahun and c.last = new.nomor_urut) then
        raise exception 'a nomor register comes from the counter' using errcode = 'check_violation', constraint = 'permohonan_nomor_counted';
    end if;
    return new;
end $$;
create trigger permohonan_nomor before update on permohonan for each row
    when ((new.nomor_urut, new.nomor_tahun) is distinct from (old.nomor_urut, old.nomor_tahun)) execute function guard_nomor();

-- Syarat that are required, or were found wrong, and for which no file or original is there since.
create function syarat_not_held(id bigint) returns setof text language sql stable as $$
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
            and b.answer in ('file', 'original') and b.cycle >= coalesce(found.cycle, 0))
$$;

-- No receipt and no approval while something is missing; no return that names nothing. Checked at commit, when the
-- rows beside the permohonan are there too.
create function guard_completeness() returns trigger language plpgsql as $$
begin
    if new.tahap in ('diterima', 'lengkap') and exists (select 1 from syarat_not_held(new.permohonan_id)) then
        raise exception 'something is missing' using errcode = 'check_violation', constraint = 'permohonan_complete';
    end if;
    if new.tahap = 'tidak_lengkap' and not exists (
        select 1 from kekurangan k where k.permohonan_id = new.permohonan_id and k.cycle = new.cycle
    ) then
        raise exception 'a return names what is missing' using errcode = 'check_violation', constraint = 'permohonan_return_names';
    end if;
    return null;
end $$;
create constraint trigger permohonan_complete after insert or update on permohonan
    deferrable initially deferred for each row execute function guard_completeness();

-- A kekurangan is about something that is asked for. 0006 ties it to its return.
create function guard_kekurangan() returns trigger language plpgsql as $$
begin
    if not exists (
        select from permohonan p
        where p.permohonan_id = new.permohonan_id and p.syarat @> jsonb_build_array(jsonb_build_object('kode', new.syarat))
    ) then
        raise exception 'no such syarat' using errcode = 'check_violation', constraint = 'kekurangan_of_syarat';
    end if;
    return new;
end $$;
create trigger kekurangan_of_syarat before insert on kekurangan for each row execute function guard_kekurangan();

-- A berkas answers something that is asked for, in the cycle that is under way, before the Kasi has it. That paper was
-- brought, and whatever else a petugas records, is said by staf.
create function guard_new_berkas() returns trigger language plpgsql as $$
begin
    if (new.answer = 'original' or new.petugas_id is not null) and not has_peran(new.petugas_id, 'staf') then
        raise exception 'an original is ticked by staf' using errcode = 'check_violation', constraint = 'berkas_original_by_staf';
    end if;
    if new.withdrawn_at is not null or not exists (
        select from permohonan p
        where p.permohonan_id = new.permohonan_id and p.cycle = new.cycle and p.tahap in ('diajukan', 'tidak_lengkap')
          and p.syarat @> jsonb_build_array(jsonb_build_object('kode', new.syarat))
    ) then
        raise exception 'this berkas is not asked for now' using errcode = 'check_violation', constraint = 'berkas_asked_for';
    end if;
    return new;
end $$;
create trigger berkas_asked_for before insert on berkas for each row execute function guard_new_berkas();

-- What answers a syarat stays; only a tick may be taken back, once, and while ticks may be made.
create function guard_berkas() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.answer = 'original' and old.withdrawn_at is null and has_peran(new.withdrawn_by, 'staf')
        and (new.berkas_id, new.ordinal, new.permohonan_id, new.riwayat_seq, new.syarat, new.cycle, new.answer, new.file, new.petugas_id, new.at)
            is not distinct from (old.berkas_id, old.ordinal, old.permohonan_id, old.riwayat_seq, old.syarat, old.cycle, old.answer, old.file, old.petugas_id, old.at)
        and exists (
            select from permohonan p where p.permohonan_id = new.permohonan_id and p.tahap in ('diajukan', 'tidak_lengkap')) then
        return new;
    end if;
    raise exception 'a berkas stays' using errcode = 'integrity_constraint_violation', constraint = 'berkas_append_only';
end $$;
create trigger berkas_append_only before update or delete on berkas for each row execute function guard_berkas();

-- Dispendukcapil states only about what was sent: the officer to whom it was sent, or staf quoting one; of a day from
-- the sending on that has come.
create function guard_pernyataan() returns trigger language plpgsql as $$
declare
    sent date;
begin
    select office_day(p.sent_at) into sent from permohonan p
    where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and (new.peran = 'staf' or p.recipient = new.petugas_id);
    if not found or not has_peran(new.petugas_id, new.peran) then
        raise exception 'a pernyataan is about what was sent' using errcode = 'check_violation', constraint = 'pernyataan_of_dikirim';
    end if;
    if new.tanggal < sent or new.tanggal > office_day(new.at) then
        raise exception 'a pernyataan is of a day between the sending and now' using errcode = 'check_violation', constraint = 'pernyataan_tanggal';
    end if;
    return new;
end $$;
create trigger pernyataan_of_dikirim before insert on pernyataan for each row execute function guard_pernyataan();

-- A petugas who left stays in the list, and an account stays one person's: the riwayat names them by number.
create trigger petugas_no_delete before delete or truncate on petugas execute function refuse_change();
create function guard_petugas() returns trigger language plpgsql as $$
begin
    raise exception 'the account of a petugas does not change' using errcode = 'check_violation', constraint = 'petugas_chat_fixed';
end $$;
create trigger petugas_chat_fixed before update on petugas for each row
    when ((new.petugas_id, new.chat_id, new.created_at) is distinct from (old.petugas_id, old.chat_id, old.created_at))
    execute function guard_petugas();
