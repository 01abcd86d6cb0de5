-- Nobody is forgotten: who was reminded of what, who wants no reminders, and which conversations hold a draft.

-- What was said unasked, so that it is said once: written in the transaction that queues the message.
create table pengingat (
    pengingat_id bigint generated always as identity constraint pengingat_pk primary key,
    kind         text not null constraint pengingat_kind_check check (kind in ('isian', 'kekurangan')),
    subject_id   bigint not null, -- isian: the chat; kekurangan: the permohonan of which something is not there
    rung         text not null constraint pengingat_rung_check check (rung in ('satu', 'dua', 'tiga', 'akhir')),
    since        timestamptz not null, -- what the days are counted from: another word or answer begins another ladder
    at           timestamptz not null,
    constraint pengingat_once unique (kind, subject_id, since, rung)
);

-- Who wants no reminders. Apart from dialog, since that goes with its last answer.
create table berhenti (
    chat_id bigint not null constraint berhenti_pk primary key,
    at      timestamptz not null
);

-- Whether the sealed state holds a draft; null: written by an earlier program, so it has to be looked at.
alter table dialog add column draft boolean;
-- When its owner did something with the draft last; null: written by an earlier program, so it is when they said something.
alter table dialog add column draft_at timestamptz;
create index dialog_draft on dialog (coalesce(draft_at, updated_at)) where draft is not false;
