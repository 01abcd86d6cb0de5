-- One chat that sends much holds up nobody, and whoever tries out kode and links is noticed.

-- How many updates of the same chat waited when this one came: workers take the lowest, so that chats take turns.
alter table inbox add column turn integer not null default 0 constraint inbox_turn_check check (turn >= 0);
drop index inbox_order;
create index inbox_turn on inbox (turn, inbox_id) where state = 'pending';

-- How much a chat has said lately. By the clock of the office, as all that is decided.
create table pace (
    chat_id      bigint not null constraint pace_pk primary key,
    whole_at     timestamptz not null, -- when its whole allowance is there again
    silent_until timestamptz,          -- it was too much; what was sent before this is not read
    unread       integer not null,     -- so many since then
    constraint pace_unread_check check (unread >= 0 and (unread > 0) = (silent_until is not null))
);

-- A kode, link or answer that did not fit: where and when, never what was typed.
create table guess (
    guess_id bigint generated always as identity constraint guess_pk primary key,
    chat_id  bigint not null,
    door     text not null constraint guess_door_check check (door in ('kode', 'undangan', 'tautan', 'jawaban')),
    at       timestamptz not null,
    told_at  timestamptz, -- when somebody who looks after the office was told of it
    constraint guess_told_check check (told_at >= at)
);
create index guess_chat on guess (chat_id, at);
create index guess_at on guess (at);
