//! Makes a new data folder.

use std::fs;
use std::path::Path;
use std::process::Output;

use nix::sys::signal::Signal;

use crate::ROLE;
use crate::binaries::Binaries;
use crate::error::{Doing as _, Error};
use crate::folder::{Folder, private_folder};
use crate::server::die_with_parent;

/// `C.UTF-8` everywhere: with LANG unset `initdb` would pick C and `SQL_ASCII`. The others are for systems without it.
const LOCALES: [&str; 3] = ["C.UTF-8", "en_US.UTF-8", "C"];

/// Runs `initdb` beside the data folder and renames when it is whole: a killed `initdb` leaves nothing half-made.
pub(crate) fn initdb(folder: &Folder, binaries: &Binaries, durable: bool) -> Result<(), Error> {
    let fresh = folder.root.join("data.new");
    let mut complaint = String::new();
    for locale in LOCALES {
        if fresh.exists() {
            fs::remove_dir_all(&fresh).doing("removing", &fresh)?;
        }
        private_folder(&fresh, folder.account)?;
        let output = run(folder, binaries, &arguments(&fresh, locale, durable))?;
        if output.status.success() {
            return fs::rename(&fresh, &folder.data).doing("renaming", &fresh);
        }
        complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        if !complaint.contains("locale") {
            break;
        }
    }
    Err(Error::Initdb(complaint.trim().to_owned()))
}

fn run(folder: &Folder, binaries: &Binaries, arguments: &[String]) -> Result<Output, Error> {
    let mut command = binaries.server_tool("initdb", folder.account);
    die_with_parent(&mut command, Signal::SIGKILL);
    command.args(arguments).output().doing("running initdb in", &binaries.dir)
}

fn arguments(fresh: &Path, locale: &str, durable: bool) -> Vec<String> {
    let mut arguments = vec![
        format!("--pgdata={}", fresh.display()),
        format!("--username={ROLE}"),
        format!("--locale={locale}"),
        "--lc-messages=C".into(),
        "--encoding=UTF8".into(),
        "--auth-local=trust".into(), // the socket's folder is 0700
        "--auth-host=reject".into(),
        "--no-instructions".into(),
    ];
    if !durable {
        arguments.extend(["--no-sync".into(), "--wal-segsize=1".into()]);
    }
    arguments
}
