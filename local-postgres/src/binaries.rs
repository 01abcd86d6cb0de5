//! Finds PostgreSQL's server programs: no distribution puts them in the same place. `scripts/postgres.sh` asks here too,
//! through the example `programs`.

use std::cmp::Reverse;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::account::Account;
use crate::error::Error;
use crate::options::unpacked_home;

/// What a server takes over from the environment: where programs, libraries and files that come and go are.
const OF_THE_MACHINE: [&str; 4] = ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "TZ"];

/// The server programs of one PostgreSQL.
#[derive(Clone, Debug)]
pub(crate) struct Binaries {
    /// Folder with `postgres`, `initdb`, `psql`, ….
    pub(crate) dir: PathBuf,
    /// Major version, such as 15.
    pub(crate) major: u32,
    libraries: Option<OsString>,
}

impl Binaries {
    /// The first PostgreSQL that `account` can run, of major version `wanted` if there is one already.
    pub(crate) fn find(wanted: Option<u32>, account: Account) -> Result<Self, Error> {
        let (mut others, mut closed) = (Vec::new(), None);
        for found in candidates().iter().filter_map(|dir| Self::at(dir)) {
            if let Err(error) = found.check_runs_as(account) {
                closed.get_or_insert(error);
            } else if wanted.is_none_or(|wanted| wanted == found.major) {
                return Ok(found);
            } else if !others.contains(&found.major.to_string()) {
                others.push(found.major.to_string());
            }
        }
        match wanted {
            Some(wanted) if !others.is_empty() => Err(Error::WrongVersion { wanted, found: others.join(", ") }),
            _ => Err(closed.unwrap_or(Error::NoBinaries)),
        }
    }

    fn at(dir: &Path) -> Option<Self> {
        let server = dir.join("postgres").canonicalize().ok()?;
        let dir = server.parent()?.to_path_buf();
        if !dir.join("initdb").is_file() {
            return None;
        }
        let mut found = Self { libraries: libraries(&dir), dir, major: 0 };
        let version = found.tool("postgres").arg("--version").output().ok()?;
        found.major = major(&String::from_utf8_lossy(&version.stdout))?;
        Some(found)
    }

    /// Root can run what the account it hands the server to cannot.
    fn check_runs_as(&self, account: Account) -> Result<(), Error> {
        ["postgres", "initdb"].iter().try_for_each(|program| account.check_reachable(&self.dir.join(program)))
    }

    /// A program that runs as this process, free of the caller's `PGDATA`, `PGPORT`, `PGOPTIONS`, ….
    pub(crate) fn tool(&self, program: &str) -> Command {
        let mut command = Command::new(self.dir.join(program));
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG")) {
            command.env_remove(name);
        }
        if let Some(libraries) = &self.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command
    }

    /// A server program: runs as `account`, says its messages in English, reads nothing. What stands in our environment may be
    /// secret, and that of a process can be read by its account.
    pub(crate) fn server_tool(&self, program: &str, account: Account) -> Command {
        let mut command = Command::new(self.dir.join(program));
        account.apply(&mut command);
        command.env_clear().envs(OF_THE_MACHINE.iter().filter_map(|name| Some((name, env::var_os(name)?))));
        if let Some(libraries) = &self.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        command
    }
}

/// The folder of the server programs that a new cluster would use.
///
/// # Errors
/// When there are none that the server's account can run.
pub fn programs() -> Result<PathBuf, Error> {
    Ok(Binaries::find(None, Account::for_new_data()?)?.dir)
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`, `… 18beta1`.
fn major(version: &str) -> Option<u32> {
    let number = version.split_whitespace().nth(2)?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn candidates() -> Vec<PathBuf> {
    let home = unpacked_home();
    let mut dirs: Vec<PathBuf> = env::var_os("POSTGRES_BIN_DIR").map(PathBuf::from).into_iter().collect();
    dirs.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    dirs.extend(newest("/usr/lib/postgresql".as_ref(), "bin"));
    dirs.extend(["/usr/bin", "/usr/libexec", "/usr/local/pgsql/bin"].map(PathBuf::from));
    for (base, tail) in [
        ("/usr", "bin"), // /usr/pgsql-17/bin of the PostgreSQL project's own RPMs
        ("/opt/homebrew/opt", "bin"),
        ("/usr/local/opt", "bin"),
        ("/home/linuxbrew/.linuxbrew/opt", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "bin"),
    ] {
        dirs.extend(newest(base.as_ref(), tail));
    }
    dirs.extend(newest(&home.join("debian/usr/lib/postgresql"), "bin"));
    dirs.push(home.join("bin"));
    dirs
}

/// The folders below `base`, the highest version first (`postgresql@9` before `postgresql@10` in no sort of words).
fn newest(base: &Path, tail: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(base).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.sort_by_key(|path| Reverse(digits(path)));
    found.into_iter().map(|path| path.join(tail)).collect()
}

fn digits(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_string_lossy();
    name.trim_start_matches(|c: char| !c.is_ascii_digit()).split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// `LD_LIBRARY_PATH` for Debian's packages unpacked below a folder: their libraries lie there, not in `/usr/lib`.
fn libraries(dir: &Path) -> Option<OsString> {
    let unpacked = dir.ancestors().nth(5)?;
    let below = dir.strip_prefix(unpacked).ok()?;
    if unpacked == Path::new("/") || !below.starts_with("usr/lib/postgresql") {
        return None;
    }
    let mut paths = vec![unpacked.join("usr/lib")];
    for lib in ["usr/lib", "lib"] {
        let entries = fs::read_dir(unpacked.join(lib)).into_iter().flatten().flatten();
        paths.extend(
            entries.filter(|entry| entry.file_name().to_string_lossy().contains("-linux-")).map(|entry| entry.path()),
        );
    }
    paths.extend(env::var_os("LD_LIBRARY_PATH").iter().flat_map(env::split_paths));
    env::join_paths(paths).ok()
}

#[cfg(test)]
mod tests {
    use super::{digits, libraries, major};

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("something else"), None);
    }

    #[test]
    fn compares_versions_as_numbers() {
        assert!(digits("postgresql@10".as_ref()) > digits("postgresql@9".as_ref()));
        assert!(digits("pgsql-17".as_ref()) > digits("bin".as_ref()));
    }

    #[test]
    fn only_unpacked_packages_bring_their_libraries() {
        assert_eq!(libraries("/usr/lib/postgresql/15/bin".as_ref()), None);
        assert_eq!(libraries("/opt/pg/bin".as_ref()), None);
        let found = libraries("/home/a/debian/usr/lib/postgresql/15/bin".as_ref());
        assert!(found.is_some_and(|path| path.to_string_lossy().starts_with("/home/a/debian/usr/lib")));
    }
}
