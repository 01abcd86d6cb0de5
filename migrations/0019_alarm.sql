-- What was said to the desks unasked, so that it is said once.

-- A permohonan that nobody has taken for long, or that is handled for longer than the SOP says: once a day for each reason.
create table alarm (
    permohonan_id bigint not null constraint alarm_permohonan_fk references permohonan,
    kind          text not null constraint alarm_kind_check check (kind in ('unowned_long', 'unowned', 'past', 'near')),
    tanggal       date not null,
    at            timestamptz not null,
    constraint alarm_pk primary key (permohonan_id, tanggal, kind)
);

-- The briefing of each working morning, and that before closing.
create table briefing (
    tanggal date not null,
    kind    text not null constraint briefing_kind_check check (kind in ('pagi', 'sore')),
    at      timestamptz not null,
    constraint briefing_pk primary key (tanggal, kind)
);
