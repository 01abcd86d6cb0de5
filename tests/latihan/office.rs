//! `layanan-ktp latihan` as a child process.
#![allow(dead_code, clippy::allow_attributes, reason = "each test program uses its part of it")]

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// How long a practice office may take before a test gives up. Not a measure.
const PATIENCE: Duration = Duration::from_secs(90);

/// `layanan-ktp` with a data folder, and nothing of the environment of an office.
pub(crate) fn program(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_layanan-ktp"));
    for name in ["TELOXIDE_TOKEN", "TELOXIDE_API_URL", "DATABASE_URL", "KUNCI_DATA"] {
        command.env_remove(name);
    }
    command.arg("--data").arg(data).env("RUST_LOG", "off").stdin(Stdio::null()).kill_on_drop(true);
    command
}

/// Runs to its end.
pub(crate) async fn ends(command: &mut Command) -> Output {
    tokio::time::timeout(PATIENCE, command.output()).await.expect("it ends").unwrap()
}

/// What it printed.
pub(crate) fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A practice office that plays.
pub(crate) struct Playing {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Playing {
    pub(crate) fn start(data: &Path) -> Self {
        Self::start_on(data, 0)
    }

    /// On this port.
    pub(crate) fn start_on(data: &Path, port: u16) -> Self {
        let mut command = program(data);
        command.args(["latihan", "--port", &port.to_string()]).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// Reads on until a line holds this.
    pub(crate) async fn prints(&mut self, wanted: &str) -> String {
        let read = async {
            loop {
                let line = self.lines.next_line().await.unwrap();
                let line = line.unwrap_or_else(|| panic!("it ended before it printed {wanted:?}"));
                if line.contains(wanted) {
                    return line;
                }
            }
        };
        tokio::time::timeout(PATIENCE, read).await.expect("it prints")
    }

    /// As a power cut ends it.
    pub(crate) async fn kill_9(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Sends a signal by name and waits for the end.
    pub(crate) async fn signal(mut self, name: &str) -> Option<i32> {
        let pid = self.child.id().expect("it runs").to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().await.unwrap().success());
        tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("it ends at a signal").unwrap().code()
    }
}
