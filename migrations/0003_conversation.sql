-- What was said and what is to be said. Nothing is acknowledged to Telegram before it stands in inbox; nothing is
-- said that does not stand in outbox.

-- A chat: where its conversation stands, and whether the person can be reached.
create table dialog (
    chat_id           bigint not null constraint dialog_pk primary key,
    version           integer not null, -- of the format of state
    state             bytea not null,   -- sealed JSON
    unreachable_since timestamptz,      -- blocked the bot; nothing is sent until they write again
    updated_at        timestamptz not null
);

-- States that this version of the program cannot read. Never dropped: a person may ask for them.
create table dialog_archive (
    chat_id     bigint not null,
    version     integer not null,
    state       bytea not null, -- sealed, as it was
    archived_at timestamptz not null,
    constraint dialog_archive_pk primary key (chat_id, archived_at)
);

create table inbox (
    inbox_id    bigint generated always as identity constraint inbox_pk primary key, -- our order; update_id may jump down
    update_id   bigint not null,
    digest      bytea not null,  -- keyed; ids are used again after a quiet week, contents are not
    chat_id     bigint not null, -- order is kept per chat; 0: no chat
    raw         bytea,           -- sealed bytes as Telegram sent them; gone when done
    state       text not null default 'pending' constraint inbox_state_check check (state in ('pending', 'done', 'dead')),
    attempts    smallint not null default 0,
    not_before  timestamptz not null default now(),
    last_error  text, -- kind of fault, never content
    received_at timestamptz not null default now(),
    done_at     timestamptz,
    constraint inbox_update_key unique (update_id, digest),
    constraint inbox_raw_check check ((state = 'done') = (raw is null))
);
create index inbox_pending on inbox (chat_id, inbox_id) where state = 'pending';
create index inbox_order on inbox (inbox_id) where state = 'pending';

create table outbox (
    outbox_id     bigint generated always as identity constraint outbox_pk primary key,
    outbox_key    uuid not null,  -- row of the associated data of the seal
    chat_id       bigint not null,
    payload       bytea,          -- sealed; gone when sent
    permohonan_id bigint constraint outbox_permohonan_fk references permohonan, -- what it is about
    is_card       boolean not null default false, -- a card of that permohonan: brought up to date in place
    edits         bigint constraint outbox_edits_fk references outbox, -- the card that this row brings up to date
    topic         text,           -- a later message on the same topic replaces this one while it waits
    state         text not null default 'pending' constraint outbox_state_check check (state in ('pending', 'sent', 'dead')),
    attempts      smallint not null default 0,
    not_before    timestamptz not null default now(),
    leased_until  timestamptz,
    last_error    text, -- kind of fault, never content
    created_at    timestamptz not null default now(),
    sent_at       timestamptz,
    message_id    bigint,         -- at Telegram
    constraint outbox_key_key unique (outbox_key),
    constraint outbox_payload_check check ((state = 'sent') = (payload is null))
);
create index outbox_pending on outbox (chat_id, outbox_id) where state = 'pending';
create index outbox_order on outbox (outbox_id) where state = 'pending';
create index outbox_card on outbox (permohonan_id, chat_id, outbox_id) where is_card;
create index outbox_edits on outbox (edits) where edits is not null; -- who brings up to date what; also for the foreign key
