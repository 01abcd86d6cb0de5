//! A private PostgreSQL server as a child process.
//!
//! [`LocalCluster::start`] runs the PostgreSQL that is installed on this machine on a folder of its own and a
//! unix socket that only its owner can reach: no TCP port, no password, no daemon left behind. It works as root
//! (the server then runs as `postgres` or `nobody`) and as an ordinary user, and it starts again after any crash.
//! [`testing`] keeps one throw-away server for each test process.
//!
//! ```no_run
//! use local_postgres::{LocalCluster, Options, default_root};
//!
//! let mut cluster = LocalCluster::start(&Options::new(default_root("my-app")))?;
//! println!("{}", cluster.url("postgres"));
//! cluster.stop();
//! # Ok::<(), local_postgres::Error>(())
//! ```
//!
//! Start it before an async runtime and stop it after: both calls block.
//!
//! | environment | meaning |
//! |---|---|
//! | `POSTGRES_BIN_DIR` | the folder of `postgres` and `initdb`, looked at first |
//! | `LOCAL_POSTGRES_HOME` | an absolute path: a folder with an unpacked PostgreSQL, looked at last; else `$XDG_CACHE_HOME/local-postgres` or `~/.cache/local-postgres` |

mod account;
mod binaries;
mod cluster;
mod error;
mod folder;
mod initdb;
mod options;
mod server;
mod stale;
pub mod testing;

pub use binaries::programs;
pub use cluster::LocalCluster;
pub use error::Error;
pub use options::{Options, default_root, unpacked_home};

/// The only role of a cluster, a superuser; every url names it.
pub const ROLE: &str = "app";

/// Names the socket file only: no TCP port is ever opened.
const PORT: u16 = 5432;
