//! What is saved comes back.

use layanan_ktp::domain::berkas::{AlasanKurang, Answer, Finding};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::Sex;
use layanan_ktp::domain::pemohon::{CheckedData, DataEntri, DataPemohon, Hubungan, Jenis, Pengantar, Pihak, Sebagai};
use layanan_ktp::domain::perbaikan::{AlasanTolak, Nilai, Tolak};
use layanan_ktp::domain::permohonan::{PernyataanKind, Tahap};
use layanan_ktp::domain::petugas::{ChatId, Stamp};
use layanan_ktp::domain::phone::PhoneNumber;
use layanan_ktp::store::permohonan::{Inserted, Loaded};
use layanan_ktp::store::{Store, StoreError};

use crate::support::{
    Db, Office, act, asked, at, file, find, insert, kode, nik_of, person, syarat, unsealed, warga_at,
};

pub(crate) fn finding(kode: &str) -> Finding {
    Finding { syarat: syarat(kode), alasan: AlasanKurang::Lainnya, note: Some("halaman dua tidak ada".to_owned()) }
}

pub(crate) fn checked(n: u8) -> Event {
    let tanggal = at("1990-01-01T00:00:00Z").date_naive();
    let entri = DataEntri {
        tempat_lahir: "Kota Contoh".to_owned(),
        tanggal_lahir: tanggal,
        sex: Sex::Male,
        alamat: "Jalan Contoh 1".to_owned(),
        rt: "001".to_owned(),
        rw: "002".to_owned(),
        pengantar: Some(Pengantar { nomor: "470/1".to_owned(), tanggal }),
    };
    let pemohon = DataPemohon { numbers: person(n + 50).numbers, ..person(n) };
    Event::Dientri {
        data: Box::new(CheckedData::new(pemohon, entri, at("2026-03-02T00:00:00Z").date_naive()).unwrap()),
    }
}

/// Saves an event and holds what is loaded against what the domain makes of it.
async fn agrees(store: &Store, before: Loaded, event: &Event, stamp: Stamp) -> Loaded {
    let kode = before.permohonan.kode;
    act(store, kode, event, stamp).await.unwrap();
    let after = find(store, kode).await;
    let mut expected = before.permohonan.clone();
    expected.apply(event, stamp, after.permohonan.nomor);
    assert_eq!(after.permohonan, expected, "{event:?}");
    assert_eq!(after.seq, before.seq + 1);
    let last = after.timeline.last().unwrap();
    assert_eq!((last.kind, last.at, after.timeline.len()), (event.kind(), stamp.at, before.timeline.len() + 1));
    after
}

#[tokio::test]
async fn every_event_comes_back_as_the_domain_makes_it() {
    let db = Db::new().await;
    let (o, store) = (Office::new(&db).await, &db.store);
    let mut new = asked(1);
    new.pihak.push(Pihak { chat: ChatId(5), sebagai: Sebagai::Pelapor, hubungan: Some(Hubungan::OrangTua) });
    insert(store, &new).await;
    let p = find(store, kode(1)).await;
    assert_eq!((&p.permohonan.pihak, &p.permohonan.checklist.pieces), (&new.pihak, &new.pieces));
    assert_eq!((&p.permohonan.data, &p.permohonan.checklist.syarat), (&new.data, &new.syarat));
    assert_eq!(p.permohonan.submitted_at, at("2026-03-02T02:00:01.123456Z"));

    let tick = Event::AsliDicatat { syarat: syarat("pengantar") };
    let untick = Event::AsliDicabut { syarat: syarat("pengantar") };
    let p = agrees(store, p, &tick, o.staf_at("2026-03-02T03:00:00Z")).await;
    let p = agrees(store, p, &untick, o.staf_at("2026-03-02T03:00:01Z")).await;
    let p = agrees(store, p, &tick, o.staf_at("2026-03-02T03:00:02.5Z")).await;
    let p = agrees(store, p, &Event::Diterima, o.staf_at("2026-03-02T03:01:00Z")).await;
    assert_eq!(p.permohonan.nomor.map(|n| (n.tahun, n.urut)), Some((2026, 1)));
    let returned = Event::TidakLengkap { findings: vec![finding("pengantar"), finding("kk")] };
    let p = agrees(store, p, &returned, o.kasi_at("2026-03-02T03:02:00Z")).await;
    let answer = |kode: &str, answer| Event::Dilengkapi { syarat: syarat(kode), answer, replaces: None };
    let p = agrees(store, p, &answer("kk", Answer::Promised), warga_at(101, "2026-03-02T03:03:00Z")).await;
    let p = agrees(store, p, &answer("kk", file("kk-2")), warga_at(101, "2026-03-02T03:04:00Z")).await;
    let replaces =
        |old: &str, new| Event::Dilengkapi { syarat: syarat("kk"), answer: file(new), replaces: Some(old.to_owned()) };
    let p = agrees(store, p, &replaces("kk-2", "kk-3"), warga_at(101, "2026-03-02T03:04:01Z")).await;
    let p = agrees(store, p, &replaces("kk-3", "kk-2"), warga_at(101, "2026-03-02T03:04:02Z")).await;
    assert_eq!(p.permohonan.checklist.current(&syarat("kk")).count(), 2, "a promise, and the last picture");
    let p = agrees(store, p, &answer("pengantar", Answer::Original(o.staf)), o.staf_at("2026-03-02T03:05:00Z")).await;
    let p = agrees(store, p, &Event::Diterima, o.staf_at("2026-03-02T03:06:00Z")).await;
    assert_eq!(p.permohonan.nomor.map(|n| n.urut), Some(1), "a number is kept");
    let p = agrees(store, p, &Event::Lengkap, o.kasi_at("2026-03-02T03:07:00Z")).await;
    let p = agrees(store, p, &checked(1), o.staf_at("2026-03-02T03:08:00Z")).await;
    let p = agrees(store, p, &Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:09:00Z")).await;
    let tanggal = at("2026-03-05T00:00:00Z").date_naive();
    let stated = |kind| Event::Dinyatakan { kind, tanggal, susulan: false };
    let p = agrees(store, p, &stated(PernyataanKind::Diterima), o.officer_at("2026-03-05T03:00:00Z")).await;
    let p = agrees(store, p, &stated(PernyataanKind::Dicetak), o.staf_at("2026-03-05T04:00:00Z")).await;
    let belated = Event::Dinyatakan {
        kind: PernyataanKind::MenungguBlangko,
        tanggal: at("2026-03-04T00:00:00Z").date_naive(),
        susulan: true,
    };
    let p = agrees(store, p, &belated, o.staf_at("2026-03-05T04:00:00Z")).await;
    assert_eq!((p.seq, p.permohonan.pernyataan.len()), (18, 3));
    assert_eq!(db.count("select count(*) from permohonan where stated = 'dicetak'").await, 1);
    assert_eq!(db.faults("2026-03-05T04:00:00Z").await, [unsealed("2026-03-02")]);
}

/// In each tahap, with what staf entered beside it, and under both kinds of answers.
#[tokio::test]
async fn what_is_put_right_comes_back_and_is_found_anew() {
    let db = Db::new().await;
    let (o, store) = (Office::new(&db).await, &db.store);
    insert(store, &asked(1)).await;
    let p = find(store, kode(1)).await;
    let own = |nilai| Event::Diperbaiki { nilai, nomor: None };
    let ask = |nilai| Event::PerbaikanDiminta { nilai };
    let right = |nilai, nomor| Event::Diperbaiki { nilai, nomor: Some(nomor) };
    let nama = |text: &str| Nilai::Nama(Nama::from_stored(text).unwrap());
    let phone = |text: &str| Nilai::Telepon(PhoneNumber::parse(text).unwrap());
    let p = agrees(store, p, &own(nama("Wati Contoh")), warga_at(101, "2026-03-02T03:00:00Z")).await;
    let p = agrees(store, p, &own(Nilai::Nik(nik_of(7))), warga_at(101, "2026-03-02T03:00:01Z")).await;
    assert!(matches!(insert(store, &asked(7)).await, Inserted::Duplicate { .. }), "it is found by the new NIK");
    let p = agrees(store, p, &Event::Diterima, o.staf_at("2026-03-02T03:01:00Z")).await;
    let p = agrees(store, p, &own(phone("081200009901")), warga_at(101, "2026-03-02T03:02:00Z")).await;
    let p = agrees(store, p, &ask(nama("Wati Sari Contoh")), warga_at(101, "2026-03-02T03:03:00Z")).await;
    let desa = Nilai::Desa(DesaKode::parse("35.16.13.2002").unwrap());
    let p = agrees(store, p, &ask(desa.clone()), warga_at(101, "2026-03-02T03:03:01Z")).await;
    let p = agrees(store, p, &right(nama("Wati Sari Contoh"), 1), o.staf_at("2026-03-02T03:04:00Z")).await;
    let p = agrees(store, p, &Event::Lengkap, o.kasi_at("2026-03-02T03:07:00Z")).await;
    let p = agrees(store, p, &checked(1), o.staf_at("2026-03-02T03:08:00Z")).await;
    let p = agrees(store, p, &right(desa, 2), o.staf_at("2026-03-02T03:08:30Z")).await;
    let alamat = Nilai::Alamat("Jl. Contoh 14".to_owned());
    let p = agrees(store, p, &ask(alamat.clone()), warga_at(101, "2026-03-02T03:08:40Z")).await;
    let p = agrees(store, p, &right(alamat, 3), o.staf_at("2026-03-02T03:08:41Z")).await;
    let rt_rw = Nilai::RtRw { rt: "004".to_owned(), rw: "002".to_owned() };
    let p = agrees(store, p, &ask(rt_rw), warga_at(101, "2026-03-02T03:08:50Z")).await;
    let back = Event::PerbaikanDitarik { nomor: 4 };
    let p = agrees(store, p, &back, warga_at(101, "2026-03-02T03:08:51Z")).await;
    let p = agrees(store, p, &Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:09:00Z")).await;
    let p = agrees(store, p, &own(phone("081200009902")), warga_at(101, "2026-03-02T03:10:00Z")).await;
    let p = agrees(store, p, &ask(nama("Wati")), warga_at(101, "2026-03-02T03:11:00Z")).await;
    let tolak = Tolak { kode: AlasanTolak::Lainnya, text: Some("di Dispendukcapil".to_owned()) };
    let p = agrees(store, p, &Event::PerbaikanDitolak { nomor: 5, tolak }, o.staf_at("2026-03-02T03:12:00Z")).await;
    assert_eq!(p.permohonan.perbaikan.len(), 5);
    assert_eq!(db.faults("2026-03-02T04:00:00Z").await, []);
}

#[tokio::test]
async fn both_ways_of_closing_come_back() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    let close = |kode, text: Option<&str>| Event::Dibatalkan { alasan: Alasan { kode, text: text.map(str::to_owned) } };
    for (n, event, stamp) in [
        (1, close(AlasanBatal::TidakJadi, None), warga_at(101, "2026-03-03T01:00:00Z")),
        (2, close(AlasanBatal::Lainnya, Some("pindah")), o.kasi_at("2026-03-03T01:00:00Z")),
    ] {
        insert(&db.store, &asked(n)).await;
        let before = find(&db.store, kode(n)).await;
        let after = agrees(&db.store, before, &event, stamp).await;
        assert!(matches!(after.permohonan.tahap, Tahap::Dibatalkan { closed } if closed == stamp));
    }
    assert!(matches!(
        insert(&db.store, &{
            let mut again = asked(1);
            again.kode = kode(3);
            again
        })
        .await,
        Inserted::Created(_)
    ));
}

#[tokio::test]
async fn a_second_open_one_is_told_to_its_own_chat_only() {
    let db = Db::new().await;
    assert!(matches!(insert(&db.store, &asked(1)).await, Inserted::Created(_)));
    let mut again = asked(1);
    again.kode = kode(9);
    assert_eq!(insert(&db.store, &again).await, Inserted::Duplicate { own: Some(kode(1)) });
    let other_keys =
        db.with_keys(&format!("2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,{}", crate::support::KEY)).await;
    assert_eq!(insert(&other_keys, &again).await, Inserted::Duplicate { own: Some(kode(1)) });
    again.pihak[0].chat = ChatId(7);
    assert_eq!(insert(&db.store, &again).await, Inserted::Duplicate { own: None });
    again.jenis = Jenis::Pembetulan;
    assert!(matches!(insert(&db.store, &again).await, Inserted::Created(_)));
}

#[tokio::test]
async fn whoever_comes_second_is_told() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    let stale = find(&db.store, kode(1)).await;
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let mut unit = db.store.begin().await.unwrap();
    let late = unit.permohonan().save(&stale, &Event::Diterima, o.staf_at("2026-03-02T03:00:01Z")).await;
    assert!(matches!(late, Err(StoreError::Conflict)), "{late:?}");
}

/// Two who wait for each other have looked at the clock before: the riwayat goes forward all the same. So it does where a clock is set
/// back: nothing that is done is lost to it.
#[tokio::test]
async fn the_riwayat_goes_forward() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    act(&db.store, kode(1), &Event::Lengkap, o.kasi_at("2026-03-02T02:59:59Z")).await.unwrap();
    act(&db.store, kode(1), &checked(1), o.staf_at("2026-03-01T22:00:00Z")).await.unwrap();
    assert_eq!(find(&db.store, kode(1)).await.permohonan.since(), at("2026-03-02T03:00:00Z"));
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
}
