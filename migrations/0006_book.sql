-- The book: no change without its riwayat, no riwayat without its change, no number without its permohonan, nothing on
-- a sealed day. What these guards cannot know is who holds the keys: `verifikasi` does, since every hash is keyed.

create trigger riwayat_append_only before update or delete or truncate on riwayat execute function refuse_change();
create trigger segel_append_only before update or delete or truncate on segel execute function refuse_change();

-- The chain: each row of the riwayat follows the one before it, in time too.
create function guard_riwayat() returns trigger language plpgsql as $$
declare
    prev riwayat;
begin
    if new.seq = 1 then
        return new; -- riwayat_first_check
    end if;
    select * into prev from riwayat r where r.permohonan_id = new.permohonan_id and r.seq = new.seq - 1;
    if not found or prev.hash <> new.prev_hash then
        raise exception 'the riwayat is a chain' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_chain';
    end if;
    if new.at < prev.at then
        raise exception 'the riwayat goes forward' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_forward';
    end if;
    return new;
end $$;
create trigger riwayat_chain before insert on riwayat for each row execute function guard_riwayat();

-- No row beyond the one that the permohonan knows as its last.
create function guard_riwayat_head() returns trigger language plpgsql as $$
begin
    if not exists (select from permohonan p where p.permohonan_id = new.permohonan_id and p.riwayat_seq >= new.seq) then
        raise exception 'an event moves its permohonan' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_head';
    end if;
    return null;
end $$;
create constraint trigger riwayat_head after insert on riwayat
    deferrable initially deferred for each row execute function guard_riwayat_head();

-- Whether an event is what happened to the permohonan: the step with its stamp, or the row that it wrote beside.
create function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
        when was.tahap <> p.tahap then r.kind = p.tahap and case r.kind
            when 'diterima' then (r.petugas_id, r.at) = (p.received_by, p.received_at)
            when 'dientri' then (r.petugas_id, r.at) = (p.entered_by, p.entered_at)
            when 'dikirim' then (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
            when 'dibatalkan' then r.petugas_id is not distinct from p.closed_by and r.at = p.closed_at
            else (r.petugas_id, r.at) = (p.checked_by, p.checked_at) end
        when r.kind = 'dinyatakan' then exists (
            select from pernyataan n where n.permohonan_id = p.permohonan_id and n.riwayat_seq = r.seq and n.kind = p.stated)
        when r.kind = 'asli_dicabut' then exists (
            select from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_seq = r.seq)
        when r.kind in ('asli_dicatat', 'dilengkapi') then exists (
            select from berkas b where b.permohonan_id = p.permohonan_id and b.riwayat_seq = r.seq)
        else false
    end
$$;

-- No silent change: whoever changes anything of a permohonan writes the next row of its riwayat. Checked at commit.
create function guard_head() returns trigger language plpgsql as $$
declare
    r riwayat;
begin
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
    -- Asked for by chat, or with a chat that is told: then with consent.
    if tg_op = 'INSERT' and new.consent_at is null
        and (r.petugas_id is null or exists (select from pihak h where h.permohonan_id = new.permohonan_id)) then
        raise exception 'who asks by chat has agreed' using errcode = 'check_violation', constraint = 'permohonan_consent';
    end if;
    return null;
end $$;
create constraint trigger permohonan_head after insert or update on permohonan
    deferrable initially deferred for each row execute function guard_head();

-- Rows beside a permohonan come with the event that they name, in one transaction: they have the same xmin. So nothing
-- is slipped in later. (Not the number of the current transaction: behind a savepoint rows have another one.)
create function guard_pihak_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pihak h join riwayat r on r.permohonan_id = h.permohonan_id and r.seq = 1 and r.xmin = h.xmin
        where h.permohonan_id = new.permohonan_id and h.chat_id = new.chat_id
    ) then
        raise exception 'pihak come with the request' using errcode = 'integrity_constraint_violation', constraint = 'pihak_of_event';
    end if;
    return null;
end $$;
create constraint trigger pihak_of_event after insert on pihak
    deferrable initially deferred for each row execute function guard_pihak_event();

create function guard_berkas_event() returns trigger language plpgsql as $$
begin
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
create constraint trigger berkas_of_event after insert or update on berkas
    deferrable initially deferred for each row execute function guard_berkas_event();

create function guard_kekurangan_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select from kekurangan k join riwayat r on r.permohonan_id = k.permohonan_id and r.seq = k.riwayat_seq and r.xmin = k.xmin
        join permohonan p on p.permohonan_id = k.permohonan_id
        where k.permohonan_id = new.permohonan_id and k.cycle = new.cycle and k.syarat = new.syarat
          and r.kind = 'tidak_lengkap' and p.cycle = new.cycle
    ) then
        raise exception 'a kekurangan comes with its return' using errcode = 'integrity_constraint_violation', constraint = 'kekurangan_of_event';
    end if;
    return null;
end $$;
create constraint trigger kekurangan_of_event after insert on kekurangan
    deferrable initially deferred for each row execute function guard_kekurangan_event();

create function guard_pernyataan_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pernyataan n join riwayat r on r.permohonan_id = n.permohonan_id and r.seq = n.riwayat_seq and r.xmin = n.xmin
        where n.permohonan_id = new.permohonan_id and n.seq = new.seq
          and r.kind = 'dinyatakan' and (r.petugas_id, r.at) = (n.petugas_id, n.at)
    ) then
        raise exception 'a pernyataan comes with its event' using errcode = 'integrity_constraint_violation', constraint = 'pernyataan_of_event';
    end if;
    return null;
end $$;
create constraint trigger pernyataan_of_event after insert on pernyataan
    deferrable initially deferred for each row execute function guard_pernyataan_event();

-- Numbers only grow, one at a time, each for a permohonan, and are never taken back.
create trigger register_counter_no_truncate before truncate on register_counter execute function refuse_change();
create function guard_register_counter() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (tg_op = 'INSERT' and new.last <> 1)
        or (tg_op = 'UPDATE' and (new.last <> old.last + 1 or new.tahun <> old.tahun)) then
        raise exception 'register numbers have no gaps' using errcode = 'integrity_constraint_violation', constraint = 'register_counter_gapless';
    end if;
    return new;
end $$;
create trigger register_counter_gapless before insert or update or delete on register_counter
    for each row execute function guard_register_counter();

create function guard_register_counter_given() returns trigger language plpgsql as $$
begin
    if not exists (select from permohonan p where p.nomor_tahun = new.tahun and p.nomor_urut = new.last) then
        raise exception 'a register number is given to a permohonan' using errcode = 'integrity_constraint_violation', constraint = 'register_counter_given';
    end if;
    return null;
end $$;
create constraint trigger register_counter_given after insert or update on register_counter
    deferrable initially deferred for each row execute function guard_register_counter_given();

-- Nothing happens on a day that is sealed. Whoever seals holds off other writers of riwayat meanwhile. A disclosure
-- waits for them too, by the same lock, so that it is either in the segel or refused.
create function guard_sealed_day() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'disclosure' then
        lock table riwayat in row exclusive mode;
    end if;
    if exists (select 1 from segel s where s.tanggal >= office_day(new.at)) then
        raise exception 'that day is sealed' using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_sealed_day';
    end if;
    return new;
end $$;
create trigger riwayat_sealed_day before insert on riwayat for each row execute function guard_sealed_day();
create trigger disclosure_sealed_day before insert on disclosure for each row execute function guard_sealed_day();

-- Segel follow each other, no day with events is passed over, and none is sealed on which nothing happened. The clock
-- is that of the office, as in riwayat: a practice office may be days ahead of now().
create function guard_segel() returns trigger language plpgsql as $$
declare
    newest segel;
    since  timestamptz;
begin
    select * into newest from segel s order by s.tanggal desc limit 1;
    if new.prev_hash <> coalesce(newest.hash, decode(repeat('00', 32), 'hex')) or new.tanggal <= newest.tanggal then
        raise exception 'segel are a chain' using errcode = 'integrity_constraint_violation', constraint = 'segel_chain';
    end if;
    since := coalesce((newest.tanggal + 1)::timestamp at time zone 'Asia/Jakarta', '-infinity');
    if new.tanggal is distinct from office_day(least(
            (select min(r.at) from riwayat r where r.at >= since), (select min(d.at) from disclosure d where d.at >= since)))
        or new.events <> (
            select count(*) from riwayat r
            where r.at >= new.tanggal::timestamp at time zone 'Asia/Jakarta'
              and r.at < (new.tanggal + 1)::timestamp at time zone 'Asia/Jakarta') then
        raise exception 'a segel is of the next day with events' using errcode = 'integrity_constraint_violation', constraint = 'segel_of_events';
    end if;
    return new;
end $$;
create trigger segel_chain before insert on segel for each row execute function guard_segel();
