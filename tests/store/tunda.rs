//! Holds: the guards by name, who is told in batches, what the segel covers.

use layanan_ktp::app::tunda::BATCH;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::domain::tunda::{AlasanTunda, Why};
use layanan_ktp::pesan::outgoing::{PermohonanId, Queued};
use layanan_ktp::pesan::{Reply, label::Label};
use layanan_ktp::store::tunda::{Declared, Target, What};
use layanan_ktp::store::verify::FaultKind;

use crate::guards::{all_refused, desk};
use crate::support::{Db, Office, at, find, kode, of_book};

const NEW: &str = "insert into tunda (tunda_key, scope, permohonan_id, recipient, alasan, alasan_text, declared_by, declared_peran, declared_at)
    values (gen_random_uuid(), ";

/// Statements, and the constraint that has to refuse them. Petugas 1 is staf, 2 kasi, 3 of Dispendukcapil; of the permohonan
/// only 5 was sent, to 3. Hold 1 is Kasi's on all, lifted; hold 2 lasts on permohonan 5.
const REFUSED: &[(&str, &str)] = &[
    // what it may be about, and who speaks for it
    ("NEW 'all', null, null, 'blangko_habis', null, 3, 'dispendukcapil', T)", "tunda_declarer_check"),
    ("NEW 'recipient', null, 3, 'blangko_habis', null, 2, 'kasi', T)", "tunda_declarer_check"),
    ("NEW 'recipient', null, 2, 'blangko_habis', null, 3, 'dispendukcapil', T)", "tunda_declarer_check"),
    ("NEW 'all', 5, null, 'blangko_habis', null, 2, 'kasi', T)", "tunda_of_scope_check"),
    ("NEW 'recipient', null, null, 'blangko_habis', null, 3, 'dispendukcapil', T)", "tunda_of_scope_check"),
    ("NEW 'one', null, null, 'blangko_habis', null, 2, 'kasi', T)", "tunda_of_dikirim"),
    ("NEW 'all', null, null, 'blangko_habis', null, 1, 'kasi', T)", "tunda_declarer"),
    ("NEW 'all', null, null, 'blangko_habis', null, 1, 'staf', T)", "tunda_declared_peran_check"),
    (
        "update petugas set aktif = false, deactivated_at = now() where petugas_id = 2;
      NEW 'all', null, null, 'blangko_habis', null, 2, 'kasi', T)",
        "tunda_declarer",
    ),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
         values (1, '2026-03-03', '2026-03-03', 2, '2026-03-02T03:00:00Z', 'x');
      NEW 'all', null, null, 'blangko_habis', null, 1, 'kasi', T)",
        "tunda_declarer",
    ),
    ("NEW 'one', 4, null, 'blangko_habis', null, 2, 'kasi', T)", "tunda_of_dikirim"),
    ("NEW 'one', 5, null, 'blangko_habis', null, 2, 'kasi', '2026-03-02T03:29:00Z')", "tunda_of_dikirim"),
    ("NEW 'one', 5, null, 'blangko_habis', null, 1, 'dispendukcapil', T)", "tunda_declarer"),
    // a reason, in words where it is another
    ("NEW 'all', null, null, 'lainnya', null, 2, 'kasi', T)", "tunda_alasan_text_check"),
    ("NEW 'all', null, null, 'blangko_habis', 'x', 2, 'kasi', T)", "tunda_alasan_text_check"),
    ("NEW 'all', null, null, 'libur', null, 2, 'kasi', T)", "tunda_alasan_check"),
    // one at a time
    ("NEW 'one', 5, null, 'gangguan_sistem', null, 3, 'dispendukcapil', T)", "tunda_one_key"),
    (
        "NEW 'all', null, null, 'blangko_habis', null, 2, 'kasi', T); NEW 'all', null, null, 'gangguan_sistem', null, 2, 'kasi', T)",
        "tunda_all_key",
    ),
    (
        "NEW 'recipient', null, 3, 'blangko_habis', null, 3, 'dispendukcapil', T);
      NEW 'recipient', null, 3, 'gangguan_sistem', null, 3, 'dispendukcapil', T)",
        "tunda_recipient_key",
    ),
    // it stays, and is lifted once, by who may
    ("update tunda set alasan = 'gangguan_sistem' where tunda_id = 2", "tunda_append_only"),
    ("update tunda set declared_at = T where tunda_id = 2", "tunda_append_only"),
    (
        "update tunda set scope = 'all', permohonan_id = null, lifted_by = 2, lifted_peran = 'kasi', lifted_at = T where tunda_id = 2",
        "tunda_append_only",
    ),
    ("update tunda set lifted_at = lifted_at + interval '1 minute' where tunda_id = 1", "tunda_append_only"),
    (
        "update tunda set lifted_by = null, lifted_peran = null, lifted_at = null where tunda_id = 1",
        "tunda_append_only",
    ),
    ("delete from tunda where tunda_id = 2", "tunda_append_only"),
    ("truncate tunda cascade", "tunda_append_only"),
    ("update tunda set lifted_by = 1, lifted_peran = 'kasi', lifted_at = T where tunda_id = 2", "tunda_lifter"),
    ("update tunda set lifted_by = 3, lifted_peran = 'kasi', lifted_at = T where tunda_id = 2", "tunda_lifter"),
    (
        "update tunda set lifted_by = 2, lifted_peran = 'kasi', lifted_at = '2026-03-02T03:00:00Z' where tunda_id = 2",
        "tunda_lifted_at_check",
    ),
    ("update tunda set lifted_by = 2, lifted_peran = null, lifted_at = T where tunda_id = 2", "tunda_lifter"),
    (
        "NEW 'all', null, null, 'blangko_habis', null, 2, 'kasi', '2026-03-01T03:00:00Z');
      update tunda set lifted_at = T where scope = 'all' and lifted_at is null",
        "tunda_lifter",
    ),
    // told once
    ("insert into tunda_notice (tunda_id, what) values (2, 'declared')", "tunda_notice_once"),
    ("insert into tunda_notice (tunda_id, what) values (2, 'forgotten')", "tunda_notice_what_check"),
    ("insert into tunda_notice (tunda_id, what) values (99, 'lifted')", "tunda_notice_tunda_fk"),
    // searches
    (
        "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at) values (1, 'kasi', 'nama', 'x', false, 0, 1, T)",
        "pencarian_by_petugas",
    ),
    (
        "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at) values (1, 'admin', 'nama', 'x', false, 0, 1, T)",
        "pencarian_by_petugas",
    ),
    (
        "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at) values (1, 'staf', 'alamat', 'x', false, 0, 1, T)",
        "pencarian_kunci_check",
    ),
    (
        "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at) values (1, 'staf', 'nama', 'x', false, 0, -1, T)",
        "pencarian_found_check",
    ),
    ("update pencarian set found = 0", "pencarian_append_only"),
    (
        "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at) values (1, 'staf', 'nama', 'x', false, 0, 1, T);
         delete from pencarian",
        "pencarian_append_only",
    ),
    ("truncate pencarian", "pencarian_append_only"),
];

fn spelt(sql: &str) -> String {
    sql.replace("NEW ", NEW).replace(" T)", " '2026-03-02T04:00:00Z')").replace("= T", "= '2026-03-02T04:00:00Z'")
}

fn blangko() -> Why {
    Why { kode: AlasanTunda::BlangkoHabis, text: None }
}

async fn declare(db: &Db, target: Target, stamp: layanan_ktp::domain::petugas::Stamp) -> Declared {
    let mut unit = db.store.begin().await.unwrap();
    let declared = unit.tunda().declare(target, &blangko(), stamp).await.unwrap();
    unit.commit().await.unwrap();
    declared
}

/// The desk with a hold on all that was lifted, and one on the only permohonan that was sent.
async fn held() -> (Db, Office) {
    let db = desk().await;
    let o = Office::new(&db).await;
    let Declared::Created(id) = declare(&db, Target::All, o.kasi_at("2026-03-02T03:40:00Z")).await else { panic!() };
    let mut unit = db.store.begin().await.unwrap();
    unit.tunda().lift(id, o.officer_at("2026-03-02T03:45:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    let one = Target::One { id: find(&db.store, kode(5)).await.id, recipient: Some(o.officer) };
    assert!(matches!(declare(&db, one, o.officer_at("2026-03-02T03:50:00Z")).await, Declared::Created(_)));
    (db, o)
}

#[tokio::test]
async fn a_hold_cannot_be_bent_past_the_program() {
    let (db, _) = held().await;
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (spelt(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&db, &refused).await;
}

#[tokio::test]
async fn lifted_once_and_covered_by_a_wider_one() {
    let (db, o) = held().await;
    let mut unit = db.store.begin().await.unwrap();
    let again = unit.tunda().lift(layanan_ktp::domain::tunda::TundaId(1), o.kasi_at("2026-03-02T03:55:00Z")).await;
    assert!(again.is_err());
    drop(unit);
    let one = Target::One { id: PermohonanId(5), recipient: Some(o.officer) };
    assert!(matches!(declare(&db, one, o.kasi_at("2026-03-02T03:55:00Z")).await, Declared::Already(_)));
    assert!(matches!(declare(&db, Target::All, o.kasi_at("2026-03-02T03:55:00Z")).await, Declared::Created(_)));
    let mine = Target::Recipient(o.officer);
    assert!(matches!(declare(&db, mine, o.officer_at("2026-03-02T03:56:00Z")).await, Declared::Already(_)));
    assert_eq!(find(&db.store, kode(5)).await.tunda.len(), 3);
    assert_eq!(find(&db.store, kode(4)).await.tunda.len(), 0);
}

#[tokio::test]
async fn what_the_segel_covers_of_holds_and_searches() {
    for (sql, fault) in [
        ("update tunda set alasan = 'gangguan_sistem' where tunda_id = 2", true),
        ("update tunda set lifted_by = 2 where tunda_id = 1", true),
        ("delete from tunda_notice; delete from tunda where tunda_id = 2", true),
        ("update pencarian set digest = 'y'", true),
        ("update pencarian set page = 3", true),
        ("delete from pencarian", true),
        ("update tunda_notice set done_at = now()", false),
    ] {
        let (db, _) = held().await;
        let search = "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at)
            values (1, 'staf', 'nama', 'x', false, 0, 1, T)";
        assert_eq!(db.refused(&spelt(search)).await, None);
        let next = at("2026-03-03T00:00:00Z");
        assert_eq!(db.store.seal_days(next.date_naive(), next).await.unwrap(), 1);
        assert_eq!(db.faults("2026-03-03T05:00:00Z").await, []);
        assert_eq!(db.refused(&spelt(search)).await.as_deref(), Some("pencarian_sealed_day"));
        let lift = "update tunda set lifted_by = 2, lifted_peran = 'kasi', lifted_at = T where tunda_id = 2";
        assert_eq!(db.refused(&spelt(lift)).await.as_deref(), Some("tunda_sealed_day"));
        db.tamper(sql).await;
        let expected = fault.then(|| of_book(FaultKind::Segel { tanggal: "2026-03-02".parse().unwrap() }));
        assert_eq!(db.faults("2026-03-03T05:00:00Z").await, Vec::from_iter(expected), "{sql}");
    }
}

#[tokio::test]
async fn a_day_with_nothing_but_a_hold_or_a_search_is_sealed() {
    let (db, _) = held().await;
    let search = "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at)
        values (1, 'staf', 'nama', 'x', false, 0, 1, '2026-03-05T04:00:00Z')";
    let lift =
        "update tunda set lifted_by = 2, lifted_peran = 'kasi', lifted_at = '2026-03-07T04:00:00Z' where tunda_id = 2";
    assert_eq!((db.refused(search).await, db.refused(lift).await), (None, None));
    let now = at("2026-03-09T00:00:00Z");
    assert_eq!(db.store.seal_days(now.date_naive(), now).await.unwrap(), 3);
    assert_eq!(db.faults("2026-03-09T05:00:00Z").await, []);
}

/// Takes the next batch, and queues a message to each of it; whether it is committed is the caller's.
async fn batch(db: &Db, commit: bool) -> Option<(What, usize)> {
    let mut unit = db.store.begin().await.unwrap();
    let batch = unit.tunda().next_batch(BATCH, at("2026-03-02T04:10:00Z")).await.unwrap()?;
    let queued: Vec<Queued> = batch.told.iter().map(|told| Queued::say(told.chat, Reply::new(Label::Yes))).collect();
    unit.outbox().enqueue(&queued).await.unwrap();
    if commit {
        unit.commit().await.unwrap();
    }
    Some((batch.what, batch.told.len()))
}

/// Hundreds of chats belong to permohonan 5.
async fn crowd(db: &Db) {
    db.tamper("insert into pihak select 5, 5000 + n, 'pelapor', 'lainnya', 10 + n from generate_series(1, 450) n")
        .await;
}

#[tokio::test]
async fn everybody_is_told_once_in_batches_and_a_death_in_between_doubles_nothing() {
    let (db, o) = held().await;
    crowd(&db).await;
    db.tamper("update tunda_notice set done_at = now() where tunda_id = 1").await;
    let mut unit = db.store.begin().await.unwrap();
    unit.tunda().lift(layanan_ktp::domain::tunda::TundaId(2), o.kasi_at("2026-03-02T04:05:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    let mut told = Vec::new();
    loop {
        let Some(one) = batch(&db, false).await else { break }; // dies before its commit
        assert_eq!(batch(&db, true).await, Some(one), "and is taken anew by the next");
        told.push(one);
    }
    // That it began is told before that it ended.
    assert_eq!(
        told,
        [
            (What::Declared, 200),
            (What::Declared, 200),
            (What::Declared, 51),
            (What::Lifted, 200),
            (What::Lifted, 200),
            (What::Lifted, 51)
        ]
    );
    assert_eq!(db.count("select count(distinct chat_id) from outbox").await, 451);
    assert_eq!(db.count("select count(*) from outbox").await, 902);
    assert_eq!(db.count("select count(*) from outbox where chat_id = 105").await, 2);
    assert_eq!(ChatId(105), find(&db.store, kode(5)).await.permohonan.pihak[0].chat);
}

/// Tells everybody; what was told of, and how many chats heard it.
async fn all_told(db: &Db) -> Vec<(What, usize)> {
    let mut told = Vec::new();
    while let Some(one) = batch(db, true).await {
        told.push(one);
    }
    told
}

async fn lift(db: &Db, id: i64, stamp: layanan_ktp::domain::petugas::Stamp) {
    let mut unit = db.store.begin().await.unwrap();
    unit.tunda().lift(layanan_ktp::domain::tunda::TundaId(id), stamp).await.unwrap();
    unit.commit().await.unwrap();
}

/// However late people are told, they hear what they would have heard at once: an end before another beginning.
#[tokio::test]
async fn an_end_is_told_although_another_hold_has_begun_since() {
    let (db, _) = held().await;
    assert_eq!(all_told(&db).await, [(What::Declared, 1), (What::Lifted, 1), (What::Declared, 1)]);
}

#[tokio::test]
async fn who_waits_for_two_hears_one_beginning_and_one_end() {
    let db = desk().await;
    let o = Office::new(&db).await;
    let one = Target::One { id: find(&db.store, kode(5)).await.id, recipient: Some(o.officer) };
    declare(&db, one, o.officer_at("2026-03-02T03:40:00Z")).await;
    declare(&db, Target::All, o.kasi_at("2026-03-02T03:41:00Z")).await;
    lift(&db, 2, o.kasi_at("2026-03-02T03:42:00Z")).await;
    lift(&db, 1, o.kasi_at("2026-03-02T03:42:00Z")).await; // at the same moment by the clock
    let all = [(What::Declared, 1), (What::Declared, 0), (What::Lifted, 0), (What::Lifted, 1)];
    assert_eq!(all_told(&db).await, all);
}

#[tokio::test]
async fn who_was_sent_after_the_end_hears_nothing_of_it() {
    let db = desk().await;
    let o = Office::new(&db).await;
    declare(&db, Target::All, o.kasi_at("2026-03-02T03:40:00Z")).await;
    lift(&db, 1, o.kasi_at("2026-03-02T03:45:00Z")).await;
    db.tamper("update permohonan set sent_at = '2026-03-02T03:46:00Z' where permohonan_id = 5").await;
    assert_eq!(all_told(&db).await, [(What::Declared, 0), (What::Lifted, 0)]);
}
