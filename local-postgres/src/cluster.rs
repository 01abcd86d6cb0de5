//! Start, stop and address of a cluster.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use nix::sys::signal::Signal;

use crate::binaries::Binaries;
use crate::error::Error;
use crate::folder::Folder;
use crate::initdb::initdb;
use crate::options::Options;
use crate::server::{FAST, IMMEDIATE, Server, die_with_parent, patience};
use crate::stale;
use crate::testing::TempFolder;
use crate::{PORT, ROLE};

/// Given to every server. `listen_addresses` empty: a unix socket is the only way in.
const ALWAYS: [(&str, &str); 6] = [
    ("listen_addresses", ""),
    ("unix_socket_permissions", "0700"),
    ("log_destination", "stderr"),
    ("logging_collector", "off"),
    ("max_wal_senders", "0"),
    ("wal_level", "minimal"),
];

/// Given to a server whose data nobody will miss.
const NOT_DURABLE: [(&str, &str); 5] = [
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("autovacuum", "off"),
    ("dynamic_shared_memory_type", "mmap"), // below the data folder, so nothing is left in /dev/shm after a kill
];

/// A running PostgreSQL server of our own. It stops when this value is dropped and when the process ends, however
/// that happens.
#[derive(Debug)]
pub struct LocalCluster {
    server: Server,
    binaries: Binaries,
    options: Options,
    folder: Folder,
    /// Removed last, after the server has stopped.
    _temporary: Option<TempFolder>,
}

impl LocalCluster {
    /// Starts the server on `options.root`, making the data folder the first time (about a second) and recovering
    /// after a crash, however long that takes (an hour at most). Blocks until the server takes connections; call it outside an async runtime.
    ///
    /// # Errors
    /// When no PostgreSQL is installed, another process runs the folder, or the server does not come up; see [`Error`].
    pub fn start(options: &Options) -> Result<Self, Error> {
        Self::start_in(Folder::open(&options.root)?, options.clone(), None)
    }

    pub(crate) fn start_in(folder: Folder, options: Options, temporary: Option<TempFolder>) -> Result<Self, Error> {
        let made_by = folder.version();
        let binaries = Binaries::find(made_by, folder.account)?;
        if made_by.is_none() {
            initdb(&folder, &binaries, options.durable)?;
        }
        let server = launch(&folder, &binaries, &options)?;
        Ok(Self { server, binaries, options, folder, _temporary: temporary })
    }

    /// The url of `database`, as sqlx, libpq and most drivers take it. The cluster has `postgres` and what you create.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        url(&self.folder.sockets, database)
    }

    /// The url of `database` in the cluster that another process runs in `root`, for a command beside it. The server
    /// goes when that process goes.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn url_beside(root: &Path, database: &str) -> Result<String, Error> {
        Ok(url(&crate::folder::socket_folder(root)?, database))
    }

    /// The process id of the server (its postmaster) in its last run.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// Whether the server still runs. One that was killed does not come back by itself: start another one, or end.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.server.runs()
    }

    /// PostgreSQL's data folder.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.folder.data
    }

    /// The folder of `psql`, `pg_dump`, `pgbench` and the rest. Run them by [`tool`](Self::tool): unpacked programs do not
    /// find their libraries otherwise.
    #[must_use]
    pub fn bin_dir(&self) -> &Path {
        &self.binaries.dir
    }

    /// The major version of the server, such as 15.
    #[must_use]
    pub fn major(&self) -> u32 {
        self.binaries.major
    }

    /// One of PostgreSQL's client programs (`psql`, `pg_dump`, `pgbench`), ready to connect to this server as its role.
    /// Name the database with `-d`.
    #[must_use]
    pub fn tool(&self, program: &str) -> Command {
        let mut command = self.binaries.tool(program);
        command.env("PGHOST", &self.folder.sockets).env("PGPORT", PORT.to_string()).env("PGUSER", ROLE);
        command
    }

    /// Stops the server: fast, then immediate, then by force. Does nothing when it is stopped already.
    pub fn stop(&mut self) {
        self.server.stop(&FAST);
    }

    /// Ends the server as a crash would and starts it again, as `pg_ctl restart -m immediate`; also starts one that
    /// has been killed or stopped.
    ///
    /// # Errors
    /// When the server does not come up again; see [`Error`].
    pub fn restart_immediate(&mut self) -> Result<(), Error> {
        self.server.stop(&IMMEDIATE);
        self.server = launch(&self.folder, &self.binaries, &self.options)?;
        Ok(())
    }
}

impl Drop for LocalCluster {
    fn drop(&mut self) {
        self.stop();
        // Empty after a clean stop; it matters when it stands in /tmp.
        let _ = fs::remove_dir(&self.folder.sockets);
    }
}

/// How often to look again whether a server that was killed has let go of its memory, and how long to wait between.
const STILL_DYING: (u32, Duration) = (50, Duration::from_millis(100));

/// Starts the server once what a crash left is gone. A killed process can be past looking at and still hold its memory.
fn launch(folder: &Folder, binaries: &Binaries, options: &Options) -> Result<Server, Error> {
    let mut launched = launch_once(folder, binaries, options);
    for _ in 0..STILL_DYING.0 {
        match &launched {
            Err(Error::Stopped { log, .. }) if log.contains("shared memory block") => thread::sleep(STILL_DYING.1),
            Ok(_) | Err(_) => break,
        }
        launched = launch_once(folder, binaries, options);
    }
    launched
}

fn launch_once(folder: &Folder, binaries: &Binaries, options: &Options) -> Result<Server, Error> {
    stale::clear(folder)?;
    let mut command = binaries.server_tool("postgres", folder.account);
    command.arg("-D").arg(&folder.data).arg("-k").arg(&folder.sockets);
    command.arg("-c").arg(format!("port={PORT}"));
    let relaxed: &[(&str, &str)] = if options.durable { &[] } else { &NOT_DURABLE };
    let chosen = options.settings.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    for (key, value) in ALWAYS.iter().chain(relaxed).copied().chain(chosen) {
        command.arg("-c").arg(format!("{key}={value}"));
    }
    // Ctrl-C reaches us, who still have things to write, and not the server.
    command.process_group(0);
    die_with_parent(&mut command, if options.durable { Signal::SIGINT } else { Signal::SIGQUIT });
    Server::launch(command, folder, patience(options.durable))
}

/// Percent-encodes everything but letters, digits and `-_.`: a url's host may hold no slash.
fn url(sockets: &Path, database: &str) -> String {
    let (host, database) = (encoded(sockets.as_os_str().as_bytes()), encoded(database.as_bytes()));
    format!("postgres://{ROLE}@{host}:{PORT}/{database}?sslmode=disable")
}

fn encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => text.push(char::from(*byte)),
            _ => write!(text, "%{byte:02X}").unwrap_or_default(),
        }
        text
    })
}
