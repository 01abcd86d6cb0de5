//! What somebody sees who keeps the process running: how it ends, what it logs, and what a command says meanwhile.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::Stdio;

use bot_api_emulator::{Config, Emulator};
use drills::wire;
use tokio::process::Command;

use crate::support::people::SITI;
use crate::support::server::{Database, KEYS};

fn program(emulator: &Emulator, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_layanan-ktp"));
    command.args(args).env("TELOXIDE_TOKEN", emulator.token()).env("TELOXIDE_API_URL", emulator.base_url());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true).env_remove("DATABASE_URL");
    command
}

/// The number of the postmaster of a private PostgreSQL.
fn postmaster(data: &Path) -> Option<String> {
    let text = std::fs::read_to_string(data.join("data/postmaster.pid")).ok()?;
    text.lines().next().map(str::to_owned)
}

/// As the kernel does when memory runs out.
#[tokio::test(flavor = "multi_thread")]
async fn whose_private_postgresql_is_killed_ends_so_that_a_supervisor_starts_both_again() {
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    control.user(SITI, "Siti").await.unwrap();
    let folder = tokio::task::spawn_blocking(local_postgres::testing::TempFolder::new).await.unwrap().unwrap();
    let root = folder.path().join("kantor");
    let data = root.to_str().unwrap();
    let serve = || {
        let mut command = program(&emulator, &["--data", data, "serve"]);
        command.env("RUST_LOG", "off").spawn().unwrap()
    };
    let mut bot = serve();
    control.send_text(SITI, "/start").await.unwrap();
    wire::told(&control, SITI, "Selamat datang").await;

    let pid = postmaster(&root).unwrap();
    let environment = std::fs::read(format!("/proc/{pid}/environ"));
    if let Ok(environment) = environment {
        let text = String::from_utf8_lossy(&environment);
        assert!(!text.contains(emulator.token()), "PostgreSQL may run under another account: {text}");
    }
    assert!(Command::new("kill").args(["-9", &pid]).status().await.unwrap().success());
    assert_eq!(bot.wait().await.unwrap().code(), Some(1));

    let _again = serve();
    control.send_text(SITI, "/bantuan").await.unwrap();
    wire::told(&control, SITI, "/ajukan").await;
}

/// The journal of systemd takes the level of a line from what stands before it.
#[tokio::test(flavor = "multi_thread")]
async fn the_journal_knows_how_bad_a_line_is() {
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let database = Database::new().await;
    for (form, to_journal) in [("teks", true), ("json", true), ("teks", false)] {
        let mut log = tempfile::tempfile().unwrap();
        let meta = log.metadata().unwrap();
        let mut command = program(&emulator, &["serve"]);
        command.env("DATABASE_URL", database.url()).env("KUNCI_DATA", KEYS).env("TELOXIDE_TOKEN", "1:wrong");
        command.env("LOG_BENTUK", form).env("RUST_LOG", "info").stderr(log.try_clone().unwrap());
        let inode = if to_journal { meta.ino() } else { 0 };
        command.env("JOURNAL_STREAM", format!("{}:{inode}", meta.dev()));
        assert_eq!(command.spawn().unwrap().wait().await.unwrap().code(), Some(1));
        let logged = read(&mut log);
        let last = logged.lines().last().unwrap();
        assert!(last.contains("the bot ends") && last.contains("refuses the token"), "{logged}");
        assert_eq!(last.starts_with("<3>"), to_journal, "{logged}");
    }
}

fn read(log: &mut File) -> String {
    let mut text = String::new();
    log.rewind().unwrap();
    log.read_to_string(&mut text).unwrap();
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_does_not_wait_for_telegram() {
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let database = Database::new().await;
    let periksa = |name, value| {
        let mut command = program(&emulator, &["periksa"]);
        command.env("DATABASE_URL", database.url()).env("KUNCI_DATA", KEYS).env(name, value).stderr(Stdio::null());
        command.env("SIMPAN_BERKAS", drills::process::files(&database.url()));
        async move {
            let ended = command.output().await.unwrap();
            (ended.status.code(), String::from_utf8_lossy(&ended.stdout).into_owned())
        }
    };
    let (code, said) = periksa("RUST_LOG", "off").await;
    assert_eq!((code, said.contains("Telegram: answers as")), (Some(0), true), "{said}");
    let (code, said) = periksa("TELOXIDE_API_URL", "http://127.0.0.1:9").await; // nobody listens there
    assert_eq!((code, said.contains("Telegram: does not answer")), (Some(1), true), "{said}");
    let (code, said) = periksa("WEBHOOK_URL", "https://ktp.contoh.id/telegram").await;
    assert_eq!((code, said.contains("somewhere else, or nowhere")), (Some(1), true), "{said}");
}
