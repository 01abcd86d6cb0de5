-- A better picture takes the place of one that was sent for the same syarat in the same round. The register only grows: the
-- replaced one stays in the book, and counts no more. What replaces it is a picture too, so that no syarat is held less for it.
alter table berkas add column replaces uuid constraint berkas_replaces_key unique;

create function guard_replacing() returns trigger language plpgsql as $$
begin
    if new.replaces is not null and not exists (
        select from berkas b
        where b.berkas_id = new.replaces and b.answer = 'file' and new.answer = 'file'
          and (b.permohonan_id, b.syarat, b.cycle) = (new.permohonan_id, new.syarat, new.cycle)
    ) then
        raise exception 'no such picture to replace' using errcode = 'check_violation', constraint = 'berkas_replaces';
    end if;
    return new;
end $$;
create trigger berkas_replaces before insert on berkas for each row execute function guard_replacing();

-- As in 0002: what answers a syarat stays, and so does what it replaces.
create or replace function guard_berkas() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.answer = 'original' and old.withdrawn_at is null and has_peran(new.withdrawn_by, 'staf')
        and (new.berkas_id, new.ordinal, new.permohonan_id, new.riwayat_seq, new.syarat, new.cycle, new.answer, new.file, new.petugas_id, new.at, new.replaces)
            is not distinct from (old.berkas_id, old.ordinal, old.permohonan_id, old.riwayat_seq, old.syarat, old.cycle, old.answer, old.file, old.petugas_id, old.at, old.replaces)
        and exists (
            select from permohonan p where p.permohonan_id = new.permohonan_id and p.tahap in ('diajukan', 'tidak_lengkap')) then
        return new;
    end if;
    raise exception 'a berkas stays' using errcode = 'integrity_constraint_violation', constraint = 'berkas_append_only';
end $$;
