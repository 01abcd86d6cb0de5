-- Data that is put right at the word of its person (UU 27/2022, articles 6 and 30): what they change themself, what they ask
-- staf for, and what is answered within 3 x 24 hours. All of it stands in the riwayat.

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dibatalkan', 'dinyatakan', 'ditautkan', 'perbaikan_diminta', 'diperbaiki',
                 'perbaikan_ditolak', 'berkas_disimpan')),
    drop constraint riwayat_kind_tahap_check,
    add constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'dilengkapi' then tahap = 'tidak_lengkap'
        when kind = 'dinyatakan' then tahap = 'dikirim'
        when kind = 'ditautkan' then tahap <> 'dibatalkan' and petugas_id is null -- the person themself
        when kind = 'berkas_disimpan' then tahap <> 'dibatalkan' and petugas_id is null -- the program
        when kind = 'perbaikan_diminta' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is null
        when kind = 'perbaikan_ditolak' then tahap not in ('diajukan', 'dibatalkan') and petugas_id is not null
        when kind = 'diperbaiki' then tahap <> 'dibatalkan'
        else tahap = kind end);

-- A request, with its answer. What it should be is sealed, and so are the words of the answer: with the key of the permohonan.
create table perbaikan (
    permohonan_id bigint not null constraint perbaikan_permohonan_fk references permohonan,
    nomor         integer not null constraint perbaikan_nomor_check check (nomor >= 1),
    bagian        text not null constraint perbaikan_bagian_check check (bagian in ('nama', 'nik', 'kk', 'desa', 'telepon')),
    nilai         bytea not null, -- sealed
    chat_id       bigint not null, -- who asks
    at            timestamptz not null,
    due_at        timestamptz not null,
    riwayat_seq   integer not null,
    hasil         text constraint perbaikan_hasil_check check (hasil in ('diperbaiki', 'ditolak')),
    alasan        text constraint perbaikan_alasan_check check (
        alasan in ('sesuai_berkas', 'bukti_kurang', 'dispendukcapil', 'lainnya')),
    alasan_text   bytea, -- sealed
    answered_seq  integer,
    answered_by   bigint constraint perbaikan_answered_by_fk references petugas,
    answered_at   timestamptz,
    constraint perbaikan_pk primary key (permohonan_id, nomor),
    constraint perbaikan_pihak_fk foreign key (permohonan_id, chat_id) references pihak,
    constraint perbaikan_riwayat_fk foreign key (permohonan_id, riwayat_seq) references riwayat deferrable initially deferred,
    constraint perbaikan_answered_fk foreign key (permohonan_id, answered_seq) references riwayat deferrable initially deferred,
    constraint perbaikan_due_check check (due_at = at + interval '72 hours'), -- hours, through nights and weekends
    constraint perbaikan_answered_check check (num_nonnulls(hasil, answered_seq, answered_by, answered_at) in (0, 4)),
    constraint perbaikan_ditolak_check check (coalesce(hasil = 'ditolak', false) = (alasan is not null)),
    constraint perbaikan_alasan_text_check check (
        case when alasan is null then alasan_text is null else alasan <> 'lainnya' or alasan_text is not null end)
);
create unique index perbaikan_open_key on perbaikan (permohonan_id, bagian) where answered_at is null;
create index perbaikan_due on perbaikan (due_at) where answered_at is null;

-- A request is answered once, by staf. What was asked for stays; sealing anew goes through the door.
create function guard_perbaikan() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'nilai', 'alasan_text') then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.answered_at is null and new.answered_at is not null and differs_only_in(
        to_jsonb(old), to_jsonb(new), 'hasil', 'alasan', 'alasan_text', 'answered_seq', 'answered_by', 'answered_at') then
        if not has_peran(new.answered_by, 'staf') then
            raise exception 'staf answer' using errcode = 'check_violation', constraint = 'perbaikan_by_staf';
        end if;
        return new;
    end if;
    raise exception 'a request stays, and is answered once'
        using errcode = 'integrity_constraint_violation', constraint = 'perbaikan_append_only';
end $$;
create trigger perbaikan_append_only before update or delete on perbaikan for each row execute function guard_perbaikan();
create trigger perbaikan_no_truncate before truncate on perbaikan execute function refuse_change();

-- It comes with the event that asks, open, and is answered with the event that answers.
create function guard_perbaikan_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and is_sealing_anew() and differs_only_in(to_jsonb(old), to_jsonb(new), 'nilai', 'alasan_text') then
        return null;
    end if;
    if not exists (
        select from perbaikan b join riwayat r on r.permohonan_id = b.permohonan_id and r.xmin = b.xmin
        where b.permohonan_id = new.permohonan_id and b.nomor = new.nomor and case
            when new.answered_seq is null then
                r.seq = new.riwayat_seq and r.kind = 'perbaikan_diminta' and r.at = new.at
            else tg_op = 'UPDATE' and r.seq = new.answered_seq and (r.petugas_id, r.at) = (new.answered_by, new.answered_at)
                and r.kind = case new.hasil when 'diperbaiki' then 'diperbaiki' else 'perbaikan_ditolak' end
            end
    ) then
        raise exception 'a request comes with its event, and so does its answer'
            using errcode = 'integrity_constraint_violation', constraint = 'perbaikan_of_event';
    end if;
    return null;
end $$;
create constraint trigger perbaikan_of_event after insert or update on perbaikan
    deferrable initially deferred for each row execute function guard_perbaikan_event();

-- Whether an update of a permohonan puts its data right, and does nothing else.
create function is_putting_right(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select was.data <> becomes.data and was.tahap = becomes.tahap and was.tahap <> 'dibatalkan'
        and was.forgotten_at is null and becomes.forgotten_at is null
        and becomes.riwayat_seq = was.riwayat_seq + 1 and (was.entri is null) = (becomes.entri is null)
        and differs_only_in(to_jsonb(was), to_jsonb(becomes), 'data', 'entri', 'desa', 'nik_index', 'kk_index', 'nama_index',
            'riwayat_seq', 'riwayat_hash')
$$;
-- Whether the person is found by the same as before: the name, the numbers and the desa stay.
create function is_found_alike(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select (was.desa, was.nik_index, was.kk_index, was.nama_index) = (becomes.desa, becomes.nik_index, becomes.kk_index, becomes.nama_index)
$$;

-- The columns are guarded as before, but for data that is put right: of that the event says so (riwayat_of_step).
drop trigger permohonan_columns on permohonan;
create trigger permohonan_columns before update on permohonan for each row
    when (not is_putting_right(old, new)) execute function guard_columns();

-- As before, and: what is put right is so by the person before the first receipt, or by staf in answer to a request before it
-- was sent; a telephone number always by the person. Personal data changes with no other event of a tahap.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
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

-- What staf, Kasi and admin were reminded of: each rung of a request once, and that it is too late once a day.
create table perbaikan_notice (
    permohonan_id bigint not null,
    nomor         integer not null,
    rung          text not null constraint perbaikan_notice_rung_check check (rung in ('sehari', 'mendesak', 'lewat')),
    tanggal       date not null,
    at            timestamptz not null,
    constraint perbaikan_notice_fk foreign key (permohonan_id, nomor) references perbaikan,
    constraint perbaikan_notice_once unique (permohonan_id, nomor, rung, tanggal)
);
create trigger perbaikan_notice_append_only before update or truncate on perbaikan_notice execute function refuse_change();

-- Old ones go with the job `prune`, but none of a request that waits: it would be said again.
create function guard_perbaikan_notice() returns trigger language plpgsql as $$
begin
    if exists (
        select from perbaikan b join permohonan p on p.permohonan_id = b.permohonan_id
        where b.permohonan_id = old.permohonan_id and b.nomor = old.nomor and b.answered_at is null and p.tahap <> 'dibatalkan') then
        raise exception 'this request waits for an answer'
            using errcode = 'integrity_constraint_violation', constraint = 'perbaikan_notice_open';
    end if;
    return old;
end $$;
create trigger perbaikan_notice_open before delete on perbaikan_notice for each row execute function guard_perbaikan_notice();

-- That a notice about personal data which had changed was read before a conversation went on, and which version. What was
-- agreed to with a request, or with the binding of a chat, stands there.
create table pemberitahuan (
    pemberitahuan_id bigint generated always as identity constraint pemberitahuan_pk primary key,
    chat_id          bigint not null,
    version          text not null constraint pemberitahuan_version_check check (version <> ''),
    at               timestamptz not null
);
create index pemberitahuan_chat on pemberitahuan (chat_id, at);
create trigger pemberitahuan_append_only before update or delete or truncate on pemberitahuan execute function refuse_change();
