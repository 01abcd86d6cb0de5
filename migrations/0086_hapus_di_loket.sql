-- A person who has no chat to ask from asks at the counter to be forgotten: which petugas did it.
alter table destruction
    add column petugas_id bigint constraint destruction_petugas_fk references petugas,
    add constraint destruction_petugas_check check (petugas_id is null or rule = 'diminta');

-- Who asks what was opened of theirs is told how often that was which is not kept any more.
create index destroyed_log_kode on destroyed_log (kode);
