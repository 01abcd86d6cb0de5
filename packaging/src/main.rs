//! `cargo run -p packaging -- FOLDER`

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: packaging FOLDER");
        return ExitCode::from(2);
    };
    match packaging::write_all(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("packaging: {}: {error}", Path::new(&folder).display());
            ExitCode::FAILURE
        }
    }
}
