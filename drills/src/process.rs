//! The real binary as a child process.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use bot_api_emulator::Emulator;
use tokio::process::{Child, Command};

/// A fixed key, so that what one process seals is opened by every other.
pub const KEYS: &str = "1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

/// How long a process may take to end before the drill gives up. Not a measure.
const PATIENCE: Duration = Duration::from_secs(20);

/// The folder in which cargo puts programs: that of this one, or the one above where this one is a test.
#[must_use]
pub fn programs() -> PathBuf {
    let this = std::env::current_exe().unwrap();
    let folder = this.parent().unwrap();
    if folder.ends_with("deps") { folder.parent().unwrap().to_owned() } else { folder.to_owned() }
}

/// The `layanan-ktp` that was built beside this program.
#[must_use]
pub fn bot() -> PathBuf {
    programs().join("layanan-ktp")
}

/// Where the bots on a database keep their files: a folder of this run.
#[must_use]
pub fn files(database_url: &str) -> PathBuf {
    let mut hasher = std::hash::DefaultHasher::new();
    std::hash::Hash::hash(&(database_url, std::process::id()), &mut hasher);
    let name = format!("berkas-{:016x}", std::hash::Hasher::finish(&hasher));
    programs().parent().unwrap().join("tmp").join(name)
}

/// A running bot; killed when dropped.
#[derive(Debug)]
pub struct BotProcess {
    child: Child,
    /// What it logs, where somebody wants to read it: a pipe that nobody reads would hold it up.
    log: Option<File>,
}

impl BotProcess {
    /// `layanan-ktp serve` on this database and this Bot API.
    #[must_use]
    pub fn serve(emulator: &Emulator, database_url: &str) -> Self {
        Self::begin(&bot(), emulator, database_url, &[])
    }

    /// The same by another program, and with more in its environment.
    #[must_use]
    pub fn begin(program: &Path, emulator: &Emulator, database_url: &str, env: &[(&str, &str)]) -> Self {
        let mut command = serving(program, emulator, database_url);
        command.envs(env.iter().copied());
        Self { child: command.spawn().unwrap(), log: None }
    }

    /// `layanan-ktp serve` with more in its environment, and what it logs.
    #[must_use]
    pub fn serve_with(emulator: &Emulator, database_url: &str, env: &[(&str, &str)]) -> Self {
        let mut command = serving(&bot(), emulator, database_url);
        let log = tempfile::tempfile().unwrap();
        command.envs(env.iter().copied()).stderr(log.try_clone().unwrap()).stdout(Stdio::piped());
        Self { child: command.spawn().unwrap(), log: Some(log) }
    }

    /// Waits until it ends by itself: whether all was well, what it said, and what it logged.
    pub async fn ends(self) -> (bool, String, String) {
        let ended = tokio::time::timeout(PATIENCE, self.child.wait_with_output()).await.expect("it ends").unwrap();
        let mut logged = String::new();
        if let Some(mut log) = self.log {
            log.rewind().unwrap();
            log.read_to_string(&mut logged).unwrap();
        }
        (ended.status.success(), String::from_utf8_lossy(&ended.stdout).into_owned(), logged)
    }

    /// Tells it to stop by a signal, and gives the same.
    pub async fn told(self, name: &str) -> (bool, String, String) {
        self.send(name).await;
        self.ends().await
    }

    /// Runs another command on this database to its end: whether all was well, and what it said.
    pub async fn says(database_url: &str, args: &[&str]) -> (bool, String) {
        let mut command = on(&bot(), database_url);
        command.args(args).stdout(Stdio::piped()).stderr(Stdio::null());
        let (well, said, _) = Self { child: command.spawn().unwrap(), log: None }.ends().await;
        (well, said)
    }

    /// Another command on this database.
    #[must_use]
    pub fn command(database_url: &str, args: &[&str]) -> Self {
        let mut command = on(&bot(), database_url);
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
        Self { child: command.spawn().unwrap(), log: None }
    }

    /// SIGKILL, as from the kernel or a power cut.
    pub async fn kill_9(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Sends a signal by name.
    pub async fn send(&self, name: &str) {
        let pid = self.child.id().expect("it runs").to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &pid]).status().await.unwrap();
        assert!(sent.success(), "kill -{name} {pid}");
    }

    /// Sends a signal by name and waits for the end.
    pub async fn signal(mut self, name: &str) -> ExitStatus {
        self.send(name).await;
        tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("it ends at a signal").unwrap()
    }

    /// Whether it is still there.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

fn serving(program: &Path, emulator: &Emulator, database_url: &str) -> Command {
    let mut command = on(program, database_url);
    command.arg("serve").env("TELOXIDE_TOKEN", emulator.token()).env("TELOXIDE_API_URL", emulator.base_url());
    command
}

/// The program on a database, with nothing yet to do.
fn on(program: &Path, database_url: &str) -> Command {
    let mut command = Command::new(program);
    let level = std::env::var("DRILL_LOG").unwrap_or_else(|_| "off".to_owned());
    command.env("DATABASE_URL", database_url).env("KUNCI_DATA", KEYS).env("RUST_LOG", level);
    command.env("SIMPAN_BERKAS", files(database_url)).stdin(Stdio::null()).kill_on_drop(true);
    command
}
