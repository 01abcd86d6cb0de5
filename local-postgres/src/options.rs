//! Where a cluster lives and how careful it is.

use std::env;
use std::path::{Path, PathBuf};

use nix::unistd::{Uid, User};

/// How to start a [`LocalCluster`](crate::LocalCluster).
#[derive(Clone, Debug)]
pub struct Options {
    /// Folder of the cluster: `data`, `run` (the socket), `postgres.log` and `lock` are kept below it.
    pub root: PathBuf,
    /// `false`: nothing is flushed to disk, for tests only.
    pub durable: bool,
    /// Server settings, as in `postgresql.conf`; they win over those of this crate.
    pub settings: Vec<(String, String)>,
}

impl Options {
    /// A durable cluster in `root`; the folder is made when it is not there.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), durable: true, settings: Vec::new() }
    }

    /// Adds the server setting `key = value`.
    #[must_use]
    pub fn setting(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.push((key.into(), value.into()));
        self
    }
}

/// Where the data of `app` belong on this machine: `/var/lib/<app>` as root,
/// else `$XDG_DATA_HOME/<app>` or `~/.local/share/<app>`.
#[must_use]
pub fn default_root(app: &str) -> PathBuf {
    if Uid::effective().is_root() {
        return Path::new("/var/lib").join(app);
    }
    absolute("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share")).join(app)
}

/// Where `scripts/postgres.sh` unpacks PostgreSQL for a person who may not install packages.
#[must_use]
pub fn unpacked_home() -> PathBuf {
    let cache = || absolute("XDG_CACHE_HOME").unwrap_or_else(|| home().join(".cache"));
    absolute("LOCAL_POSTGRES_HOME").unwrap_or_else(|| cache().join("local-postgres"))
}

/// The XDG standard has relative paths ignored.
fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

fn home() -> PathBuf {
    let from_passwd = || User::from_uid(Uid::effective()).ok().flatten().map(|user| user.dir);
    absolute("HOME").or_else(from_passwd).unwrap_or_else(env::temp_dir)
}
