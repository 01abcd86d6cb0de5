//! What is written to a folder is gone again, whatever happens, and the file is its owner's only.

use std::io::{self, Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use layanan_ktp::app::buku::{BookError, write};
use layanan_ktp::cli::EksporArgs;
use layanan_ktp::clock::FixedClock;
use layanan_ktp::domain::buku::Bentuk;
use layanan_ktp::print::register::PrintError;

use crate::stage::{LINES, Stage};

/// A folder of the test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("buku-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn files(&self) -> Vec<String> {
        let name = |entry: io::Result<std::fs::DirEntry>| entry.unwrap().file_name().to_string_lossy().into_owned();
        let mut all: Vec<String> = std::fs::read_dir(&self.0).unwrap().map(name).collect();
        all.sort();
        all
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn args(folder: &Folder, name: &str) -> EksporArgs {
    EksporArgs {
        dari: "2026-11-01".parse().unwrap(),
        sampai: "2026-11-30".parse().unwrap(),
        bentuk: None,
        lengkap: false,
        oleh: None,
        keluar: folder.0.join(name),
        timpa: false,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_writes_one_file_for_its_owner_and_records_it() {
    let stage = Stage::new().await;
    let folder = Folder::new("perintah");
    let now = "2026-11-26T02:00:00Z".parse().unwrap();
    let run = async |args| {
        layanan_ktp::register::export(&stage.store, stage.kantor.clone(), args, &FixedClock::new(now)).await
    };
    run(args(&folder, "a.xlsx")).await.unwrap();
    for oleh in [None, Some(1), Some(99)] {
        let full = EksporArgs { lengkap: true, oleh, ..args(&folder, "b.PDF") };
        assert!(run(full).await.unwrap_err().to_string().contains("Kasi"), "{oleh:?}");
    }
    run(EksporArgs { lengkap: true, oleh: Some(2), ..args(&folder, "b.PDF") }).await.unwrap();
    let again = run(args(&folder, "a.xlsx")).await.unwrap_err().to_string();
    assert!(again.contains("--timpa"), "{again}");
    let other = EksporArgs { timpa: true, bentuk: Some(Bentuk::Pdf), ..args(&folder, "a.xlsx") };
    assert!(run(other).await.is_err(), "a PDF in a file that is named as a workbook");
    run(EksporArgs { timpa: true, sampai: "2026-12-31".parse().unwrap(), ..args(&folder, "a.xlsx") }).await.unwrap();
    assert!(run(args(&folder, "tanpa")).await.is_err(), "neither an ending nor --bentuk");
    assert!(run(EksporArgs { dari: "2026-12-01".parse().unwrap(), ..args(&folder, "c.pdf") }).await.is_err());
    assert!(run(args(&folder, "tidak-ada/c.pdf")).await.is_err());
    assert_eq!(folder.files(), ["a.xlsx", "b.PDF"], "nothing beside them");
    for name in folder.files() {
        let file = folder.0.join(&name);
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    let sql = "select string_agg(concat_ws(' ', coalesce(petugas_id::text, 'keeper'), bentuk, lengkap, lines, dari, sampai), E'\\n' order by ekspor_id) from ekspor";
    insta::assert_snapshot!(stage.database.sql(sql).await, @"
    keeper xlsx f 60 2026-11-01 2026-11-30
    2 pdf t 60 2026-11-01 2026-11-30
    keeper xlsx f 60 2026-11-01 2026-12-31
    ");
}

/// A disk that is full after so many bytes.
struct Full(u64);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len() as u64).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Full {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Ok(0)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_leaves_nothing() {
    let stage = Stage::new().await;
    let folder = Folder::new("penuh");
    for bentuk in [Bentuk::Xlsx, Bentuk::Pdf] {
        let mut order = stage.whole(bentuk, false);
        order.folder = Some(folder.0.clone());
        let failed = write(&stage.store, &order, Full(3000), |_| ()).await.err().unwrap();
        assert!(matches!(failed, BookError::Print(PrintError::Io(_) | PrintError::Workbook(_))), "{failed}");
        assert_eq!(folder.files(), [""; 0], "{bentuk}");
        let mut told = 0;
        let (out, lines) = write(&stage.store, &order, io::Cursor::new(Vec::new()), |line| told = line).await.unwrap();
        assert_eq!((lines, told), (LINES, LINES));
        assert!(!out.into_inner().is_empty());
        assert_eq!(folder.files(), [""; 0], "{bentuk}");
    }
}

/// Days are those of the office, and only the numbers of these days stand there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_is_a_day_of_the_office() {
    let stage = Stage::new().await;
    let mut uow = stage.store.begin().await.unwrap();
    for (day, lines) in [("2026-11-22", 0), ("2026-11-23", LINES), ("2026-11-24", 0)] {
        let day = day.parse().unwrap();
        let periode = layanan_ktp::domain::buku::Periode::new(day, day).unwrap();
        assert_eq!(uow.ekspor().count(periode).await.unwrap(), lines, "{day}");
    }
}
