//! The programs that are measured, as child processes.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, ensure};
use bot_api_emulator::Emulator;

/// Keys of a register that is thrown away.
const KEYS: &str = "1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

/// Where the programs stand.
pub(crate) struct Programs {
    ours: PathBuf,
    stock: PathBuf,
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// `layanan-ktp`
    Ours,
    /// The stock bot of this crate.
    Stock,
}

impl Which {
    pub(crate) const BOTH: [Self; 2] = [Self::Stock, Self::Ours];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ours => "layanan-ktp",
            Self::Stock => "stock teloxide",
        }
    }

    /// Also the name of its database.
    pub(crate) fn database(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Stock => "stock",
        }
    }
}

impl Programs {
    pub(crate) fn find(folder: Option<PathBuf>) -> anyhow::Result<Self> {
        let own = std::env::current_exe()?;
        let folder = folder.or_else(|| own.parent().map(Path::to_path_buf)).context("no folder of programs")?;
        let programs = Self { ours: folder.join("layanan-ktp"), stock: folder.join("stock") };
        for program in [&programs.ours, &programs.stock] {
            ensure!(program.is_file(), "{} is not there; `make bench` builds it", program.display());
        }
        Ok(programs)
    }

    /// Starts one of them.
    pub(crate) fn start(&self, which: Which, emulator: &Emulator, database: &str) -> anyhow::Result<Bot> {
        let mut command = match which {
            Which::Ours => self.ours(&["serve"]),
            Which::Stock => Command::new(&self.stock),
        };
        command.env("DATABASE_URL", database);
        Bot::start(command, emulator)
    }

    /// Ours with more arguments.
    pub(crate) fn start_with(&self, args: &[&str], emulator: &Emulator, database: &str) -> anyhow::Result<Bot> {
        let mut command = self.ours(&["serve"]);
        command.args(args).env("DATABASE_URL", database);
        Bot::start(command, emulator)
    }

    /// Ours with its private PostgreSQL in this folder.
    pub(crate) fn start_alone(&self, emulator: &Emulator, folder: &Path) -> anyhow::Result<Bot> {
        let mut command = self.ours(&["serve", "--data"]);
        command.arg(folder).env_remove("DATABASE_URL").env_remove("KUNCI_DATA");
        Bot::start(command, emulator)
    }

    /// Runs another command of ours to its end.
    pub(crate) fn run(&self, args: &[&str], database: &str) -> anyhow::Result<()> {
        let ended = self.ours(args).env("DATABASE_URL", database).output()?;
        ensure!(ended.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ended.stderr));
        Ok(())
    }

    fn ours(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.ours);
        let files = std::env::temp_dir().join("bench-berkas");
        command.args(args).env("KUNCI_DATA", KEYS).env("SIMPAN_BERKAS", files).env("RUST_LOG", "error");
        command
    }
}

/// A running one; killed when dropped.
pub(crate) struct Bot {
    child: Child,
}

impl Bot {
    fn start(mut command: Command, emulator: &Emulator) -> anyhow::Result<Self> {
        command.env("TELOXIDE_TOKEN", emulator.token()).env("TELOXIDE_API_URL", emulator.base_url());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        Ok(Self { child: command.spawn()? })
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // By SIGTERM, so that a private PostgreSQL goes, too.
        let told = Command::new("kill").arg(self.pid().to_string()).status();
        if !told.is_ok_and(|told| told.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}
