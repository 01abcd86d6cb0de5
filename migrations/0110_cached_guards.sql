-- A function in SQL that looks into tables is planned anew by every statement that calls it; one in PL/pgSQL once for each
-- connection. These are called at every step: the first alone took about as long as the insert of a permohonan.

-- As in 0085.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language plpgsql stable as $$
begin
    if was.permohonan_id is null then
        return r.kind = 'diajukan' and r.at = p.submitted_at;
    elsif r.kind not in ('dikirim', 'dikirim_ulang')
        and (was.sent_by, was.sent_at, was.recipient) is distinct from (p.sent_by, p.sent_at, p.recipient) then
        return false;
    elsif r.kind in ('dientri_ulang', 'dikirim_ulang') and was.stated in ('diserahkan', 'ditolak') then
        return false; -- it has ended
    elsif r.kind = 'nomor_dicatat' then
        return is_numbering(was, p) and has_peran(r.petugas_id, 'staf');
    elsif (was.nik_index is null) <> (p.nik_index is null) then
        return false;
    elsif r.kind = 'nomor_diperbaiki' then
        return is_renumbering(was, p) and has_peran(r.petugas_id, 'staf');
    elsif was.tahap <> p.tahap then
        return r.kind = p.tahap and case r.kind
            when 'diterima' then (r.petugas_id, r.at) = (p.received_by, p.received_at)
            when 'dientri' then (r.petugas_id, r.at) = (p.entered_by, p.entered_at)
            when 'dikirim' then (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
            when 'dibatalkan' then r.petugas_id is not distinct from p.closed_by and r.at = p.closed_at
            else (r.petugas_id, r.at) = (p.checked_by, p.checked_at) end;
    elsif r.kind = 'dientri_ulang' then
        return is_putting_right(was, p) and has_peran(r.petugas_id, 'staf') and is_sent_back(p.permohonan_id, r.seq);
    elsif r.kind = 'diperbaiki' then
        return is_putting_right(was, p) and case
            when r.petugas_id is null then p.tahap = 'diajukan' or is_found_alike(was, p)
            else p.tahap <> 'dikirim' and exists (
                select from perbaikan b
                where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'diperbaiki') end;
    elsif (was.data, was.entri) is distinct from (p.data, p.entri) or not is_found_alike(was, p) then
        return false;
    end if;
    case r.kind
        when 'dikembalikan' then
            return exists (select from pengembalian k where k.permohonan_id = p.permohonan_id and k.riwayat_seq = r.seq);
        when 'dikirim_ulang' then
            return (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
                and has_peran(p.sent_by, 'staf') and has_peran(p.recipient, 'dispendukcapil') and exists (
                    select from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq = r.seq);
        when 'dinyatakan' then
            return exists (
                select from pernyataan n where n.permohonan_id = p.permohonan_id and n.riwayat_seq = r.seq and case
                    when n.susulan then p.stated is not distinct from was.stated else n.kind = p.stated end);
        when 'asli_dicabut' then
            return exists (select from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_seq = r.seq);
        when 'asli_dicatat', 'dilengkapi' then
            return exists (select from berkas b where b.permohonan_id = p.permohonan_id and b.riwayat_seq = r.seq);
        when 'ditautkan' then
            return exists (select from pihak h where h.permohonan_id = p.permohonan_id and h.riwayat_seq = r.seq);
        when 'perbaikan_diminta' then
            return exists (select from perbaikan b where b.permohonan_id = p.permohonan_id and b.riwayat_seq = r.seq);
        when 'perbaikan_ditolak' then
            return exists (
                select from perbaikan b
                where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'ditolak');
        when 'perbaikan_ditarik' then
            return exists (
                select from perbaikan b
                where b.permohonan_id = p.permohonan_id and b.answered_seq = r.seq and b.hasil = 'ditarik');
        when 'berkas_disimpan' then
            return exists (select from stored_file s where s.permohonan_id = p.permohonan_id and s.riwayat_seq = r.seq);
        else
            return false;
    end case;
end $$;

-- As in 0002.
create or replace function has_peran(id bigint, variadic allowed text[]) returns boolean language plpgsql stable as $$
begin
    return exists (select from petugas p where p.petugas_id = id and p.aktif and p.peran = any(allowed));
end $$;

-- As in 0014.
create or replace function acts_as(id bigint, wanted text, at timestamptz) returns boolean language plpgsql stable as $$
begin
    return has_peran(id, wanted) or (wanted = 'kasi' and has_peran(id, 'staf', 'admin') and exists (
        select from pelaksana l
        where l.petugas_id = id and office_day(at) between l.first_day and l.last_day
          and (l.ended_at is null or at < l.ended_at)));
end $$;

-- As in 0014.
create or replace function plh_of(id bigint) returns text language plpgsql stable strict as $$
begin
    return (
        select json_agg(json_build_object('first', l.first_day, 'last', l.last_day) order by l.first_day)::text
        from pelaksana l where l.petugas_id = id and l.ended_at is null);
end $$;

-- As in 0046.
create or replace function is_lost(id uuid) returns boolean language plpgsql stable as $$
begin
    return exists (
        select from stored_file f join permohonan p on p.permohonan_id = f.permohonan_id
        where f.berkas_id = id and f.destroyed_at is not null and (p.sent_at is null or f.destroyed_at < (
            select r.at from riwayat r where r.permohonan_id = p.permohonan_id and r.kind = 'dikirim')));
end $$;

-- As in 0047.
create or replace function is_sent_back(id bigint, seq integer) returns boolean language plpgsql stable as $$
begin
    return exists (
        select from pengembalian k
        where k.permohonan_id = id and k.riwayat_seq < is_sent_back.seq
          and (k.resent_seq is null or k.resent_seq >= is_sent_back.seq));
end $$;

-- As in 0056.
create or replace function stands_sent_back(id bigint) returns boolean language plpgsql stable as $$
begin
    return exists (
        select from pengembalian k join permohonan p on p.permohonan_id = k.permohonan_id
        where k.permohonan_id = id and k.resent_seq is null and coalesce(p.stated, '') not in ('diserahkan', 'ditolak'));
end $$;
