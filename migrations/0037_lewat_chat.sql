-- An office may ask neither NIK nor number of the KK by chat: staf enter both at the counter, before the first receipt.

-- A person whose numbers are not known is found by none. Both are known, or neither; from the first receipt on they are.
alter table permohonan
    alter column nik_index drop not null,
    alter column kk_index drop not null,
    add constraint permohonan_numbers_check check ((nik_index is null) = (kk_index is null)),
    add constraint permohonan_numbers_received_check check (nik_index is not null or received_at is null);

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'nomor_dicatat', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dibatalkan', 'dinyatakan', 'ditautkan', 'perbaikan_diminta', 'diperbaiki',
                 'perbaikan_ditolak', 'berkas_disimpan')),
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
        when kind = 'diperbaiki' then tahap <> 'dibatalkan'
        else tahap = kind end);

-- As in 0035, where a number may not be known.
create or replace function is_found_alike(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select (was.desa, was.nik_index, was.kk_index, was.nama_index)
        is not distinct from (becomes.desa, becomes.nik_index, becomes.kk_index, becomes.nama_index)
$$;

-- Whether an update enters the numbers, which were not known, and changes nothing else that the person is found by.
create function is_numbering(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select is_putting_right(was, becomes) and was.nik_index is null and becomes.nik_index is not null
        and (was.desa, was.nama_index) = (becomes.desa, becomes.nama_index)
$$;

-- As in 0035, and: numbers are entered by staf, once; nobody else makes them known, or unknown.
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
        when r.kind = 'berkas_disimpan' then exists (
            select from stored_file s where s.permohonan_id = p.permohonan_id and s.riwayat_seq = r.seq)
        else false
    end
$$;
