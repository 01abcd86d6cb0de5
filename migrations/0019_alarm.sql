-- What was said to the desks unasked, so that it is said once.

-- A permohonan that nobody has taken for long, or that is handled for longer than the SOP says: once a day for each reason,
-- and each turn. A turn is a step in a round: another desk, and the same desk after a return, is told anew.
create table alarm (
    permohonan_id bigint not null constraint alarm_permohonan_fk references permohonan,
    langkah       text not null constraint alarm_langkah_check check (
        langkah in ('menerima', 'mengecek', 'mengentri', 'mengirim')),
    cycle         integer not null constraint alarm_cycle_check check (cycle >= 0), -- of the permohonan
    kind          text not null constraint alarm_kind_check check (kind in ('unowned_long', 'unowned', 'past', 'near')),
    tanggal       date not null,
    at            timestamptz not null,
    constraint alarm_pk primary key (permohonan_id, langkah, cycle, tanggal, kind)
);

-- The briefing of each working morning, and that before closing.
create table briefing (
    tanggal date not null,
    kind    text not null constraint briefing_kind_check check (kind in ('pagi', 'sore')),
    at      timestamptz not null,
    constraint briefing_pk primary key (tanggal, kind)
);

-- What has failed for good and was told in a briefing, so that it is told once.
create table dead_notice (
    queue text not null constraint dead_notice_queue_check check (queue in ('inbox', 'outbox')),
    id    bigint not null, -- in that queue
    at    timestamptz not null,
    constraint dead_notice_pk primary key (queue, id)
);

-- What the nightly look has found, for as long as it stands: since which day, and on which day it was told last.
create table breach (
    permohonan_id bigint not null constraint breach_permohonan_fk references permohonan,
    kind          text not null constraint breach_kind_check check (
        kind in ('nowhere', 'twice', 'nobody', 'only_receiver', 'recipient', 'unreadable')),
    since         date not null,
    told_on       date,
    constraint breach_pk primary key (permohonan_id, kind)
);
