//! The program: see [`drills`].

use std::process::ExitCode;

use clap::Parser as _;
use drills::drill;
use drills::options::Options;
use layanan_ktp::cli::say;

#[tokio::main]
async fn main() -> ExitCode {
    match drill::run(&Options::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(format!("drills: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
