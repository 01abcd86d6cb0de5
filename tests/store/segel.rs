//! Ended days are sealed, one upon the other.

use chrono::NaiveDate;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::petugas::{Peran, PetugasId};
use layanan_ktp::store::Segel;
use layanan_ktp::store::disclosure::Disclosed;
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::permohonan::checked;
use crate::support::{Db, Office, act, asked, at, find, insert, kode, of_book, unsealed, warga_at};

/// Permohonan 1 to 3, of which 2 is entered.
pub(crate) async fn book() -> Db {
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

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn segel(text: &str) -> ChainFault {
    of_book(FaultKind::Segel { tanggal: day(text) })
}

/// All days of the book are sealed on the 9th.
async fn sealed_book() -> Db {
    let db = book().await;
    assert_eq!(db.store.seal_days(day("2026-03-09"), at("2026-03-09T00:00:00Z")).await.unwrap(), 3);
    db
}

async fn faults(db: &Db) -> Vec<ChainFault> {
    db.faults("2026-03-09T01:00:00Z").await
}

#[tokio::test]
async fn days_are_sealed_once_and_by_the_clock_of_the_office() {
    let db = book().await;
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
async fn two_who_seal_at_once_do_not_collide() {
    let db = book().await;
    let seal = || {
        let store = db.store.clone();
        tokio::spawn(async move { store.seal_days(day("2026-03-09"), at("2026-03-09T00:00:00Z")).await.unwrap() })
    };
    let sealing: Vec<_> = (0..8).map(|_| seal()).collect();
    let mut sealed = 0;
    for one in sealing {
        sealed += one.await.unwrap();
    }
    assert_eq!((sealed, db.count("select count(*) from segel").await), (3, 3));
    assert_eq!(faults(&db).await, []);
}

#[tokio::test]
async fn a_day_that_has_ended_has_to_be_sealed() {
    let db = book().await;
    db.store.seal_days(day("2026-03-04"), at("2026-03-04T03:00:00Z")).await.unwrap();
    assert_eq!(db.faults("2026-03-04T18:59:59Z").await, [], "until 02.00 the bot has time");
    assert_eq!(db.faults("2026-03-04T19:00:00Z").await, [unsealed("2026-03-04")]);
    db.tamper("delete from segel").await;
    assert_eq!(db.faults("2026-03-04T16:59:59Z").await, [unsealed("2026-03-02"), unsealed("2026-03-03")]);
}

#[tokio::test]
async fn a_chain_written_anew_does_not_fit_its_segel() {
    let gone = "delete from riwayat where permohonan_id = 3; delete from pihak where permohonan_id = 3;
                delete from berkas where permohonan_id = 3; delete from permohonan where permohonan_id = 3";
    for (sql, expected) in [
        ("delete from segel where tanggal = '2026-03-03'", vec![unsealed("2026-03-03"), segel("2026-03-04")]),
        ("update segel set hash = 'x' where tanggal = '2026-03-03'", vec![segel("2026-03-03"), segel("2026-03-04")]),
        (
            "update segel set made_at = made_at + interval '1 microsecond' where tanggal = '2026-03-03'",
            vec![segel("2026-03-03")],
        ),
        ("update segel set events = 9 where tanggal = '2026-03-04'", vec![segel("2026-03-04")]),
        ("delete from segel where tanggal = '2026-03-04'", vec![unsealed("2026-03-04")]),
        (gone, vec![segel("2026-03-02")]),
    ] {
        let db = sealed_book().await;
        db.tamper(sql).await;
        assert_eq!(faults(&db).await, expected, "{sql}");
    }
}

/// The segel of a day covers who was shown what on it.
#[tokio::test]
async fn a_disclosure_of_a_sealed_day_stays() {
    for sql in [
        "delete from disclosure where disclosure_id = 1",
        "update disclosure set petugas_id = 2 where disclosure_id = 2",
    ] {
        let db = book().await;
        let id = find(&db.store, kode(2)).await.id;
        let shown = |time: &'static str| {
            let store = db.store.clone();
            async move {
                let mut unit = store.begin().await?;
                unit.disclosure().record(id, (PetugasId(1), Peran::Staf), &Disclosed::Nik, at(time)).await?;
                unit.commit().await
            }
        };
        shown("2026-03-04T03:00:00Z").await.unwrap();
        shown("2026-03-05T03:00:00Z").await.unwrap(); // nothing else happened on that day
        let today = at("2026-03-09T00:00:00Z");
        assert_eq!(db.store.seal_days(today.date_naive(), today).await.unwrap(), 4);
        assert_eq!(faults(&db).await, []);
        assert_eq!(shown("2026-03-05T04:00:00Z").await.unwrap_err().constraint(), Some("disclosure_sealed_day"));
        db.tamper(sql).await;
        let named = if sql.starts_with("delete") { "2026-03-04" } else { "2026-03-05" };
        assert_eq!(faults(&db).await, [segel(named)], "{sql}");
    }
}

/// Whoever has the triggers off can cut off the end of the book, without any key. Not where somebody kept a segel.
#[tokio::test]
async fn a_segel_that_is_kept_elsewhere_shows_an_end_cut_off() {
    let db = sealed_book().await;
    let closed = Event::Dibatalkan { alasan: Alasan { kode: AlasanBatal::TidakJadi, text: None } };
    act(&db.store, kode(1), &closed, warga_at(101, "2026-03-09T03:00:00Z")).await.unwrap();
    assert_eq!(db.store.seal_days(day("2026-03-10"), at("2026-03-10T00:00:00Z")).await.unwrap(), 1);
    let verified = async |kept: Option<&Segel>| db.store.verify(at("2026-03-10T01:00:00Z"), kept).await.unwrap();
    let kept = verified(None).await.segel.unwrap();
    assert_eq!((kept.tanggal, kept.to_string().parse()), (day("2026-03-09"), Ok(kept.clone())));
    assert_eq!(verified(Some(&kept)).await.faults, []);
    let elsewhere = [of_book(FaultKind::Elsewhere { tanggal: day("2026-03-09") })];
    assert_eq!(verified(Some(&Segel { hash: vec![1], ..kept.clone() })).await.faults, elsewhere);
    db.tamper(
        "delete from segel where tanggal = '2026-03-09'; delete from riwayat where permohonan_id = 1 and seq = 2;
         update permohonan p set tahap = 'diajukan', closed_chat = null, closed_at = null, alasan = null, riwayat_seq = 1,
             riwayat_hash = r.hash
         from riwayat r where r.permohonan_id = 1 and p.permohonan_id = 1",
    )
    .await;
    assert_eq!(verified(None).await.faults, [], "the register alone cannot tell");
    assert_eq!(verified(Some(&kept)).await.faults, elsewhere);
}
