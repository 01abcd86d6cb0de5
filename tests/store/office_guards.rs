//! The constraints of what the office keeps beside the book, and those that other guards stand in front of, met by somebody
//! who writes past the program. At the end: that every guard there is, is attacked somewhere in this folder.

use std::collections::BTreeSet;
use std::path::Path;

use crate::guards::{all_refused, desk, refuses};
use crate::support::Db;

/// Without the triggers only the constraint itself refuses.
const OFF: &str = "set local session_replication_role = replica; ";

/// With the triggers off: what the table itself refuses. Petugas 1 is staf, 2 kasi, 3 of Dispendukcapil; of the permohonan
/// 1 is asked for, 2 received, 3 returned, 4 approved, 5 sent, 6 closed by staf.
const TABLES: &[(&str, &str)] = &[
    // petugas and invitations
    ("insert into petugas (chat_id, peran, nama, digest, created_at) values (901, 'staf', 'x', 'x', now())", "petugas_chat_key"),
    ("insert into petugas (chat_id, peran, nama, digest, created_at) values (7, 'camat', 'x', 'x', now())", "petugas_peran_check"),
    ("update petugas set aktif = false where petugas_id = 1", "petugas_deactivated_check"),
    ("insert into undangan values ('x', 'staf', null, now(), now(), 1, null)", "undangan_used_check"),
    ("insert into undangan values ('x', 'camat', null, now(), now(), null, null)", "undangan_peran_check"),
    // permohonan
    ("insert into register_counter values (2030, 0)", "register_counter_last_check"),
    ("update permohonan set kode = 'K0' where permohonan_id = 1", "permohonan_kode_check"),
    ("update permohonan set kode = (select kode from permohonan where permohonan_id = 2) where permohonan_id = 1", "permohonan_kode_key"),
    ("update permohonan set jenis = 'patah' where permohonan_id = 1", "permohonan_jenis_check"),
    ("update permohonan set tahap = 'selesai' where permohonan_id = 2", "permohonan_tahap_check"),
    ("update permohonan set nomor_tahun = 2026 where permohonan_id = 1", "permohonan_nomor_check"),
    ("update permohonan set nomor_urut = 1 where permohonan_id in (2, 3)", "permohonan_nomor_key"),
    ("update permohonan set consent_version = null where permohonan_id = 1", "permohonan_consent_check"),
    ("update permohonan set checked_at = null where permohonan_id = 4", "permohonan_checked_check"),
    ("update permohonan set entered_at = null where permohonan_id = 5", "permohonan_entered_check"),
    ("update permohonan set sent_at = null where permohonan_id = 5", "permohonan_sent_check"),
    ("update permohonan set stated = 'hilang' where permohonan_id = 5", "permohonan_stated_check"),
    ("update permohonan set closed_peran = 'admin' where permohonan_id = 6", "permohonan_closed_peran_check"),
    ("update permohonan set alasan = 'lupa' where permohonan_id = 6", "permohonan_alasan_check"),
    // the rows beside it
    ("update pihak set hubungan = 'anak' where permohonan_id = 1", "pihak_pelapor_check"),
    ("update pihak set sebagai = 'pelapor', hubungan = 'tetangga' where permohonan_id = 1", "pihak_hubungan_check"),
    ("update pihak set sebagai = 'calo' where permohonan_id = 1", "pihak_sebagai_check"),
    ("update berkas set answer = 'lisan' where permohonan_id = 1 and answer = 'promised'", "berkas_answer_check"),
    ("update berkas set cycle = -1 where permohonan_id = 1", "berkas_cycle_check"),
    ("update berkas set file = null where permohonan_id = 1", "berkas_file_check"),
    ("update berkas set petugas_id = null where answer = 'original'", "berkas_original_check"),
    ("update berkas set withdrawn_at = now() where permohonan_id = 1", "berkas_withdrawn_check"),
    ("update kekurangan set cycle = 0", "kekurangan_cycle_check"),
    ("update kekurangan set alasan = 'jelek'", "kekurangan_alasan_check"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 2, 'kasi', now(), 6)", "pernyataan_peran_check"),
    ("insert into pernyataan values (5, 1, 'hilang', '2026-03-02', 3, 'dispendukcapil', now(), 6)", "pernyataan_kind_check"),
    ("insert into riwayat select permohonan_id, 0, 'asli_dicatat', 'diajukan', 1, at, '{}', 'x', 'x', decode(repeat('00', 32), 'hex'), 'h'
      from riwayat where permohonan_id = 1 and seq = 1", "riwayat_seq_check"),
    ("insert into riwayat select permohonan_id, 2, 'disukai', 'disukai', 1, at, '{}', 'x', 'x', hash, 'h'
      from riwayat where permohonan_id = 1 and seq = 1", "riwayat_kind_check"),
    ("insert into riwayat select permohonan_id, 2, 'lengkap', 'selesai', 1, at, '{}', 'x', 'x', hash, 'h'
      from riwayat where permohonan_id = 1 and seq = 1", "riwayat_kind_tahap_check"),
    ("update riwayat set tahap = 'selesai' where permohonan_id = 1 and seq = 1", "riwayat_kind_tahap_check"),
    ("insert into disclosure (permohonan_id, petugas_id, what, at) values (1, 1, 'foto', now())", "disclosure_what_check"),
    ("insert into disclosure (permohonan_id, petugas_id, what, syarat, at) values (1, 1, 'nik', 'kk', now())", "disclosure_syarat_check"),
    ("insert into disclosure (permohonan_id, petugas_id, what, at) values (1, 1, 'berkas', now())", "disclosure_syarat_check"),
    ("insert into kunci values (0, 'x', now())", "kunci_id_check"),
    ("insert into trouble values ('cuaca', now(), null)", "trouble_cause_check"),
    ("insert into trouble values ('berkas', now(), null), ('berkas', now(), null)", "trouble_pk"),
    // what was said and is to be said
    ("insert into inbox (update_id, digest, chat_id, raw) values (1, 'x', 7, null)", "inbox_raw_check"),
    ("insert into inbox (update_id, digest, chat_id, raw, state) values (1, 'x', 7, 'x', 'lost')", "inbox_state_check"),
    ("insert into inbox (update_id, digest, chat_id, raw) values (1, 'x', 7, 'x'), (1, 'x', 7, 'x')", "inbox_update_key"),
    ("insert into outbox (outbox_key, chat_id, payload) values (gen_random_uuid(), 7, null)", "outbox_payload_check"),
    ("insert into outbox (outbox_key, chat_id, payload, state) values (gen_random_uuid(), 7, 'x', 'lost')", "outbox_state_check"),
    ("insert into outbox (outbox_key, chat_id, payload) select '00000000-0000-0000-0000-000000000001'::uuid, 7, 'x' from generate_series(1, 2)",
     "outbox_key_key"),
    // the calendar
    ("insert into kalender values ('2026-12-01', 'libur_sekolah', 'x', 'y', 'pasti')", "kalender_jenis_check"),
    ("insert into kalender values ('2026-12-01', 'libur_kantor', 'x', 'y', 'mungkin')", "kalender_kepastian_check"),
    ("HOURS '2026-12-02', '2026-12-01', WEEK, 'x', 1, now())", "jam_khusus_order_check"),
    ("HOURS '2026-12-01', '2026-12-02', '{}', 'x', 1, now())", "jam_khusus_week_check"),
    ("HOURS '2026-12-01', '2026-12-02', '{\"week\": []}', 'x', 1, now())", "jam_khusus_week_check"),
    ("HOURS '2026-12-01', '2026-12-02', '{\"week\": 7}', 'x', 1, now())", "jam_khusus_week_check"),
    ("HOURS '2026-12-01', '2026-12-02', 'null', 'x', 1, now())", "jam_khusus_week_check"),
    ("HOURS '2026-12-01', '2026-12-02', WEEK, 'x', 1, now()); update jam_khusus set ended_by = 1", "jam_khusus_ended_check"),
    ("CHANGE 'dihapus', '2026-12-01', null, 'libur_kantor', '{}')", "kalender_perubahan_kind_check"),
    ("CHANGE 'dipindah', '2026-12-01', null, 'libur_kantor', '{}')", "kalender_perubahan_ke_check"),
    ("CHANGE 'dibatalkan', '2026-12-01', '2026-12-02', 'libur_kantor', '{}')", "kalender_perubahan_ke_check"),
    ("CHANGE 'dibatalkan', '2026-12-01', null, 'libur_sekolah', '{}')", "kalender_perubahan_jenis_check"),
    ("CHANGE 'dibatalkan', '2026-12-01', null, 'libur_kantor', null)", "kalender_perubahan_lama_check"),
    ("CHANGE 'ditambah', '2026-12-01', null, 'libur_kantor', '{}')", "kalender_perubahan_lama_check"),
    // expected time
    ("insert into perkiraan values ('patah', 10, 1, 2, now())", "perkiraan_jenis_check"),
    ("insert into perkiraan values ('baru', 9, 1, 2, now())", "perkiraan_count_check"),
    ("insert into perkiraan values ('baru', 10, 2, 1, now())", "perkiraan_order_check"),
    ("insert into perkiraan values ('baru', 10, -1, 1, now())", "perkiraan_order_check"),
    // who stands in, and who has taken what
    ("PLH 2, '2026-03-02', '2026-03-03', 2, '2026-03-02T05:00:00Z', null, null)", "pelaksana_self_check"),
    ("PLH 1, '2026-03-02', '2026-03-03', 2, '2026-03-02T05:00:00Z', 2, null)", "pelaksana_ended_check"),
    ("PLH 1, '2026-03-02', '2026-03-03', 2, '2026-03-02T05:00:00Z', 2, '2026-03-02T04:00:00Z')", "pelaksana_ended_check"),
    ("TAKE 'menyetempel', 'diambil', 30, null, null)", "pengambilan_langkah_check"),
    ("TAKE 'menerima', 'dipinjam', 30, null, null)", "pengambilan_begun_check"),
    ("TAKE 'menerima', 'diambil', 30, 5, 'lupa')", "pengambilan_ended_check"),
    ("TAKE 'menerima', 'diambil', 30, 5, null)", "pengambilan_end_check"),
    ("TAKE 'menerima', 'diambil', 30, 31, 'selesai')", "pengambilan_order_check"),
    ("TAKE 'menerima', 'diambil', 30, -1, 'selesai')", "pengambilan_order_check"),
    ("TAKE 'menerima', 'tanpa_diambil', 0, null, null)", "pengambilan_untaken_check"),
    ("TAKE 'menerima', 'tanpa_diambil', 0, 0, 'kedaluwarsa')", "pengambilan_untaken_check"),
    ("TAKE 'menerima', 'tanpa_diambil', 30, 0, 'selesai')", "pengambilan_untaken_check"),
    // searches
    ("SEARCH 'admin', 'nama', 0, 1, now())", "pencarian_peran_check"),
    ("SEARCH 'staf', 'nama', -1, 1, now())", "pencarian_page_check"),
    // holds
    ("HOLD 'all', 'kasi', null, null, null); HOLD 'all', 'kasi', null, null, null)", "tunda_key_key"),
    ("HOLD 'all', 'kasi', 2, null, null)", "tunda_lifted_check"),
    ("HOLD 'all', 'kasi', 2, 'kasi', null)", "tunda_lifted_check"),
    ("HOLD 'all', 'kasi', 2, 'staf', '2026-03-02T05:00:00Z')", "tunda_lifted_peran_check"),
    ("HOLD 'all', 'kasi', 2, 'kasi', '2026-03-02T03:00:00Z')", "tunda_lifted_at_check"),
    // reminders and words to the desks
    ("insert into pengingat (kind, subject_id, rung, since, at) values ('ulang_tahun', 1, 'satu', now(), now())", "pengingat_kind_check"),
    ("insert into pengingat (kind, subject_id, rung, since, at) values ('isian', 1, 'lima', now(), now())", "pengingat_rung_check"),
    ("insert into pengingat (kind, subject_id, rung, since, at) select 'isian', 1, 'satu', now(), now() from generate_series(1, 2)",
     "pengingat_once"),
    ("insert into berhenti select 1, now() from generate_series(1, 2)", "berhenti_pk"),
    ("insert into alarm values (1, 'menerima', 0, 'bosan', '2026-03-02', now())", "alarm_kind_check"),
    ("insert into alarm select 1, 'menerima', 0, 'past', '2026-03-02'::date, now() from generate_series(1, 2)", "alarm_pk"),
    ("insert into alarm values (1, 'menyetempel', 0, 'past', '2026-03-02', now())", "alarm_langkah_check"),
    ("insert into alarm values (1, 'menerima', -1, 'past', '2026-03-02', now())", "alarm_cycle_check"),
    ("insert into dead_notice values ('post', 1, now())", "dead_notice_queue_check"),
    ("insert into dead_notice select 'inbox', 1, now() from generate_series(1, 2)", "dead_notice_pk"),
    ("insert into breach values (1, 'bored', '2026-03-02', null)", "breach_kind_check"),
    ("insert into breach select 1, 'nobody', '2026-03-02'::date, null::date from generate_series(1, 2)", "breach_pk"),
    ("insert into laporan_notice values ('2026-03-02', now())", "laporan_notice_bulan_check"),
    ("insert into briefing values ('2026-03-02', 'malam', now())", "briefing_kind_check"),
    ("insert into briefing select '2026-03-02'::date, 'pagi', now() from generate_series(1, 2)", "briefing_pk"),
    ("insert into kalender_peringatan select 2027, '2026-11-23'::date, now() from generate_series(1, 2)", "kalender_peringatan_pk"),
    // files that are looked at
    ("SHEET gen_random_uuid(), 'audio', 'pending', null, null, null)", "periksa_says_check"),
    ("SHEET gen_random_uuid(), 'pdf', 'lost', null, null, null)", "periksa_state_check"),
    ("SHEET gen_random_uuid(), 'pdf', 'seen', null, null, null)", "periksa_found_check"),
    ("SHEET gen_random_uuid(), 'pdf', 'pending', 'x', null, null)", "periksa_found_check"),
    ("SHEET gen_random_uuid(), 'pdf', 'given_up', null, 'perhaps', now())", "periksa_verdict_check"),
    ("SHEET gen_random_uuid(), 'pdf', 'given_up', null, 'keep', null)", "periksa_verdict_at_check"),
    ("SHEET '00000000-0000-0000-0000-000000000001', 'pdf', 'pending', null, null, null);
      SHEET '00000000-0000-0000-0000-000000000001', 'pdf', 'pending', null, null, null)", "periksa_key_key"),
];

fn spelt(sql: &str) -> String {
    let week = format!("'{{\"week\": [{}]}}'", ["[]"; 7].join(", "));
    sql.replace("HOURS", "insert into jam_khusus (dari, sampai, jam_kerja, dasar, petugas_id, at) values (")
        .replace("WEEK", &week)
        .replace("CHANGE", "insert into kalender_perubahan (nama, dasar, petugas_id, at, kind, tanggal, ke, jenis, lama) values ('x', 'y', 1, now(), ")
        .replace(
            "PLH",
            "insert into pelaksana (digest, petugas_id, first_day, last_day, named_by, named_at, ended_by, ended_at) values ('x', ",
        )
        .replace(
            "TAKE",
            "insert into pengambilan (permohonan_id, petugas_id, taken_at, langkah, begun, until, ended_at, ended)
             select 1, 1, t, l, b, t + u::integer * interval '1 minute', t + e::integer * interval '1 minute', w
             from (values ('2026-03-02T05:00:00Z'::timestamptz)) begun (t) cross join lateral (values (",
        )
        .replace("SEARCH", "insert into pencarian (petugas_id, digest, only_open, peran, kunci, page, found, at) values (1, 'x', false, ")
        .replace(
            "HOLD",
            "insert into tunda (tunda_key, alasan, declared_by, declared_at, scope, declared_peran, lifted_by, lifted_peran, lifted_at)
             values ('00000000-0000-0000-0000-000000000001', 'blangko_habis', 2, '2026-03-02T04:00:00Z', ",
        )
        .replace(
            "SHEET",
            "insert into periksa (chat_id, syarat, file_index, file, created_at, periksa_key, says, state, found, verdict, verdict_at)
             values (7, 'kk', 'x', 'x', now(), ",
        )
}

/// `TAKE` names its values, so it has a tail of its own.
fn without_triggers(sql: &str) -> String {
    let tail = if sql.starts_with("TAKE") { ") as v (l, b, u, e, w)" } else { "" };
    format!("{OFF}{}{tail}", spelt(sql))
}

#[tokio::test]
async fn what_the_tables_themselves_refuse() {
    let refused: Vec<(String, &str)> = TABLES.iter().map(|(sql, name)| (without_triggers(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&desk().await, &refused).await;
}

/// One of each that may only go one way: two reminders, words to the desks, a notice of a hold.
const SAID: &str = "
    insert into pengingat (kind, subject_id, rung, since, at) values ('isian', 7, 'satu', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'),
        ('kekurangan', 3, 'satu', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z');
    insert into dialog (chat_id, version, state, draft, updated_at) values (7, 1, 'x', true, '2026-03-02T00:00:00Z');
    insert into alarm values (1, 'menerima', 0, 'past', '2026-03-02', now());
    insert into briefing values ('2026-03-02', 'pagi', now());
    insert into dead_notice values ('inbox', 1, now());
    insert into kalender_peringatan values (2027, '2026-11-23', now());
    insert into tunda (tunda_key, scope, alasan, declared_by, declared_peran, declared_at)
        values (gen_random_uuid(), 'all', 'blangko_habis', 2, 'kasi', '2026-03-02T04:00:00Z');
    insert into tunda_notice (tunda_id, what, after_chat) select tunda_id, 'declared', 100 from tunda;
    insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, begin_told_at, end_told_at, digest)
        values (1, '2026-03-02', '2026-03-03', 2, '2026-03-02T05:00:00Z', '2026-03-02T05:00:00Z', '2026-03-04T05:00:00Z', 'x')";

/// What was said stays said, and what was begun goes on.
const ONE_WAY: &[(&str, &str)] = &[
    ("update pengingat set rung = 'akhir'", "pengingat_append_only"),
    ("update pengingat set since = now()", "pengingat_append_only"),
    ("truncate pengingat", "pengingat_append_only"),
    ("delete from pengingat where subject_id = 7", "pengingat_on_ladder"),
    ("delete from pengingat where subject_id = 3", "pengingat_on_ladder"),
    ("update alarm set tanggal = tanggal - 1", "alarm_append_only"),
    ("truncate alarm", "alarm_append_only"),
    ("insert into alarm values (99, 'menerima', 0, 'past', '2026-03-02', now())", "alarm_permohonan_fk"),
    ("update briefing set kind = 'sore'", "briefing_append_only"),
    ("truncate briefing", "briefing_append_only"),
    ("update dead_notice set id = 2", "dead_notice_append_only"),
    ("truncate dead_notice", "dead_notice_append_only"),
    ("insert into breach values (99, 'nobody', '2026-03-02', null)", "breach_permohonan_fk"),
    ("update kalender_peringatan set tahun = 2028", "kalender_peringatan_append_only"),
    ("truncate kalender_peringatan", "kalender_peringatan_append_only"),
    ("update tunda_notice set after_chat = 99", "tunda_notice_forward"),
    ("update tunda_notice set what = 'lifted'", "tunda_notice_forward"),
    ("update tunda_notice set done_at = now(); update tunda_notice set done_at = null", "tunda_notice_forward"),
    ("delete from tunda_notice", "tunda_notice_forward"),
    ("truncate tunda_notice", "tunda_notice_append_only"),
    ("update pelaksana set begin_told_at = null", "pelaksana_append_only"),
    ("update pelaksana set end_told_at = now()", "pelaksana_append_only"),
    ("update pelaksana set named_by = 3", "pelaksana_append_only"),
    ("update pelaksana set ended_by = 1, ended_at = '2026-03-02T06:00:00Z'", "pelaksana_named"),
    ("delete from pelaksana", "pelaksana_append_only"),
    ("truncate pelaksana", "pelaksana_append_only"),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, ended_by, ended_at, digest)
      values (1, '2026-03-12', '2026-03-13', 2, '2026-03-02T05:00:00Z', 2, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_named",
    ),
    ("truncate pengambilan", "pengambilan_append_only"),
    ("update pengambilan set ended = 'kedaluwarsa'", "pengambilan_append_only"),
    ("truncate jam_khusus", "jam_khusus_append_only"),
    ("truncate kalender", "kalender_append_only"),
    ("truncate kalender_tahun", "kalender_tahun_append_only"),
    ("update kalender_tahun set dasar = 'x'", "kalender_tahun_append_only"),
    ("truncate kalender_perubahan", "kalender_perubahan_append_only"),
    ("truncate kunci cascade", "kunci_append_only"),
    ("truncate segel", "segel_append_only"),
    ("truncate disclosure", "disclosure_append_only"),
    ("delete from disclosure", "disclosure_append_only"),
    ("truncate berkas cascade", "berkas_append_only"),
    ("truncate kekurangan", "kekurangan_append_only"),
    ("truncate pernyataan", "pernyataan_append_only"),
    ("truncate register_counter cascade", "register_counter_append_only"),
];

#[tokio::test]
async fn what_was_said_stays_said() {
    let db = desk().await;
    assert_eq!(db.refused(SAID).await, None);
    assert_eq!(
        db.refused(
            "insert into disclosure (permohonan_id, petugas_id, what, at) values (1, 1, 'nik', '2026-03-02T04:00:00Z')"
        )
        .await,
        None
    );
    refuses(&db, ONE_WAY).await;
    let allowed = "update tunda_notice set after_chat = 200; update tunda_notice set done_at = now();
        update dialog set updated_at = updated_at + interval '1 day'; delete from pengingat where subject_id = 7;
        delete from alarm; delete from briefing; delete from kalender_peringatan";
    assert_eq!(db.refused(allowed).await, None, "the days of a draft that was gone on with are counted anew");
}

/// Every name by which this schema refuses something: checks, unique keys, and what triggers raise.
const NAMES: &str = "
    select c.conname::text from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'u')
    union select i.indexrelid::regclass::text from pg_index i join pg_class r on r.oid = i.indrelid
    where r.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary
    union select m[1] from pg_proc p, regexp_matches(p.prosrc, $$constraint = '([a-z_]+)'$$, 'g') m
    where p.pronamespace = 'public'::regnamespace
    union select r.relname || m[1] from pg_trigger t join pg_class r on r.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid,
        regexp_matches(p.prosrc, $$tg_table_name [|][|] '([a-z_]+)'$$, 'g') m
    where p.pronamespace = 'public'::regnamespace
    order by 1";

/// Those that nothing reaches, since another guard always refuses first.
const BEHIND_ANOTHER: &[&str] = &["riwayat_tahap_check", "tunda_scope_check"];

#[tokio::test]
async fn every_guard_is_attacked() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store");
    let sources: String =
        here.read_dir().unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let db = Db::new().await;
    let names: BTreeSet<String> =
        sqlx::query_scalar(NAMES).fetch_all(&mut db.raw().await).await.unwrap().into_iter().collect();
    assert!(names.len() > 150, "{}", names.len());
    let spared: Vec<&String> = names.iter().filter(|name| !sources.contains(&format!("\"{name}\""))).collect();
    assert!(spared.is_empty(), "no test meets {spared:?}");
    assert!(BEHIND_ANOTHER.iter().all(|name| names.contains(*name)));
}
