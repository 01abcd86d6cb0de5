//! The command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Parser;

use crate::applicants::MOST;

/// Breaks everything around `layanan-ktp` while people apply, and counts what became of what they said. Ends with 0 when nothing
/// is lost, doubled, out of order or missing, and the register verifies.
#[derive(Clone, Debug, Parser)]
#[command(name = "drills")]
pub struct Options {
    /// How many people apply.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST)))]
    pub people: u32,
    /// For how long things go wrong, and until each kind of trouble has come once; what people have begun is waited for.
    #[arg(long, default_value_t = 30)]
    pub seconds: u64,
    /// The same seed: the same troubles in the same order, and the same words.
    #[arg(long, default_value_t = 20_261_123)]
    pub seed: u64,
    /// The program `layanan-ktp`; without it the one beside this program. Given twice, new processes take them in turn.
    #[arg(long, value_name = "PATH")]
    pub bot: Vec<PathBuf>,
    /// A PostgreSQL that somebody else keeps: it is not stopped, crashed or filled. The database is made where it is missing.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// One more kind of trouble: the command is run by `sh -c` and waited for. May be repeated.
    #[arg(long, value_name = "NAME=COMMAND")]
    pub trouble: Vec<Ordered>,
    /// Only these kinds of trouble.
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',')]
    pub only: Vec<String>,
}

/// A kind of trouble that somebody else makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// What the table calls it.
    pub name: String,
    /// For `sh -c`.
    pub command: String,
}

/// Not `NAME=COMMAND`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a trouble is given as NAME=COMMAND")]
pub struct NoTrouble;

impl FromStr for Ordered {
    type Err = NoTrouble;

    fn from_str(text: &str) -> Result<Self, NoTrouble> {
        let (name, command) = text.split_once('=').ok_or(NoTrouble)?;
        if name.is_empty() || command.is_empty() {
            return Err(NoTrouble);
        }
        Ok(Self { name: name.to_owned(), command: command.to_owned() })
    }
}
