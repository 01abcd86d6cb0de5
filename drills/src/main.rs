//! The program: see [`drills`].

use std::process::ExitCode;

use clap::Parser as _;
use drills::options::Options;
use drills::{drill, small_disk};
use layanan_ktp::cli::say;

fn main() -> ExitCode {
    let options = Options::parse();
    if options.database.is_none() {
        small_disk::with_own_mounts();
    }
    begin(&options)
}

#[tokio::main]
async fn begin(options: &Options) -> ExitCode {
    match drill::run(options).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(format!("drills: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
