//! Everything under a new key: while others write, interrupted, and then without the old one.

use layanan_ktp::domain::cari::Sought;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::nik::Nik;
use layanan_ktp::domain::petugas::Peran;
use layanan_ktp::store::Store;
use layanan_ktp::store::permohonan::Inserted;
use layanan_ktp::store::reseal::{Progress, Resealed};
use layanan_ktp::store::sealing::{Place, Vault};

use crate::cari::{petugas, search};
use crate::permohonan::finding;
use crate::sealed::fill;
use crate::support::{
    Db, KEY, Office, act, asked, at, file, find, insert, kode, person, syarat, unsealed, vault, warga_at,
};

const TWO: &str = "2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
const THREE: &str = "3:AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=";

async fn checked(db: &Db, keys: &str) -> Store {
    db.checked(keys).await
}

/// A program with these keys, and no other one any more.
async fn restarted(db: &Db, keys: &str) -> Store {
    db.store.close().await;
    checked(db, keys).await
}

async fn seal_anew(store: &Store) -> Resealed {
    store.seal_anew(&mut |_| ()).await.unwrap()
}

/// Values that are sealed with this key of the office.
async fn under(db: &Db, key: u8) -> Vec<String> {
    let of = |(table, column): (&str, &str)| {
        format!(
            "select '{table}.{column}' from {table} where get_byte({column}, 0) = 1 and get_byte({column}, 1) = {key}"
        )
    };
    let columns = [
        ("permohonan", "data"),
        ("permohonan", "entri"),
        ("permohonan", "alasan_text"),
        ("berkas", "file"),
        ("kekurangan", "note"),
        ("perbaikan", "nilai"),
        ("perbaikan", "alasan_text"),
        ("data_key", "wrapped"),
        ("day_key", "wrapped"),
        ("petugas", "nama"),
        ("dialog", "state"),
        ("dialog_archive", "state"),
        ("inbox", "raw"),
        ("outbox", "payload"),
        ("periksa", "file"),
        ("periksa", "found"),
        ("fetched_file", "file_key"),
    ];
    let sql = columns.map(of).join(" union ") + " order by 1";
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&mut db.raw().await).await.unwrap()
}

#[tokio::test]
async fn after_it_the_old_key_is_needed_no_more_and_the_book_is_as_it_was() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    fill(&db).await;
    assert_eq!(under(&db, 1).await, ["data_key.wrapped", "day_key.wrapped", "petugas.nama"]);
    let both = restarted(&db, &format!("{TWO},{KEY}")).await;
    let done = seal_anew(&both).await;
    assert_eq!((&done.left[..], &done.retired[..]), (&[][..], &[1][..]));
    assert!(done.sealed >= 8, "{done:?}");
    assert_eq!(under(&db, 1).await, [""; 0]);
    let alone = checked(&db, TWO).await;
    for n in 1..=3 {
        assert_eq!(find(&alone, kode(n)).await.permohonan, find(&both, kode(n)).await.permohonan);
        assert_eq!(find(&alone, kode(n)).await.permohonan.data.nama, person(n).nama);
    }
    let verified = alone.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap();
    assert_eq!(verified.faults, []);
    assert_eq!(verified.permohonan, 3);
    // What a person is found by is made with the new key: the old one has no part in it.
    let nik = Nik::from_stored("3516130101909902").unwrap();
    let candidates = Vault::parse(TWO).unwrap().index_candidates("nik", nik.as_str());
    let found: i64 = sqlx::query_scalar("select count(*) from permohonan where nik_index = any($1)")
        .bind(&candidates)
        .fetch_one(&mut db.raw().await)
        .await
        .unwrap();
    assert_eq!(found, 1);
    let staf = petugas(1, Peran::Staf);
    assert_eq!(search(&alone, &staf, &Sought::Nik(nik), false).await.total, Some(1));
    assert_eq!(seal_anew(&alone).await, Resealed { retired: vec![1], ..Resealed::default() });
}

#[tokio::test]
async fn nothing_is_sealed_anew_beside_a_process_that_seals_with_another_key() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    fill(&db).await;
    let behind = restarted(&db, &format!("{KEY},{TWO}")).await;
    let both = checked(&db, &format!("{TWO},{KEY}")).await;
    let refused = both.seal_anew(&mut |_| ()).await.unwrap_err().to_string();
    assert!(refused.contains("does not seal with key 2 first yet: restart it"), "{refused}");
    assert!(!under(&db, 1).await.is_empty(), "nothing was changed");
    behind.close().await;
    assert_eq!(seal_anew(&both).await.left, []);
    assert_eq!(under(&db, 1).await, [""; 0]);
}

/// What it seals would look spoilt to the other one.
#[tokio::test]
async fn a_new_key_seals_nothing_while_a_process_runs_that_does_not_know_it() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    let new = db.with_keys(&format!("{TWO},{KEY}")).await;
    let refused = new.check_keys().await.unwrap_err().to_string();
    assert!(refused.contains("key 2 is new, and a running process of this register does not know it"), "{refused}");
    db.with_keys(KEY).await.check_keys().await.unwrap().close().await; // the old one can be started still
    db.store.close().await;
    let behind = checked(&db, &format!("{KEY},{TWO}")).await;
    checked(&db, &format!("{TWO},{KEY}")).await.close().await;
    behind.close().await;
}

#[tokio::test]
async fn without_the_old_key_nothing_starts_before_everything_is_sealed_anew() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    restarted(&db, &format!("{TWO},{KEY}")).await.close().await;
    let error = db.with_keys(TWO).await.check_keys().await.unwrap_err();
    assert!(error.to_string().contains("sealed with key 1, which is not here"), "{error}");
}

#[tokio::test]
async fn a_third_key_brings_the_first_along() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    fill(&db).await;
    seal_anew(&restarted(&db, &format!("{TWO},{KEY}")).await).await;
    let done = seal_anew(&checked(&db, &format!("{THREE},{TWO}")).await).await;
    assert_eq!(done.retired, [1, 2]);
    let alone = checked(&db, THREE).await;
    let verified = alone.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap();
    assert_eq!(verified.faults, [], "the riwayat was hashed with the first key");
}

#[tokio::test]
async fn interrupted_it_leaves_everything_readable_and_goes_on_where_it_was() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    for n in 1..=250 {
        let mut new = asked(u8::try_from(n % 250).unwrap());
        new.kode = numbered(n);
        let nik = Nik::from_stored(&format!("3516130101{:02}99{:02}", n / 100 + 70, n % 100)).unwrap();
        new.data.numbers.iter_mut().for_each(|numbers| numbers.nik = nik.clone());
        assert!(matches!(insert(&db.store, &new).await, Inserted::Created(_)), "{n}");
    }
    let both = restarted(&db, &format!("{TWO},{KEY}")).await;
    let (stop, stopped) = std::sync::mpsc::channel();
    let running = both.clone();
    let task = tokio::spawn(async move {
        let mut tell = |progress: Progress| {
            stop.send(progress).ok();
            std::thread::sleep(std::time::Duration::from_millis(20)); // gives the other thread the time to stop us
        };
        running.seal_anew(&mut tell).await
    });
    let first = tokio::task::spawn_blocking(move || stopped.recv().unwrap()).await.unwrap();
    task.abort();
    drop(task.await);
    assert_eq!((first.table, first.sealed), ("permohonan", 100));
    let verified = both.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap();
    assert_eq!(verified.faults, []);
    let mut seen = Vec::new();
    let done = both.seal_anew(&mut |progress| seen.push(progress)).await.unwrap();
    assert!(done.sealed < 250, "what was done is not done again: {done:?}");
    assert_eq!(seen.first().map(|progress| progress.table), Some("permohonan"));
    assert!(seen.iter().any(|progress| progress.table == "permohonan" && progress.percent == 100));
    assert_eq!(under(&db, 1).await, [""; 0]);
}

fn numbered(n: u32) -> Kode {
    let [.., a, b] = n.to_be_bytes();
    Kode::from_entropy([a, b, 9, a, b, 1, 2, 3])
}

#[tokio::test]
async fn others_go_on_meanwhile() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    let o = Office::new(&db).await;
    for n in 1..=40 {
        insert(&db.store, &asked(n)).await;
    }
    let both = restarted(&db, &format!("{TWO},{KEY}")).await;
    let desk = checked(&db, &format!("{TWO},{KEY}")).await;
    let receiving = async {
        for n in 1..=40 {
            act(&desk, kode(n), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
            insert(&desk, &asked(n + 50)).await;
        }
    };
    let ((), done) = tokio::join!(receiving, seal_anew(&both));
    assert_eq!(done.left, []);
    seal_anew(&both).await; // of what was begun before the new key was there nothing is left
    let alone = checked(&db, TWO).await;
    let verified = alone.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap();
    assert_eq!((verified.faults, verified.permohonan), (vec![], 80));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Sealed columns that belong to a permohonan, with what names the row in the seal.
const OWN: [(&str, &str, &str); 5] = [
    ("permohonan", "data", "p.kode"),
    ("permohonan", "entri", "p.kode"),
    ("permohonan", "alasan_text", "p.kode"),
    ("berkas", "file", "t.berkas_id::text"),
    ("kekurangan", "note", "p.kode || '/' || t.cycle || '/' || t.syarat"),
];

/// Seals every permohonan as it was sealed before each had a key of its own.
pub(crate) async fn as_before_data_keys(db: &Db) {
    let (office, mut raw, mut anew) = (vault(), db.raw().await, vec!["delete from data_key".to_owned()]);
    for (table, column, row) in OWN {
        let sql = format!(
            "select p.kode, {row}, t.{column} from {table} t join permohonan p on p.permohonan_id = t.permohonan_id
             where t.{column} is not null"
        );
        let rows: Vec<(String, String, Vec<u8>)> =
            sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut raw).await.unwrap();
        for (kode, row, sealed) in rows {
            let loaded = find(&db.store, Kode::parse(&kode).unwrap()).await;
            let place = Place { table, column, row: &row };
            let plain = office.with(&loaded.data_key.unwrap()).open(place, &sealed).unwrap();
            let (was, becomes) = (hex(&sealed), hex(&office.seal(place, &plain).unwrap()));
            anew.push(format!("update {table} set {column} = '\\x{becomes}' where {column} = '\\x{was}'"));
        }
    }
    db.tamper(&anew.join("; ")).await;
}

#[tokio::test]
async fn one_from_before_there_were_such_keys_gets_one() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let returned = Event::TidakLengkap { findings: vec![finding("kk")] };
    act(&db.store, kode(1), &returned, o.kasi_at("2026-03-02T03:10:00Z")).await.unwrap();
    let was = find(&db.store, kode(1)).await;
    as_before_data_keys(&db).await;
    let before = find(&db.store, kode(1)).await;
    assert_eq!(before.permohonan, was.permohonan);
    assert!(before.data_key.is_none());
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
    // It goes on as it is …
    let answer = Event::Dilengkapi { syarat: syarat("kk"), answer: file("kk-2"), replaces: None };
    act(&db.store, kode(1), &answer, warga_at(101, "2026-03-02T03:20:00Z")).await.unwrap();
    // … and is given a key with the next change of keys.
    let both = restarted(&db, &format!("{TWO},{KEY}")).await;
    let done = seal_anew(&both).await;
    assert_eq!(done.left, []);
    let after = find(&checked(&db, TWO).await, kode(1)).await;
    assert!(after.data_key.is_some());
    assert_eq!(after.permohonan.data.nama, person(1).nama);
    assert_eq!(after.permohonan.checklist.kekurangan, was.permohonan.checklist.kekurangan);
    let faults = both.verify(at("2026-03-03T05:00:00Z"), None).await.unwrap().faults;
    assert_eq!(faults, [unsealed("2026-03-02")]);
    assert_eq!(under(&db, 1).await, [""; 0]);
}

#[tokio::test]
async fn what_cannot_be_opened_is_counted_and_holds_up_nothing() {
    let db = Db::new().await;
    checked(&db, KEY).await.close().await;
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
    }
    db.tamper("update permohonan set data = '\\x0100' where permohonan_id = 2").await;
    let done = seal_anew(&restarted(&db, &format!("{TWO},{KEY}")).await).await;
    assert_eq!((done.sealed, done.left), (4, vec![("permohonan", 1)]), "two of them, and the keys of two days");
    assert_eq!(find(&checked(&db, TWO).await, kode(3)).await.permohonan.data.nama, person(3).nama);
}

#[tokio::test]
async fn whose_key_is_gone_cannot_be_read_and_is_named() {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    db.tamper("delete from data_key").await;
    assert!(db.store.begin().await.unwrap().permohonan().find(kode(1)).await.is_err());
    let faults = db.faults("2026-03-02T05:00:00Z").await;
    assert_eq!(faults.len(), 1, "{faults:?}");
}
