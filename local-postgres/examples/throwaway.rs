//! Runs a command on a throw-away, migrated database:
//! `cargo run -p local-postgres --example throwaway -- MIGRATIONS_DIR COMMAND [ARGUMENT…]`
//!
//! Creates the database `app` on a server in a temporary folder, applies `MIGRATIONS_DIR/*.sql` in the order of their
//! names, runs the command with `DATABASE_URL` set, stops the server and ends with the command's own status.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use local_postgres::{LocalCluster, testing};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("throwaway: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(migrations), Some(program)) = (arguments.next(), arguments.next()) else {
        return Err("usage: throwaway MIGRATIONS_DIR COMMAND [ARGUMENT…]".into());
    };
    let cluster = testing::scratch(false)?;
    psql(&cluster, "postgres", &["-c".as_ref(), "create database app".as_ref()])?;
    for file in sql_files(migrations.as_ref())? {
        psql(&cluster, "app", &["--single-transaction".as_ref(), "-f".as_ref(), file.as_os_str()])?;
    }
    let status = Command::new(program).args(arguments).env("DATABASE_URL", cluster.url("app")).status()?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

fn sql_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = folder.read_dir().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    Ok(files)
}

fn psql(cluster: &LocalCluster, database: &str, action: &[&OsStr]) -> Result<(), Box<dyn Error>> {
    let mut psql = cluster.tool("psql");
    psql.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database]).args(action);
    if psql.status()?.success() { Ok(()) } else { Err(format!("psql failed: {action:?}").into()) }
}
