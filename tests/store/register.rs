//! Numbers of the register: gapless, a series for each year of the office.

use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::petugas::Peran;
use layanan_ktp::domain::register::block::{Block, BlockKind, PaperReceipt};
use layanan_ktp::domain::register::{NomorRegister, RegisterPattern};

use crate::support::{Db, Office, act, asked, find, insert, kode};

#[tokio::test]
async fn two_hundred_receipts_at_once_have_numbers_without_a_gap() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=200 {
        insert(&db.store, &asked(n)).await;
    }
    let receipts = (1..=200).map(|n| {
        let store = db.store.clone();
        tokio::spawn(async move {
            if n % 10 == 0 {
                let mut unit = store.begin().await.unwrap(); // one that is rolled back gives its number back
                let before = unit.permohonan().lock(kode(n)).await.unwrap().unwrap();
                unit.permohonan().save(&before, &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
            }
            act(&store, kode(n), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
            find(&store, kode(n)).await.permohonan.nomor.unwrap().urut
        })
    });
    let mut numbers = Vec::new();
    for receipt in receipts.collect::<Vec<_>>() {
        numbers.push(receipt.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=200).collect::<Vec<u32>>());
    assert_eq!(db.faults("2026-03-02T03:00:00Z").await, []);
}

#[tokio::test]
async fn the_series_begins_anew_at_midnight_in_sooko() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    let times = ["2026-12-31T16:00:00Z", "2026-12-31T16:59:59.999999Z", "2026-12-31T17:00:00Z", "2027-01-04T01:00:00Z"];
    let mut numbers = Vec::new();
    for (n, time) in (1..).zip(times) {
        insert(&db.store, &asked(n)).await;
        act(&db.store, kode(n), &Event::Diterima, o.staf_at(time)).await.unwrap();
        let nomor = find(&db.store, kode(n)).await.permohonan.nomor.unwrap();
        numbers.push((nomor.tahun, nomor.urut));
    }
    assert_eq!(numbers, [(2026, 1), (2026, 2), (2027, 1), (2027, 2)]);
}

async fn notes(db: &Db, klas: &str) {
    let pattern = RegisterPattern::parse("{klas}/{urut:03}/{tahun}", klas, "").unwrap();
    let mut uow = db.store.begin().await.unwrap();
    uow.counter().note_pattern(&pattern).await.unwrap();
    uow.commit().await.unwrap();
}

async fn patterns(db: &Db) -> String {
    let known = db.store.begin().await.unwrap().counter().patterns().await.unwrap();
    known.iter().map(|(tahun, pola)| format!("{tahun}: {pola}")).collect::<Vec<_>>().join(", ")
}

/// What the office profile says later changes no number that was given.
#[tokio::test]
async fn the_pattern_of_a_year_is_fixed_with_its_first_number() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    notes(&db, "470").await;
    notes(&db, "471").await;
    assert_eq!(patterns(&db).await, "", "nothing was given yet");
    insert(&db.store, &asked(1)).await;
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-12-31T16:00:00Z")).await.unwrap();
    notes(&db, "400.12").await;
    insert(&db.store, &asked(2)).await;
    act(&db.store, kode(2), &Event::Diterima, o.staf_at("2026-12-31T17:00:00Z")).await.unwrap();
    notes(&db, "500").await;
    assert_eq!(patterns(&db).await, "2026: 471/{urut:03}/{tahun}, 2027: 400.12/{urut:03}/{tahun}");
    for (sql, name) in [
        ("update register_pattern set pola = '{urut}-{tahun}'", "register_pattern_append_only"),
        ("delete from register_pattern where tahun = 2026", "register_pattern_append_only"),
        ("insert into register_pattern_present values (false, 'x')", "register_pattern_present_check"),
    ] {
        assert_eq!(db.refused(sql).await.as_deref(), Some(name), "{sql}");
    }
}

/// A register of an older program knows none: what the profile says at the first start holds for what was given until then.
#[tokio::test]
async fn an_older_register_gets_the_pattern_of_its_next_start() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    assert_eq!(patterns(&db).await, "", "this one has not noted anything");
    notes(&db, "470").await;
    notes(&db, "500").await;
    assert_eq!(patterns(&db).await, "2026: 470/{urut:03}/{tahun}");
}

/// Without the triggers only the table itself refuses.
const OFF: &str = "set local session_replication_role = replica; ";

const BLOCK: &str = "insert into register_block (tahun, first, last, kind, petugas_id, peran, at) values";

/// The counter passes over numbers only with who did so, in their order, and gives none of them.
#[tokio::test]
async fn a_block_is_guarded() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
    }
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let at = "timestamptz '2026-03-02T03:00:00Z'";
    let refused = [
        (format!("{BLOCK} (2026, 2, 11, 'kertas', 1, 'kasi', {at})"), "register_block_by_petugas"),
        (format!("{BLOCK} (2026, 2, 11, 'kertas', 2, 'admin', {at})"), "register_block_by_petugas"),
        (format!("{BLOCK} (2026, 3, 11, 'kertas', 2, 'kasi', {at})"), "register_block_next"),
        (format!("{BLOCK} (2026, 1, 11, 'kertas', 2, 'kasi', {at})"), "register_block_next"),
        (format!("{BLOCK} (2026, 2, 1, 'kertas', 2, 'kasi', {at})"), "register_block_numbers_check"),
        (format!("{BLOCK} (2026, 2, 11, 'lain', 2, 'kasi', {at})"), "register_block_kind_check"),
        (format!("{OFF}{BLOCK} (2026, 2, 11, 'kertas', 2, 'camat', {at})"), "register_block_peran_check"),
        (format!("{BLOCK} (2026, 2, 11, 'kertas', 2, 'kasi', {at})"), "register_block_counted"),
        ("update register_counter set last = 11 where tahun = 2026".to_owned(), "register_counter_gapless"),
        ("insert into register_counter (tahun, last) values (2027, 11)".to_owned(), "register_counter_gapless"),
    ];
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    crate::guards::refuses(&db, &refused).await;
    let block = format!(
        "{BLOCK} (2026, 2, 11, 'kertas', 2, 'kasi', {at}); update register_counter set last = 11 where tahun = 2026"
    );
    assert_eq!(db.refused(&block).await, None);
    crate::guards::refuses(
        &db,
        &[
            ("update register_block set last = 12", "register_block_append_only"),
            ("delete from register_block", "register_block_append_only"),
            ("truncate register_block", "register_block_append_only"),
            (
                "update permohonan set received_paper_at = received_at - interval '1 hour' where permohonan_id = 1",
                "permohonan_paper_fixed",
            ),
        ],
    )
    .await;
    act(&db.store, kode(2), &Event::Diterima, o.staf_at("2026-03-02T03:01:00Z")).await.unwrap();
    assert_eq!(find(&db.store, kode(2)).await.permohonan.nomor.unwrap().urut, 12);
    assert_eq!(db.faults("2026-03-02T03:00:00Z").await, []);
    db.store
        .seal_days(crate::support::at("2026-03-03T00:00:00Z").date_naive(), crate::support::at("2026-03-03T03:00:00Z"))
        .await
        .unwrap();
    let late = format!("{BLOCK} (2026, 13, 14, 'kertas', 2, 'kasi', {at})");
    assert_eq!(db.refused(&late).await.as_deref(), Some("register_block_sealed_day"));
}

const VOID: &str = "insert into register_void (tahun, first, last, alasan, petugas_id, peran, at) values";

/// Only numbers for paper are void, once, by who may, and nothing comes under them.
#[tokio::test]
async fn a_void_number_is_guarded() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=2 {
        insert(&db.store, &asked(n)).await;
    }
    let at = "timestamptz '2026-03-02T03:00:00Z'";
    let blocks = format!(
        "{BLOCK} (2026, 1, 4, 'sebelumnya', 2, 'kasi', {at});
         insert into register_counter (tahun, last) values (2026, 4);
         {BLOCK} (2026, 5, 14, 'kertas', 2, 'kasi', {at}); update register_counter set last = 14 where tahun = 2026"
    );
    assert_eq!(db.refused(&blocks).await, None);
    let paper = |urut| Event::DiterimaDiKertas {
        paper: PaperReceipt {
            nomor: NomorRegister { tahun: 2026, urut },
            at: crate::support::at("2026-03-02T02:00:00Z"),
        },
    };
    act(&db.store, kode(1), &paper(5), o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let void = format!("{VOID} (2026, 7, 9, 'tidak_dipakai', 2, 'kasi', {at})");
    assert_eq!(db.refused(&void).await, None);
    let refused = [
        (format!("{VOID} (2026, 10, 10, 'hilang', 1, 'kasi', {at})"), "register_void_by_petugas"),
        (format!("{VOID} (2026, 10, 10, 'lain', 2, 'kasi', {at})"), "register_void_alasan_check"),
        (format!("{VOID} (2026, 11, 10, 'hilang', 2, 'kasi', {at})"), "register_void_numbers_check"),
        (format!("{OFF}{VOID} (2026, 10, 10, 'hilang', 2, 'camat', {at})"), "register_void_peran_check"),
        (format!("{VOID} (2026, 5, 6, 'hilang', 2, 'kasi', {at})"), "register_void_free"),
        (format!("{VOID} (2026, 6, 7, 'hilang', 2, 'kasi', {at})"), "register_void_free"),
        (format!("{VOID} (2026, 8, 8, 'hilang', 2, 'kasi', {at})"), "register_void_free"),
        (format!("{VOID} (2026, 3, 3, 'hilang', 2, 'kasi', {at})"), "register_void_paper"),
        (format!("{VOID} (2026, 14, 15, 'hilang', 2, 'kasi', {at})"), "register_void_paper"),
        ("update register_void set last = 8".to_owned(), "register_void_append_only"),
        ("delete from register_void".to_owned(), "register_void_append_only"),
        ("truncate register_void".to_owned(), "register_void_append_only"),
    ];
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    crate::guards::refuses(&db, &refused).await;
    let under_void = act(&db.store, kode(2), &paper(8), o.staf_at("2026-03-02T03:01:00Z")).await;
    assert_eq!(under_void.unwrap_err().constraint(), Some("permohonan_nomor_void"));
    act(&db.store, kode(2), &paper(6), o.staf_at("2026-03-02T03:01:00Z")).await.unwrap();
    assert_eq!(db.faults("2026-03-02T03:00:00Z").await, []);
    db.store
        .seal_days(crate::support::at("2026-03-03T00:00:00Z").date_naive(), crate::support::at("2026-03-03T03:00:00Z"))
        .await
        .unwrap();
    let late = format!("{VOID} (2026, 10, 10, 'hilang', 2, 'kasi', {at})");
    assert_eq!(db.refused(&late).await.as_deref(), Some("register_void_sealed_day"));
    db.tamper("update register_void set alasan = 'hilang'").await;
    assert_ne!(db.faults("2026-03-03T03:00:00Z").await, [], "another reason is noticed");
}

/// A number of paper is a permohonan's once, of its own year, and comes with when it was received.
#[tokio::test]
async fn what_was_received_on_paper_has_a_number_of_paper() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=4 {
        insert(&db.store, &asked(n)).await;
    }
    let block = Block { tahun: 2026, first: 1, last: 10, kind: BlockKind::Paper };
    let mut unit = db.store.begin().await.unwrap();
    let at = "2026-03-02T00:30:00Z".parse().unwrap();
    unit.counter().pass_over(block, (o.kasi, Peran::Kasi), at).await.unwrap();
    unit.commit().await.unwrap();
    let paper = |tahun, urut, at: &str| Event::DiterimaDiKertas {
        paper: PaperReceipt { nomor: NomorRegister { tahun, urut }, at: at.parse().unwrap() },
    };
    let now = o.staf_at("2026-03-02T03:00:00Z");
    for (event, constraint) in [
        (paper(2026, 11, "2026-03-02T01:00:00Z"), "permohonan_nomor_paper"),
        (paper(2026, 3, "2025-03-02T01:00:00Z"), "permohonan_nomor_year"),
        (paper(2026, 3, "2026-03-02T03:00:00Z"), "permohonan_paper_check"),
    ] {
        let refused = act(&db.store, kode(1), &event, now).await.unwrap_err();
        assert_eq!(refused.constraint(), Some(constraint));
    }
    act(&db.store, kode(1), &paper(2026, 3, "2026-03-02T01:00:00Z"), now).await.unwrap();
    let twice = act(&db.store, kode(2), &paper(2026, 3, "2026-03-02T01:00:00Z"), now).await.unwrap_err();
    assert_eq!(twice.constraint(), Some("permohonan_nomor_key"));
    act(&db.store, kode(2), &Event::Diterima, now).await.unwrap();
    let read = find(&db.store, kode(1)).await.permohonan;
    assert_eq!(read.on_paper, Some("2026-03-02T01:00:00Z".parse().unwrap()));
    let mut unit = db.store.begin().await.unwrap();
    let counter = unit.counter().of(2026).await.unwrap();
    assert_eq!((counter.last, counter.blocks[0].unused()), (11, vec![(1, 2), (4, 10)]));
    drop(unit);
    assert_eq!(db.faults("2026-03-02T03:00:00Z").await, []);
}
