-- An office may ask neither NIK nor number of the KK by chat: staf enter both at the counter, before the first receipt.

-- A person whose numbers are not known is found by none. Both are known, or neither; from the first receipt on they are.
alter table permohonan
    alter column nik_index drop not null,
    alter column kk_index drop not null,
    add constraint permohonan_numbers_check check ((nik_index is null) = (kk_index is null)),
    add constraint permohonan_numbers_received_check check (nik_index is not null or received_at is null);

-- As in 0035, where a number may not be known.
create or replace function is_found_alike(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select (was.desa, was.nik_index, was.kk_index, was.nama_index)
        is not distinct from (becomes.desa, becomes.nik_index, becomes.kk_index, becomes.nama_index)
$$;

-- Whether an update enters the numbers, which were not known, and changes nothing else that the person is found by.
create function is_numbering(was permohonan, becomes permohonan) returns boolean language sql immutable as $$
    select is_putting_right(was, becomes) and was.nik_index is null and becomes.nik_index is not null
        and (was.desa, was.nama_index) = (becomes.desa, becomes.nama_index)
$$;
