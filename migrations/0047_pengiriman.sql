-- SOP 4 as a hand-over of many: a pengiriman goes to one named officer of Dispendukcapil, has a number of its own (as in the
-- office's buku ekspedisi), is acknowledged once, and what is sent back stands with staf until it is in a later pengiriman.
create table pengiriman (
    pengiriman_id bigint generated always as identity constraint pengiriman_pk primary key,
    tahun     integer not null,
    urut      integer not null,
    recipient bigint not null constraint pengiriman_recipient_fk references petugas,
    sent_by   bigint not null constraint pengiriman_sent_by_fk references petugas,
    saluran   text not null constraint pengiriman_saluran_check check (saluran in ('chat')),
    jumlah    integer not null constraint pengiriman_jumlah_check check (jumlah > 0),
    at        timestamptz not null,
    constraint pengiriman_nomor_key unique (tahun, urut)
);
create index pengiriman_at on pengiriman (at);
create index pengiriman_recipient on pengiriman (recipient);

create table pengiriman_isi (
    pengiriman_id bigint not null constraint pengiriman_isi_pengiriman_fk references pengiriman,
    ordinal       integer not null constraint pengiriman_isi_ordinal_check check (ordinal > 0),
    permohonan_id bigint not null constraint pengiriman_isi_permohonan_fk references permohonan,
    riwayat_seq   integer not null, -- the event by which it was sent
    constraint pengiriman_isi_pk primary key (pengiriman_id, ordinal),
    constraint pengiriman_isi_event_key unique (permohonan_id, riwayat_seq)
);

-- Numbers of a year follow each other; who makes two at once waits (the program takes a lock), or is refused by the key.
create function guard_pengiriman() returns trigger language plpgsql as $$
begin
    if not has_peran(new.sent_by, 'staf') or not has_peran(new.recipient, 'dispendukcapil') then
        raise exception 'staf send to an officer of Dispendukcapil' using errcode = 'check_violation', constraint = 'pengiriman_by_staf';
    end if;
    if new.tahun <> extract(year from new.at at time zone 'Asia/Jakarta')
        or new.urut <> 1 + coalesce((select max(k.urut) from pengiriman k where k.tahun = new.tahun), 0) then
        raise exception 'numbers of pengiriman have no gaps' using errcode = 'integrity_constraint_violation', constraint = 'pengiriman_gapless';
    end if;
    return new;
end $$;
create trigger pengiriman_by_staf before insert on pengiriman for each row execute function guard_pengiriman();
create trigger pengiriman_append_only before update or delete or truncate on pengiriman execute function refuse_change();
create trigger pengiriman_isi_append_only before update or delete or truncate on pengiriman_isi execute function refuse_change();
create trigger pengiriman_sealed_day before insert on pengiriman for each row execute function guard_kantor_day();

-- It holds as many as it says, numbered from 1.
create function guard_pengiriman_whole() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pengiriman_isi i where i.pengiriman_id = new.pengiriman_id
        having count(*) = new.jumlah and max(i.ordinal) = new.jumlah) then
        raise exception 'a pengiriman holds what it says' using errcode = 'integrity_constraint_violation', constraint = 'pengiriman_whole';
    end if;
    return null;
end $$;
create constraint trigger pengiriman_whole after insert on pengiriman
    deferrable initially deferred for each row execute function guard_pengiriman_whole();

-- What is in it was sent in the same transaction, by the same petugas to the same officer.
create function guard_pengiriman_isi() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pengiriman_isi i
        join pengiriman k on k.pengiriman_id = i.pengiriman_id and k.xmin = i.xmin
        join riwayat r on r.permohonan_id = i.permohonan_id and r.seq = i.riwayat_seq and r.xmin = i.xmin
        join permohonan p on p.permohonan_id = i.permohonan_id
        where i.pengiriman_id = new.pengiriman_id and i.ordinal = new.ordinal and r.kind in ('dikirim', 'dikirim_ulang')
          and (p.sent_by, p.sent_at, p.recipient) = (k.sent_by, r.at, k.recipient) and r.at >= k.at) then
        raise exception 'what is in a pengiriman was sent with it' using errcode = 'integrity_constraint_violation', constraint = 'pengiriman_isi_of_event';
    end if;
    return null;
end $$;
create constraint trigger pengiriman_isi_of_event after insert on pengiriman_isi
    deferrable initially deferred for each row execute function guard_pengiriman_isi();

-- Nothing is sent without one.
create function guard_sent_in() returns trigger language plpgsql as $$
begin
    if not exists (select from pengiriman_isi i where i.permohonan_id = new.permohonan_id and i.riwayat_seq = new.seq) then
        raise exception 'what is sent is in a pengiriman' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_in_pengiriman';
    end if;
    return null;
end $$;
create constraint trigger riwayat_in_pengiriman after insert on riwayat
    deferrable initially deferred for each row when (new.kind in ('dikirim', 'dikirim_ulang')) execute function guard_sent_in();

-- The officer acknowledges it: once, and how many of it were sent back.
create table pengiriman_terima (
    pengiriman_id bigint constraint pengiriman_terima_pk primary key constraint pengiriman_terima_pengiriman_fk references pengiriman,
    petugas_id bigint not null constraint pengiriman_terima_petugas_fk references petugas,
    kembali    integer not null constraint pengiriman_terima_kembali_check check (kembali >= 0),
    at         timestamptz not null
);
create index pengiriman_terima_at on pengiriman_terima (at);
create function guard_pengiriman_terima() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pengiriman k
        where k.pengiriman_id = new.pengiriman_id and k.recipient = new.petugas_id and k.jumlah >= new.kembali and k.at <= new.at)
        or not has_peran(new.petugas_id, 'dispendukcapil') then
        raise exception 'its officer acknowledges it' using errcode = 'check_violation', constraint = 'pengiriman_terima_by_recipient';
    end if;
    return new;
end $$;
create trigger pengiriman_terima_by_recipient before insert on pengiriman_terima for each row execute function guard_pengiriman_terima();
create trigger pengiriman_terima_append_only before update or delete or truncate on pengiriman_terima execute function refuse_change();
create trigger pengiriman_terima_sealed_day before insert on pengiriman_terima for each row execute function guard_kantor_day();

-- Who was asked about a pengiriman that is not acknowledged: the officer, then staf. It goes with the acknowledgement.
create table pengiriman_notice (
    pengiriman_id bigint not null constraint pengiriman_notice_pengiriman_fk references pengiriman,
    rung text not null constraint pengiriman_notice_rung_check check (rung in ('petugas', 'staf')),
    at   timestamptz not null,
    constraint pengiriman_notice_once unique (pengiriman_id, rung)
);
create function guard_pengiriman_notice() returns trigger language plpgsql as $$
begin
    if exists (select from pengiriman_terima t where t.pengiriman_id = coalesce(new.pengiriman_id, old.pengiriman_id)) then
        if tg_op = 'DELETE' then
            return old;
        end if;
    elsif tg_op = 'INSERT' then
        return new;
    end if;
    raise exception 'asked while it is not acknowledged' using errcode = 'integrity_constraint_violation', constraint = 'pengiriman_notice_open';
end $$;
create trigger pengiriman_notice_open before insert or update or delete on pengiriman_notice for each row execute function guard_pengiriman_notice();
create trigger pengiriman_notice_append_only before truncate on pengiriman_notice execute function refuse_change();

-- When an officer was last asked for news of what was sent to them. One row each: it says nothing that has to be kept.
create table pernyataan_tanya (
    petugas_id bigint constraint pernyataan_tanya_pk primary key constraint pernyataan_tanya_petugas_fk references petugas,
    at timestamptz not null
);

-- Each time the archive of a part of it left, and how much of it that is.
create table pengiriman_arsip (
    pengiriman_arsip_id bigint generated always as identity constraint pengiriman_arsip_pk primary key,
    pengiriman_id bigint not null constraint pengiriman_arsip_pengiriman_fk references pengiriman,
    bagian     integer not null constraint pengiriman_arsip_bagian_check check (bagian > 0),
    petugas_id bigint not null constraint pengiriman_arsip_petugas_fk references petugas, -- to whom
    lines      bigint not null constraint pengiriman_arsip_lines_check check (lines >= 0),
    berkas     bigint not null constraint pengiriman_arsip_berkas_check check (berkas >= 0),
    at         timestamptz not null
);
create index pengiriman_arsip_at on pengiriman_arsip (at);
create index pengiriman_arsip_petugas on pengiriman_arsip (petugas_id);
create function guard_pengiriman_arsip() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pengiriman k where k.pengiriman_id = new.pengiriman_id and k.recipient = new.petugas_id)
        or not has_peran(new.petugas_id, 'dispendukcapil') then
        raise exception 'its officer gets it' using errcode = 'check_violation', constraint = 'pengiriman_arsip_to_recipient';
    end if;
    return new;
end $$;
create trigger pengiriman_arsip_to_recipient before insert on pengiriman_arsip for each row execute function guard_pengiriman_arsip();
create trigger pengiriman_arsip_append_only before update or delete or truncate on pengiriman_arsip execute function refuse_change();
create trigger pengiriman_arsip_sealed_day before insert on pengiriman_arsip for each row execute function guard_kantor_day();

-- The officer sends one back: the tahap stays, for the SOP has no way back, but it stands with staf again until it is in a
-- later pengiriman. Words are sealed with the key of the permohonan.
create table pengembalian (
    permohonan_id bigint not null constraint pengembalian_permohonan_fk references permohonan,
    riwayat_seq   integer not null,
    alasan        text not null constraint pengembalian_alasan_check check (
        alasan in ('berkas_kurang', 'berkas_tidak_terbaca', 'data_tidak_sesuai', 'lainnya')),
    alasan_text   bytea,
    petugas_id    bigint not null constraint pengembalian_petugas_fk references petugas,
    at            timestamptz not null,
    resent_seq    integer, -- the event by which it was sent again
    constraint pengembalian_pk primary key (permohonan_id, riwayat_seq),
    constraint pengembalian_text_check check (alasan <> 'lainnya' or alasan_text is not null),
    constraint pengembalian_order_check check (resent_seq > riwayat_seq)
);
create unique index pengembalian_open_key on pengembalian (permohonan_id) where resent_seq is null;

create function guard_pengembalian() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.resent_seq is not null or not has_peran(new.petugas_id, 'dispendukcapil') or not exists (
            select from permohonan p
            where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and p.recipient = new.petugas_id
              and coalesce(p.stated, '') not in ('diserahkan', 'ditolak')) then
            raise exception 'sent back by the officer who has it' using errcode = 'check_violation', constraint = 'pengembalian_by_recipient';
        end if;
        return new;
    end if;
    if tg_op = 'UPDATE' and ((is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'alasan_text'))
        or (old.resent_seq is null and new.resent_seq is not null and differs_only_in(to_jsonb(old), to_jsonb(new), 'resent_seq'))) then
        return new;
    end if;
    raise exception 'what was sent back stays so' using errcode = 'integrity_constraint_violation', constraint = 'pengembalian_append_only';
end $$;
create trigger pengembalian_append_only before insert or update or delete on pengembalian for each row execute function guard_pengembalian();
create trigger pengembalian_no_truncate before truncate on pengembalian execute function refuse_change();

create function guard_pengembalian_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() then
        return null;
    end if;
    if not exists (
        select from pengembalian k join riwayat r on r.permohonan_id = k.permohonan_id and r.xmin = k.xmin
        where k.permohonan_id = new.permohonan_id and k.riwayat_seq = new.riwayat_seq and case
            when new.resent_seq is null then
                r.seq = k.riwayat_seq and r.kind = 'dikembalikan' and (r.petugas_id, r.at) = (k.petugas_id, k.at)
            else tg_op = 'UPDATE' and r.seq = k.resent_seq and r.kind = 'dikirim_ulang' end) then
        raise exception 'sent back, and sent again, with the event' using errcode = 'integrity_constraint_violation', constraint = 'pengembalian_of_event';
    end if;
    return null;
end $$;
create constraint trigger pengembalian_of_event after insert or update on pengembalian
    deferrable initially deferred for each row execute function guard_pengembalian_event();

-- Whether it was sent back and not sent again, before the event of this number.
create function is_sent_back(id bigint, seq integer) returns boolean language sql stable as $$
    select exists (
        select from pengembalian k
        where k.permohonan_id = id and k.riwayat_seq < seq and (k.resent_seq is null or k.resent_seq >= seq))
$$;

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'nomor_dicatat', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dikembalikan', 'dientri_ulang', 'dikirim_ulang', 'dibatalkan', 'dinyatakan', 'ditautkan',
                 'perbaikan_diminta', 'diperbaiki', 'perbaikan_ditolak', 'perbaikan_ditarik', 'berkas_disimpan')),
    drop constraint riwayat_kind_tahap_check,
    add constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'nomor_dicatat' then tahap = 'diajukan' and petugas_id is not null
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

-- As in 0039, and: sent back by its officer; entered anew by staf, and sent again by them, only what was sent back.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
        when r.kind not in ('dikirim', 'dikirim_ulang')
            and (was.sent_by, was.sent_at, was.recipient) is distinct from (p.sent_by, p.sent_at, p.recipient) then false
        when r.kind in ('dientri_ulang', 'dikirim_ulang') and was.stated in ('diserahkan', 'ditolak') then false -- it has ended
        when r.kind = 'nomor_dicatat' then is_numbering(was, p) and has_peran(r.petugas_id, 'staf')
        when (was.nik_index is null) <> (p.nik_index is null) then false
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

-- As in 0026, and: what was sent back is sent again, by whom, when and to whom it then stands.
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
        or (step <> 'dikirim' and (new.sent_by, new.sent_at, new.recipient) is distinct from (old.sent_by, old.sent_at, old.recipient)
            and not (new.tahap = 'dikirim' and is_sent_back(new.permohonan_id, new.riwayat_seq)))
        or (step <> 'dibatalkan'
            and (new.closed_by, new.closed_peran, new.closed_chat, new.closed_at, new.alasan, new.alasan_text)
                is distinct from (old.closed_by, old.closed_peran, old.closed_chat, old.closed_at, old.alasan, old.alasan_text)) then
        raise exception 'who did a step, and when, does not change' using errcode = 'check_violation', constraint = 'permohonan_stamps_fixed';
    end if;
    return new;
end $$;

-- As in 0002, and: what was sent back is with staf; only its end is stated meanwhile.
create or replace function guard_pernyataan() returns trigger language plpgsql as $$
declare
    sent date;
begin
    select office_day(p.sent_at) into sent from permohonan p
    where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and (new.peran = 'staf' or p.recipient = new.petugas_id)
      and (new.kind = 'ditolak' or not exists (
          select from pengembalian k where k.permohonan_id = p.permohonan_id and k.resent_seq is null));
    if not found or not has_peran(new.petugas_id, new.peran) then
        raise exception 'a pernyataan is about what was sent' using errcode = 'check_violation', constraint = 'pernyataan_of_dikirim';
    end if;
    if new.tanggal < sent or new.tanggal > office_day(new.at) then
        raise exception 'a pernyataan is of a day between the sending and now' using errcode = 'check_violation', constraint = 'pernyataan_tanggal';
    end if;
    return new;
end $$;
