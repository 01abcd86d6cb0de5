//! The real binary as a child process.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use bot_api_emulator::Emulator;
use tokio::process::{Child, Command};

use crate::support::server::KEYS;

/// How long a process may take to end before the test gives up. Not a measure.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the bots on a database keep their files.
pub(crate) fn files(database_url: &str) -> PathBuf {
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&(database_url, std::process::id()), &mut hasher);
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("berkas-{:016x}", std::hash::Hasher::finish(&hasher)))
}

/// A running bot; killed when dropped.
#[derive(Debug)]
pub(crate) struct BotProcess {
    child: Child,
    /// What it logs, where somebody wants to read it: a pipe that nobody reads would hold it up.
    log: Option<File>,
}

impl BotProcess {
    /// `layanan-ktp serve` on this database and this Bot API.
    pub(crate) fn serve(emulator: &Emulator, database_url: &str) -> Self {
        Self { child: Self::serving(emulator, database_url).spawn().unwrap(), log: None }
    }

    /// The same with more in its environment, and what it logs.
    pub(crate) fn serve_with(emulator: &Emulator, database_url: &str, env: &[(&str, &str)]) -> Self {
        let mut command = Self::serving(emulator, database_url);
        let log = tempfile::tempfile().unwrap();
        command.envs(env.iter().copied()).stderr(log.try_clone().unwrap()).stdout(Stdio::piped());
        Self { child: command.spawn().unwrap(), log: Some(log) }
    }

    fn serving(emulator: &Emulator, database_url: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_layanan-ktp"));
        command.arg("serve").env("TELOXIDE_TOKEN", emulator.token()).env("TELOXIDE_API_URL", emulator.base_url());
        command.env("DATABASE_URL", database_url).env("KUNCI_DATA", KEYS).env("RUST_LOG", log_level());
        command.env("SIMPAN_BERKAS", files(database_url));
        command.stdin(Stdio::null()).kill_on_drop(true);
        command
    }

    /// Waits until it ends by itself: whether all was well, what it said, and what it logged.
    pub(crate) async fn ends(self) -> (bool, String, String) {
        let ended = tokio::time::timeout(PATIENCE, self.child.wait_with_output()).await.expect("it ends").unwrap();
        let mut logged = String::new();
        if let Some(mut log) = self.log {
            log.rewind().unwrap();
            log.read_to_string(&mut logged).unwrap();
        }
        (ended.status.success(), String::from_utf8_lossy(&ended.stdout).into_owned(), logged)
    }

    /// Tells it to stop by a signal, and gives the same.
    pub(crate) async fn told(self, name: &str) -> (bool, String, String) {
        self.send(name).await;
        self.ends().await
    }

    /// Runs another command on this database to its end: whether all was well, and what it said.
    pub(crate) async fn says(database_url: &str, args: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_layanan-ktp"));
        command.args(args).env("DATABASE_URL", database_url).env("KUNCI_DATA", KEYS).env("RUST_LOG", log_level());
        command.env("SIMPAN_BERKAS", files(database_url)).stdin(Stdio::null()).kill_on_drop(true);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let (well, said, _) = Self { child: command.spawn().unwrap(), log: None }.ends().await;
        (well, said)
    }

    /// Another command on this database.
    pub(crate) fn command(database_url: &str, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_layanan-ktp"));
        command.args(args).env("DATABASE_URL", database_url).env("KUNCI_DATA", KEYS).env("RUST_LOG", log_level());
        command.env("SIMPAN_BERKAS", files(database_url));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        Self { child: command.spawn().unwrap(), log: None }
    }

    /// SIGKILL, as from the kernel or a power cut.
    pub(crate) async fn kill_9(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Sends a signal by name.
    pub(crate) async fn send(&self, name: &str) {
        let pid = self.child.id().expect("it runs").to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &pid]).status().await.unwrap();
        assert!(sent.success(), "kill -{name} {pid}");
    }

    /// Sends a signal by name and waits for the end.
    pub(crate) async fn signal(mut self, name: &str) -> ExitStatus {
        self.send(name).await;
        tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("it ends at a signal").unwrap()
    }

    /// Whether it is still there.
    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

fn log_level() -> String {
    std::env::var("DRILL_LOG").unwrap_or_else(|_| "off".to_owned())
}
