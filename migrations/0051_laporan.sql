-- Reports are reckoned from the register each time. Kept is only of which months the cards of the desa were announced, so that it
-- is said once.
create table laporan_notice (
    bulan date not null constraint laporan_notice_pk primary key
        constraint laporan_notice_bulan_check check (extract(day from bulan) = 1),
    at    timestamptz not null
);
