//! Measures the bot against the numbers it has to reach. All people are made up.
#![expect(clippy::print_stdout, reason = "says what it measured")]

mod bot;
mod crowd;
mod latency;
mod machine;
mod memory;
mod people;
mod pgbench;
mod rate;
mod scale;
mod server;
mod start;
mod statements;

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Measures `layanan-ktp` through the emulator, on a PostgreSQL of its own.
#[derive(Debug, Parser)]
struct Cli {
    /// What to measure; nothing: all but `scale`.
    parts: Vec<Part>,
    /// People at once.
    #[arg(long, default_value_t = 50)]
    people: u32,
    /// How long a rate is measured.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Permohonan in the small and in the big register of `scale`.
    #[arg(long, num_args = 2, value_names = ["SMALL", "BIG"], default_values_t = [10_000, 1_000_000])]
    rows: Vec<u64>,
    /// Folder with the programs; default: that of this one.
    #[arg(long, value_name = "FOLDER")]
    programs: Option<PathBuf>,
}

/// A measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Updates a second, and what each costs; beside a stock teloxide bot, and pgbench with the same statements.
    Rate,
    /// The time from update to reply at 100 updates a second; beside the same.
    Latency,
    /// Memory with 10,000 open dialogues.
    Memory,
    /// From the start to the first reply.
    Start,
    /// `/status`, `/antrean` and `/cari` in a small and in a big register.
    Scale,
}

const USUAL: [Part; 4] = [Part::Rate, Part::Latency, Part::Memory, Part::Start];

/// What the parts share.
struct Plan {
    people: u32,
    seconds: u64,
    rows: Vec<u64>,
    programs: bot::Programs,
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let programs = bot::Programs::find(cli.programs)?;
    let plan = Plan { people: cli.people, seconds: cli.seconds, rows: cli.rows, programs };
    let parts = if cli.parts.is_empty() { USUAL.to_vec() } else { cli.parts };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    for part in parts {
        let said = match part {
            Part::Rate => rate::measure(&runtime, &plan)?,
            Part::Latency => latency::measure(&runtime, &plan)?,
            Part::Memory => memory::measure(&runtime, &plan)?,
            Part::Start => start::measure(&runtime, &plan)?,
            Part::Scale => scale::measure(&runtime, &plan)?,
        };
        println!("{said}");
    }
    Ok(())
}
