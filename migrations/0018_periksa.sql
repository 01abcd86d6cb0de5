-- Files that are looked at once they are taken: whether they can be read. A row is written together with the answer that
-- the file belongs to, leased by whoever looks at it, and finished together with what is said about it.
--
-- What was seen is no part of the register: it is advice to the person and to officers, and decides nothing.
create table periksa (
    periksa_id    bigint generated always as identity constraint periksa_pk primary key,
    periksa_key   uuid not null,   -- row of the associated data of the seals
    chat_id       bigint not null, -- who sent it, and is asked for a better one
    permohonan_id bigint constraint periksa_permohonan_fk references permohonan, -- null: of the draft of the chat
    syarat        text not null,
    file_index    bytea not null,  -- blind index: by it the files of a draft are found that becomes a permohonan
    file          bytea not null,  -- sealed reference
    says          text not null constraint periksa_says_check check (says in ('picture', 'pdf')),
    state         text not null default 'pending' constraint periksa_state_check check (state in ('pending', 'seen', 'given_up')),
    found         bytea,           -- sealed: what was seen
    remarked      boolean not null default false, -- whether officers see a remark beside the file
    told          boolean not null default false, -- whether the person was told of it
    verdict       text constraint periksa_verdict_check check (verdict in ('keep', 'again')), -- what they said to it
    verdict_at    timestamptz,
    attempts      smallint not null default 0,
    not_before    timestamptz not null default now(),
    leased_until  timestamptz,
    last_error    text, -- kind of fault, never content
    created_at    timestamptz not null,
    constraint periksa_key_key unique (periksa_key),
    constraint periksa_found_check check ((state = 'seen') = (found is not null)),
    constraint periksa_verdict_at_check check ((verdict is null) = (verdict_at is null))
);
create index periksa_pending on periksa (periksa_id) where state = 'pending';
create index periksa_draft on periksa (chat_id) where permohonan_id is null;
create index periksa_permohonan on periksa (permohonan_id) where permohonan_id is not null;
