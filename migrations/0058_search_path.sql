-- A check asks a function that asks another one. What pg_dump writes is put back with an empty search path, on which the second one
-- was not found: the lists of syarat did not come back from any copy.
alter routine is_layanan(jsonb) set search_path = public, pg_temp;
