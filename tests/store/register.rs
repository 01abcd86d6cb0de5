//! Numbers of the register: gapless, a series for each year of the office.

use layanan_ktp::domain::langkah::Event;

use crate::support::{Db, Office, act, asked, find, insert, kode};

#[tokio::test]
async fn fifty_receipts_at_once_have_numbers_without_a_gap() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=50 {
        insert(&db.store, &asked(n)).await;
    }
    let receipts = (1..=50).map(|n| {
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
    assert_eq!(numbers, (1..=50).collect::<Vec<u32>>());
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
