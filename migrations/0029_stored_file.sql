-- What photos and PDFs hold lies sealed outside of the database, in objects with random names (store/file/). A file is sealed
-- with a key of its own, so that no change of keys has to write a file anew. That key is sealed with the office's as long as
-- the file belongs to a draft, and with the permohonan's once the book names it: whose key is gone, their files open nowhere.

-- Looked at and written into the store; the book does not name it yet. It goes with its look: with the draft.
create table fetched_file (
    periksa_id bigint not null constraint fetched_file_pk primary key
        constraint fetched_file_periksa_fk references periksa on delete cascade,
    object_id  uuid not null constraint fetched_file_object_key unique, -- name of the object
    media      text not null constraint fetched_file_media_check check (media in ('jpeg', 'pdf')),
    size       bigint not null constraint fetched_file_size_check check (size > 0), -- of the object
    sha256     bytea not null constraint fetched_file_sha256_check check (octet_length(sha256) = 32), -- of the object
    file_key   bytea not null, -- sealed
    not_before timestamptz not null default now() -- when it is looked for in the book again
);

-- A file of the book. The row stays; its content is destroyed when its time has passed.
create table stored_file (
    object_id        uuid not null constraint stored_file_pk primary key,
    berkas_id        uuid not null constraint stored_file_berkas_key unique
        constraint stored_file_berkas_fk references berkas,
    permohonan_id    bigint not null,
    riwayat_seq      integer not null,
    media            text not null constraint stored_file_media_check check (media in ('jpeg', 'pdf')),
    size             bigint not null constraint stored_file_size_check check (size > 0),
    sha256           bytea not null constraint stored_file_sha256_check check (octet_length(sha256) = 32),
    file_key         bytea, -- sealed; null: destroyed
    destroyed_at     timestamptz,
    destroyed_digest bytea, -- keyed
    constraint stored_file_riwayat_fk foreign key (permohonan_id, riwayat_seq) references riwayat deferrable initially deferred,
    constraint stored_file_destroyed_check check (
        num_nonnulls(destroyed_at, destroyed_digest) = case when file_key is null then 2 else 0 end)
);
create index stored_file_permohonan on stored_file (permohonan_id);

-- What stands here stays. Only the content may go, once, of what was sent to Dispendukcapil; what was withdrawn or closed is
-- forgotten with its key.
create function guard_stored_file() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.destroyed_at is null and new.destroyed_at is not null
        and differs_only_in(to_jsonb(old), to_jsonb(new), 'file_key', 'destroyed_at', 'destroyed_digest')
        and exists (
            select from permohonan p
            where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and new.destroyed_at >= p.sent_at) then
        return new;
    end if;
    raise exception 'a stored file stays' using errcode = 'integrity_constraint_violation', constraint = 'stored_file_append_only';
end $$;
create trigger stored_file_append_only before update or delete on stored_file for each row execute function guard_stored_file();
create trigger stored_file_no_truncate before truncate on stored_file execute function refuse_change();

-- Whether a fetched file belongs to nothing any more: to no draft, or to a permohonan that the book names no more files of.
create function is_nobodys_file(chat bigint, permohonan bigint, tahap text, sent_at timestamptz, sent_before timestamptz)
returns boolean language sql stable as $$
    select case
        when permohonan is null then not exists (select from dialog d where d.chat_id = chat and d.draft is not false)
        else tahap = 'dibatalkan' or (tahap = 'dikirim' and is_nobodys_file.sent_at < sent_before) end
$$;

-- It comes with its event, for a file that answers a syarat of this permohonan. (xmin: see 0006.)
create function guard_stored_file_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select from stored_file s
        join riwayat r on r.permohonan_id = s.permohonan_id and r.seq = s.riwayat_seq and r.xmin = s.xmin
        join berkas b on b.berkas_id = s.berkas_id and b.permohonan_id = s.permohonan_id
        where s.object_id = new.object_id and r.kind = 'berkas_disimpan' and b.answer = 'file'
    ) then
        raise exception 'a stored file comes with its event' using errcode = 'integrity_constraint_violation', constraint = 'stored_file_of_event';
    end if;
    return null;
end $$;
create constraint trigger stored_file_of_event after insert on stored_file
    deferrable initially deferred for each row execute function guard_stored_file_event();

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dibatalkan', 'dinyatakan', 'ditautkan', 'berkas_disimpan')),
    drop constraint riwayat_kind_tahap_check,
    add constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'dilengkapi' then tahap = 'tidak_lengkap'
        when kind = 'dinyatakan' then tahap = 'dikirim'
        when kind = 'ditautkan' then tahap <> 'dibatalkan' and petugas_id is null -- the person themself
        when kind = 'berkas_disimpan' then tahap <> 'dibatalkan' and petugas_id is null -- the program
        else tahap = kind end);

-- As in 0017, and: files were stored.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
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
        when r.kind = 'ditautkan' then exists (
            select from pihak h where h.permohonan_id = p.permohonan_id and h.riwayat_seq = r.seq)
        when r.kind = 'berkas_disimpan' then exists (
            select from stored_file s where s.permohonan_id = p.permohonan_id and s.riwayat_seq = r.seq)
        else false
    end
$$;

alter table destroyed_rows
    drop constraint destroyed_rows_what_check,
    add constraint destroyed_rows_what_check check (what in ('pembaruan', 'pesan', 'percakapan', 'berkas'));

-- Files that were looked at before there was a store are fetched once more. Nobody is told anew what was told.
update periksa x set state = 'pending', found = null, remarked = false, told = told or state = 'seen', attempts = 0,
    not_before = now(), leased_until = null
where x.state in ('seen', 'given_up') and case
    when x.permohonan_id is null then exists (select from dialog d where d.chat_id = x.chat_id and d.draft)
    else exists (
        select from permohonan p where p.permohonan_id = x.permohonan_id
          and p.tahap <> 'dibatalkan' and coalesce(p.stated, '') not in ('diserahkan', 'ditolak')) end;
