-- How many buttons a chat has pressed lately, apart from what it said: a press does not tell when it was, so it is counted by the
-- clock of the office, and what was sent before it by the time at which it was sent (0032).
create table pace_pressed (
    chat_id      bigint not null constraint pace_pressed_pk primary key,
    whole_at     timestamptz not null,
    silent_until timestamptz,
    unread       integer not null,
    constraint pace_pressed_unread_check check (unread >= 0 and (unread > 0) = (silent_until is not null))
);
