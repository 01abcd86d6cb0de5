-- The Register Pelayanan KTP: permohonan and everything that is decided about them.
--
-- Rules of this folder: one noun, one table, singular; every constraint has a name; status columns are text with a
-- check, never enums of PostgreSQL; what identifies a person is sealed by the program (bytea) and found by a blind
-- index (HMAC); a file that has landed is never edited.

-- Who works here. A petugas who left stays, inactive: the riwayat names them.
create table petugas (
    petugas_id     bigint generated always as identity constraint petugas_pk primary key,
    chat_id        bigint not null constraint petugas_chat_key unique
        constraint petugas_chat_check check (chat_id > 0), -- a private chat
    peran          text not null constraint petugas_peran_check check (peran in ('staf', 'kasi', 'dispendukcapil', 'admin')),
    nama           bytea not null, -- sealed
    aktif          boolean not null default true,
    created_at     timestamptz not null,
    deactivated_at timestamptz,
    digest         bytea not null, -- keyed, over the row: a peran given past the program is noticed
    constraint petugas_deactivated_check check (aktif = (deactivated_at is null))
);

-- One-time invitations. The token itself is never stored.
create table undangan (
    token_hash bytea not null constraint undangan_pk primary key,
    peran      text not null constraint undangan_peran_check check (peran in ('staf', 'kasi', 'dispendukcapil', 'admin')),
    made_by    bigint constraint undangan_made_by_fk references petugas, -- null: made at the command line
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_by    bigint constraint undangan_used_by_fk references petugas,
    used_at    timestamptz,
    constraint undangan_used_check check ((used_by is null) = (used_at is null))
);

-- Gapless numbers: a row a year, incremented in the transaction of the receipt.
create table register_counter (
    tahun integer not null constraint register_counter_pk primary key,
    last  integer not null constraint register_counter_last_check check (last >= 1)
);

create table permohonan (
    permohonan_id bigint generated always as identity constraint permohonan_pk primary key,
    kode          text not null constraint permohonan_kode_key unique
        constraint permohonan_kode_check check (kode ~ '^[2-9A-HJKMNP-RTV-Z]{7}$'),
    jenis         text not null constraint permohonan_jenis_check check (jenis in ('baru', 'pembetulan', 'rusak', 'hilang')),
    tahap         text not null constraint permohonan_tahap_check check (
        tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri', 'dikirim', 'dibatalkan')),
    desa          text not null,
    syarat        jsonb not null constraint permohonan_syarat_check check (jsonb_typeof(syarat) = 'array'), -- as they stood when it was made
    syarat_version integer not null, -- version of the office profile they come from
    data          bytea not null,  -- sealed: nama, NIK, KK, perubahan
    entri         bytea,           -- sealed: what staf entered from the berkas
    nik_index     bytea not null,
    kk_index      bytea not null,
    nama_index    bytea[] not null,
    consent_version text,          -- version of the privacy notice that was agreed to; null: not by chat
    consent_at    timestamptz,
    nomor_tahun   integer constraint permohonan_nomor_fk references register_counter,
    nomor_urut    integer,
    submitted_at  timestamptz not null,
    received_by   bigint constraint permohonan_received_by_fk references petugas,
    received_at   timestamptz,
    checked_by    bigint constraint permohonan_checked_by_fk references petugas,
    checked_at    timestamptz,
    entered_by    bigint constraint permohonan_entered_by_fk references petugas,
    entered_at    timestamptz,
    sent_by       bigint constraint permohonan_sent_by_fk references petugas,
    sent_at       timestamptz,
    recipient     bigint constraint permohonan_recipient_fk references petugas,
    closed_by     bigint constraint permohonan_closed_by_fk references petugas, -- null: by the pemohon or pelapor
    closed_peran  text constraint permohonan_closed_peran_check check (closed_peran in ('staf', 'kasi')), -- as they then were
    closed_chat   bigint, -- of the pemohon or pelapor who withdrew it
    closed_at     timestamptz,
    alasan        text constraint permohonan_alasan_check check (
        alasan in ('tidak_jadi', 'salah_data', 'diurus_di_tempat_lain', 'bukan_wewenang', 'lainnya')),
    alasan_text   bytea, -- sealed
    stated        text constraint permohonan_stated_check check (
        stated in ('diterima', 'menunggu_blangko', 'dicetak', 'diserahkan', 'ditolak')), -- the latest pernyataan
    cycle         integer not null default 0, -- how many times the Kasi returned it
    riwayat_seq   integer not null, -- the last row of its riwayat; also the version for concurrent writers
    riwayat_hash  bytea not null,
    constraint permohonan_nomor_key unique (nomor_tahun, nomor_urut),
    constraint permohonan_nomor_check check ((nomor_tahun is null) = (nomor_urut is null)),
    constraint permohonan_consent_check check ((consent_version is null) = (consent_at is null)),
    -- What each tahap has established. SOP step 1 gives the number; it stays, also when cancelled.
    constraint permohonan_received_check check (
        tahap in ('diajukan', 'dibatalkan') or (nomor_urut is not null and received_by is not null and received_at is not null)),
    constraint permohonan_checked_check check (
        tahap not in ('tidak_lengkap', 'lengkap', 'dientri', 'dikirim') or (checked_by is not null and checked_at is not null)),
    constraint permohonan_entered_check check (
        tahap not in ('dientri', 'dikirim') or (entri is not null and entered_by is not null and entered_at is not null)),
    constraint permohonan_sent_check check (
        tahap <> 'dikirim' or (sent_by is not null and sent_at is not null and recipient is not null)),
    constraint permohonan_closed_check check (
        case when tahap = 'dibatalkan' then closed_at is not null and alasan is not null
        else num_nonnulls(closed_at, alasan, alasan_text) = 0 end),
    -- And nothing that only a later one establishes. A new receipt opens the check again.
    constraint permohonan_diajukan_check check (
        tahap <> 'diajukan' or (cycle = 0 and num_nonnulls(nomor_urut, received_by, received_at) = 0)),
    constraint permohonan_unchecked_check check (
        tahap not in ('diajukan', 'diterima') or num_nonnulls(checked_by, checked_at) = 0),
    constraint permohonan_unentered_check check (
        tahap in ('dientri', 'dikirim', 'dibatalkan') or num_nonnulls(entri, entered_by, entered_at) = 0),
    constraint permohonan_unsent_check check (
        tahap = 'dikirim' or num_nonnulls(sent_by, sent_at, recipient, stated) = 0),
    constraint permohonan_closer_check check (
        case when closed_at is null then closed_by is null and closed_peran is null and closed_chat is null
        else (closed_by is null) = (closed_peran is null) and (closed_by is null) = (closed_chat is not null) end),
    constraint permohonan_alasan_text_check check (alasan <> 'lainnya' or alasan_text is not null),
    -- SOP step 2 is another pair of eyes.
    constraint permohonan_two_persons_check check (checked_by is null or checked_by <> received_by)
);

-- One open permohonan per person and kind.
create unique index permohonan_open_key on permohonan (nik_index, jenis)
    where tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri');
create index permohonan_antrean on permohonan (tahap, submitted_at)
    where tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri');
create index permohonan_recipient on permohonan (recipient, submitted_at)
    where tahap = 'dikirim' and coalesce(stated, '') not in ('diserahkan', 'ditolak');
create index permohonan_nik on permohonan (nik_index);

-- Every event. Holds no personal data: codes, a keyed digest of the personal data as it then stood, and another of all
-- that the event wrote beside it.
create table riwayat (
    permohonan_id bigint not null constraint riwayat_permohonan_fk references permohonan,
    seq           integer not null constraint riwayat_seq_check check (seq >= 1),
    kind          text not null constraint riwayat_kind_check check (
        kind in ('diajukan', 'asli_dicatat', 'asli_dicabut', 'diterima', 'lengkap', 'tidak_lengkap', 'dilengkapi',
                 'dientri', 'dikirim', 'dibatalkan', 'dinyatakan')),
    tahap         text not null constraint riwayat_tahap_check check (
        tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri', 'dikirim', 'dibatalkan')),
    petugas_id    bigint constraint riwayat_petugas_fk references petugas, -- null: pemohon or pelapor
    at            timestamptz not null,
    detail        text not null, -- JSON as hashed, so never jsonb
    data_digest   bytea not null,
    written_digest bytea not null,
    prev_hash     bytea not null,
    hash          bytea not null, -- keyed
    constraint riwayat_pk primary key (permohonan_id, seq),
    -- A chain begins with the request, and there only, upon nothing.
    constraint riwayat_first_check check (
        (seq = 1) = (kind = 'diajukan') and (seq > 1 or prev_hash = decode(repeat('00', 32), 'hex'))),
    -- A step is named as the tahap that it leads to; other events have a tahap in which they happen.
    constraint riwayat_kind_tahap_check check (
        case when kind like 'asli_%' then tahap = 'diajukan' or tahap = 'tidak_lengkap'
        when kind = 'dilengkapi' then tahap = 'tidak_lengkap'
        when kind = 'dinyatakan' then tahap = 'dikirim'
        else tahap = kind end)
);
create index riwayat_at on riwayat (at);

-- Whose permohonan it is: the chats that are told of every tahap.
create table pihak (
    permohonan_id bigint not null constraint pihak_permohonan_fk references permohonan,
    chat_id       bigint not null,
    sebagai       text not null constraint pihak_sebagai_check check (sebagai in ('pemohon', 'pelapor')),
    hubungan      text constraint pihak_hubungan_check check (
        hubungan in ('orang_tua', 'anak', 'pasangan', 'saudara', 'perangkat_desa', 'lainnya')),
    ordinal       integer not null, -- the first is who asked for it
    constraint pihak_pk primary key (permohonan_id, chat_id),
    constraint pihak_ordinal_key unique (permohonan_id, ordinal),
    constraint pihak_pelapor_check check ((sebagai = 'pelapor') = (hubungan is not null))
);
create index pihak_chat on pihak (chat_id);

-- What answers a syarat: a file at Telegram, a promise, or the original ticked by staf. Rows beside a permohonan name
-- the row of its riwayat that they came with.
create table berkas (
    berkas_id     uuid not null constraint berkas_pk primary key,
    ordinal       bigint generated always as identity, -- the order in which they came
    permohonan_id bigint not null constraint berkas_permohonan_fk references permohonan,
    riwayat_seq   integer not null,
    syarat        text not null,
    cycle         integer not null constraint berkas_cycle_check check (cycle >= 0),
    answer        text not null constraint berkas_answer_check check (answer in ('file', 'promised', 'original')),
    file          bytea, -- sealed reference
    petugas_id    bigint constraint berkas_petugas_fk references petugas, -- who recorded it; null: pemohon or pelapor
    at            timestamptz not null,
    withdrawn_seq integer, -- a tick taken back: when, by whom, and with which row of the riwayat
    withdrawn_by  bigint constraint berkas_withdrawn_by_fk references petugas,
    withdrawn_at  timestamptz,
    constraint berkas_riwayat_fk foreign key (permohonan_id, riwayat_seq) references riwayat deferrable initially deferred,
    constraint berkas_withdrawn_fk foreign key (permohonan_id, withdrawn_seq) references riwayat deferrable initially deferred,
    constraint berkas_file_check check ((answer = 'file') = (file is not null)),
    constraint berkas_original_check check (answer <> 'original' or petugas_id is not null),
    constraint berkas_withdrawn_check check (num_nonnulls(withdrawn_seq, withdrawn_by, withdrawn_at) in (0, 3))
);
create index berkas_permohonan on berkas (permohonan_id);

-- What the Kasi found missing. cycle counts the returns from 1.
create table kekurangan (
    permohonan_id bigint not null constraint kekurangan_permohonan_fk references permohonan,
    cycle         integer not null constraint kekurangan_cycle_check check (cycle >= 1),
    syarat        text not null,
    alasan        text not null constraint kekurangan_alasan_check check (
        alasan in ('tidak_ada', 'tidak_terbaca', 'tidak_sesuai', 'kedaluwarsa', 'lainnya')),
    note          bytea, -- sealed
    ordinal       integer not null, -- as the Kasi named them
    riwayat_seq   integer not null,
    constraint kekurangan_riwayat_fk foreign key (permohonan_id, riwayat_seq) references riwayat deferrable initially deferred,
    constraint kekurangan_pk primary key (permohonan_id, cycle, syarat),
    constraint kekurangan_note_check check (alasan <> 'lainnya' or note is not null)
);

-- What Dispendukcapil stated after dikirim: never a tahap of this office.
create table pernyataan (
    permohonan_id bigint not null constraint pernyataan_permohonan_fk references permohonan,
    seq           integer not null,
    kind          text not null constraint pernyataan_kind_check check (
        kind in ('diterima', 'menunggu_blangko', 'dicetak', 'diserahkan', 'ditolak')),
    tanggal       date not null,
    petugas_id    bigint not null constraint pernyataan_petugas_fk references petugas,
    peran         text not null constraint pernyataan_peran_check check (peran in ('staf', 'dispendukcapil')), -- as they then were
    at            timestamptz not null,
    riwayat_seq   integer not null,
    constraint pernyataan_riwayat_fk foreign key (permohonan_id, riwayat_seq) references riwayat deferrable initially deferred,
    constraint pernyataan_pk primary key (permohonan_id, seq)
);

-- One row a day: a keyed hash over the heads of all chains that moved and over what was shown, chained to the day before.
create table segel (
    tanggal   date not null constraint segel_pk primary key,
    events    integer not null, -- rows of riwayat
    prev_hash bytea not null,
    hash      bytea not null,
    made_at   timestamptz not null, -- by the clock of the office, as the times of riwayat
    constraint segel_ended_check check (tanggal < (made_at at time zone 'Asia/Jakarta')::date)
);

-- Each time personal data was shown in full, or a berkas opened.
create table disclosure (
    disclosure_id bigint generated always as identity constraint disclosure_pk primary key,
    permohonan_id bigint not null constraint disclosure_permohonan_fk references permohonan,
    petugas_id    bigint not null constraint disclosure_petugas_fk references petugas,
    what          text not null constraint disclosure_what_check check (what in ('nik', 'data', 'berkas')),
    syarat        text,
    at            timestamptz not null,
    constraint disclosure_syarat_check check ((what = 'berkas') = (syarat is not null))
);
create index disclosure_permohonan on disclosure (permohonan_id);
create index disclosure_at on disclosure (at);

-- Days on which the office is closed, with the source of each.
create table kalender (
    tanggal date not null constraint kalender_pk primary key,
    jenis   text not null constraint kalender_jenis_check check (jenis in ('libur_nasional', 'cuti_bersama', 'libur_kantor')),
    nama    text not null,
    dasar   text not null
);
