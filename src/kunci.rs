//! `kunci baru|putar`: the keys of the register, for the person who keeps the machine.

use std::process::ExitCode;

use crate::cli::{KunciCommand, say};
use crate::local::Register;
use crate::store::Store;
use crate::store::reseal::Progress;

/// Makes a new key, or seals everything anew with the first one.
///
/// # Errors
/// The register does not answer, or a key cannot be made or kept.
pub async fn run(register: &Register, store: &Store, command: KunciCommand) -> anyhow::Result<ExitCode> {
    match command {
        KunciCommand::Baru => new_key(register),
        KunciCommand::Putar => seal_anew(store).await,
    }
}

fn new_key(register: &Register) -> anyhow::Result<ExitCode> {
    match register.new_key()? {
        Some(key) => {
            say("a new key; how to put it into KUNCI_DATA, before the others with a comma between, says docs/keys.md:");
            say(key);
        }
        None => say("the new key stands in the file kunci; start the bot, then run: layanan-ktp kunci putar"),
    }
    say("keep a copy of the keys apart from the data: without them nobody can read the register");
    Ok(ExitCode::SUCCESS)
}

async fn seal_anew(store: &Store) -> anyhow::Result<ExitCode> {
    let mut tell = |progress: Progress| {
        say(format!("{:>15} {:>3} %  {} sealed anew", progress.table, progress.percent, progress.sealed));
    };
    let done = store.seal_anew(&mut tell).await?;
    say(format!("{} values are sealed anew with the first key, or with the key of the day", done.sealed));
    for (table, count) in &done.left {
        say(format!("  {count} of {table} cannot be sealed anew and stay as they are; see: layanan-ktp verifikasi"));
    }
    match &done.retired[..] {
        [] => say("there is one key; nothing else is needed"),
        retired => {
            let numbers: Vec<String> = retired.iter().map(u8::to_string).collect();
            say(format!("keys that can be taken out of KUNCI_DATA or the file kunci: {}", numbers.join(", ")));
        }
    }
    Ok(if done.left.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
