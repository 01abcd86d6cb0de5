-- More of the data that is put right (0035): what staf read from the berkas, what a pembetulan is to correct, and requests that
-- are taken back by who asked. The events of these, and that staf enter the numbers (0037).

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'nomor_dicatat', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dibatalkan', 'dinyatakan', 'ditautkan', 'perbaikan_diminta', 'diperbaiki',
                 'perbaikan_ditolak', 'perbaikan_ditarik', 'berkas_disimpan')),
    drop constraint riwayat_kind_tahap_check,
    add constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'nomor_dicatat' then tahap = 'diajukan' and petugas_id is not null
        when kind = 'dilengkapi' then tahap = 'tidak_lengkap'
        when kind = 'dinyatakan' then tahap = 'dikirim'
        when kind = 'ditautkan' then tahap <> 'dibatalkan' and petugas_id is null -- the person themself
        when kind = 'berkas_disimpan' then tahap <> 'dibatalkan' and petugas_id is null -- the program
        when kind = 'perbaikan_diminta' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is null
        when kind = 'perbaikan_ditolak' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is not null
        when kind = 'perbaikan_ditarik' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is null
        when kind = 'diperbaiki' then tahap <> 'dibatalkan'
        else tahap = kind end);

-- One that is taken back has ended like one that is answered, and nobody of staf has.
alter table perbaikan
    drop constraint perbaikan_bagian_check,
    add constraint perbaikan_bagian_check check (
        bagian in ('nama', 'nik', 'kk', 'desa', 'telepon', 'tempat_lahir', 'tanggal_lahir', 'jenis_kelamin', 'alamat',
                   'rt_rw', 'koreksi')),
    drop constraint perbaikan_hasil_check,
    add constraint perbaikan_hasil_check check (hasil in ('diperbaiki', 'ditolak', 'ditarik')),
    drop constraint perbaikan_answered_check,
    add constraint perbaikan_answered_check check (
        num_nonnulls(hasil, answered_seq, answered_at) in (0, 3)
        and (answered_by is not null) = coalesce(hasil <> 'ditarik', false));

-- What staf read from the berkas is asked for once they have, and corrections of a pembetulan only.
create function guard_perbaikan_there() returns trigger language plpgsql as $$
declare
    p permohonan;
begin
    select * into p from permohonan where permohonan_id = new.permohonan_id;
    if new.bagian in ('tempat_lahir', 'tanggal_lahir', 'jenis_kelamin', 'alamat', 'rt_rw') and p.entri is null then
        raise exception 'nobody has entered this' using errcode = 'check_violation', constraint = 'perbaikan_entered';
    end if;
    if new.bagian = 'koreksi' and p.jenis <> 'pembetulan' then
        raise exception 'nothing is corrected by this' using errcode = 'check_violation', constraint = 'perbaikan_corrects';
    end if;
    return new;
end $$;
create trigger perbaikan_there before insert on perbaikan for each row execute function guard_perbaikan_there();

-- As before, and: who asked takes it back without staf.
create or replace function guard_perbaikan() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'nilai', 'alasan_text') then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.answered_at is null and new.answered_at is not null and differs_only_in(
        to_jsonb(old), to_jsonb(new), 'hasil', 'alasan', 'alasan_text', 'answered_seq', 'answered_by', 'answered_at') then
        if new.answered_by is not null and not has_peran(new.answered_by, 'staf') then
            raise exception 'staf answer' using errcode = 'check_violation', constraint = 'perbaikan_by_staf';
        end if;
        return new;
    end if;
    raise exception 'a request stays, and ends once'
        using errcode = 'integrity_constraint_violation', constraint = 'perbaikan_append_only';
end $$;

create or replace function guard_perbaikan_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'nilai', 'alasan_text') then
        return null;
    end if;
    if not exists (
        select from perbaikan b join riwayat r on r.permohonan_id = b.permohonan_id and r.xmin = b.xmin
        where b.permohonan_id = new.permohonan_id and b.nomor = new.nomor and case
            when new.answered_seq is null then
                r.seq = new.riwayat_seq and r.kind = 'perbaikan_diminta' and r.at = new.at
            else tg_op = 'UPDATE' and r.seq = new.answered_seq and r.at = new.answered_at
                and r.petugas_id is not distinct from new.answered_by
                and r.kind = case new.hasil when 'diperbaiki' then 'diperbaiki' else 'perbaikan_' || new.hasil end
            end
    ) then
        raise exception 'a request comes with its event, and so does its end'
            using errcode = 'integrity_constraint_violation', constraint = 'perbaikan_of_event';
    end if;
    return null;
end $$;

-- As in 0035, and: numbers are entered by staf, once, and nobody else makes them known, or unknown; what is taken back is a
-- request of it.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
        when r.kind = 'nomor_dicatat' then is_numbering(was, p) and has_peran(r.petugas_id, 'staf')
        when (was.nik_index is null) <> (p.nik_index is null) then false
        when was.tahap <> p.tahap then r.kind = p.tahap and case r.kind
            when 'diterima' then (r.petugas_id, r.at) = (p.received_by, p.received_at)
            when 'dientri' then (r.petugas_id, r.at) = (p.entered_by, p.entered_at)
            when 'dikirim' then (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
            when 'dibatalkan' then r.petugas_id is not distinct from p.closed_by and r.at = p.closed_at
            else (r.petugas_id, r.at) = (p.checked_by, p.checked_at) end
        when r.kind = 'diperbaiki' then is_putting_right(was, p) and case
            when r.petugas_id is null then p.tahap = 'diajukan' or is_found_alike(was, p)
            else p.tahap <> 'dikirim' and exists (
                select from perbaikan b
                where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'diperbaiki') end
        when (was.data, was.entri) is distinct from (p.data, p.entri) or not is_found_alike(was, p) then false
        when r.kind = 'dinyatakan' then exists (
            select from pernyataan n where n.permohonan_id = p.permohonan_id and n.riwayat_seq = r.seq and n.kind = p.stated)
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
