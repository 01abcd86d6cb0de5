//! One server for all tests of this process, a database for each test, and made-up people.

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Utc};
use layanan_ktp::domain::berkas::{Answer, Demand, FileKind, FileRef, Piece, Syarat, SyaratKode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::Nik;
use layanan_ktp::domain::pemohon::{DataPemohon, Jenis, Numbers, Pihak, Sebagai};
use layanan_ktp::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};
use layanan_ktp::store::permohonan::{Inserted, Loaded, NewPermohonan};
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::verify::{ChainFault, FaultKind};
use layanan_ktp::store::{Store, StoreError, create_database};
use local_postgres::{LocalCluster, testing};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

pub(crate) const KEY: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// The day on which a program of a test runs.
pub(crate) const TODAY: &str = "2026-03-02T02:00:00Z";

static SERVER: OnceLock<LocalCluster> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The server of this process, with the migrated database `app` as a template.
pub(crate) fn server() -> &'static LocalCluster {
    SERVER.get_or_init(|| testing::server(&fingerprint(), |cluster| Ok(migrate_app(cluster)?)).unwrap())
}

fn fingerprint() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

fn migrate_app(cluster: &LocalCluster) -> Result<(), StoreError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        create_database(&cluster.url("postgres"), "app").await?;
        let store = Store::connect(&cluster.url("app"), vault(), 2).await?;
        store.migrate().await?;
        store.close().await;
        Ok(())
    })
}

pub(crate) fn vault() -> Vault {
    Vault::parse(KEY).unwrap()
}

/// A migrated database of the test's own.
pub(crate) struct Db {
    pub(crate) store: Store,
    pub(crate) name: String,
    pub(crate) url: String,
}

impl Db {
    pub(crate) async fn new() -> Self {
        let (name, url) = database("create database {} template app strategy file_copy").await;
        let store = Store::connect(&url, vault(), 60).await.unwrap();
        store.begin_day(at(TODAY)).await.unwrap();
        Self { store, name, url }
    }

    /// Another program with other keys on the same database; it does not know which day it is yet.
    pub(crate) async fn with_keys(&self, keys: &str) -> Store {
        Store::connect(&self.url, Vault::parse(keys).unwrap(), 2).await.unwrap()
    }

    /// The same, once it is sure of its keys.
    pub(crate) async fn checked(&self, keys: &str) -> Store {
        let store = self.with_keys(keys).await.check_keys().await.unwrap();
        store.begin_day(at(TODAY)).await.unwrap();
        store
    }

    /// A connection past the store.
    pub(crate) async fn raw(&self) -> PgConnection {
        PgConnection::connect(&self.url).await.unwrap()
    }

    /// Runs statements in one transaction, past the store; gives the constraint that refused them.
    pub(crate) async fn refused(&self, sql: &str) -> Option<String> {
        let mut connection = self.raw().await;
        let answer = connection.execute(AssertSqlSafe(format!("begin; {sql}; commit"))).await;
        let constraint = |error: sqlx::Error| {
            let refusal = error.into_database_error().unwrap();
            Some(refusal.constraint().map_or_else(|| refusal.to_string(), str::to_owned))
        };
        answer.map_or_else(constraint, |_| None)
    }

    /// Changes something with all checks and triggers off, as the owner of the database could.
    pub(crate) async fn tamper(&self, sql: &str) {
        const UNCHECKED: &str = "do $$ declare c record; begin
            for c in select conrelid::regclass as tab, conname from pg_constraint
                where contype = 'c' and connamespace = 'public'::regnamespace
            loop execute format('alter table %s drop constraint %I', c.tab, c.conname); end loop; end $$";
        let mut connection = self.raw().await;
        let sql = format!("{UNCHECKED}; set session_replication_role = replica; {sql}");
        let done = connection.execute(AssertSqlSafe(sql)).await;
        assert!(done.unwrap().rows_affected() > 0, "nothing was changed");
    }

    /// What is wrong with the book, as it is looked at at this time.
    pub(crate) async fn faults(&self, time: &str) -> Vec<ChainFault> {
        self.store.verify(at(time), None).await.unwrap().faults
    }

    pub(crate) async fn text(&self, sql: &'static str) -> String {
        sqlx::query_scalar(sql).fetch_one(&mut self.raw().await).await.unwrap()
    }

    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&mut self.raw().await).await.unwrap()
    }
}

/// A fresh database by a statement with `{}` for its name.
pub(crate) async fn database(create: &str) -> (String, String) {
    let server = tokio::task::spawn_blocking(server).await.unwrap();
    let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(&server.url("postgres")).await.unwrap();
    admin.execute(AssertSqlSafe(create.replace("{}", &name))).await.unwrap();
    let url = server.url(&name);
    (name, url)
}

/// The people of the office.
#[derive(Clone, Copy)]
pub(crate) struct Office {
    pub(crate) staf: PetugasId,
    pub(crate) kasi: PetugasId,
    pub(crate) officer: PetugasId,
}

impl Office {
    pub(crate) async fn new(db: &Db) -> Self {
        let mut unit = db.store.begin().await.unwrap();
        let since = at("2026-01-02T01:00:00Z");
        let mut petugas = unit.petugas();
        let staf = petugas.add(ChatId(901), Peran::Staf, "Staf Contoh", since).await.unwrap();
        let kasi = petugas.add(ChatId(902), Peran::Kasi, "Kasi Contoh", since).await.unwrap();
        let officer = petugas.add(ChatId(903), Peran::Dispendukcapil, "Petugas Contoh", since).await.unwrap();
        unit.commit().await.unwrap();
        Self { staf, kasi, officer }
    }

    pub(crate) fn staf_at(&self, time: &str) -> Stamp {
        Stamp { by: Actor::Petugas(self.staf, Peran::Staf), at: at(time) }
    }

    pub(crate) fn kasi_at(&self, time: &str) -> Stamp {
        Stamp { by: Actor::Petugas(self.kasi, Peran::Kasi), at: at(time) }
    }

    pub(crate) fn officer_at(&self, time: &str) -> Stamp {
        Stamp { by: Actor::Petugas(self.officer, Peran::Dispendukcapil), at: at(time) }
    }
}

pub(crate) fn at(time: &str) -> DateTime<Utc> {
    time.parse().unwrap()
}

/// A fault that is not about one permohonan.
pub(crate) fn of_book(what: FaultKind) -> ChainFault {
    ChainFault { kode: "-".to_owned(), seq: 0, what }
}

/// The fault of a day that has ended and is not sealed.
pub(crate) fn unsealed(day: &str) -> ChainFault {
    of_book(FaultKind::Unsealed { tanggal: day.parse().unwrap() })
}

pub(crate) fn warga_at(chat: i64, time: &str) -> Stamp {
    Stamp { by: Actor::Warga(ChatId(chat)), at: at(time) }
}

pub(crate) fn kode(n: u8) -> Kode {
    Kode::from_entropy([n, 7, 77, n, 1, 2, 3, 4])
}

pub(crate) fn syarat(kode: &str) -> SyaratKode {
    SyaratKode(kode.to_owned())
}

pub(crate) fn file(unique: &str) -> Answer {
    Answer::File(photo_ref(unique))
}

pub(crate) fn photo_ref(unique: &str) -> FileRef {
    FileRef { kind: FileKind::Foto, file_id: format!("id-{unique}"), unique_id: unique.to_owned() }
}

pub(crate) fn person(n: u8) -> DataPemohon {
    DataPemohon {
        nama: Nama::from_stored("Sari Contoh").unwrap(),
        numbers: Some(Numbers {
            nik: Nik::from_stored(&format!("351613{:02}019099{:02}", 1 + n / 100, n % 100)).unwrap(),
            kk: NomorKk::from_stored("3516130101159901").unwrap(),
        }),
        desa: DesaKode::parse("35.16.13.2001").unwrap(),
        perubahan: Vec::new(),
        phone: None,
    }
}

/// The NIK of `person`.
pub(crate) fn nik_of(n: u8) -> Nik {
    person(n).nik().unwrap().clone()
}

/// Asked for by chat 100 + n, with the one required syarat answered.
pub(crate) fn asked(n: u8) -> NewPermohonan {
    let given = at("2026-03-02T02:00:00Z");
    NewPermohonan {
        kode: kode(n),
        jenis: Jenis::Baru,
        syarat: vec![
            Syarat { kode: syarat("kk"), nama: "Fotokopi KK".to_owned(), demand: Demand::Wajib },
            Syarat { kode: syarat("pengantar"), nama: "Surat pengantar".to_owned(), demand: Demand::Dianjurkan },
        ],
        syarat_version: 1,
        data: person(n),
        pihak: vec![Pihak { chat: ChatId(100 + i64::from(n)), sebagai: Sebagai::Pemohon, hubungan: None }],
        pieces: vec![
            Piece {
                syarat: syarat("kk"),
                cycle: 0,
                answer: file("kk-1"),
                by: None,
                at: given,
                replaced: false,
                gone: None,
            },
            Piece {
                syarat: syarat("pengantar"),
                cycle: 0,
                answer: Answer::Promised,
                by: None,
                at: given,
                replaced: false,
                gone: None,
            },
        ],
        consent: Some(("1".to_owned(), given)),
        draft_since: given,
        pemohon_agreed: None,
    }
}

pub(crate) async fn insert(store: &Store, new: &NewPermohonan) -> Inserted {
    let chat = new.pihak.first().map_or(0, |pihak| pihak.chat.0);
    let mut unit = store.begin().await.unwrap();
    let inserted = unit.permohonan().insert(new, warga_at(chat, "2026-03-02T02:00:01.123456Z")).await.unwrap();
    unit.commit().await.unwrap();
    inserted
}

/// One event in one unit of work.
pub(crate) async fn act(store: &Store, kode: Kode, event: &Event, stamp: Stamp) -> Result<(), StoreError> {
    let mut unit = store.begin().await?;
    let before = unit.permohonan().lock(kode).await?.unwrap();
    unit.permohonan().save(&before, event, stamp).await?;
    unit.commit().await
}

pub(crate) async fn find(store: &Store, kode: Kode) -> Loaded {
    store.begin().await.unwrap().permohonan().find(kode).await.unwrap().unwrap()
}
