-- Work lists: whose list a permohonan stands in, who has taken it (softly, for a while), and who stands in for the Kasi.

-- Pelaksana harian: a petugas who also has the Kasi's rights on these days, by the office's days. Named in advance or for
-- today, never for days that are over; may be ended early, once.
create table pelaksana (
    pelaksana_id  bigint generated always as identity constraint pelaksana_pk primary key,
    petugas_id    bigint not null constraint pelaksana_petugas_fk references petugas,
    first_day     date not null,
    last_day      date not null,
    named_by      bigint not null constraint pelaksana_named_by_fk references petugas,
    named_at      timestamptz not null,
    ended_by      bigint constraint pelaksana_ended_by_fk references petugas,
    ended_at      timestamptz,
    begin_told_at timestamptz, -- when everybody concerned was told that it has begun
    end_told_at   timestamptz, -- … and that it is over
    digest        bytea not null, -- keyed, over the row: one that was given past the program is noticed
    constraint pelaksana_days_check check (first_day <= last_day and last_day - first_day < 92),
    constraint pelaksana_forward_check check (first_day >= office_day(named_at)),
    constraint pelaksana_self_check check (petugas_id <> named_by),
    constraint pelaksana_ended_check check ((ended_by is null) = (ended_at is null) and ended_at >= named_at)
);
create index pelaksana_petugas on pelaksana (petugas_id);
create index pelaksana_untold on pelaksana (first_day) where end_told_at is null;

-- The days for which somebody is named and not ended, as JSON.
create function plh_of(id bigint) returns text language sql stable strict as $$
    select json_agg(json_build_object('first', l.first_day, 'last', l.last_day) order by l.first_day)::text
    from pelaksana l where l.petugas_id = id and l.ended_at is null
$$;

-- Whether a petugas may act in this role at this time: it is theirs, or they stand in for the Kasi on that day. The time is
-- that of the stamp and not now(): a practice office may be days ahead.
create function acts_as(id bigint, wanted text, at timestamptz) returns boolean language sql stable as $$
    select has_peran(id, wanted) or (wanted = 'kasi' and has_peran(id, 'staf', 'admin') and exists (
        select from pelaksana l
        where l.petugas_id = id and office_day(at) between l.first_day and l.last_day
          and (l.ended_at is null or at < l.ended_at)))
$$;

-- Named by the Kasi or an admin, of staf or admin, for days for which they are not named yet. Nothing of it is changed
-- afterwards but that it is ended, and that people were told.
create function guard_pelaksana() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.pelaksana_id, new.petugas_id, new.first_day, new.last_day, new.named_by, new.named_at)
                is distinct from (old.pelaksana_id, old.petugas_id, old.first_day, old.last_day, old.named_by, old.named_at)
            or (old.ended_at is not null and (new.ended_at, new.ended_by, new.digest) is distinct from (old.ended_at, old.ended_by, old.digest))
            or (old.begin_told_at is not null and new.begin_told_at is distinct from old.begin_told_at)
            or (old.end_told_at is not null and new.end_told_at is distinct from old.end_told_at) then
            raise exception 'a pelaksana stays as named' using errcode = 'integrity_constraint_violation', constraint = 'pelaksana_append_only';
        end if;
        if old.ended_at is null and new.ended_at is not null and not has_peran(new.ended_by, 'kasi', 'admin') then
            raise exception 'a pelaksana is ended by the Kasi or an admin' using errcode = 'check_violation', constraint = 'pelaksana_named';
        end if;
        return new;
    end if;
    if not has_peran(new.named_by, 'kasi', 'admin') or not has_peran(new.petugas_id, 'staf', 'admin') or new.ended_at is not null then
        raise exception 'a pelaksana is named by the Kasi or an admin' using errcode = 'check_violation', constraint = 'pelaksana_named';
    end if;
    perform from petugas p where p.petugas_id = new.petugas_id for no key update; -- two who name the same person at once
    if exists (
        select from pelaksana l
        where l.petugas_id = new.petugas_id and l.ended_at is null and l.first_day <= new.last_day and l.last_day >= new.first_day) then
        raise exception 'named for these days already' using errcode = 'unique_violation', constraint = 'pelaksana_days_key';
    end if;
    return new;
end $$;
create trigger pelaksana_named before insert or update on pelaksana for each row execute function guard_pelaksana();
create trigger pelaksana_append_only before delete or truncate on pelaksana execute function refuse_change();

-- The steps of the Kasi, and a closing as Kasi, may be taken by whoever stands in for the Kasi. Who received still never
-- checks: permohonan_two_persons_check.
create or replace function guard_tahap() returns trigger language plpgsql as $$
declare
    allowed boolean;
begin
    if tg_op = 'INSERT' then
        if new.tahap <> 'diajukan' then
            raise exception 'a permohonan begins as diajukan' using errcode = 'check_violation', constraint = 'permohonan_tahap_order';
        end if;
        return new;
    end if;
    allowed := new.tahap = old.tahap or case new.tahap
        when 'diterima' then old.tahap in ('diajukan', 'tidak_lengkap') and has_peran(new.received_by, 'staf')
        when 'tidak_lengkap' then old.tahap = 'diterima' and acts_as(new.checked_by, 'kasi', new.checked_at)
        when 'lengkap' then old.tahap = 'diterima' and acts_as(new.checked_by, 'kasi', new.checked_at)
        when 'dientri' then old.tahap = 'lengkap' and has_peran(new.entered_by, 'staf')
        when 'dikirim' then old.tahap = 'dientri' and has_peran(new.sent_by, 'staf') and has_peran(new.recipient, 'dispendukcapil')
        when 'dibatalkan' then old.tahap <> 'dikirim'
        else false
    end;
    if not coalesce(allowed, false) then
        raise exception 'the SOP has no step from % to % by this petugas', old.tahap, new.tahap
            using errcode = 'check_violation', constraint = 'permohonan_tahap_order';
    end if;
    -- Who closes it is a petugas, in the peran that is written down, or one of its own pihak.
    if old.tahap <> 'dibatalkan' and (
        (new.closed_by is not null and not acts_as(new.closed_by, new.closed_peran, new.closed_at))
        or (new.closed_chat is not null and not exists (
            select from pihak h where h.permohonan_id = new.permohonan_id and h.chat_id = new.closed_chat))) then
        raise exception 'a permohonan is closed by its pihak or by the office' using errcode = 'check_violation', constraint = 'permohonan_closer';
    end if;
    return new;
end $$;

-- Who has taken a permohonan for its next step, from when to when: what nobody has to wait for, and the time of handling.
-- It binds nobody: it expires, and whoever has the right may do the step all the same. A step that was done without taking
-- has a row too, of no length.
create table pengambilan (
    pengambilan_id bigint generated always as identity constraint pengambilan_pk primary key,
    permohonan_id  bigint not null constraint pengambilan_permohonan_fk references permohonan,
    langkah        text not null constraint pengambilan_langkah_check check (
        langkah in ('menerima', 'mengecek', 'mengentri', 'mengirim')),
    petugas_id     bigint not null constraint pengambilan_petugas_fk references petugas,
    begun          text not null constraint pengambilan_begun_check check (begun in ('diambil', 'dikerjakan', 'tanpa_diambil')),
    taken_at       timestamptz not null,
    until          timestamptz not null, -- then it has expired, whether or not ended says so yet
    ended_at       timestamptz,
    ended          text constraint pengambilan_ended_check check (
        ended in ('selesai', 'dikembalikan', 'diambil_alih', 'kedaluwarsa', 'beralih', 'nonaktif')),
    constraint pengambilan_end_check check ((ended is null) = (ended_at is null)),
    constraint pengambilan_order_check check (until >= taken_at and ended_at >= taken_at and ended_at <= until),
    constraint pengambilan_untaken_check check (
        begun <> 'tanpa_diambil' or coalesce(ended = 'selesai' and ended_at = taken_at and until = taken_at, false))
);
create unique index pengambilan_open_key on pengambilan (permohonan_id) where ended_at is null;
create index pengambilan_permohonan on pengambilan (permohonan_id);
create index pengambilan_until on pengambilan (until) where ended_at is null;
create index pengambilan_petugas on pengambilan (petugas_id) where ended_at is null;

-- Taken by somebody who may do that step, now; what has ended stays, and a time is only prolonged.
create function guard_pengambilan() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.ended_at is not null or new.until < old.until
            or (new.pengambilan_id, new.permohonan_id, new.langkah, new.petugas_id, new.begun, new.taken_at)
                is distinct from (old.pengambilan_id, old.permohonan_id, old.langkah, old.petugas_id, old.begun, old.taken_at) then
            raise exception 'a pengambilan stays' using errcode = 'integrity_constraint_violation', constraint = 'pengambilan_append_only';
        end if;
        return new;
    end if;
    if not acts_as(new.petugas_id, case new.langkah when 'mengecek' then 'kasi' else 'staf' end, new.taken_at) then
        raise exception 'taken by who may do the step' using errcode = 'check_violation', constraint = 'pengambilan_peran';
    end if;
    if new.ended_at is null and not exists (
        select from permohonan p
        where p.permohonan_id = new.permohonan_id and case new.langkah
            when 'menerima' then p.tahap in ('diajukan', 'tidak_lengkap')
            when 'mengecek' then p.tahap = 'diterima' and p.received_by <> new.petugas_id
            when 'mengentri' then p.tahap = 'lengkap'
            when 'mengirim' then p.tahap = 'dientri' end) then
        raise exception 'taken for the step that is next' using errcode = 'check_violation', constraint = 'pengambilan_next';
    end if;
    return new;
end $$;
create trigger pengambilan_kept before insert or update on pengambilan for each row execute function guard_pengambilan();
create trigger pengambilan_append_only before delete or truncate on pengambilan execute function refuse_change();

-- In whose list an open permohonan stands, as domain::antrean says it. That each stands in just one is looked at every night.
create view antrean as
select 'staf' as antrean, p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap in ('diajukan', 'lengkap', 'dientri')
union all
select case when exists (
        select from kekurangan k
        where k.permohonan_id = p.permohonan_id and k.cycle = p.cycle and not exists (
            select from berkas b
            where b.permohonan_id = p.permohonan_id and b.syarat = k.syarat and b.cycle >= k.cycle
              and b.withdrawn_at is null)) then 'pemohon' else 'staf' end,
    p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'tidak_lengkap'
union all
select 'kasi', p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'diterima'
union all
select 'dispendukcapil', p.permohonan_id, p.kode, p.submitted_at, p.desa, p.jenis, p.recipient
from permohonan p where p.tahap = 'dikirim' and coalesce(p.stated, '') not in ('diserahkan', 'ditolak');
