-- For who watches the machine.

-- What has failed for good is counted every few seconds: not by reading all that was ever done.
create index inbox_dead on inbox (inbox_id) where state = 'dead';
create index outbox_dead on outbox (outbox_id) where state = 'dead';

-- What needs somebody at the machine, for as long as it holds: it is told once, and once more when it is over.
create table trouble (
    cause   text not null constraint trouble_cause_check check (cause in ('masuk', 'keluar', 'berkas')),
    since   timestamptz not null,
    told_at timestamptz,
    constraint trouble_pk primary key (cause)
);
