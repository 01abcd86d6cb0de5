//! A stolen copy of the database shows no person.

use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::perbaikan::{AlasanTolak, Nilai, Tolak};
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::pesan::Reply;
use layanan_ktp::pesan::meja::Meja;
use layanan_ktp::pesan::outgoing::Queued;
use layanan_ktp::store::updates::{DialogWrite, DraftWrite, Finish, Marks, RawUpdate};

use crate::permohonan::{checked, finding};
use crate::support::{Db, Office, act, asked, at, insert, kode, nik_of, server, warga_at};

const WORDS: &[&str] = &[
    "351613010101990",
    "35161301011599",
    "Sari",
    "Contoh",
    "Jalan",
    "470/1",
    "halaman dua",
    "pindah ke",
    "id-kk",
    "kk-1",
    "rahasia",
];

/// Everything that may hold something personal, at least once.
pub(crate) async fn fill(db: &Db) {
    let o = Office::new(db).await;
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
    }
    let returned = Event::TidakLengkap { findings: vec![finding("kk")] };
    let nama = Nama::from_stored("Sari Rahasia").unwrap();
    let tolak = Tolak { kode: AlasanTolak::Lainnya, text: Some("rahasia".to_owned()) };
    let closed =
        Event::Dibatalkan { alasan: Alasan { kode: AlasanBatal::Lainnya, text: Some("pindah ke kota".to_owned()) } };
    for (n, event, stamp) in [
        (1, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (1, Event::Lengkap, o.kasi_at("2026-03-02T03:01:00Z")),
        (1, checked(1), o.staf_at("2026-03-02T03:02:00Z")),
        (2, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (2, returned, o.kasi_at("2026-03-02T03:01:00Z")),
        (2, Event::PerbaikanDiminta { nilai: Nilai::Nama(nama) }, warga_at(102, "2026-03-02T03:02:00Z")),
        (2, Event::PerbaikanDitolak { nomor: 1, tolak }, o.staf_at("2026-03-02T03:03:00Z")),
        (3, closed, warga_at(103, "2026-03-02T03:01:00Z")),
    ] {
        act(&db.store, kode(n), &event, stamp).await.unwrap();
    }
    converse(db).await;
}

async fn converse(db: &Db) {
    let mut poller = db.store.poller().await.unwrap().unwrap();
    let raw = |update_id| RawUpdate { update_id, chat: 1, raw: b"{\"text\":\"rahasia\"}".to_vec() };
    poller.store(&[raw(1), raw(2)]).await.unwrap();
    let told = Meja::PhoneNone { kode: kode(1) };
    let data = Meja::NikShown { kode: kode(1), nik: nik_of(1).as_str().to_owned(), kk: "rahasia".to_owned() };
    let queued = [data, told].map(|text| Queued::say(ChatId(1), Reply::new(text)));
    let mut unit = db.store.begin().await.unwrap();
    let claimed = unit.updates().claim(1, 0, at("2026-03-02T02:00:00Z")).await.unwrap().claimed.remove(0);
    let dialog =
        DialogWrite::Save { version: 1, state: "{\"nama\":\"rahasia\"}".to_owned(), draft: DraftWrite::Touched };
    let done = Finish { claimed: &claimed, dialog, archive: false, queued: queued.to_vec(), marks: Marks::default() };
    unit.updates().finish(&[done], at("2026-03-02T02:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
}

#[tokio::test]
async fn a_dump_shows_no_person() {
    let db = Db::new().await;
    fill(&db).await;
    let output = server().tool("pg_dump").args(["-d", &db.name]).output().unwrap();
    assert!(output.status.success());
    let dump = String::from_utf8_lossy(&output.stdout);
    assert!(dump.contains(&kode(1).compact()), "the dump holds the register");
    for word in WORDS {
        let hex = word.bytes().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert!(!dump.contains(word) && !dump.contains(&hex), "{word}");
    }
    assert!(!dump.contains(nik_of(1).as_str()));
}

#[tokio::test]
async fn another_key_opens_nothing_and_says_so() {
    let db = Db::new().await;
    fill(&db).await;
    let stranger = db.with_keys("9:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=").await;
    let mut unit = stranger.begin().await.unwrap();
    let fault = unit.permohonan().find(kode(1)).await.unwrap_err();
    assert_eq!((fault.kind(), fault.to_string().as_str()), ("inconsistent", "permohonan 1 does not hold together"));
    assert!(unit.petugas().active().await.unwrap().is_empty(), "one that cannot be read holds up nobody else");
    let fault = unit.petugas().all().await.unwrap_err();
    assert_eq!(
        (fault.kind(), fault.to_string().as_str()),
        ("sealing", "a value is sealed with key 1, which is not here")
    );
}

#[tokio::test]
async fn after_a_new_key_the_old_ones_still_open() {
    let db = Db::new().await;
    fill(&db).await;
    let both = db.with_keys(&format!("9:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,{}", crate::support::KEY)).await;
    let o = Office::new(&Db { store: both.clone(), name: db.name.clone(), url: db.url.clone() }).await;
    act(&both, kode(1), &Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T04:00:00Z")).await.unwrap();
    insert(&both, &asked(4)).await;
    assert_eq!(both.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap().faults, []);
}
