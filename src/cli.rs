//! The command line, and the one place that prints to it.

use std::io::Write as _;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use clap::{Parser, Subcommand};

use crate::domain::buku::Bentuk;
use crate::domain::insiden::Via;
use crate::domain::kode::Kode;
use crate::domain::wib::at_wib;
use crate::store::Segel;
use crate::store::dead::DeadId;

/// Runs the KTP service of a sub-district office by chat.
#[derive(Debug, Parser)]
#[command(name = "layanan-ktp", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Office profile; default: kantor.toml here, else the one that is built in.
    #[arg(long, global = true, value_name = "FILE")]
    pub kantor: Option<PathBuf>,
    /// Folder of the private PostgreSQL, where `DATABASE_URL` is not set.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs the office's bot.
    Serve,
    /// Runs the practice office: no token, no internet, nothing to configure.
    Latihan {
        /// Plays the SOP once and ends.
        #[arg(long)]
        peragaan: bool,
        /// Port of the local Bot API server on 127.0.0.1; 0: any free one.
        #[arg(long, default_value_t = 8081)]
        port: u16,
    },
    /// Petugas of the register.
    #[command(subcommand)]
    Petugas(PetugasCommand),
    /// Makes a one-time invitation link for a role: staf, kasi, dispendukcapil, admin.
    Undang {
        /// The role.
        peran: String,
    },
    /// Checks the hash chains and numbers of the whole register, and prints its last segel.
    Verifikasi {
        /// A segel that was noted elsewhere, as this command printed it: it has to be in the register still.
        #[arg(long, value_name = "TANGGAL:HASH")]
        segel: Option<Segel>,
        /// Reads every stored photo and PDF, too; without it only whether it is there.
        #[arg(long)]
        berkas: bool,
    },
    /// Checks configuration and connections.
    Periksa,
    /// Asks the bot that runs here, at `PANTAU`, whether it lives: for a container's check of health.
    Sehat,
    /// Destroys personal data whose time has passed, as the bot does every night.
    Musnah {
        /// Only says what is due.
        #[arg(long)]
        coba: bool,
    },
    /// Breaches of personal data: whom they concern, and telling them; see docs/breach.md.
    #[command(subcommand)]
    Insiden(InsidenCommand),
    /// Keys of the register; see docs/keys.md.
    #[command(subcommand)]
    Kunci(KunciCommand),
    /// The book on paper.
    #[command(subcommand)]
    Register(RegisterCommand),
    /// Updates and messages that failed for good and are kept: without their content and their chats.
    #[command(subcommand)]
    SuratMati(SuratMatiCommand),
}

/// What failed for good.
#[derive(Debug, Clone, Subcommand)]
pub enum SuratMatiCommand {
    /// Lists what failed for good.
    Daftar,
    /// What can be said of one of them.
    Lihat {
        /// Number in the list: masuk-12, keluar-34.
        nomor: DeadId,
    },
    /// Tries them again, while the bot runs or later.
    Ulang {
        /// Numbers in the list.
        #[arg(required_unless_present = "semua", num_args = 1..)]
        nomor: Vec<DeadId>,
        /// All that can be tried again.
        #[arg(long, conflicts_with = "nomor")]
        semua: bool,
    },
    /// Drops them for ever.
    Buang {
        /// Numbers in the list.
        #[arg(required = true, num_args = 1..)]
        nomor: Vec<DeadId>,
        /// Yes, for ever; without it only what would be dropped is shown.
        #[arg(long)]
        ya: bool,
    },
}

/// The book on paper.
#[derive(Debug, Subcommand)]
pub enum RegisterCommand {
    /// Writes the numbers that were given on some days into a file: a workbook, or pages. That it was done is recorded.
    Ekspor(EksporArgs),
}

/// What of the book, and where to.
#[derive(Debug, Clone, clap::Args)]
pub struct EksporArgs {
    /// The first day: 2026-01-01.
    #[arg(long, value_name = "DAY")]
    pub dari: NaiveDate,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    pub sampai: NaiveDate,
    /// xlsx or pdf; else by the ending of the file.
    #[arg(long, value_parser = bentuk)]
    pub bentuk: Option<Bentuk>,
    /// With NIK and numbers of the KK in full, for the Kasi who is named by --oleh; otherwise only their last four digits.
    #[arg(long, requires = "oleh")]
    pub lengkap: bool,
    /// The Kasi who wants it, by the number in `petugas daftar`: it is recorded under their name.
    #[arg(long, value_name = "ID")]
    pub oleh: Option<i64>,
    /// The file.
    #[arg(long, value_name = "FILE")]
    pub keluar: PathBuf,
    /// Replaces a file that is there already.
    #[arg(long)]
    pub timpa: bool,
}

/// Keys of the register.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum KunciCommand {
    /// Makes a new key and puts it before the others; in a private register into its file, else it is printed for
    /// `KUNCI_DATA`.
    Baru,
    /// Seals everything anew with the first key, while the bot runs. Can be stopped and be begun again.
    Putar,
}

/// Breaches of personal data.
#[derive(Debug, Subcommand)]
pub enum InsidenCommand {
    /// Records a breach, and says whom it may concern and until when they have to be told.
    Catat {
        /// When the office came to know of it: 2026-11-24T09:30, WIB.
        #[arg(long, value_name = "TIME", value_parser = moment)]
        diketahui: DateTime<Utc>,
        /// Since when data may have been seen.
        #[arg(long, value_name = "TIME", value_parser = moment)]
        sejak: DateTime<Utc>,
        /// Until when; default: until the office came to know of it.
        #[arg(long, value_name = "TIME", value_parser = moment)]
        sampai: Option<DateTime<Utc>>,
        /// Whom it may concern.
        #[command(flatten)]
        cakupan: Cakupan,
    },
    /// Lists the breaches, and how many people have been told.
    Daftar,
    /// Lists the permohonan that a breach may concern, by what, and whether their chats were told.
    Terdampak {
        /// Number in the list.
        id: i64,
    },
    /// Tells everybody whom it may concern and who was not told yet.
    Kabari {
        /// Number in the list.
        id: i64,
        /// What is said: a file with kapan, terjadi, penanganan and saran; see docs/breach.md. Needed the first time.
        #[arg(long, value_name = "FILE")]
        isi: Option<PathBuf>,
        /// Only shows the message.
        #[arg(long)]
        coba: bool,
    },
    /// Records that those of some permohonan were told by letter, by telephone or in person.
    Dikabari {
        /// Number in the list.
        id: i64,
        /// Which permohonan.
        #[arg(required = true, value_name = "KODE", num_args = 1.., value_parser = kode)]
        kode: Vec<Kode>,
        /// How: surat, telepon or langsung.
        #[arg(long, value_name = "HOW", value_parser = via)]
        lewat: Via,
        /// When; default: now.
        #[arg(long, value_name = "TIME", value_parser = moment)]
        pada: Option<DateTime<Utc>>,
    },
}

/// Whom a breach may concern.
#[derive(Debug, Clone, clap::Args)]
#[group(required = true, multiple = false)]
pub struct Cakupan {
    /// Everybody in the register: the machine or a copy of the data was seen.
    #[arg(long)]
    pub semua: bool,
    /// Who was shown to this petugas; the number in `petugas daftar`.
    #[arg(long, value_name = "ID")]
    pub petugas: Option<i64>,
    /// These permohonan.
    #[arg(long, value_name = "KODE", num_args = 1.., value_parser = kode)]
    pub permohonan: Vec<Kode>,
}

fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    let read = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M");
    read.map(|at| at_wib(at.date(), at.time())).map_err(|_| "a time looks like 2026-11-24T09:30".to_owned())
}

fn bentuk(text: &str) -> Result<Bentuk, String> {
    Bentuk::from_code(&text.to_lowercase()).ok_or_else(|| "xlsx or pdf".to_owned())
}

fn via(text: &str) -> Result<Via, String> {
    Via::from_code(&text.to_lowercase()).ok_or_else(|| "surat, telepon or langsung".to_owned())
}

fn kode(text: &str) -> Result<Kode, String> {
    Kode::parse(text).map_err(|_| "that is no kode".to_owned())
}

/// Petugas of the register.
#[derive(Debug, Subcommand)]
pub enum PetugasCommand {
    /// Adds a petugas, or gives one another role.
    Tambah {
        /// The role: staf, kasi, dispendukcapil, admin.
        #[arg(long)]
        peran: String,
        /// Telegram id of the person.
        #[arg(long)]
        chat: i64,
        /// Full name.
        #[arg(long)]
        nama: String,
    },
    /// Lists them.
    Daftar,
    /// Takes the rights of one away, at once.
    Nonaktif {
        /// Number in the list.
        id: i64,
    },
}

/// Prints a line for the person at the terminal. A closed pipe is no fault.
pub fn say(line: impl AsRef<str>) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{}", line.as_ref()).and_then(|()| out.flush()).is_err() {
        tracing::debug!("nobody reads the output");
    }
}

/// Says something to the person at the terminal that is not the output.
pub fn hint(line: impl AsRef<str>) {
    let mut out = std::io::stderr().lock();
    if writeln!(out, "{}", line.as_ref()).is_err() {
        tracing::debug!("nobody reads the errors");
    }
}
