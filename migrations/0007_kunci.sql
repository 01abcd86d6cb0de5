-- Which keys have sealed anything here. Each row holds a value sealed with its key: a key that is lost, or another one
-- under the same number, is noticed at the start, before anything is taken for spoilt.
create table kunci (
    kunci_id   smallint not null,
    uji        bytea not null,
    created_at timestamptz not null,
    constraint kunci_pk primary key (kunci_id),
    constraint kunci_id_check check (kunci_id between 1 and 255)
);

create trigger kunci_append_only before update or delete or truncate on kunci execute function refuse_change();
