//! What a package has beside the program: a man page for each command, and completions for bash, zsh and fish. All of it is made
//! of the command line as `layanan_ktp::cli` describes it, so that none of it can say something else.

mod manual;

pub use self::manual::ENVIRONMENT;

use std::fs::{File, create_dir_all};
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_complete::{Generator, Shell, generate};
use layanan_ktp::cli::Cli;

/// Name of the program.
pub const PROGRAM: &str = "layanan-ktp";

/// The shells, and the name that each looks for.
pub const COMPLETIONS: [(Shell, &str); 3] =
    [(Shell::Bash, "layanan-ktp"), (Shell::Zsh, "_layanan-ktp"), (Shell::Fish, "layanan-ktp.fish")];

/// The command line.
#[must_use]
pub fn command() -> Command {
    Cli::command()
}

/// Writes `man/` and `completions/` below a folder, which is made where it is missing.
///
/// # Errors
/// A file cannot be written.
pub fn write_all(folder: &Path) -> io::Result<()> {
    let (man, completions) = (folder.join("man"), folder.join("completions"));
    create_dir_all(&man)?;
    create_dir_all(&completions)?;
    manual::write(&man)?;
    COMPLETIONS.iter().try_for_each(|(shell, name)| complete(*shell, &completions.join(name)))
}

fn complete(shell: impl Generator, file: &Path) -> io::Result<()> {
    generate(shell, &mut command(), PROGRAM, &mut File::create(file)?);
    Ok(())
}
