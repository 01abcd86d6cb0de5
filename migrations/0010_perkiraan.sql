-- How long the office really took lately, by kind: working time in seconds, without that of the citizen. Reckoned again by a
-- job; a kind of which there are too few has no row.
create table perkiraan (
    jenis       text not null constraint perkiraan_pk primary key
        constraint perkiraan_jenis_check check (jenis in ('baru', 'pembetulan', 'rusak', 'hilang')),
    count       integer not null constraint perkiraan_count_check check (count >= 10),
    half        bigint not null, -- seconds; half of them took this long at most
    most        bigint not null, -- seconds; nine in ten took this long at most
    computed_at timestamptz not null,
    constraint perkiraan_order_check check (0 <= half and half <= most)
);
create index permohonan_sent on permohonan (jenis, sent_at) where tahap = 'dikirim';
