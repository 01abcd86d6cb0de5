//! Prints the folder of the server programs that a new cluster would use; with `--home` the one where
//! `scripts/postgres.sh` unpacks them for a person who may not install packages.

use std::env;
use std::process::ExitCode;

#[expect(clippy::print_stdout, reason = "scripts read it")]
fn main() -> ExitCode {
    if env::args().nth(1).as_deref() == Some("--home") {
        println!("{}", local_postgres::unpacked_home().display());
        return ExitCode::SUCCESS;
    }
    match local_postgres::programs() {
        Ok(folder) => {
            println!("{}", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("postgres: {error}");
            ExitCode::FAILURE
        }
    }
}
