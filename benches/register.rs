//! 100,000 lines of the book, as a workbook and as pages: lines a second, and how much memory at most. Beside it openpyxl,
//! writing the same cells of the workbook. Each runs in a process of its own, so that its peak is its own.
//!
//! `cargo bench --locked --bench register`; with `LINES=…` another number.
#![expect(clippy::unwrap_used, reason = "a benchmark ends where its preparation fails")]
#![expect(clippy::print_stdout, reason = "says what it measured")]

#[path = "../tests/support/server.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "support of tests"
)]
mod server;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use layanan_ktp::app::buku::{Order, write};
use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::locale::Locale;
use layanan_ktp::store::Store;
use layanan_ktp::store::sealing::{Place, Vault};

/// What a child is told by.
const PART: &str = "REGISTER_PART";
const URL: &str = "REGISTER_URL";

/// Writes the cells that it reads, as fast as it can with little memory.
const OPENPYXL: &str = r"
import resource, sys, time
import openpyxl
rows = [line.rstrip('\n').split('\t') for line in open(sys.argv[1], encoding='utf-8')]
begun = time.time()
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet()
for row in rows * (int(sys.argv[3]) // len(rows)):
    sheet.append(row)
book.save(sys.argv[2])
print(time.time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
";

fn lines() -> u32 {
    std::env::var("LINES").ok().and_then(|lines| lines.parse().ok()).unwrap_or(100_000)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

fn main() {
    match std::env::var(PART) {
        Ok(part) => runtime().block_on(measure(&part)),
        Err(_) => prepare(),
    }
}

/// Fills a register, and runs each part.
fn prepare() {
    let url = runtime().block_on(async {
        let database = server::Database::new().await;
        fill(&database).await;
        database.url()
    });
    println!("{} lines", lines());
    for part in ["xlsx", "pdf"] {
        let child = Command::new(std::env::current_exe().unwrap()).env(PART, part).env(URL, &url).status().unwrap();
        assert!(child.success());
    }
    openpyxl();
}

/// Rows as the program would have written them, with seals that open; the guards are off, since nobody does all the steps.
async fn fill(database: &server::Database) {
    let store = database.store().await;
    let mut uow = store.begin().await.unwrap();
    let since = "2026-01-01T00:00:00Z".parse().unwrap();
    for (chat, peran, nama) in [
        (2001, Peran::Staf, "Budi Santoso"),
        (2002, Peran::Kasi, "Ratna Wulandari"),
        (2003, Peran::Dispendukcapil, "Hendra Wijaya"),
    ] {
        uow.petugas().add(ChatId(chat), peran, nama, since).await.unwrap();
    }
    uow.commit().await.unwrap();
    let vault = Vault::parse(server::KEYS).unwrap();
    let count = lines();
    let mut sql = String::from("set session_replication_role = replica;\ninsert into register_counter values (2026, ");
    writeln!(sql, "{count});").unwrap();
    sql.push_str(
        "copy permohonan (kode, jenis, tahap, desa, syarat, syarat_version, data, entri, nik_index, kk_index, nama_index,
         nomor_tahun, nomor_urut, submitted_at, received_by, received_at, checked_by, checked_at, entered_by, entered_at,
         sent_by, sent_at, recipient, stated, riwayat_seq, riwayat_hash) from stdin;\n"
            .replace('\n', " ")
            .trim_end(),
    );
    sql.push('\n');
    for n in 1..=count {
        permohonan(&mut sql, n, &vault);
    }
    sql.push_str("\\.\n");
    sql.push_str(BESIDE);
    let mut psql = server::server().tool("psql");
    psql.args(["-d", &database.name, "-v", "ON_ERROR_STOP=1", "-q"]).stdin(Stdio::piped());
    let mut child = psql.spawn().unwrap();
    child.stdin.take().unwrap().write_all(sql.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

/// What lies beside each permohonan.
const BESIDE: &str = "
insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest, prev_hash, hash)
select p.permohonan_id, e.seq, e.kind, e.tahap, e.who, p.received_at + e.seq * interval '1 minute', '{}', 'x', 'x',
    decode(repeat('00', 32), 'hex'), 'x'
from permohonan p cross join (values (1, 'diajukan', 'diajukan', 1), (2, 'diterima', 'diterima', 1), (3, 'lengkap', 'lengkap', 2),
    (4, 'dientri', 'dientri', 1), (5, 'dikirim', 'dikirim', 1), (6, 'dinyatakan', 'dikirim', 3)) as e (seq, kind, tahap, who);
insert into pernyataan (permohonan_id, seq, kind, tanggal, petugas_id, peran, at, riwayat_seq)
select permohonan_id, 1, 'dicetak', '2026-11-30', 3, 'dispendukcapil', sent_at, 6 from permohonan;
analyze;
";

fn permohonan(sql: &mut String, n: u32, vault: &Vault) {
    let kode = Kode::from_entropy(u64::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes()).compact();
    let data = format!(
        r#"{{"nama":"Siti Aminah {n}","nik":"35161341019{:05}","kk":"35161301011{:05}","desa":"35.16.13.2009","perubahan":[]}}"#,
        n % 100_000,
        n % 100_000
    );
    let entri = format!(
        r#"{{"tempat_lahir":"Mojokerto","tanggal_lahir":"1990-01-01","sex":"perempuan","alamat":"Jl. Contoh {n}","rt":"003","rw":"002","pengantar":{{"nomor":"470/{n}/2026","tanggal":"2026-11-20"}}}}"#
    );
    let seal = |column, text: &str| {
        hex(&vault.seal(Place { table: "permohonan", column, row: &kode }, text.as_bytes()).unwrap())
    };
    let at = format!("2026-{:02}-{:02} 03:{:02}:00+00", 1 + n * 11 / lines().max(1), 1 + n % 28, n % 60);
    let (data, entri) = (seal("data", &data), seal("entri", &entri));
    writeln!(
        sql,
        "{kode}\tbaru\tdikirim\t35.16.13.2009\t[]\t1\t\\\\x{data}\t\\\\x{entri}\t\\\\x00\t\\\\x00\t{{}}\t2026\t{n}\t{at}\t1\t{at}\t2\t{at}\t1\t{at}\t1\t{at}\t3\tdicetak\t6\t\\\\x00"
    )
    .unwrap();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// One of the two, in a process of its own.
async fn measure(part: &str) {
    let bentuk = Bentuk::from_code(part).unwrap();
    let store = Store::connect(&std::env::var(URL).unwrap(), Vault::parse(server::KEYS).unwrap(), 2).await.unwrap();
    let kantor = Arc::new(layanan_ktp::config::kantor::parse(include_str!("../kantor.toml")).unwrap());
    let periode = Periode::year("2026-01-01".parse().unwrap());
    let order = Order {
        kantor,
        locale: Locale::default(),
        cetakan: Cetakan { periode, bentuk, lengkap: true },
        at: "2026-12-31T00:00:00Z".parse().unwrap(),
        folder: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR"))),
    };
    let (before, begun) = (peak(), Instant::now());
    let file = scratch(&format!("register.{part}"));
    let out = BufWriter::new(File::create(&file).unwrap());
    let (_, lines) = write(&store, &order, out, |_| ()).await.unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    say(part, (lines, seconds), peak(), std::fs::metadata(&file).unwrap().len());
    println!("  of that {before} KiB before the first line");
    std::fs::remove_file(file).unwrap();
}

fn say(part: &str, (lines, seconds): (u32, f64), peak: u64, bytes: u64) {
    println!(
        "{part}: {seconds:.1} s, {:.0} lines a second, {peak} KiB at most, {bytes} bytes",
        f64::from(lines) / seconds
    );
}

/// The most memory of this process so far, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The same cells by the library that people would have taken; it does not have to read them from a register.
fn openpyxl() {
    let (cells, file) = (scratch("register.tsv"), scratch("register-openpyxl.xlsx"));
    let mut text = String::new();
    for n in 1..=100 {
        writeln!(
            text,
            "{n}\t470/{n:03}/416-313/2026\t23-11-2026 09.30\tSiti Aminah {n}\t3516134101909901\t3516130101159901\tJapan\t003/002\tKTP baru\t470/{n}/2026\t20-11-2026\tlengkap\t23-11-2026 09.31\t23-11-2026 09.32\t23-11-2026 09.33\tHendra Wijaya\tTerima: Budi Santoso Cek: Ratna Wulandari Entri: Budi Santoso Kirim: Budi Santoso\tKTP sudah dicetak (30-11-2026)"
        )
        .unwrap();
    }
    std::fs::write(&cells, text).unwrap();
    for python in ["python3", "/usr/bin/python3"] {
        let run = Command::new(python).args(["-c", OPENPYXL]).arg(&cells).arg(&file).arg(lines().to_string()).output();
        let Some(out) = run.ok().filter(|out| out.status.success()) else { continue };
        let said = String::from_utf8(out.stdout).unwrap();
        let mut said = said.split_whitespace();
        let (seconds, peak) = (said.next().unwrap().parse().unwrap(), said.next().unwrap().parse().unwrap());
        say("openpyxl, write-only, without styles", (lines(), seconds), peak, std::fs::metadata(&file).unwrap().len());
        let _ = std::fs::remove_file(&file);
        break;
    }
    let _ = std::fs::remove_file(cells);
}
