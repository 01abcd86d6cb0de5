//! Nothing personal in logs, in the database or in any file that its server writes, whatever was said.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use bot_api_emulator::protocol::{Fault, FaultKind};
use layanan_ktp::domain::kode::Kode;
use local_postgres::testing::TempFolder;
use memchr::memmem::Finder;

use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK};
use crate::support::{Office, pictures, server};

/// What was said in these conversations and must not be readable anywhere.
const SAID: [&str; 25] = [
    SITI_NIK,
    "3516/1341/0190/9901",
    "81200009901",
    "Lestari",
    "KameraContoh",
    "RahasiaKamera",
    SITI_KK,
    "3516134101919907",
    "Siti",
    "Aminah",
    "Agus",
    "Setiawan",
    "Budi",
    "Santoso",
    "Ratna",
    "Hendra",
    "Mojokerto, ",
    "Jl. Contoh",
    "470/17/2026",
    "belum ada cap",
    "pindah alamat",
    "RT di KK lain",
    "Jl. Baru Contoh",
    "berkas/001",
    "ekspedisi-1-",
];

/// A process that does not outlive its test.
struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        self.0.kill().ok();
    }
}

/// The office's bot as its own process, logging everything it can.
fn bot_of(office: &Office, temporary: &Path) -> Bot {
    let child = Command::new(env!("CARGO_BIN_EXE_layanan-ktp"))
        .arg("serve")
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .env("RUST_LOG", "trace")
        .env("TELOXIDE_TOKEN", office.emulator.token())
        .env("TELOXIDE_API_URL", office.emulator.base_url())
        .env("DATABASE_URL", office.database.url())
        .env("KUNCI_DATA", server::KEYS)
        .env("SIMPAN_BERKAS", &office.database.files)
        .env("TMPDIR", temporary)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    Bot(child)
}

/// Stops it as systemd would, and returns what it logged.
async fn log_of(mut bot: Bot) -> String {
    tokio::task::spawn_blocking(move || {
        let mut pipe = bot.0.stderr.take().unwrap();
        let reader = std::thread::spawn(move || {
            let mut log = String::new();
            pipe.read_to_string(&mut log).unwrap();
            log
        });
        assert!(Command::new("kill").arg(bot.0.id().to_string()).status().unwrap().success());
        assert!(bot.0.wait().unwrap().success(), "it stops when it is asked to");
        reader.join().unwrap()
    })
    .await
    .unwrap()
}

/// Everything that people can say, with mistakes, and some trouble on the line.
async fn talk(office: &Office) {
    office
        .says_all(SITI, &["/ajukan", "setuju", "saya", "KTP baru", "Siti Aminah", "3516132902019901", SITI_NIK])
        .await;
    office.control.fault(Fault::new(FaultKind::InternalError).method("sendMessage").chat(SITI).times(1)).await.unwrap();
    office.says_all(SITI, &[SITI_NIK, SITI_KK, "Japan", "0812-0000-9901", "bawa"]).await;
    office.sends_picture(SITI, &pictures::with_exif(1)).await;
    office.control.fault(Fault::new(FaultKind::Reset).method("getUpdates").times(1)).await.unwrap();
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah Lestari", "ya"]).await;
    office.says_all(SITI, &["/ubahdata", "NIK", "3516/1341/0190/9901", "/dataku"]).await;
    office.taps(SITI, "📄 Kirim salinan data").await;
    office.is_received(kode).await;
    office.says_all(BUDI_STAF, &["/cari Lestari", &format!("/cari {SITI_NIK}")]).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await;
    office.says_all(RATNA_KASI, &[&format!("/kurang {kode}"), "Kartu Keluarga (KK)", "lainnya (tulis sendiri)"]).await;
    office.says_all(RATNA_KASI, &["belum ada cap desa", "kirim"]).await;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 2).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    office.is_sent_back_and_sent_again(kode).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "KTP dicetak", "ya"]).await;
    let agus = office.agus_applies().await;
    office.is_received_on_paper(agus).await;
    office.says_all(AGUS, &["/tarik", "alasan lain", "pindah alamat", "ya"]).await;
    office.says_all(AGUS, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Agus", "3516134101919907"]).await;
}

impl Office {
    /// The officer sends it back in their own words, staf enter it anew and send it again, and the officer has it.
    pub(crate) async fn is_sent_back_and_sent_again(&self, kode: Kode) {
        self.is_sent_back().await;
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        self.taps(BUDI_STAF, "✏️ Entri ulang data").await;
        self.says_all(BUDI_STAF, &["sesuai"; 4]).await;
        let texts = ["Mojokerto", "sesuai", "perempuan", "Jl. Baru Contoh 21", "3/2", "470/17/2026", "20-11-2026"];
        self.says_all(BUDI_STAF, &texts).await;
        self.says_all(BUDI_STAF, &["simpan", &format!("/kirim {kode}"), "Hendra Wijaya"]).await;
        self.taps(HENDRA_DISPENDUKCAPIL, "✅ Semua diterima").await;
        assert!(self.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await.contains("dicatat 1 diterima"));
    }

    /// The officer sends the first of it back, in their own words.
    pub(crate) async fn is_sent_back(&self) {
        self.taps(HENDRA_DISPENDUKCAPIL, "↩️ Diterima, kecuali…").await;
        self.taps(HENDRA_DISPENDUKCAPIL, "1").await;
        self.taps(HENDRA_DISPENDUKCAPIL, "✏️ Lainnya, tulis sendiri").await;
        self.says(HENDRA_DISPENDUKCAPIL, "RT di KK lain").await;
        self.taps(HENDRA_DISPENDUKCAPIL, "➡️ Lanjut").await;
        self.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    }

    pub(crate) async fn is_received_on_paper(&self, kode: Kode) {
        self.says(RATNA_KASI, "/nomor").await;
        self.taps(RATNA_KASI, "📝 Siapkan nomor untuk kertas").await;
        self.taps(RATNA_KASI, "10").await;
        self.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
        self.says(BUDI_STAF, &format!("/kertas {kode}")).await;
        self.says_all(BUDI_STAF, &["2", "00.00", "catat"]).await;
        assert_eq!(self.database.sql("select count(*) from permohonan where received_paper_at is not null").await, "1");
    }
}

fn hex(text: &str) -> String {
    text.bytes().flat_map(|b| [b >> 4, b & 15]).filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

/// All files of a folder, and of those in it.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            Ok(_) | Err(_) => {} // a socket, or a temporary file that is gone again
        }
    }
}

/// What the server keeps of this office: its tables and indexes as they lie on the disk, what is written ahead of them for
/// all offices of this program, what was too large for memory, and its log; and the store of photos and PDFs.
async fn files_of(office: &Office) -> Vec<PathBuf> {
    let oid = office.database.sql("checkpoint; select oid from pg_database where datname = current_database()").await;
    let data = server::server().data_dir();
    let mut found = vec![data.with_file_name("postgres.log")];
    for folder in [data.join("base").join(oid), data.join("pg_wal"), data.join("pg_stat"), data.join("global")] {
        files(&folder, &mut found);
    }
    let temporary = data.join("base/pgsql_tmp");
    if temporary.exists() {
        files(&temporary, &mut found);
    }
    let before = found.len();
    files(&office.database.files, &mut found);
    assert!(found.len() > before, "photos are kept");
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_file_of_the_server_tells_what_was_said() {
    let office = Office::open().await;
    talk(&office).await;
    let long: Vec<&str> = SAID.into_iter().filter(|said| said.len() > 7).collect();
    let finders: Vec<Finder<'_>> = long.iter().map(|said| Finder::new(*said)).collect();
    let kode = office.kode(SITI).await.compact();
    let (mut sought, mut seen) = (0, false);
    for path in files_of(&office).await {
        let Ok(bytes) = std::fs::read(&path) else { continue }; // removed meanwhile
        sought += bytes.len();
        seen |= Finder::new(kode.as_bytes()).find(&bytes).is_some();
        for (finder, said) in finders.iter().zip(&long) {
            assert_eq!(finder.find(&bytes), None, "{said:?} in {}", path.display());
        }
    }
    assert!(seen, "the register was among the {sought} bytes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_logs_at_trace_nor_a_dump_tell_what_was_said() {
    let mut office = Office::open().await;
    office.stop().await;
    office.store = office.database.store().await;
    let folder = TempFolder::new().unwrap();
    let temporary = folder.path().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let bot = bot_of(&office, &temporary);
    talk(&office).await;
    let log = log_of(bot).await;
    assert!(log.contains("the bot runs") && log.contains("stopping"), "{log}");
    let dump = office.database.dump().await;
    assert!(dump.contains("CREATE TABLE public.permohonan") && dump.contains("COPY public.riwayat"));
    let secret = office.emulator.token().split_once(':').unwrap().1.to_owned();
    for said in SAID.iter().copied().chain([secret.as_str()]) {
        let logged = log.lines().find(|line| line.contains(said));
        assert_eq!(logged, None, "{said:?} in the log");
        let stored = dump.lines().find(|line| line.contains(said) || said.len() > 7 && line.contains(&hex(said)));
        assert_eq!(stored, None, "{said:?} in the dump");
    }
    let mut written = Vec::new();
    files(&temporary, &mut written);
    assert!(written.is_empty(), "no file is unpacked on the disk: {written:?}");
}
