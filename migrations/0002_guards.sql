-- The SOP as the database sees it: the same guards as in src/domain/langkah/, for whatever writes here.

-- Append-only tables refuse to be changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;

create trigger riwayat_append_only before update or delete or truncate on riwayat execute function refuse_change();
create trigger segel_append_only before update or delete or truncate on segel execute function refuse_change();
create trigger disclosure_append_only before update or delete or truncate on disclosure execute function refuse_change();
create trigger kekurangan_append_only before update or delete or truncate on kekurangan execute function refuse_change();
create trigger pernyataan_append_only before update or delete or truncate on pernyataan execute function refuse_change();
create trigger pihak_append_only before update or delete or truncate on pihak execute function refuse_change();
create trigger berkas_no_truncate before truncate on berkas execute function refuse_change();
create trigger pernyataan_no_truncate before truncate on pernyataan execute function refuse_change();
create trigger register_counter_no_truncate before truncate on register_counter execute function refuse_change();
create trigger permohonan_no_delete before delete or truncate on permohonan execute function refuse_change();

-- Numbers only grow, one at a time, and are never taken back.
create function guard_register_counter() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a register number is never taken back' using errcode = 'integrity_constraint_violation', constraint = 'register_counter_gapless';
    end if;
    if (tg_op = 'INSERT' and new.last <> 1) or (tg_op = 'UPDATE' and new.last <> old.last + 1) then
        raise exception 'register numbers have no gaps' using errcode = 'integrity_constraint_violation', constraint = 'register_counter_gapless';
    end if;
    return new;
end $$;
create trigger register_counter_gapless before insert or update or delete on register_counter
    for each row execute function guard_register_counter();

-- Whether a petugas is active in one of these roles.
create function has_peran(id bigint, variadic allowed text[]) returns boolean language sql stable as $$
    select exists (select 1 from petugas where petugas_id = id and aktif and peran = any(allowed))
$$;

-- No step skipped, none backwards, none by the wrong role; a number once given stays.
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
    if new.kode <> old.kode or new.jenis <> old.jenis or new.syarat <> old.syarat or new.submitted_at <> old.submitted_at then
        raise exception 'kode, jenis, syarat and time of a permohonan do not change' using errcode = 'check_violation', constraint = 'permohonan_fixed';
    end if;
    if (new.nomor_urut, new.nomor_tahun) is distinct from (old.nomor_urut, old.nomor_tahun) then
        if old.nomor_urut is not null or new.tahap <> 'diterima' then
            raise exception 'a nomor register does not change' using errcode = 'check_violation', constraint = 'permohonan_nomor_fixed';
        end if;
        if not exists (select 1 from register_counter c where c.tahun = new.nomor_tahun and c.last = new.nomor_urut) then
            raise exception 'a nomor register comes from the counter' using errcode = 'check_violation', constraint = 'permohonan_nomor_counted';
        end if;
    end if;
    if new.tahap = old.tahap then
        if (new.received_by, new.received_at, new.checked_by, new.checked_at, new.entered_by, new.entered_at, new.sent_by, new.sent_at,
            new.recipient, new.closed_by, new.closed_at, new.closed_chat, new.alasan)
            is distinct from (old.received_by, old.received_at, old.checked_by, old.checked_at, old.entered_by, old.entered_at, old.sent_by,
            old.sent_at, old.recipient, old.closed_by, old.closed_at, old.closed_chat, old.alasan) then
            raise exception 'who did a step, and when, does not change' using errcode = 'check_violation', constraint = 'permohonan_stamps_fixed';
        end if;
        return new;
    end if;
    allowed := case new.tahap
        when 'diterima' then old.tahap in ('diajukan', 'tidak_lengkap') and has_peran(new.received_by, 'staf')
        when 'tidak_lengkap' then old.tahap = 'diterima' and has_peran(new.checked_by, 'kasi')
        when 'lengkap' then old.tahap = 'diterima' and has_peran(new.checked_by, 'kasi')
        when 'dientri' then old.tahap = 'lengkap' and has_peran(new.entered_by, 'staf')
        when 'dikirim' then old.tahap = 'dientri' and has_peran(new.sent_by, 'staf') and has_peran(new.recipient, 'dispendukcapil')
        when 'dibatalkan' then old.tahap <> 'dikirim' and (new.closed_by is null or has_peran(new.closed_by, 'staf', 'kasi'))
        else false
    end;
    if not coalesce(allowed, false) then
        raise exception 'the SOP has no step from % to % by this petugas', old.tahap, new.tahap
            using errcode = 'check_violation', constraint = 'permohonan_tahap_order';
    end if;
    -- A step writes its own stamp and no other.
    if (new.tahap <> 'diterima' and (new.received_by, new.received_at) is distinct from (old.received_by, old.received_at))
        or (new.tahap not in ('diterima', 'tidak_lengkap', 'lengkap')
            and (new.checked_by, new.checked_at) is distinct from (old.checked_by, old.checked_at))
        or (new.tahap <> 'dientri' and (new.entered_by, new.entered_at) is distinct from (old.entered_by, old.entered_at))
        or (new.tahap <> 'dikirim'
            and (new.sent_by, new.sent_at, new.recipient) is distinct from (old.sent_by, old.sent_at, old.recipient))
        or (new.tahap <> 'dibatalkan' and (new.closed_by, new.closed_at, new.closed_chat, new.alasan)
            is distinct from (old.closed_by, old.closed_at, old.closed_chat, old.alasan)) then
        raise exception 'who did a step, and when, does not change' using errcode = 'check_violation', constraint = 'permohonan_stamps_fixed';
    end if;
    return new;
end $$;
create trigger permohonan_tahap_order before insert or update on permohonan for each row execute function guard_tahap();

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

-- A return is counted once and must bring rows in kekurangan of just this cycle.
create function guard_cycle() returns trigger language plpgsql as $$
begin
    if new.cycle <> old.cycle + (case when new.tahap = 'tidak_lengkap' and old.tahap = 'diterima' then 1 else 0 end) then
        raise exception 'a return is counted once' using errcode = 'check_violation', constraint = 'permohonan_cycle';
    end if;
    return new;
end $$;
create trigger permohonan_cycle before update on permohonan for each row execute function guard_cycle();
create constraint trigger permohonan_complete after insert or update on permohonan
    deferrable initially deferred for each row execute function guard_completeness();
create function guard_kekurangan() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from permohonan p where p.permohonan_id = new.permohonan_id and p.cycle = new.cycle and p.tahap = 'tidak_lengkap') then
        raise exception 'a kekurangan belongs to a return' using errcode = 'check_violation', constraint = 'kekurangan_of_return';
    end if;
    return null;
end $$;
create constraint trigger kekurangan_of_return after insert on kekurangan
    deferrable initially deferred for each row execute function guard_kekurangan();

-- The chain: each row of the riwayat follows the one before it, and the permohonan knows the last.
create function guard_riwayat() returns trigger language plpgsql as $$
begin
    if new.seq > 1 and not exists (
        select 1 from riwayat r where r.permohonan_id = new.permohonan_id and r.seq = new.seq - 1 and r.hash = new.prev_hash
    ) then
        raise exception 'the riwayat is a chain' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_chain';
    end if;
    return new;
end $$;
create trigger riwayat_chain before insert on riwayat for each row execute function guard_riwayat();

-- No silent change: whoever moves a permohonan on also writes its riwayat.
create function guard_head() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from riwayat r
        where r.permohonan_id = new.permohonan_id and r.seq = new.riwayat_seq and r.hash = new.riwayat_hash and r.tahap = new.tahap
    ) then
        raise exception 'a change stands in the riwayat' using errcode = 'integrity_constraint_violation', constraint = 'permohonan_head';
    end if;
    return null;
end $$;
create constraint trigger permohonan_head after insert or update of tahap, riwayat_seq, riwayat_hash on permohonan
    deferrable initially deferred for each row execute function guard_head();

-- What answers a syarat stays; only a tick may be taken back, once.
create function guard_berkas() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.answer = 'original' and old.withdrawn_at is null and new.withdrawn_at is not null
        and (new.permohonan_id, new.syarat, new.cycle, new.answer, new.petugas_id, new.at)
        is not distinct from (old.permohonan_id, old.syarat, old.cycle, old.answer, old.petugas_id, old.at) then
        return new;
    end if;
    raise exception 'a berkas stays' using errcode = 'integrity_constraint_violation', constraint = 'berkas_append_only';
end $$;
create trigger berkas_append_only before update or delete on berkas for each row execute function guard_berkas();

-- That paper was brought is said by staf, and only before the Kasi has it.
create function guard_original() returns trigger language plpgsql as $$
begin
    if new.answer = 'original' and not (has_peran(new.petugas_id, 'staf') and exists (
        select 1 from permohonan p where p.permohonan_id = new.permohonan_id and p.tahap in ('diajukan', 'tidak_lengkap')
    )) then
        raise exception 'an original is ticked by staf' using errcode = 'check_violation', constraint = 'berkas_original_by_staf';
    end if;
    return new;
end $$;
create trigger berkas_original_by_staf before insert on berkas for each row execute function guard_original();

-- Dispendukcapil states only about what was sent: the officer to whom it was sent, or staf quoting one.
create function guard_pernyataan() returns trigger language plpgsql as $$
begin
    if not has_peran(new.petugas_id, new.peran) or not exists (
        select 1 from permohonan p
        where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and (new.peran = 'staf' or p.recipient = new.petugas_id)
    ) then
        raise exception 'a pernyataan is about what was sent' using errcode = 'check_violation', constraint = 'pernyataan_of_dikirim';
    end if;
    return new;
end $$;
create trigger pernyataan_of_dikirim before insert on pernyataan for each row execute function guard_pernyataan();

-- Nothing happens on a day that is sealed. Whoever seals holds off other writers of riwayat meanwhile.
create function guard_sealed_day() returns trigger language plpgsql as $$
begin
    if exists (select 1 from segel s where s.tanggal >= (new.at at time zone 'Asia/Jakarta')::date) then
        raise exception 'that day is sealed' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_sealed_day';
    end if;
    return new;
end $$;
create trigger riwayat_sealed_day before insert on riwayat for each row execute function guard_sealed_day();
