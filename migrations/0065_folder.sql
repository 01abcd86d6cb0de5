-- In which folder an archive lies: the office may name another one meanwhile, and nothing is looked for in the wrong one. Unknown
-- for what an earlier program has put there.
alter table placed_archive
    add column folder text,
    add constraint placed_archive_folder_check check (folder is null or saluran = 'folder');

-- That the folder takes nothing, and when the office was last told of it. The row goes when the folder takes something again.
create table folder_notice (
    only_one boolean not null default true constraint folder_notice_pk primary key
        constraint folder_notice_one_check check (only_one),
    at timestamptz not null
);
