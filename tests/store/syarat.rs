//! The lists of syarat: versions that only grow, one after the other, by an admin.

use layanan_ktp::config::kantor;
use layanan_ktp::domain::berkas::{Demand, Syarat};
use layanan_ktp::domain::pemohon::Jenis;
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::domain::syarat::Lists;
use layanan_ktp::domain::syarat::edit::Edit;
use layanan_ktp::store::syarat::{NewVersion, Published, Reach};
use layanan_ktp::store::updates::{DialogWrite, DraftWrite, Finish, Marks, RawUpdate};

use crate::support::{Db, asked, at, insert, syarat};

const NOW: &str = "2026-03-02T03:00:00Z";

pub(crate) fn profile(version: i32) -> Lists {
    kantor::parse(include_str!("../../kantor.toml")).unwrap().lists.as_version(version)
}

async fn admin(db: &Db) -> PetugasId {
    let mut unit = db.store.begin().await.unwrap();
    let id = unit.petugas().add(ChatId(905), Peran::Admin, "Admin Contoh", at("2026-01-02T01:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    id
}

pub(crate) async fn adopts(db: &Db, lists: &Lists) -> Published {
    let mut unit = db.store.begin().await.unwrap();
    let done = unit.syarat().adopt(lists, at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    done
}

/// The lists in use with one thing more.
async fn publishes(db: &Db, by: PetugasId, base: i32, kode: &str) -> Published {
    let mut unit = db.store.begin().await.unwrap();
    let mut lists = unit.syarat().newest().await.unwrap().unwrap().as_version(base + 1);
    let new = Syarat { kode: syarat(kode), nama: kode.to_owned(), demand: Demand::Wajib };
    lists.edit(&Edit::Add { jenis: Jenis::Baru, syarat: new }).unwrap();
    let new = NewVersion { lists: &lists, base, by, at: at(NOW), alasan: Some("surat Camat") };
    let done = unit.syarat().publish(new).await.unwrap();
    unit.commit().await.unwrap();
    done
}

async fn newest(db: &Db) -> Option<Lists> {
    db.store.begin().await.unwrap().syarat().newest().await.unwrap()
}

#[tokio::test]
async fn the_profile_is_the_beginning_and_goes_on_until_an_admin_takes_over() {
    let db = Db::new().await;
    let by = admin(&db).await;
    assert_eq!(newest(&db).await, None);
    assert_eq!(adopts(&db, &profile(2)).await, Published::Done);
    assert_eq!(newest(&db).await, Some(profile(2)));
    assert_eq!(adopts(&db, &profile(2)).await, Published::Newer, "the same again is nothing new");
    assert_eq!(adopts(&db, &profile(1)).await, Published::Newer, "an old file changes nothing");
    assert_eq!(adopts(&db, &profile(5)).await, Published::Done);
    assert_eq!(publishes(&db, by, 5, "foto").await, Published::Done);
    assert_eq!(adopts(&db, &profile(9)).await, Published::Newer, "what an admin decided is not undone by a file");
    assert_eq!(newest(&db).await.unwrap().version, 6);
}

#[tokio::test]
async fn of_two_that_are_made_from_one_version_only_the_first_is_published() {
    let db = Db::new().await;
    let by = admin(&db).await;
    adopts(&db, &profile(1)).await;
    let done = tokio::join!(publishes(&db, by, 1, "foto"), publishes(&db, by, 1, "surat_kuasa"));
    assert!(matches!(done, (Published::Done, Published::Newer) | (Published::Newer, Published::Done)), "{done:?}");
    assert_eq!(publishes(&db, by, 1, "akta").await, Published::Newer);
    assert_eq!(publishes(&db, by, 2, "akta").await, Published::Done);
    assert_eq!(db.count("select count(*) from syarat").await, 3);
}

#[tokio::test]
async fn the_history_names_who_and_why_and_the_database_does_not() {
    let db = Db::new().await;
    let by = admin(&db).await;
    adopts(&db, &profile(1)).await;
    publishes(&db, by, 1, "foto").await;
    let history = db.store.begin().await.unwrap().syarat().history(0, 10).await.unwrap();
    let told: Vec<_> = history.iter().map(|v| (v.lists.version, v.oleh.as_deref(), v.alasan.as_deref())).collect();
    assert_eq!(told, [(2, Some("Admin Contoh"), Some("surat Camat")), (1, None, None)]);
    assert_eq!(format!("{history:?}"), "[Version(2), Version(1)]");
    assert_eq!(db.count("select count(*) from syarat where position('Camat'::bytea in alasan) > 0").await, 0);
}

#[tokio::test]
async fn drafts_and_open_permohonan_are_counted_by_kind() {
    let db = Db::new().await;
    for n in 1..=2 {
        insert(&db.store, &asked(n)).await;
    }
    for (n, draft) in [(1, r#"{"jenis":"baru"}"#), (2, r#"{"jenis":"hilang"}"#), (3, r#"{"jenis":null}"#), (4, "null")]
    {
        let mut poller = db.store.poller().await.unwrap().unwrap();
        poller.store(&[RawUpdate { update_id: n, chat: n, raw: b"x".to_vec() }]).await.unwrap();
        poller.release().await.unwrap();
        let mut unit = db.store.begin().await.unwrap();
        let claimed = unit.updates().claim(1, 0, at("2026-03-02T02:00:00Z")).await.unwrap().claimed.remove(0);
        let dialog =
            DialogWrite::Save { version: 1, state: format!(r#"{{"draft":{draft}}}"#), draft: DraftWrite::Touched };
        let done = Finish { claimed: &claimed, dialog, archive: false, queued: Vec::new(), marks: Marks::default() };
        unit.updates().finish(&[done], at(NOW)).await.unwrap();
        unit.commit().await.unwrap();
    }
    let mut unit = db.store.begin().await.unwrap();
    let mut syarat = unit.syarat();
    assert_eq!(syarat.reach(&[Jenis::Baru]).await.unwrap(), Reach { drafts: 1, open: 2 });
    assert_eq!(syarat.reach(&[Jenis::Baru, Jenis::Hilang]).await.unwrap(), Reach { drafts: 2, open: 2 });
    assert_eq!(syarat.reach(&[Jenis::Rusak]).await.unwrap(), Reach::default());
}

#[tokio::test]
async fn an_update_brings_the_lists_along_where_they_are_not_known() {
    let db = Db::new().await;
    adopts(&db, &profile(3)).await;
    let mut poller = db.store.poller().await.unwrap().unwrap();
    poller.store(&[RawUpdate { update_id: 1, chat: 1, raw: b"x".to_vec() }]).await.unwrap();
    for (known, brought) in [(0, true), (2, true), (3, false), (4, true)] {
        let mut unit = db.store.begin().await.unwrap();
        let claimed = unit.updates().claim(1, known, at("2026-03-02T02:00:00Z")).await.unwrap().claimed.remove(0);
        assert_eq!(claimed.lists, brought.then(|| profile(3)), "{known}");
        unit.commit().await.unwrap(); // it is not finished, and free again
    }
}

/// Statements, and the constraint that has to refuse them. Petugas 1 is the admin, 2 is staf; version 2 is the admin's.
const REFUSED: &[(&str, &str)] = &[
    ("update syarat set made_at = now()", "syarat_append_only"),
    ("delete from syarat where version = 2", "syarat_append_only"),
    ("truncate syarat", "syarat_append_only"),
    ("insert into syarat select 2, layanan, 1, now() from syarat where version = 1", "syarat_forward"),
    ("insert into syarat select 1, layanan, 1, now() from syarat where version = 1", "syarat_forward"),
    ("insert into syarat select 3, layanan, 2, now() from syarat where version = 1", "syarat_by_admin"),
    ("update petugas set aktif = false, deactivated_at = now() where petugas_id = 1;
      insert into syarat select 3, layanan, 1, now() from syarat where version = 1", "syarat_by_admin"),
    ("insert into syarat select 3, layanan, null, now() from syarat where version = 1", "syarat_file_first"),
    ("insert into syarat select 3, '[]', 1, now()", "syarat_layanan_check"),
    ("insert into syarat select 3, '{}', 1, now()", "syarat_layanan_check"),
    ("insert into syarat select 3, 'null', 1, now()", "syarat_layanan_check"),
    // a kind twice, one that is none, and none that is on
    ("insert into syarat select 3, jsonb_set(layanan, '{1,jenis}', '\"baru\"'), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{1,jenis}', '\"patah\"'), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, layanan #- '{1,jenis}', 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, layanan - 1, 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(jsonb_set(layanan, '{0,aktif}', 'false'), '{1,aktif}', 'false'), 1, now() from syarat where version = 1",
     "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,aktif}', '\"ya\"'), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    // a list by which nobody can be asked
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat}', '[]'), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, layanan #- '{0,syarat}', 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat,0,kode}', '\"kk\"'), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat,0,kode}', '\"KK 2\"'), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat,0,nama}', '\"kartu keluarga (kk)\"'), 1, now() from syarat where version = 1",
     "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat,0,nama}', to_jsonb(repeat('x', 41))), 1, now() from syarat where version = 1",
     "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat,0,demand}', '\"mungkin\"'), 1, now() from syarat where version = 1",
     "syarat_layanan_check"),
    ("insert into syarat select 3, layanan #- '{0,syarat,0,demand}', 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat select 3, jsonb_set(layanan, '{0,syarat}', (select jsonb_agg(jsonb_build_object('kode', chr(96 + n), 'nama', chr(96 + n),
        'demand', 'wajib')) from generate_series(1, 13) n)), 1, now() from syarat where version = 1", "syarat_layanan_check"),
    ("insert into syarat (version, layanan, made_by, made_at, alasan) select 0, layanan, 1, now(), null from syarat where version = 1",
     "syarat_forward"),
];

#[tokio::test]
async fn the_lists_cannot_be_changed_past_the_program() {
    let db = Db::new().await;
    let by = admin(&db).await;
    let mut unit = db.store.begin().await.unwrap();
    unit.petugas().add(ChatId(901), Peran::Staf, "Staf Contoh", at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    adopts(&db, &profile(1)).await;
    publishes(&db, by, 1, "foto").await;
    for (sql, constraint) in REFUSED {
        assert_eq!(db.refused(sql).await.as_deref(), Some(*constraint), "{sql}");
    }
    assert_eq!(db.count("select count(*) from syarat").await, 2);
}

#[tokio::test]
async fn a_fresh_register_takes_no_nonsense_either() {
    let db = Db::new().await;
    let lists = "(select json_agg(json_build_object('jenis', j, 'aktif', j = 'baru', 'syarat', json_build_array(
        json_build_object('kode', 'kk', 'nama', 'KK', 'demand', 'wajib')))) from unnest(array['baru','pembetulan','rusak','hilang']) j)";
    let refused =
        |version: i32, alasan: &str| format!("insert into syarat values ({version}, {lists}, null, now(), {alasan})");
    assert_eq!(db.refused(&refused(0, "null")).await.as_deref(), Some("syarat_version_check"));
    assert_eq!(db.refused(&refused(1, "'x'")).await.as_deref(), Some("syarat_alasan_check"));
    assert_eq!(db.refused(&refused(1, "null")).await, None);
}
