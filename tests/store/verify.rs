//! Whoever changes the book with the triggers off is found, and the row is named.

use layanan_ktp::domain::langkah::Event;
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::permohonan::checked;
use crate::support::{Db, Office, act, asked, at, insert, kode};

/// Permohonan 1 to 3, of which 2 is entered.
async fn book() -> Db {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
    }
    for (event, stamp) in [
        (Event::Diterima, o.staf_at("2026-03-02T16:59:00Z")),
        (Event::Lengkap, o.kasi_at("2026-03-02T17:00:00Z")), // the next day in Sooko
        (checked(2), o.staf_at("2026-03-04T03:00:00Z")),
    ] {
        act(&db.store, kode(2), &event, stamp).await.unwrap();
    }
    db
}

async fn faults(db: &Db) -> Vec<ChainFault> {
    db.store.verify().await.unwrap().faults
}

#[tokio::test]
async fn a_whole_book_has_no_fault() {
    let db = book().await;
    let found = db.store.verify().await.unwrap();
    assert_eq!((found.permohonan, found.events, found.faults), (3, 6, vec![]));
    let empty = Db::new().await.store.verify().await.unwrap();
    assert_eq!((empty.permohonan, empty.events, empty.faults), (0, 0, vec![]));
}

/// A change, and the first row of the chain of permohonan 2 that shows it.
const TOUCHED: &[(&str, i32, FaultKind)] = &[
    ("update riwayat set at = at + interval '1 second' where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set petugas_id = 2 where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set petugas_id = null where permohonan_id = 2 and seq = 3", 3, FaultKind::Hash),
    ("update riwayat set detail = detail || ' ' where permohonan_id = 2 and seq = 3", 3, FaultKind::Hash),
    ("update riwayat set data_digest = hash where permohonan_id = 2 and seq = 4", 4, FaultKind::Hash),
    ("update riwayat set hash = prev_hash where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set prev_hash = hash where permohonan_id = 2 and seq = 3", 3, FaultKind::PrevHash),
    ("delete from riwayat where permohonan_id = 2 and seq = 3", 3, FaultKind::Gap),
    ("delete from riwayat where permohonan_id = 2 and seq = 4", 4, FaultKind::Gap),
    ("delete from riwayat where permohonan_id = 2", 1, FaultKind::Gap),
    ("update permohonan set riwayat_seq = 3 where permohonan_id = 2", 3, FaultKind::Head),
    ("update permohonan set riwayat_hash = 'x' where permohonan_id = 2", 4, FaultKind::Head),
    ("update permohonan set tahap = 'lengkap' where permohonan_id = 2", 4, FaultKind::Tahap),
    ("update permohonan set checked_by = 3 where permohonan_id = 2", 4, FaultKind::Tahap),
    ("update permohonan set received_at = now() where permohonan_id = 2", 4, FaultKind::Tahap),
    ("update permohonan set data = 'x' where permohonan_id = 2", 4, FaultKind::Unreadable),
    (
        "update permohonan set entri = (select data from permohonan where permohonan_id = 1) where permohonan_id = 2",
        4,
        FaultKind::Unreadable,
    ),
    (
        "update permohonan set nomor_urut = 1, nomor_tahun = 2025 where permohonan_id = 2",
        4,
        FaultKind::Number { tahun: 2025, urut: 1 },
    ),
];

#[tokio::test]
async fn a_touched_row_is_named() {
    for (sql, seq, what) in TOUCHED {
        let db = book().await;
        db.tamper(sql).await;
        let first = faults(&db).await.into_iter().next();
        assert_eq!(first, Some(ChainFault { kode: kode(2).compact(), seq: *seq, what: *what }), "{sql}");
    }
}

/// Data that opens, but is not what it was: an older version of the row put back.
#[tokio::test]
async fn older_data_put_back_is_noticed() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(2)).await;
    act(&db.store, kode(2), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    act(&db.store, kode(2), &Event::Lengkap, o.kasi_at("2026-03-02T03:01:00Z")).await.unwrap();
    db.tamper("create table kept as select data from permohonan; update permohonan set desa = desa").await;
    act(&db.store, kode(2), &checked(2), o.staf_at("2026-03-02T03:02:00Z")).await.unwrap();
    assert_eq!(faults(&db).await, []);
    db.tamper("update permohonan set data = kept.data from kept").await;
    assert_eq!(faults(&db).await, [ChainFault { kode: kode(2).compact(), seq: 4, what: FaultKind::DataDigest }]);
}

#[tokio::test]
async fn a_missing_number_is_named() {
    let db = book().await;
    db.tamper("update register_counter set last = 3").await;
    let number = |urut| ChainFault { kode: "-".to_owned(), seq: 0, what: FaultKind::Number { tahun: 2026, urut } };
    assert_eq!(faults(&db).await, [number(2), number(3)]);
    db.tamper("delete from register_counter").await;
    assert_eq!(faults(&db).await, [number(1)]);
}

#[tokio::test]
async fn days_are_sealed_once_and_by_the_clock_of_the_office() {
    let db = book().await;
    let day = |text: &str| at(&format!("{text}T00:00:00Z")).date_naive();
    let now = at("2026-03-04T18:00:00Z");
    assert_eq!(db.store.seal_days(day("2026-03-03"), now).await.unwrap(), 1);
    assert_eq!(db.store.seal_days(day("2026-03-04"), now).await.unwrap(), 1, "2 March 17:00 UTC is 3 March");
    assert_eq!(db.store.seal_days(day("2026-03-04"), now).await.unwrap(), 0);
    assert_eq!(db.store.seal_days(day("2026-03-09"), now).await.unwrap(), 1, "days without events have no segel");
    assert_eq!(db.count("select sum(events)::bigint from segel").await, 6);
    assert_eq!(faults(&db).await, []);
    let late = act(&db.store, kode(1), &Event::Diterima, Office::new(&db).await.staf_at("2026-03-04T04:00:00Z")).await;
    assert_eq!(late.unwrap_err().constraint(), Some("riwayat_sealed_day"));
    assert_eq!(db.refused("update segel set events = 1").await.as_deref(), Some("segel_append_only"));
}

#[tokio::test]
async fn a_chain_written_anew_does_not_fit_its_segel() {
    let segel = |text: &str| {
        let tanggal = at(&format!("{text}T00:00:00Z")).date_naive();
        ChainFault { kode: "-".to_owned(), seq: 0, what: FaultKind::Segel { tanggal } }
    };
    for (sql, expected) in [
        ("delete from segel where tanggal = '2026-03-03'", vec![segel("2026-03-03"), segel("2026-03-04")]),
        ("update segel set hash = 'x' where tanggal = '2026-03-03'", vec![segel("2026-03-03"), segel("2026-03-04")]),
        ("update segel set events = 9 where tanggal = '2026-03-04'", vec![segel("2026-03-04")]),
        ("delete from riwayat where permohonan_id = 3; delete from pihak where permohonan_id = 3; delete from berkas where permohonan_id = 3;
          delete from permohonan where permohonan_id = 3", vec![segel("2026-03-02")]),
    ] {
        let db = book().await;
        let today = at("2026-03-09T00:00:00Z");
        assert_eq!(db.store.seal_days(today.date_naive(), today).await.unwrap(), 3);
        db.tamper(sql).await;
        assert_eq!(faults(&db).await, expected, "{sql}");
    }
}
