-- A person who has no chat to ask from asks at the counter to be forgotten: which petugas did it.
alter table destruction
    add column petugas_id bigint constraint destruction_petugas_fk references petugas,
    add constraint destruction_petugas_check check (petugas_id is null or rule = 'diminta');
