-- What falls due with time. A row a job: when it last ran, by the clock of the office. Taken in the transaction of what the
-- job does, so that of several processes one does it, and once.
create table job (
    name    text not null constraint job_pk primary key,
    last_at timestamptz not null
);
