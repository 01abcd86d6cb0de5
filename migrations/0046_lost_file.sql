-- What a file held that was destroyed since nobody completed its permohonan (0041) can be looked at by nobody any more: it answers
-- no syarat, until something comes in its place. What was sent was looked at before, and stays an answer.
create function is_lost(id uuid) returns boolean language sql stable as $$
    select exists (
        select from stored_file f join permohonan p on p.permohonan_id = f.permohonan_id
        where f.berkas_id = id and f.destroyed_at is not null and (p.sent_at is null or f.destroyed_at < (
            select r.at from riwayat r where r.permohonan_id = p.permohonan_id and r.kind = 'dikirim')))
$$;

-- As in 0002, and: what is lost is not there.
create or replace function syarat_not_held(id bigint) returns setof text language sql stable as $$
    select s.kode
    from permohonan p
    cross join lateral jsonb_to_recordset(p.syarat) as s (kode text, demand text)
    left join lateral (
        select max(k.cycle) as cycle from kekurangan k where k.permohonan_id = id and k.syarat = s.kode
    ) found on true
    where p.permohonan_id = id
      and (s.demand = 'wajib' or found.cycle is not null)
      and not exists (
          select 1 from berkas b
          where b.permohonan_id = id and b.syarat = s.kode and b.withdrawn_at is null
            and b.answer in ('file', 'original') and b.cycle >= coalesce(found.cycle, 0) and not is_lost(b.berkas_id))
$$;

-- In which peran a petugas was shown something is one in which they may act at that moment; null: written before it was kept.
create function guard_disclosure_peran() returns trigger language plpgsql as $$
begin
    if new.peran is not null and not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'shown in a peran of their own' using errcode = 'check_violation', constraint = 'disclosure_by_peran';
    end if;
    return new;
end $$;
create trigger disclosure_by_peran before insert on disclosure for each row execute function guard_disclosure_peran();

-- As in 0044, and: an admin, who is shown no permohonan otherwise, takes none of it out in full.
create or replace function guard_ekspor() returns trigger language plpgsql as $$
begin
    if new.petugas_id is not null and not acts_as(new.petugas_id, new.peran, new.at) then
        raise exception 'the book is taken out by Kasi and admin' using errcode = 'check_violation', constraint = 'ekspor_by_petugas';
    end if;
    if new.lengkap and new.peran <> 'kasi' then
        raise exception 'in full by the Kasi' using errcode = 'check_violation', constraint = 'ekspor_lengkap_by_kasi';
    end if;
    return new;
end $$;
