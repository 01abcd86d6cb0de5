-- Holds: what was sent to Dispendukcapil waits for an outside cause, such as blank cards. A statement that lasts, by a named
-- petugas; never a tahap, and no row of the riwayat. It is declared once, lifted once, and otherwise stays as it is.
create table tunda (
    tunda_id       bigint generated always as identity constraint tunda_pk primary key,
    tunda_key      uuid not null constraint tunda_key_key unique, -- row of the associated data of the seal
    scope          text not null constraint tunda_scope_check check (scope in ('one', 'recipient', 'all')),
    permohonan_id  bigint constraint tunda_permohonan_fk references permohonan, -- of scope one
    recipient      bigint constraint tunda_recipient_fk references petugas,     -- of scope recipient
    alasan         text not null constraint tunda_alasan_check check (alasan in ('blangko_habis', 'gangguan_sistem', 'lainnya')),
    alasan_text    bytea, -- sealed
    declared_by    bigint not null constraint tunda_declared_by_fk references petugas,
    declared_peran text not null constraint tunda_declared_peran_check check (declared_peran in ('kasi', 'dispendukcapil')), -- as they then acted: who stands in for the Kasi, as Kasi
    declared_at    timestamptz not null,
    lifted_by      bigint constraint tunda_lifted_by_fk references petugas,
    lifted_peran   text constraint tunda_lifted_peran_check check (lifted_peran in ('kasi', 'dispendukcapil')),
    lifted_at      timestamptz,
    constraint tunda_of_scope_check check (
        (scope = 'one') = (permohonan_id is not null) and (scope = 'recipient') = (recipient is not null)),
    -- The officer speaks for what was sent to them, the Kasi for all.
    constraint tunda_declarer_check check (
        scope = 'one' or (scope = 'all' and declared_peran = 'kasi')
        or (scope = 'recipient' and declared_peran = 'dispendukcapil' and recipient = declared_by)),
    constraint tunda_alasan_text_check check ((alasan = 'lainnya') = (alasan_text is not null)),
    constraint tunda_lifted_check check (num_nonnulls(lifted_by, lifted_peran, lifted_at) in (0, 3)),
    constraint tunda_lifted_at_check check (lifted_at >= declared_at)
);
-- One of a kind at a time.
create unique index tunda_one_key on tunda (permohonan_id) where scope = 'one' and lifted_at is null;
create unique index tunda_recipient_key on tunda (recipient) where scope = 'recipient' and lifted_at is null;
create unique index tunda_all_key on tunda (scope) where scope = 'all' and lifted_at is null;
create index tunda_permohonan on tunda (permohonan_id) where permohonan_id is not null;
create index tunda_recipient on tunda (recipient) where recipient is not null;
create index tunda_all on tunda (scope) where scope = 'all';

-- It is about what is with Dispendukcapil and, as far as is known, not printed yet.
create function guard_new_tunda() returns trigger language plpgsql as $$
begin
    if new.lifted_at is not null or acts_as(new.declared_by, new.declared_peran, new.declared_at) is not true then
        raise exception 'a hold is declared by the Kasi or an officer of Dispendukcapil' using errcode = 'check_violation', constraint = 'tunda_declarer';
    end if;
    if new.scope = 'one' and not exists (
        select from permohonan p
        where p.permohonan_id = new.permohonan_id and p.tahap = 'dikirim' and p.sent_at <= new.declared_at
          and coalesce(p.stated, '') not in ('dicetak', 'diserahkan', 'ditolak')
          and (new.declared_peran = 'kasi' or p.recipient = new.declared_by)
    ) then
        raise exception 'a hold is of what was sent' using errcode = 'check_violation', constraint = 'tunda_of_dikirim';
    end if;
    return new;
end $$;
create trigger tunda_declarer before insert on tunda for each row execute function guard_new_tunda();

-- It is lifted once, by the Kasi or an officer; of one permohonan by its own. Nothing else changes.
create function guard_tunda() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.lifted_at is not null or new.lifted_at is null
        or (new.tunda_id, new.tunda_key, new.scope, new.permohonan_id, new.recipient, new.alasan, new.alasan_text, new.declared_by,
                new.declared_peran, new.declared_at)
            is distinct from (old.tunda_id, old.tunda_key, old.scope, old.permohonan_id, old.recipient, old.alasan, old.alasan_text,
                old.declared_by, old.declared_peran, old.declared_at) then
        raise exception 'a hold stays' using errcode = 'integrity_constraint_violation', constraint = 'tunda_append_only';
    end if;
    if acts_as(new.lifted_by, new.lifted_peran, new.lifted_at) is not true or (new.scope = 'one' and new.lifted_peran <> 'kasi' and not exists (
        select from permohonan p where p.permohonan_id = new.permohonan_id and p.recipient = new.lifted_by)) then
        raise exception 'a hold is lifted by the Kasi or an officer of Dispendukcapil' using errcode = 'check_violation', constraint = 'tunda_lifter';
    end if;
    return new;
end $$;
create trigger tunda_append_only before update or delete on tunda for each row execute function guard_tunda();
create trigger tunda_no_truncate before truncate on tunda execute function refuse_change();

-- What is said of holds, by when it was said: sealed with its day.
create view tunda_said as
select t.tunda_id, t.declared_at as at, concat_ws('|', 'declared', t.tunda_id, t.scope, coalesce(t.permohonan_id, 0), t.alasan,
    coalesce(encode(t.alasan_text, 'hex'), '-'), t.declared_by, t.declared_peran, (extract(epoch from t.declared_at) * 1000000)::bigint) as said
from tunda t
union all
select t.tunda_id, t.lifted_at, concat_ws('|', 'lifted', t.tunda_id, t.lifted_by, t.lifted_peran, (extract(epoch from t.lifted_at) * 1000000)::bigint)
from tunda t where t.lifted_at is not null;

create function guard_tunda_day() returns trigger language plpgsql as $$
begin
    lock table riwayat in row exclusive mode;
    if exists (select 1 from segel s where s.tanggal >= office_day(coalesce(new.lifted_at, new.declared_at))) then
        raise exception 'that day is sealed' using errcode = 'integrity_constraint_violation', constraint = 'tunda_sealed_day';
    end if;
    return new;
end $$;
create trigger tunda_sealed_day before insert or update on tunda for each row execute function guard_tunda_day();

create or replace function first_covered(since timestamptz) returns timestamptz language sql stable as $$
    select least(
        (select min(r.at) from riwayat r where r.at >= since),
        (select min(d.at) from disclosure d where d.at >= since),
        (select min(p.at) from pencarian p where p.at >= since),
        (select min(t.at) from tunda_said t where t.at >= since))
$$;

-- Who is still to be told that a hold began or ended: all chats up to after_chat have been. Moves in the transaction of
-- the messages, so that nobody is told twice or left out when the program dies in between.
create table tunda_notice (
    notice_id  bigint generated always as identity constraint tunda_notice_pk primary key,
    tunda_id   bigint not null constraint tunda_notice_tunda_fk references tunda,
    what       text not null constraint tunda_notice_what_check check (what in ('declared', 'lifted')),
    after_chat bigint not null default 0, -- private chats have numbers above 0
    done_at    timestamptz,
    constraint tunda_notice_once unique (tunda_id, what)
);
create index tunda_notice_open on tunda_notice (notice_id) where done_at is null;
