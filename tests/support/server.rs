//! One throw-away server per test program, one database per test, cloned from a migrated template.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use layanan_ktp::store::file::Objects;
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::{Store, create_database};
use local_postgres::LocalCluster;

pub use drills::process::KEYS;

static SERVER: OnceLock<LocalCluster> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The server of this test program.
pub fn server() -> &'static LocalCluster {
    SERVER.get_or_init(|| {
        local_postgres::testing::server(&fingerprint(), |cluster| Ok(prepare(cluster)?)).expect("a test PostgreSQL")
    })
}

/// The migrations as they were when this program was built, like those in the bot: a template is never made of others.
const MIGRATIONS: [&str; 63] = [
    include_str!("../../migrations/0001_register.sql"),
    include_str!("../../migrations/0002_guards.sql"),
    include_str!("../../migrations/0003_conversation.sql"),
    include_str!("../../migrations/0004_kalender_2026.sql"),
    include_str!("../../migrations/0005_views.sql"),
    include_str!("../../migrations/0006_book.sql"),
    include_str!("../../migrations/0007_kunci.sql"),
    include_str!("../../migrations/0008_jobs.sql"),
    include_str!("../../migrations/0009_jam_kerja.sql"),
    include_str!("../../migrations/0010_perkiraan.sql"),
    include_str!("../../migrations/0011_syarat.sql"),
    include_str!("../../migrations/0012_pengingat.sql"),
    include_str!("../../migrations/0013_kalender.sql"),
    include_str!("../../migrations/0014_antrean.sql"),
    include_str!("../../migrations/0015_cari.sql"),
    include_str!("../../migrations/0016_tunda.sql"),
    include_str!("../../migrations/0017_loket.sql"),
    include_str!("../../migrations/0018_periksa.sql"),
    include_str!("../../migrations/0019_alarm.sql"),
    include_str!("../../migrations/0020_views.sql"),
    include_str!("../../migrations/0021_jam_kerja.sql"),
    include_str!("../../migrations/0022_pagar.sql"),
    include_str!("../../migrations/0023_pengganti.sql"),
    include_str!("../../migrations/0025_data_key.sql"),
    include_str!("../../migrations/0026_forgotten.sql"),
    include_str!("../../migrations/0029_stored_file.sql"),
    include_str!("../../migrations/0032_limits.sql"),
    include_str!("../../migrations/0034_insiden.sql"),
    include_str!("../../migrations/0035_perbaikan.sql"),
    include_str!("../../migrations/0036_views.sql"),
    include_str!("../../migrations/0037_lewat_chat.sql"),
    include_str!("../../migrations/0039_perbaikan_ditarik.sql"),
    include_str!("../../migrations/0041_simpan.sql"),
    include_str!("../../migrations/0044_ekspor.sql"),
    include_str!("../../migrations/0045_day_key.sql"),
    include_str!("../../migrations/0046_lost_file.sql"),
    include_str!("../../migrations/0047_pengiriman.sql"),
    include_str!("../../migrations/0048_register_block.sql"),
    include_str!("../../migrations/0049_views.sql"),
    include_str!("../../migrations/0051_laporan.sql"),
    include_str!("../../migrations/0053_arsip.sql"),
    include_str!("../../migrations/0054_penerima.sql"),
    include_str!("../../migrations/0055_insiden_by_hand.sql"),
    include_str!("../../migrations/0056_stands_sent_back.sql"),
    include_str!("../../migrations/0057_pace_pressed.sql"),
    include_str!("../../migrations/0058_search_path.sql"),
    include_str!("../../migrations/0059_kiriman.sql"),
    include_str!("../../migrations/0060_insiden_left.sql"),
    include_str!("../../migrations/0061_draft_since.sql"),
    include_str!("../../migrations/0065_folder.sql"),
    include_str!("../../migrations/0070_register_void.sql"),
    include_str!("../../migrations/0075_tetap_diproses.sql"),
    include_str!("../../migrations/0076_susulan.sql"),
    include_str!("../../migrations/0080_periksa_message.sql"),
    include_str!("../../migrations/0081_periksa_says.sql"),
    include_str!("../../migrations/0085_nomor_diperbaiki.sql"),
    include_str!("../../migrations/0086_hapus_di_loket.sql"),
    include_str!("../../migrations/0090_pantau.sql"),
    include_str!("../../migrations/0095_register_pattern.sql"),
    include_str!("../../migrations/0100_queues.sql"),
    include_str!("../../migrations/0110_cached_guards.sql"),
    include_str!("../../migrations/0111_hot_rows.sql"),
    include_str!("../../migrations/0112_webhook_alarm.sql"),
];

/// Changes with every migration, so that an old template is never used.
fn fingerprint() -> String {
    let there = std::fs::read_dir("migrations").unwrap().count();
    assert_eq!(there, MIGRATIONS.len(), "name the new migration above");
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&MIGRATIONS, &mut hasher);
    format!("office-{:016x}", std::hash::Hasher::finish(&hasher))
}

fn prepare(cluster: &LocalCluster) -> std::io::Result<()> {
    let (admin, template) = (cluster.url("postgres"), cluster.url("template_office"));
    let made = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            create_database(&admin, "template_office").await.map_err(std::io::Error::other)?;
            let store =
                Store::connect(&template, Vault::parse(KEYS).unwrap(), 1).await.map_err(std::io::Error::other)?;
            store.migrate().await.map_err(std::io::Error::other)?;
            store.close().await;
            Ok(())
        })
    });
    made.join().map_err(|_| std::io::Error::other("preparing the template panicked"))?
}

/// A database of a test, and a folder of its files.
pub struct Database {
    pub name: String,
    pub files: PathBuf,
}

impl Drop for Database {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.files)); // it may never have been made
    }
}

impl Database {
    pub async fn new() -> Self {
        let cluster = tokio::task::spawn_blocking(server).await.unwrap();
        let name = format!("office_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let sql = format!("create database {name} template template_office strategy file_copy");
        let mut psql = cluster.tool("psql");
        psql.args(["-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-c", &sql]);
        let out = tokio::task::spawn_blocking(move || psql.output()).await.unwrap().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let files = cluster.data_dir().with_file_name(format!("berkas-{name}")); // in memory where there is room
        Self { name, files }
    }

    pub fn url(&self) -> String {
        server().url(&self.name)
    }

    pub async fn store(&self) -> Store {
        self.store_with(KEYS).await
    }

    /// A store of a program with these keys, on the day of `morning`.
    pub async fn store_with(&self, keys: &str) -> Store {
        let store = Store::connect(&self.url(), Vault::parse(keys).unwrap(), 4).await.unwrap();
        store.begin_day("2026-11-23T02:30:00Z".parse().unwrap()).await.unwrap();
        store.with_objects(Objects::folder(&self.files).unwrap())
    }

    /// Runs SQL as the owner, outside the program.
    pub async fn sql(&self, sql: &str) -> String {
        let mut psql = server().tool("psql");
        psql.args(["-d", &self.name, "-v", "ON_ERROR_STOP=1", "-qAt", "-c", sql]);
        let out = tokio::task::spawn_blocking(move || psql.output()).await.unwrap().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).trim().to_owned()
    }

    /// Everything that a thief of the database would see.
    pub async fn dump(&self) -> String {
        let mut dump = server().tool("pg_dump");
        dump.args(["-d", &self.name]);
        let out = tokio::task::spawn_blocking(move || dump.output()).await.unwrap().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).into_owned()
    }
}
