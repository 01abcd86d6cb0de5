-- The counter: permohonan without a chat, the claim on a receipt, and chats that are bound to a permohonan later. And that
-- a perangkat desa who applies for others says that each of them has agreed.

alter table permohonan add column pemohon_agreed_at timestamptz; -- as the pelapor says; asked of a perangkat desa

-- Which event a chat came with: the request, or a binding. Who is bound has agreed to the privacy notice there.
alter table pihak
    add column riwayat_seq integer not null default 1,
    add column consent_version text,
    add column consent_at timestamptz,
    add column pemohon_agreed_at timestamptz, -- as a perangkat desa says who is bound
    add constraint pihak_riwayat_fk foreign key (permohonan_id, riwayat_seq) references riwayat deferrable initially deferred,
    add constraint pihak_consent_check check (
        (consent_version is null) = (consent_at is null) and (riwayat_seq = 1) = (consent_at is null)),
    add constraint pihak_agreed_check check (
        (pemohon_agreed_at is not null) = (riwayat_seq > 1 and hubungan is not distinct from 'perangkat_desa')),
    add constraint pihak_most_check check (ordinal between 1 and 3);
create unique index pihak_bound_key on pihak (permohonan_id, riwayat_seq) where riwayat_seq > 1;

-- A claim: whoever holds its token and knows a fact of the file may bind a chat, once. The token itself is never stored.
create table claim (
    claim_id      bigint generated always as identity constraint claim_pk primary key,
    permohonan_id bigint not null constraint claim_permohonan_fk references permohonan,
    token_hash    bytea not null constraint claim_token_key unique,
    made_by       bigint constraint claim_made_by_fk references petugas, -- null: asked for by the pelapor
    made_at       timestamptz not null,
    expires_at    timestamptz not null,
    wrong         integer not null default 0 constraint claim_wrong_check check (wrong between 0 and 9), -- answers of all chats
    ended         text constraint claim_ended_check check (ended in ('used', 'replaced', 'guessed')),
    ended_at      timestamptz,
    used_by       bigint, -- the chat that was bound
    constraint claim_ended_at_check check ((ended is null) = (ended_at is null)),
    constraint claim_used_check check (coalesce(ended = 'used', false) = (used_by is not null))
);
create unique index claim_live_key on claim (permohonan_id) where ended is null;

-- Wrong answers of one chat to one claim, since it paused last.
create table claim_try (
    claim_id bigint not null constraint claim_try_claim_fk references claim,
    chat_id  bigint not null,
    wrong    integer not null constraint claim_try_wrong_check check (wrong between 1 and 3),
    last_at  timestamptz not null,
    constraint claim_try_pk primary key (claim_id, chat_id)
);

-- What a claim is for stays; it ends once.
create function guard_claim() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.ended is not null
        or (new.claim_id, new.permohonan_id, new.token_hash, new.made_by, new.made_at, new.expires_at)
            is distinct from (old.claim_id, old.permohonan_id, old.token_hash, old.made_by, old.made_at, old.expires_at)
        or new.wrong < old.wrong then
        raise exception 'a claim ends once' using errcode = 'integrity_constraint_violation', constraint = 'claim_ends_once';
    end if;
    return new;
end $$;
create trigger claim_ends_once before update or delete on claim for each row execute function guard_claim();

alter table riwayat
    drop constraint riwayat_kind_check,
    add constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dibatalkan', 'dinyatakan', 'ditautkan')),
    drop constraint riwayat_kind_tahap_check,
    add constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'dilengkapi' then tahap = 'tidak_lengkap'
        when kind = 'dinyatakan' then tahap = 'dikirim'
        when kind = 'ditautkan' then tahap <> 'dibatalkan' and petugas_id is null -- the person themself
        else tahap = kind end);

-- As before, and: a binding is an event that brings a chat along.
create or replace function is_event_of(r riwayat, was permohonan, p permohonan) returns boolean language sql stable as $$
    select case
        when was.permohonan_id is null then r.kind = 'diajukan' and r.at = p.submitted_at
        when was.tahap <> p.tahap then r.kind = p.tahap and case r.kind
            when 'diterima' then (r.petugas_id, r.at) = (p.received_by, p.received_at)
            when 'dientri' then (r.petugas_id, r.at) = (p.entered_by, p.entered_at)
            when 'dikirim' then (r.petugas_id, r.at) = (p.sent_by, p.sent_at)
            when 'dibatalkan' then r.petugas_id is not distinct from p.closed_by and r.at = p.closed_at
            else (r.petugas_id, r.at) = (p.checked_by, p.checked_at) end
        when r.kind = 'dinyatakan' then exists (
            select from pernyataan n where n.permohonan_id = p.permohonan_id and n.riwayat_seq = r.seq and n.kind = p.stated)
        when r.kind = 'asli_dicabut' then exists (
            select from berkas b where b.permohonan_id = p.permohonan_id and b.withdrawn_seq = r.seq)
        when r.kind in ('asli_dicatat', 'dilengkapi') then exists (
            select from berkas b where b.permohonan_id = p.permohonan_id and b.riwayat_seq = r.seq)
        when r.kind = 'ditautkan' then exists (
            select from pihak h where h.permohonan_id = p.permohonan_id and h.riwayat_seq = r.seq)
        else false
    end
$$;

-- As before, and: a binding uses up a claim.
create or replace function guard_pihak_event() returns trigger language plpgsql as $$
begin
    if not exists (
        select from pihak h join riwayat r on r.permohonan_id = h.permohonan_id and r.seq = h.riwayat_seq and r.xmin = h.xmin
        where h.permohonan_id = new.permohonan_id and h.chat_id = new.chat_id
          and r.kind in ('diajukan', 'ditautkan') and r.at >= coalesce(h.consent_at, r.at)
    ) then
        raise exception 'pihak come with the request, or with a binding'
            using errcode = 'integrity_constraint_violation', constraint = 'pihak_of_event';
    end if;
    if new.riwayat_seq > 1 and not exists (
        select from claim c where c.permohonan_id = new.permohonan_id and c.used_by = new.chat_id and c.ended = 'used'
    ) then
        raise exception 'a chat is bound by a claim' using errcode = 'integrity_constraint_violation', constraint = 'pihak_of_claim';
    end if;
    return null;
end $$;

-- As before, and: what the pelapor said of the pemohon's agreement stays.
create or replace function guard_columns() returns trigger language plpgsql as $$
declare
    step constant text := case when new.tahap <> old.tahap then new.tahap else 'none' end;
begin
    if (new.kode, new.jenis, new.syarat, new.syarat_version, new.submitted_at, new.consent_version, new.consent_at,
            new.pemohon_agreed_at)
        is distinct from (old.kode, old.jenis, old.syarat, old.syarat_version, old.submitted_at, old.consent_version,
            old.consent_at, old.pemohon_agreed_at) then
        raise exception 'what was asked for, when, and with which consent does not change' using errcode = 'check_violation', constraint = 'permohonan_fixed';
    end if;
    if step <> 'dientri' and (new.data, new.entri, new.desa, new.nik_index, new.kk_index, new.nama_index)
        is distinct from (old.data, old.entri, old.desa, old.nik_index, old.kk_index, old.nama_index) then
        raise exception 'personal data changes in SOP step 3 only' using errcode = 'check_violation', constraint = 'permohonan_data_fixed';
    end if;
    if new.cycle <> old.cycle + (case when step = 'tidak_lengkap' then 1 else 0 end) then
        raise exception 'a return is counted once' using errcode = 'check_violation', constraint = 'permohonan_cycle';
    end if;
    if (step <> 'diterima' and (new.received_by, new.received_at) is distinct from (old.received_by, old.received_at))
        or (step not in ('diterima', 'tidak_lengkap', 'lengkap')
            and (new.checked_by, new.checked_at) is distinct from (old.checked_by, old.checked_at))
        or (step <> 'dientri' and (new.entered_by, new.entered_at) is distinct from (old.entered_by, old.entered_at))
        or (step <> 'dikirim' and (new.sent_by, new.sent_at, new.recipient) is distinct from (old.sent_by, old.sent_at, old.recipient))
        or (step <> 'dibatalkan'
            and (new.closed_by, new.closed_peran, new.closed_chat, new.closed_at, new.alasan, new.alasan_text)
                is distinct from (old.closed_by, old.closed_peran, old.closed_chat, old.closed_at, old.alasan, old.alasan_text)) then
        raise exception 'who did a step, and when, does not change' using errcode = 'check_violation', constraint = 'permohonan_stamps_fixed';
    end if;
    return new;
end $$;

-- As before, and: without a chat it is registered by staf; a perangkat desa has said that the pemohon agreed.
create or replace function guard_head() returns trigger language plpgsql as $$
declare
    r riwayat;
begin
    select * into r from riwayat where permohonan_id = new.permohonan_id and seq = new.riwayat_seq;
    if not found or r.hash <> new.riwayat_hash or r.tahap <> new.tahap or new.riwayat_seq <> coalesce(old.riwayat_seq, 0) + 1 then
        raise exception 'a change stands in the riwayat' using errcode = 'integrity_constraint_violation', constraint = 'permohonan_head';
    end if;
    if not coalesce(is_event_of(r, old, new), false) then
        raise exception 'the riwayat says what happened' using errcode = 'integrity_constraint_violation', constraint = 'riwayat_of_step';
    end if;
    if r.kind <> 'dinyatakan' and new.stated is distinct from old.stated then
        raise exception 'what is stated stands in pernyataan' using errcode = 'integrity_constraint_violation', constraint = 'permohonan_stated';
    end if;
    if tg_op = 'INSERT' then
        -- Asked for by chat, or with a chat that is told: then with consent.
        if new.consent_at is null
            and (r.petugas_id is null or exists (select from pihak h where h.permohonan_id = new.permohonan_id)) then
            raise exception 'who asks by chat has agreed' using errcode = 'check_violation', constraint = 'permohonan_consent';
        end if;
        if new.pemohon_agreed_at is null and exists (
            select from pihak h where h.permohonan_id = new.permohonan_id and h.hubungan = 'perangkat_desa') then
            raise exception 'the pemohon has agreed that a perangkat desa applies'
                using errcode = 'check_violation', constraint = 'permohonan_pemohon_agreed';
        end if;
        if r.petugas_id is not null and not has_peran(r.petugas_id, 'staf') then
            raise exception 'a walk-in is registered by staf' using errcode = 'check_violation', constraint = 'permohonan_registrar';
        end if;
    end if;
    return null;
end $$;
