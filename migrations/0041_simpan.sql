-- All that is kept has its time, and what was destroyed is counted.
alter table destroyed_rows
    drop constraint destroyed_rows_what_check,
    add constraint destroyed_rows_what_check check (
        what in ('berkas', 'terbengkalai', 'isian', 'sisa_percakapan', 'percakapan', 'pekerjaan', 'pembaruan', 'pesan',
                 'tak_sampai', 'masuk', 'keluar', 'dibaca', 'pencarian', 'periksa', 'pengingat', 'pemberitahuan',
                 'insiden', 'tebakan'));

-- In which peran a petugas was shown something; null: written before it was kept.
alter table disclosure
    add column peran text constraint disclosure_peran_check check (peran in ('staf', 'kasi', 'dispendukcapil', 'admin'));

-- Who opened and looked for what, by the day, as the segel of the day covers it: how much of each permohonan, and a digest.
create function read_log(since timestamptz, until timestamptz)
returns table (tanggal date, log text, kode text, rows bigint, hash bytea) language sql stable as $$
    select office_day(d.at), 'disclosure', coalesce(p.kode, '-'), count(*),
        sha256(convert_to(string_agg(
            concat_ws('|', d.petugas_id, d.what, d.syarat, (extract(epoch from d.at) * 1000000)::bigint, d.peran), E'\n'
            order by d.disclosure_id), 'UTF8'))
    from disclosure d left join permohonan p on p.permohonan_id = d.permohonan_id
    where d.at >= since and d.at < until
    group by 1, 3
    union all
    select office_day(c.at), 'pencarian', '-', count(*),
        sha256(convert_to(string_agg(
            concat_ws('|', c.petugas_id, c.peran, c.kunci, encode(c.digest, 'hex'), c.only_open, c.page, coalesce(c.found, -1),
                (extract(epoch from c.at) * 1000000)::bigint), E'\n'
            order by c.pencarian_id), 'UTF8'))
    from pencarian c
    where c.at >= since and c.at < until
    group by 1
$$;

-- What stays of the rows of a sealed day whose time has passed: how many there were, and the digest that its segel covers. So
-- the segel still holds; and the rows go only where this stands, of which the program's own digest says that it did it.
create table destroyed_log (
    tanggal date not null, -- one that is sealed
    log     text not null constraint destroyed_log_check check (log in ('disclosure', 'pencarian')),
    kode    text not null, -- of the permohonan; - for searches
    rows    bigint not null constraint destroyed_log_rows_check check (rows > 0),
    hash    bytea not null,
    at      timestamptz not null,
    digest  bytea not null, -- keyed
    constraint destroyed_log_pk primary key (tanggal, log, kode)
);
create trigger destroyed_log_append_only before update or delete or truncate on destroyed_log execute function refuse_change();

create function guard_read_log() returns trigger language plpgsql as $$
declare
    shown constant jsonb := to_jsonb(old);
begin
    if exists (
        select from destroyed_log g join segel s on s.tanggal = g.tanggal
        where g.tanggal = office_day(old.at) and g.log = tg_table_name and g.kode = coalesce(
            (select p.kode from permohonan p where p.permohonan_id = (shown ->> 'permohonan_id')::bigint), '-')) then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;
drop trigger disclosure_append_only on disclosure;
create trigger disclosure_append_only before delete on disclosure for each row execute function guard_read_log();
create trigger disclosure_fixed before update or truncate on disclosure execute function refuse_change();
drop trigger pencarian_append_only on pencarian;
create trigger pencarian_append_only before delete on pencarian for each row execute function guard_read_log();
create trigger pencarian_fixed before update or truncate on pencarian execute function refuse_change();

-- Whether nobody completes a permohonan: all reminders were said before this time, nothing was answered since, no data waits to
-- be put right, and nobody has done anything else with it.
create function is_abandoned(id bigint, before timestamptz) returns boolean language sql stable as $$
    select exists (
        select from permohonan p join pengingat g on g.kind = 'kekurangan' and g.subject_id = p.permohonan_id
        where p.permohonan_id = id and p.tahap in ('diajukan', 'tidak_lengkap') and g.rung = 'akhir' and g.at < before
          and g.since >= greatest(p.submitted_at, p.checked_at, (
              select max(b.at) from berkas b where b.permohonan_id = p.permohonan_id and b.cycle = p.cycle)))
        and not exists (select from perbaikan a where a.permohonan_id = id and a.answered_at is null)
        and not exists (
            select from riwayat r
            where r.permohonan_id = id and r.at >= before and r.kind in ('perbaikan_diminta', 'diperbaiki', 'nomor_dicatat', 'ditautkan'))
$$;

-- As before, and: what a file holds that belongs to what nobody completes.
create or replace function guard_stored_file() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.destroyed_at is null and new.destroyed_at is not null
        and differs_only_in(to_jsonb(old), to_jsonb(new), 'file_key', 'destroyed_at', 'destroyed_digest')
        and (is_abandoned(new.permohonan_id, new.destroyed_at) or exists (
            select from permohonan p
            where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and new.destroyed_at >= p.sent_at)) then
        return new;
    end if;
    raise exception 'a stored file stays' using errcode = 'integrity_constraint_violation', constraint = 'stored_file_append_only';
end $$;

-- Which notice was read goes where the chat has nothing here any more; that it was told of a breach, where it has no draft.
create function guard_chat_row() returns trigger language plpgsql as $$
begin
    if not exists (select from dialog d where d.chat_id = old.chat_id and d.draft is not false)
        and (tg_table_name = 'insiden_told_draft' or not exists (
            select from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
            where h.chat_id = old.chat_id and p.forgotten_at is null)) then
        return old;
    end if;
    raise exception '% stays', tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;
drop trigger pemberitahuan_append_only on pemberitahuan;
create trigger pemberitahuan_append_only before delete on pemberitahuan for each row execute function guard_chat_row();
create trigger pemberitahuan_fixed before update or truncate on pemberitahuan execute function refuse_change();
drop trigger insiden_told_draft_append_only on insiden_told_draft;
create trigger insiden_told_draft_append_only before delete on insiden_told_draft for each row execute function guard_chat_row();
create trigger insiden_told_draft_fixed before update or truncate on insiden_told_draft execute function refuse_change();
