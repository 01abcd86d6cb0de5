//! People of the office, invitations, disclosures, days off, and what waits at each desk.

use layanan_ktp::domain::antrean::{Antrean, Saringan};
use layanan_ktp::domain::berkas::Answer;
use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::pesan::tap::After;
use layanan_ktp::store::disclosure::Disclosed;
use layanan_ktp::store::permohonan::AntreanQuery;

use crate::permohonan::{checked, finding};
use crate::support::{Db, Office, act, asked, at, find, insert, kode, syarat, warga_at};

#[tokio::test]
async fn who_left_stays_in_the_list_and_may_come_back() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    let mut unit = db.store.begin().await.unwrap();
    let mut petugas = unit.petugas();
    let left = petugas.deactivate(o.staf, at("2026-03-02T02:00:00Z")).await.unwrap();
    assert!(left.is_some_and(|left| left.nama == "Staf Contoh" && !left.aktif));
    assert!(petugas.deactivate(o.staf, at("2026-03-02T02:00:00Z")).await.unwrap().is_none());
    assert_eq!((petugas.active().await.unwrap().len(), petugas.all().await.unwrap().len()), (2, 3));
    let back = petugas.add(ChatId(901), Peran::Admin, "Nama Baru", at("2026-03-03T02:00:00Z")).await.unwrap();
    let again = petugas.by_id(back).await.unwrap().unwrap();
    assert_eq!((back, again.peran, again.nama.as_str(), again.aktif), (o.staf, Peran::Admin, "Nama Baru", true));
    assert_eq!(format!("{again:?}"), "Petugas(1, admin, aktif: true)");
    assert!(petugas.by_id(PetugasId(99)).await.unwrap().is_none());
}

#[tokio::test]
async fn an_invitation_is_good_once_and_for_a_time() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    let (made, ends) = (at("2026-03-02T02:00:00Z"), at("2026-03-03T02:00:00Z"));
    let mut unit = db.store.begin().await.unwrap();
    let mut undangan = unit.undangan();
    undangan.create("token", Peran::Kasi, Some(o.kasi), made, ends).await.unwrap();
    undangan.create("late", Peran::Staf, None, made, ends).await.unwrap();
    assert_eq!(undangan.peek("token", ChatId(9), made).await.unwrap(), Some(Peran::Kasi));
    assert_eq!(undangan.peek("token", ChatId(9), ends).await.unwrap(), None);
    assert!(!undangan.redeem("late", o.kasi, ends).await.unwrap());
    assert!(!undangan.redeem("other", o.kasi, made).await.unwrap());
    assert!(undangan.redeem("token", o.kasi, made).await.unwrap());
    assert!(!undangan.redeem("token", o.kasi, made).await.unwrap());
    assert_eq!(undangan.peek("token", ChatId(9), made).await.unwrap(), None);
}

#[tokio::test]
async fn disclosures_stay() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    let id = find(&db.store, kode(1)).await.id;
    let mut unit = db.store.begin().await.unwrap();
    for what in [Disclosed::Nik, Disclosed::Data, Disclosed::Berkas(syarat("kk"))] {
        unit.disclosure().record(id, (o.staf, Peran::Staf), &what, at("2026-03-02T02:00:00Z")).await.unwrap();
    }
    unit.commit().await.unwrap();
    assert_eq!(db.refused("delete from disclosure").await.as_deref(), Some("disclosure_append_only"));
    assert_eq!(db.count("select count(*) from disclosure").await, 3);
}

/// The numbers of the permohonan that wait for a petugas.
async fn waiting(db: &Db, who: PetugasId, limit: u16) -> (u32, Vec<u8>) {
    let (total, page, _) = waiting_after(db, who, None, limit).await;
    (total, page)
}

/// … behind one of them, and how many are left behind these.
async fn waiting_after(
    db: &Db,
    who: PetugasId,
    after: Option<After>,
    limit: u16,
) -> (u32, Vec<u8>, (Option<After>, u32)) {
    let mut unit = db.store.begin().await.unwrap();
    let antrean = match unit.petugas().by_id(who).await.unwrap().unwrap().peran {
        Peran::Staf => Antrean::Staf,
        Peran::Kasi => Antrean::Kasi,
        Peran::Dispendukcapil => Antrean::Dispendukcapil,
        Peran::Admin => panic!("an admin has no list"),
    };
    let (saringan, now) = (Saringan::default(), at("2026-03-06T03:00:00Z"));
    let query = AntreanQuery { antrean, me: who, saringan: &saringan, after, limit, now };
    let page = unit.permohonan().antrean(&query).await.unwrap();
    let number =
        |loaded: &layanan_ktp::store::permohonan::Loaded| (1..=9).find(|n| kode(*n) == loaded.permohonan.kode).unwrap();
    (page.total, page.cards.iter().map(number).collect(), (page.last, page.beyond))
}

#[tokio::test]
async fn each_desk_sees_what_waits_for_it() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=5 {
        insert(&db.store, &asked(n)).await;
    }
    let (total, page, (third, beyond)) = waiting_after(&db, o.staf, None, 3).await;
    assert_eq!((total, page, beyond), (5, vec![1, 2, 3], 2));
    let (total, page, (fifth, beyond)) = waiting_after(&db, o.staf, third, 3).await;
    assert_eq!((total, page, beyond), (5, vec![4, 5], 0));
    assert_eq!(waiting_after(&db, o.staf, fifth, 3).await, (5, vec![], (None, 0)));
    for n in 2..=5 {
        act(&db.store, kode(n), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    }
    assert_eq!(waiting(&db, o.kasi, 9).await, (4, vec![2, 3, 4, 5]));
    let returned = Event::TidakLengkap { findings: vec![finding("kk")] };
    act(&db.store, kode(2), &returned, o.kasi_at("2026-03-02T03:01:00Z")).await.unwrap();
    assert_eq!(waiting(&db, o.staf, 9).await, (1, vec![1]), "a returned one waits for the pemohon");
    let answered = Event::Dilengkapi { syarat: syarat("kk"), answer: Answer::Promised, replaces: None };
    act(&db.store, kode(2), &answered, warga_at(102, "2026-03-02T03:02:00Z")).await.unwrap();
    assert_eq!(waiting(&db, o.staf, 9).await, (2, vec![1, 2]));
    for (event, stamp) in [
        (Event::Lengkap, o.kasi_at("2026-03-02T03:03:00Z")),
        (checked(3), o.staf_at("2026-03-02T03:04:00Z")),
        (Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:05:00Z")),
    ] {
        act(&db.store, kode(3), &event, stamp).await.unwrap();
    }
    assert_eq!(waiting(&db, o.officer, 9).await, (1, vec![3]));
    let tanggal = at("2026-03-05T00:00:00Z").date_naive();
    for (kind, left) in [(PernyataanKind::Dicetak, 1), (PernyataanKind::Diserahkan, 0)] {
        let stated = Event::Dinyatakan { kind, tanggal, susulan: false };
        act(&db.store, kode(3), &stated, o.officer_at("2026-03-05T03:00:00Z")).await.unwrap();
        assert_eq!(waiting(&db, o.officer, 9).await.0, left);
    }
}

#[tokio::test]
async fn a_chat_sees_its_own_open_ones_first() {
    let db = Db::new().await;
    for n in 1..=8 {
        let mut new = asked(n);
        new.pihak[0].chat = ChatId(1);
        insert(&db.store, &new).await;
    }
    for n in 1..=6 {
        let alasan = layanan_ktp::domain::langkah::AlasanBatal::TidakJadi;
        let event = Event::Dibatalkan { alasan: layanan_ktp::domain::langkah::Alasan { kode: alasan, text: None } };
        act(&db.store, kode(n), &event, warga_at(1, &format!("2026-03-1{n}T03:00:00Z"))).await.unwrap();
    }
    let mut unit = db.store.begin().await.unwrap();
    let listed = unit.permohonan().of_chat(ChatId(1)).await.unwrap();
    let codes: Vec<_> = listed.iter().map(|loaded| loaded.permohonan.kode).collect();
    assert_eq!(codes, [7, 8, 6, 5, 4, 3, 2].map(kode));
    assert!(unit.permohonan().of_chat(ChatId(2)).await.unwrap().is_empty());
}
