-- What the tables since 0008 left open to whoever writes past the program: the lists of syarat and the calendar are sealed
-- with their days, claims and notices go one way, and what was said to people stays said.

-- A week is seven days. What has no week at all went through: null is not false.
alter table jam_khusus
    drop constraint jam_khusus_week_check,
    add constraint jam_khusus_week_check check (
        case when jsonb_typeof(jam_kerja -> 'week') = 'array' then jsonb_array_length(jam_kerja -> 'week') = 7 else false end);

-- A permohonan asks for what a published version asks for of its kind. Before the first version it came from the profile.
create function guard_syarat_version() returns trigger language plpgsql as $$
begin
    if exists (select from syarat) and not exists (
        select from syarat s cross join lateral jsonb_array_elements(s.layanan) l
        where s.version = new.syarat_version and l ->> 'jenis' = new.jenis and l -> 'syarat' = new.syarat
    ) then
        raise exception 'a permohonan asks for what is published' using errcode = 'check_violation', constraint = 'permohonan_syarat_version';
    end if;
    return new;
end $$;
create trigger permohonan_syarat_version before insert on permohonan for each row execute function guard_syarat_version();

-- What the admin decided about syarat and working time, by when it was: sealed with its day. Without what the program itself
-- brought, which verifikasi holds against the program.
create view kantor_said as
select 'syarat' as what, s.version::bigint as id, s.made_at as at,
    jsonb_build_array(s.layanan, s.made_by, encode(s.alasan, 'hex'), (extract(epoch from s.made_at) * 1000000)::bigint)::text as said
from syarat s
union all
select 'kalender', k.kalender_perubahan_id, k.at,
    jsonb_build_array(k.kind, k.tanggal, k.ke, k.jenis, k.nama, k.dasar, k.lama, k.petugas_id, (extract(epoch from k.at) * 1000000)::bigint)::text
from kalender_perubahan k
union all
select 'tahun', t.tahun, t.at, jsonb_build_array(t.dasar, t.petugas_id, (extract(epoch from t.at) * 1000000)::bigint)::text
from kalender_tahun t where t.petugas_id is not null
union all
select 'jam_khusus', j.jam_khusus_id, j.at,
    jsonb_build_array(j.dari, j.sampai, j.jam_kerja, j.dasar, j.petugas_id, (extract(epoch from j.at) * 1000000)::bigint)::text
from jam_khusus j
union all
select 'jam_khusus_selesai', j.jam_khusus_id, j.ended_at,
    jsonb_build_array(j.ended_by, j.ended_from, (extract(epoch from j.ended_at) * 1000000)::bigint)::text
from jam_khusus j where j.ended_at is not null
union all
select 'jam_kerja', u.jam_kerja_id, u.at,
    jsonb_build_array(u.hari, u.dari, u.sesi, u.dasar, u.petugas_id, (extract(epoch from u.at) * 1000000)::bigint)::text
from jam_kerja u;

create function guard_kantor_day() returns trigger language plpgsql as $$
declare
    happened constant jsonb := to_jsonb(new); -- the tables name their times differently
begin
    lock table riwayat in row exclusive mode;
    if exists (
        select from segel s
        where s.tanggal >= office_day(coalesce(happened ->> 'ended_at', happened ->> 'made_at', happened ->> 'at')::timestamptz)) then
        raise exception 'that day is sealed' using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_sealed_day';
    end if;
    return new;
end $$;
create trigger syarat_sealed_day before insert on syarat for each row execute function guard_kantor_day();
create trigger kalender_perubahan_sealed_day before insert on kalender_perubahan for each row execute function guard_kantor_day();
create trigger kalender_tahun_sealed_day before insert on kalender_tahun for each row execute function guard_kantor_day();
create trigger jam_khusus_sealed_day before insert or update on jam_khusus for each row execute function guard_kantor_day();
create trigger jam_kerja_sealed_day before insert on jam_kerja for each row execute function guard_kantor_day();

create or replace function first_covered(since timestamptz) returns timestamptz language sql stable as $$
    select least(
        (select min(r.at) from riwayat r where r.at >= since),
        (select min(d.at) from disclosure d where d.at >= since),
        (select min(p.at) from pencarian p where p.at >= since),
        (select min(t.at) from tunda_said t where t.at >= since),
        (select min(k.at) from kantor_said k where k.at >= since))
$$;

-- A claim is made open, by staf or for the pelapor, for a time, and is used within it.
alter table claim
    add constraint claim_term_check check (expires_at > made_at),
    add constraint claim_used_in_term_check check (ended is distinct from 'used' or ended_at <= expires_at);
create function guard_new_claim() returns trigger language plpgsql as $$
begin
    if new.ended is not null or new.wrong <> 0 or (new.made_by is not null and not has_peran(new.made_by, 'staf')) then
        raise exception 'a claim is made open, by staf or for the pelapor' using errcode = 'check_violation', constraint = 'claim_made_open';
    end if;
    return new;
end $$;
create trigger claim_made_open before insert on claim for each row execute function guard_new_claim();
create trigger claim_no_truncate before truncate on claim execute function refuse_change();

-- Who is told of a hold: forwards only, and done is done. Otherwise people would be told twice, or never.
create function guard_tunda_notice() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.done_at is not null or new.after_chat < old.after_chat
        or (new.notice_id, new.tunda_id, new.what) is distinct from (old.notice_id, old.tunda_id, old.what) then
        raise exception 'who was told of a hold has been told' using errcode = 'integrity_constraint_violation', constraint = 'tunda_notice_forward';
    end if;
    return new;
end $$;
create trigger tunda_notice_forward before update or delete on tunda_notice for each row execute function guard_tunda_notice();
create trigger tunda_notice_no_truncate before truncate on tunda_notice execute function refuse_change();

-- What was said stays as it was said. Old rows go by the job `prune`, never those of a ladder that somebody stands on: the
-- reminders would begin anew, or a draft would not be closed of which its owner was warned.
create trigger pengingat_append_only before update or truncate on pengingat execute function refuse_change();
create trigger alarm_append_only before update or truncate on alarm execute function refuse_change();
create trigger briefing_append_only before update or truncate on briefing execute function refuse_change();
create trigger dead_notice_append_only before update or truncate on dead_notice execute function refuse_change();
create trigger kalender_peringatan_append_only before update or truncate on kalender_peringatan execute function refuse_change();

create function stands_on_ladder(g pengingat) returns boolean language sql stable as $$
    select case g.kind
        when 'isian' then exists (select from dialog d where d.chat_id = g.subject_id and coalesce(d.draft_at, d.updated_at) = g.since)
        else exists (select from permohonan p where p.permohonan_id = g.subject_id and p.tahap in ('diajukan', 'tidak_lengkap')) end
$$;
create function guard_pengingat() returns trigger language plpgsql as $$
begin
    if stands_on_ladder(old) then
        raise exception 'somebody stands on this ladder' using errcode = 'integrity_constraint_violation', constraint = 'pengingat_on_ladder';
    end if;
    return old;
end $$;
create trigger pengingat_on_ladder before delete on pengingat for each row execute function guard_pengingat();
