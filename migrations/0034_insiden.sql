-- Breaches of personal data (UU 27/2022, article 46): what is known of one, and who was told.
create table insiden (
    insiden_id  bigint generated always as identity constraint insiden_pk primary key,
    known_at    timestamptz not null, -- from here on there are 3 x 24 hours
    since       timestamptz not null,
    until       timestamptz not null,
    scope       text not null constraint insiden_scope_check check (scope in ('semua', 'petugas', 'permohonan')),
    petugas_id  bigint constraint insiden_petugas_fk references petugas,
    recorded_at timestamptz not null,
    words       jsonb,    -- what is said of it, from the first message on; never about a person
    reminded    smallint not null default 0 constraint insiden_reminded_check check (reminded between 0 and 3),
    constraint insiden_times_check check (since <= until and since <= known_at and known_at <= recorded_at),
    constraint insiden_scope_petugas_check check ((scope = 'petugas') = (petugas_id is not null))
);

-- The permohonan that it is about, where they are named one by one.
create table insiden_permohonan (
    insiden_id    bigint not null constraint insiden_permohonan_insiden_fk references insiden,
    permohonan_id bigint not null constraint insiden_permohonan_permohonan_fk references permohonan,
    constraint insiden_permohonan_pk primary key (insiden_id, permohonan_id)
);
create trigger insiden_permohonan_append_only before update or delete or truncate on insiden_permohonan
    execute function refuse_change();

-- For which permohonan the message was queued, and to how many chats; none: they have to be told on paper.
create table insiden_told (
    insiden_id    bigint not null constraint insiden_told_insiden_fk references insiden,
    permohonan_id bigint not null constraint insiden_told_permohonan_fk references permohonan,
    chats         smallint not null constraint insiden_told_chats_check check (chats >= 0),
    at            timestamptz not null,
    constraint insiden_told_pk primary key (insiden_id, permohonan_id)
);
create trigger insiden_told_append_only before update or delete or truncate on insiden_told execute function refuse_change();

-- Chats with a draft that was not sent: they have no permohonan yet.
create table insiden_told_draft (
    insiden_id bigint not null constraint insiden_told_draft_insiden_fk references insiden,
    chat_id    bigint not null,
    at         timestamptz not null,
    constraint insiden_told_draft_pk primary key (insiden_id, chat_id)
);
create trigger insiden_told_draft_append_only before update or delete or truncate on insiden_told_draft
    execute function refuse_change();

-- What is known of a breach stays; its words are said once, and reminders only go on.
create function guard_insiden() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and differs_only_in(to_jsonb(old), to_jsonb(new), 'words', 'reminded')
        and (old.words is null or new.words = old.words) and new.reminded >= old.reminded then
        return new;
    end if;
    raise exception 'what is known of a breach stays' using errcode = 'integrity_constraint_violation', constraint = 'insiden_fixed';
end $$;
create trigger insiden_fixed before update or delete on insiden for each row execute function guard_insiden();
create trigger insiden_no_truncate before truncate on insiden execute function refuse_change();
