//! What can go wrong, in sentences for the person who started the program.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// Why there is no local server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Neither the system nor a private folder holds the server programs.
    #[error(
        "no PostgreSQL server found. Install it (Debian: apt install postgresql; macOS: brew install postgresql), \
         or set DATABASE_URL to a server you already have"
    )]
    NoBinaries,
    /// The data folder was made by a major version that is not installed.
    #[error(
        "the data folder was made by PostgreSQL {wanted}, but only PostgreSQL {found} is installed: \
         install PostgreSQL {wanted}, or dump the data with it and restore them"
    )]
    WrongVersion {
        /// Major version in the folder's `PG_VERSION`.
        wanted: u32,
        /// Major versions that are installed, comma separated.
        found: String,
    },
    /// Another living process holds the lock of the folder.
    #[error("another process already runs the database in {}; stop it first", root.display())]
    Busy {
        /// The folder of the cluster.
        root: PathBuf,
    },
    /// Root runs the program and no ordinary account is there for the server.
    #[error("running as root, and there is no account `postgres` or `nobody` that could run PostgreSQL")]
    NoAccount,
    /// PostgreSQL refuses to run as root, and so it cannot own the data.
    #[error("{} belongs to root, but PostgreSQL refuses to run as root; give it to the account `postgres`", data.display())]
    OwnedByRoot {
        /// The data folder.
        data: PathBuf,
    },
    /// A folder above is closed to the account that runs the server.
    #[error(
        "{}: the account that runs PostgreSQL (uid {uid}) cannot enter {}; choose another folder",
        folder.display(), closed.display()
    )]
    Unreachable {
        /// The folder that the server needs.
        folder: PathBuf,
        /// The folder on the way that is closed.
        closed: PathBuf,
        /// The account's number.
        uid: u32,
    },
    /// A folder that must be private belongs to another account.
    #[error("{} belongs to someone else (uid {uid})", folder.display())]
    SomeoneElses {
        /// The folder.
        folder: PathBuf,
        /// Its owner.
        uid: u32,
    },
    /// `initdb` could not make the data folder.
    #[error("PostgreSQL could not make its data folder (initdb):\n{0}")]
    Initdb(String),
    /// The server ended before it was ready.
    #[error("PostgreSQL stopped at once ({status}):\n{log}")]
    Stopped {
        /// How it ended.
        status: ExitStatus,
        /// What it wrote since this start.
        log: String,
    },
    /// The server lives but does not become ready.
    #[error("PostgreSQL is not ready after {seconds} seconds:\n{log}")]
    NotReady {
        /// How long it was waited for.
        seconds: u64,
        /// What it wrote since this start.
        log: String,
    },
    /// Processes of an earlier server still use the data folder, and no signal ends them.
    #[error("an old PostgreSQL server does not stop (processes {pids:?})")]
    OldServer {
        /// Its processes.
        pids: Vec<i32>,
    },
    /// The caller's own preparation of the test template failed.
    #[error("preparing the test database failed: {0}")]
    Prepare(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The operating system refused something.
    #[error("{doing}: {source}")]
    Io {
        /// What was tried, with the path.
        doing: String,
        /// What the system said.
        source: io::Error,
    },
}

/// Adds what was tried to an [`io::Error`].
pub(crate) trait Doing<T> {
    /// `doing` is a phrase such as "creating"; the path follows it.
    fn doing(self, doing: &str, path: &Path) -> Result<T, Error>;
}

impl<T, E: Into<io::Error>> Doing<T> for Result<T, E> {
    fn doing(self, doing: &str, path: &Path) -> Result<T, Error> {
        self.map_err(|source| Error::Io { doing: format!("{doing} {}", path.display()), source: source.into() })
    }
}
