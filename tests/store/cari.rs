//! Searching: by every key in force, and by an index where the register is large.

use layanan_ktp::domain::cari::Sought;
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::Nik;
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::domain::register::NomorRegister;
use layanan_ktp::store::Store;
use layanan_ktp::store::permohonan::search::{Found, Search};
use layanan_ktp::store::petugas::Petugas;
use rstest::rstest;

use crate::guards::desk;
use crate::support::{Db, KEY, asked, insert, kode, nik_of, person};

const OTHER_KEY: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

pub(crate) fn petugas(id: i64, peran: Peran) -> Petugas {
    Petugas {
        id: PetugasId(id),
        peran,
        nama: "Contoh".to_owned(),
        chat: ChatId(900 + id),
        aktif: true,
        plh: Vec::new(),
    }
}

fn named(text: &str) -> Sought {
    Sought::Nama { words: Nama::parse(text).unwrap().0.words(), desa: None }
}

fn japan() -> DesaKode {
    DesaKode::parse("35.16.13.2009").unwrap()
}

pub(crate) async fn search(store: &Store, who: &Petugas, sought: &Sought, only_open: bool) -> Found {
    let mut unit = store.begin().await.unwrap();
    unit.permohonan().search(who, Search { sought, only_open, offset: 0, limit: 5 }).await.unwrap()
}

#[tokio::test]
async fn found_under_whichever_key_it_was_sealed() {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    let newer = db.with_keys(&format!("{OTHER_KEY},{KEY}")).await;
    insert(&newer, &asked(2)).await;
    let staf = petugas(1, Peran::Staf);
    for sought in [named("sari"), named("Contoh SARI")] {
        assert_eq!(search(&newer, &staf, &sought, false).await.total, Some(2));
    }
    for (n, sought) in [(1, Sought::Nik(nik_of(1))), (2, Sought::Nik(nik_of(2))), (2, Sought::Kode(kode(2)))] {
        let found = search(&newer, &staf, &sought, false).await;
        assert_eq!((found.total, found.page[0].permohonan.kode), (Some(1), kode(n)));
    }
    assert_eq!(search(&newer, &staf, &named("sar"), false).await.total, Some(0));
    assert_eq!(search(&newer, &staf, &named("sari sartika"), false).await.total, Some(0));
}

#[tokio::test]
async fn each_sees_what_is_theirs_and_what_is_open_stands_first() {
    let db = desk().await;
    let sari = named("sari");
    let staf = search(&db.store, &petugas(1, Peran::Staf), &sari, false).await;
    assert_eq!(staf.total, Some(6));
    assert!(staf.page.iter().all(|l| l.permohonan.kode != kode(6)), "what is closed stands last");
    assert_eq!(search(&db.store, &petugas(2, Peran::Kasi), &sari, true).await.total, Some(5));
    let officer = search(&db.store, &petugas(3, Peran::Dispendukcapil), &sari, false).await;
    assert_eq!((officer.total, officer.page[0].permohonan.kode), (Some(1), kode(5)));
    assert_eq!(search(&db.store, &petugas(4, Peran::Dispendukcapil), &sari, false).await.total, Some(0));
    assert_eq!(search(&db.store, &petugas(4, Peran::Admin), &sari, false).await.total, Some(0));
    let left = Petugas { aktif: false, ..petugas(1, Peran::Staf) };
    assert_eq!(search(&db.store, &left, &sari, false).await.total, Some(0));
    let desa = Sought::Desa(person(1).desa);
    assert_eq!(search(&db.store, &petugas(1, Peran::Staf), &desa, true).await.total, Some(5));
    assert_eq!(search(&db.store, &petugas(1, Peran::Staf), &desa, false).await.total, Some(6));
    assert_eq!(search(&db.store, &petugas(3, Peran::Dispendukcapil), &desa, true).await.total, Some(1));
}

/// Only how many: the rows of the crowd do not open.
fn counted(sought: &Sought) -> Search<'_> {
    Search { sought, only_open: false, offset: 0, limit: 0 }
}

/// Thirty thousand others, with indexes of their own, in every desa; 300 with one word in common.
async fn crowd(db: &Db) {
    db.tamper(
        "insert into permohonan (kode, jenis, tahap, desa, syarat, syarat_version, data, nik_index, kk_index, nama_index, consent_version,
             consent_at, submitted_at, riwayat_seq, riwayat_hash)
         select translate(lpad(upper(to_hex(n)), 7, 'Z'), '01', 'XY'), jenis, tahap, '35.16.13.20' || lpad((1 + n % 15)::text, 2, '0'), syarat,
             syarat_version, data, sha256(n::text::bytea), kk_index,
             array[sha256(('w' || n)::bytea), case when n <= 300 then sha256('common') else sha256(('v' || n)::bytea) end],
             consent_version, consent_at, submitted_at - n * interval '1 minute', 1, riwayat_hash
         from permohonan cross join generate_series(1, 30000) n where permohonan_id = 1",
    )
    .await;
    sqlx::Executor::execute(&mut db.raw().await, "vacuum analyze permohonan").await.unwrap();
    db.count("select 1::bigint from (select pg_stat_reset()) r").await;
}

/// Each kind of thing is read through its own index, and `permohonan` never row by row.
#[rstest]
#[case(Sought::Kode(kode(1)), "permohonan_kode_key")]
#[case(Sought::Nomor(NomorRegister { tahun: 2026, urut: 1 }), "permohonan_nomor_key")]
#[case(Sought::Nik(nik_of(1)), "permohonan_nik")]
#[case(Sought::Nik(Nik::from_stored("3516130101909999").unwrap()), "permohonan_nik")]
#[case(named("Sari Contoh"), "permohonan_nama")]
#[case(named("tidak ada"), "permohonan_nama")]
#[case(Sought::Nama { words: vec!["sari".to_owned()], desa: Some(person(1).desa) }, "permohonan_nama")]
#[case(Sought::Desa(japan()), "permohonan_desa_open")]
#[tokio::test]
async fn a_large_register_is_searched_by_its_indexes(#[case] sought: Sought, #[case] index: &str) {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    crowd(&db).await;
    let only_open = matches!(sought, Sought::Desa(_));
    for who in [petugas(1, Peran::Staf), petugas(1, Peran::Dispendukcapil)] {
        let store = db.with_keys(KEY).await;
        let mut unit = store.begin().await.unwrap();
        // The rows of the others do not open: only what is found is counted here.
        let found = unit.permohonan().search(&who, Search { sought: &sought, only_open, offset: 0, limit: 0 }).await;
        found.unwrap();
        drop(unit);
        store.close().await; // what a connection has read is told when it ends
    }
    let begun = std::time::Instant::now();
    let used =
        format!("select coalesce(sum(idx_scan), 0)::bigint from pg_stat_user_indexes where indexrelname = '{index}'");
    let used: &'static str = used.leak();
    while db.count(used).await < 2 {
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{index} is not used");
        tokio::task::yield_now().await;
    }
    let read = "select (seq_tup_read)::bigint from pg_stat_user_tables where relname = 'permohonan'";
    assert_eq!(db.count(read).await, 0, "{index}: rows were read one by one");
}

#[tokio::test]
async fn what_is_common_is_not_listed_and_of_a_desa_the_newest_are() {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    crowd(&db).await;
    let vault = crate::support::vault();
    let common = vault.index("nama", "umum").iter().fold("\\x".to_owned(), |hex, byte| hex + &format!("{byte:02x}"));
    db.tamper(&format!(
        "update permohonan set nama_index = array['{common}'::bytea] where nama_index @> array[sha256('common')]"
    ))
    .await;
    let staf = petugas(1, Peran::Staf);
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(unit.permohonan().search(&staf, counted(&named("umum"))).await.unwrap().total, None);
    let within = Sought::Nama { words: vec!["umum".to_owned()], desa: Some(japan()) };
    assert_eq!(unit.permohonan().search(&staf, counted(&within)).await.unwrap().total, Some(20));
    assert_eq!(unit.permohonan().search(&staf, counted(&Sought::Desa(japan()))).await.unwrap().total, None);
}
