//! NIK and number of the KK that are entered at the counter: what the database holds of them against somebody who writes past the
//! program, and what becomes of one that has none yet.

use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::retention::Rule;
use layanan_ktp::store::permohonan::{Inserted, NewPermohonan};

use crate::book_guards::{helped, spelt};
use crate::guards::all_refused;
use crate::support::{Db, KEY, Office, act, asked, at, insert, kode, person};

/// Asked for without numbers.
pub(crate) fn unnumbered(n: u8) -> NewPermohonan {
    let mut new = asked(n);
    new.data.numbers = None;
    new
}

/// Beside those of `desk`, permohonan 7, of which no numbers are known.
async fn with_unnumbered() -> Db {
    let db = helped().await;
    assert!(matches!(insert(&db.store, &unnumbered(7)).await, Inserted::Created(_)));
    db
}

/// NUMBERS: data with both, and what the person is found by. RECEIVED: columns of a receipt.
fn written(sql: &str) -> String {
    let sql = sql.replace("NUMBERS", "data = 'y', nik_index = 'n', kk_index = 'k'").replace(
        "RECEIVED",
        "tahap = 'diterima', received_by = 1, received_at = T, nomor_tahun = 2026, nomor_urut = 5",
    );
    spelt(&sql)
}

#[tokio::test]
async fn numbers_with_their_event_are_taken() {
    for sql in [
        "select event(7, 'nomor_dicatat', 1, T, $$, NUMBERS$$)",
        "select event(1, 'nomor_diperbaiki', 1, T, $$, NUMBERS$$)",
        "select event(2, 'nomor_diperbaiki', 1, T, $$, NUMBERS$$)",
        "select event(7, 'diperbaiki', null, T, $$, data = 'y', nama_index = '{z}'$$)",
        "select event(7, 'dibatalkan', 1, T, $$, tahap = 'dibatalkan', closed_by = 1, closed_peran = 'staf',
             alasan = 'tidak_jadi', closed_at = T$$)",
    ] {
        let db = with_unnumbered().await;
        assert_eq!(db.refused(&written(sql)).await, None, "{sql}");
        assert_ne!(db.faults("2026-03-02T05:00:00Z").await, [], "{sql}");
    }
}

/// Statements, and the constraint that has to refuse them.
const REFUSED: &[(&str, &str)] = &[
    // one without the other
    ("select event(7, 'nomor_dicatat', 1, T, $$, data = 'y', nik_index = 'n'$$)", "permohonan_numbers_check"),
    ("select event(1, 'diperbaiki', null, T, $$, data = 'y', kk_index = null$$)", "permohonan_numbers_check"),
    // a receipt without
    (
        "update register_counter set last = last + 1; select event(7, 'diterima', 1, T, $$, RECEIVED$$)",
        "permohonan_numbers_received_check",
    ),
    (
        "select event(2, 'diperbaiki', null, T, $$, data = 'y', nik_index = null, kk_index = null$$)",
        "permohonan_numbers_received_check",
    ),
    // by staf, with their event, once, before the receipt, and nothing else with it
    ("select event(7, 'nomor_dicatat', 2, T, $$, NUMBERS$$)", "riwayat_of_step"),
    ("select event(7, 'nomor_dicatat', null, T, $$, NUMBERS$$)", "riwayat_kind_tahap_check"),
    ("select event(7, 'nomor_dicatat', 1, T)", "riwayat_of_step"),
    ("select event(7, 'nomor_dicatat', 1, T, $$, nik_index = 'n', kk_index = 'k'$$)", "permohonan_data_fixed"),
    ("select event(7, 'nomor_dicatat', 1, T, $$, NUMBERS, nama_index = '{z}'$$)", "riwayat_of_step"),
    ("select event(7, 'nomor_dicatat', 1, T, $$, NUMBERS, desa = '35.16.13.2002'$$)", "riwayat_of_step"),
    ("select event(1, 'nomor_dicatat', 1, T, $$, NUMBERS$$)", "riwayat_of_step"),
    (
        "select event(7, 'nomor_dicatat', 1, T, $$, NUMBERS$$);
         select event(7, 'nomor_dicatat', 1, T, $$, data = 'z', nik_index = 'o', kk_index = 'k'$$)",
        "riwayat_of_step",
    ),
    ("select event(2, 'nomor_dicatat', 1, T)", "riwayat_kind_tahap_check"),
    ("select event(7, 'diperbaiki', null, T, $$, NUMBERS$$)", "riwayat_of_step"),
    ("select event(1, 'diperbaiki', null, T, $$, data = 'y', nik_index = null, kk_index = null$$)", "riwayat_of_step"),
    ("select event(7, 'ditautkan', null, T, $$, NUMBERS$$)", "riwayat_of_step"),
    ("update permohonan set nik_index = 'n', kk_index = 'k' where permohonan_id = 7", "permohonan_data_fixed"),
    // put right by staf, what is known, while it is not sent and not in SOP 3, and nothing else with it
    ("select event(7, 'nomor_diperbaiki', 1, T, $$, NUMBERS$$)", "riwayat_of_step"),
    ("select event(1, 'nomor_diperbaiki', 2, T, $$, NUMBERS$$)", "riwayat_of_step"),
    ("select event(1, 'nomor_diperbaiki', null, T, $$, NUMBERS$$)", "riwayat_kind_tahap_check"),
    ("select event(1, 'nomor_diperbaiki', 1, T, $$, data = 'y'$$)", "riwayat_of_step"),
    (
        "select event(1, 'nomor_diperbaiki', 1, T, $$, data = 'y', nik_index = null, kk_index = null$$)",
        "riwayat_of_step",
    ),
    ("select event(1, 'nomor_diperbaiki', 1, T, $$, NUMBERS, nama_index = '{z}'$$)", "riwayat_of_step"),
    ("select event(1, 'nomor_diperbaiki', 1, T, $$, NUMBERS, desa = '35.16.13.2002'$$)", "riwayat_of_step"),
    // one open permohonan per NIK and kind
    (
        "select event(7, 'nomor_dicatat', 1, T, $$, data = 'y', kk_index = 'k',
             nik_index = (select nik_index from permohonan where permohonan_id = 2)$$)",
        "permohonan_open_key",
    ),
];

#[tokio::test]
async fn nobody_enters_numbers_past_the_program() {
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (written(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&with_unnumbered().await, &refused).await;
}

/// Several may be asked for without numbers; entered, they are found by them, and the book holds.
#[tokio::test]
async fn what_is_entered_is_found_and_verifies() {
    let db = Db::new().await;
    let office = Office::new(&db).await;
    for n in 1..=2 {
        assert!(matches!(insert(&db.store, &unnumbered(n)).await, Inserted::Created(_)), "none stands for another");
    }
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
    let numbers = person(1).numbers.unwrap();
    let event = Event::NomorDicatat { numbers: Box::new(numbers.clone()) };
    act(&db.store, kode(1), &event, office.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let mut uow = db.store.begin().await.unwrap();
    let p = uow.permohonan().find(kode(1)).await.unwrap().unwrap().permohonan;
    assert!(p.data.numbers.as_ref() == Some(&numbers));
    assert_eq!(uow.permohonan().open_of(&numbers.nik, p.jenis).await.unwrap(), Some(kode(1)));
    assert_eq!(uow.permohonan().other_open(kode(2), &numbers.nik).await.unwrap(), Some(kode(1)));
    drop(uow);
    assert_eq!(insert(&db.store, &asked(1)).await, Inserted::Duplicate { own: Some(kode(1)) });
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
}

/// A change of keys leaves unknown what is not known.
#[tokio::test]
async fn what_is_not_known_is_sealed_anew_too() {
    let db = Db::new().await;
    db.with_keys(KEY).await.check_keys().await.unwrap().close().await;
    insert(&db.store, &unnumbered(1)).await;
    db.store.close().await;
    let both = format!("2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=,{KEY}");
    let both = db.with_keys(&both).await.check_keys().await.unwrap();
    assert_eq!(both.seal_anew(&mut |_| ()).await.unwrap().left, []);
    assert_eq!(both.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap().faults, []);
    assert_eq!(db.count("select count(*) from permohonan where nik_index is null and kk_index is null").await, 1);
}

/// Withdrawn without numbers, the person is forgotten as anybody.
#[tokio::test]
async fn who_never_gave_numbers_is_forgotten_too() {
    let db = Db::new().await;
    let office = Office::new(&db).await;
    insert(&db.store, &unnumbered(1)).await;
    let closed = Event::Dibatalkan { alasan: Alasan { kode: AlasanBatal::TidakJadi, text: None } };
    act(&db.store, kode(1), &closed, office.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let mut uow = db.store.begin().await.unwrap();
    assert!(uow.forget().permohonan(kode(1), Rule::Asked, at("2026-03-02T04:00:00Z")).await.unwrap());
    uow.commit().await.unwrap();
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
}
