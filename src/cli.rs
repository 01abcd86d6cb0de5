//! The command line, and the one place that prints to it.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::store::Segel;

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
    /// Destroys personal data whose time has passed, as the bot does every night.
    Musnah {
        /// Only says what is due.
        #[arg(long)]
        coba: bool,
    },
    /// Keys of the register; see docs/keys.md.
    #[command(subcommand)]
    Kunci(KunciCommand),
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
