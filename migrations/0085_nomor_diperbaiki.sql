-- NIK and number of the KK that staf entered wrong at the counter are put right there, while nothing is sent: in SOP 3 by entering.

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'nomor_dicatat', 'nomor_diperbaiki', 'diterima', 'lengkap', 'tidak_lengkap',
                 'dilengkapi', 'dientri', 'dikirim', 'dikembalikan', 'dientri_ulang', 'dikirim_ulang', 'dibatalkan', 'dinyatakan', 'ditautkan',
                 'perbaikan_diminta', 'diperbaiki', 'perbaikan_ditolak', 'perbaikan_ditarik', 'berkas_disimpan')),
    drop constraint riwayat_kind_tahap_check,
    add constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'nomor_dicatat' then tahap = 'diajukan' and petugas_id is not null
        when kind = 'nomor_diperbaiki' then tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'dientri') and petugas_id is not null
        when kind = 'dilengkapi' then tahap = 'tidak_lengkap'
        when kind = 'dinyatakan' then tahap = 'dikirim'
        when kind in ('dikembalikan', 'dientri_ulang', 'dikirim_ulang') then tahap = 'dikirim' and petugas_id is not null
        when kind = 'ditautkan' then tahap <> 'dibatalkan' and petugas_id is null -- the person themself
        when kind = 'berkas_disimpan' then tahap <> 'dibatalkan' and petugas_id is null -- the program
        when kind = 'perbaikan_diminta' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is null
        when kind = 'perbaikan_ditolak' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is not null
        when kind = 'perbaikan_ditarik' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is null
        when kind = 'diperbaiki' then tahap <> 'dibatalkan'
        else tahap = kind end);

-- Whether an update puts known numbers right, and changes nothing else that the person is found by.
create function is_renumbering(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select is_putting_right(was, becomes) and was.nik_index is not null and becomes.nik_index is not null
        and (was.nik_index, was.kk_index) <> (becomes.nik_index, becomes.kk_index)
        and (was.desa, was.nama_index) = (becomes.desa, becomes.nama_index)
$$;

-- As in 0076, and: the numbers put right by staf.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
        when r.kind not in ('dikirim', 'dikirim_ulang')
            and (was.sent_by, was.sent_at, was.recipient) is distinct from (p.sent_by, p.sent_at, p.recipient) then false
        when r.kind in ('dientri_ulang', 'dikirim_ulang') and was.stated in ('diserahkan', 'ditolak') then false -- it has ended
        when r.kind = 'nomor_dicatat' then is_numbering(was, p) and has_peran(r.petugas_id, 'staf')
        when (was.nik_index is null) <> (p.nik_index is null) then false
        when r.kind = 'nomor_diperbaiki' then is_renumbering(was, p) and has_peran(r.petugas_id, 'staf')
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

-- As in 0041, and: whoever puts the numbers right has done something with it.
create or replace function is_abandoned(id bigint, before timestamptz) returns boolean language sql stable as $$
    select exists (
        select from permohonan p join pengingat g on g.kind = 'kekurangan' and g.subject_id = p.permohonan_id
        where p.permohonan_id = id and p.tahap in ('diajukan', 'tidak_lengkap') and g.rung = 'akhir' and g.at < before
          and g.since >= greatest(p.submitted_at, p.checked_at, (
              select max(b.at) from berkas b where b.permohonan_id = p.permohonan_id and b.cycle = p.cycle)))
        and not exists (select from perbaikan a where a.permohonan_id = id and a.answered_at is null)
        and not exists (
            select from riwayat r
            where r.permohonan_id = id and r.at >= before and r.kind in ('perbaikan_diminta', 'diperbaiki', 'nomor_dicatat', 'nomor_diperbaiki',
                'ditautkan'))
$$;
