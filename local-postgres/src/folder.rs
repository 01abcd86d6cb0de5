//! The folder of a cluster: its lock, its parts and who may enter them.

use std::fs::{self, DirBuilder, File, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use nix::unistd::Uid;

use crate::PORT;
use crate::account::Account;
use crate::error::{Doing as _, Error};

/// A server's log is set aside when it has grown to this many bytes.
const LONG_LOG: u64 = 10 << 20;

/// The folder of one cluster, locked for as long as this value lives.
#[derive(Debug)]
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
    pub(crate) data: PathBuf,
    pub(crate) sockets: PathBuf,
    pub(crate) log: PathBuf,
    pub(crate) account: Account,
    _lock: File,
}

impl Folder {
    /// Makes the folder where needed and locks it against a second instance.
    pub(crate) fn open(root: &Path) -> Result<Self, Error> {
        make_root(root)?;
        let root = root.canonicalize().doing("opening", root)?;
        let data = root.join("data");
        let account = Account::for_data(&data)?;
        let lock = lock(&root)?;
        let_through(&root, account)?;
        account.check_reachable(&root)?;
        let sockets = socket_folder(&root)?;
        private_folder(&sockets, account)?;
        let log = root.join("postgres.log");
        Ok(Self { root, data, sockets, log, account, _lock: lock })
    }

    /// The major version that made the data; `None` before the first start.
    pub(crate) fn version(&self) -> Option<u32> {
        fs::read_to_string(self.data.join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// Opens the server's log for appending and says how long it is already.
    pub(crate) fn open_log(&self) -> Result<(File, u64), Error> {
        if fs::metadata(&self.log).is_ok_and(|found| found.len() > LONG_LOG) {
            fs::rename(&self.log, self.log.with_extension("log.1")).doing("setting aside", &self.log)?;
        }
        let log = File::options().create(true).append(true).open(&self.log).doing("opening", &self.log)?;
        let length = log.metadata().doing("looking at", &self.log)?.len();
        Ok((log, length))
    }
}

/// Makes `root` and the folders above it where they are missing; others may at most pass through it.
pub(crate) fn make_root(root: &Path) -> Result<(), Error> {
    if root.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o711).create(root).doing("creating", root)?;
    let mode = if Uid::effective().is_root() { 0o711 } else { 0o700 };
    fs::set_permissions(root, Permissions::from_mode(mode)).doing("closing", root)
}

/// Root keeps its folder; the account may only pass through to `data` and `run`, which are its own.
fn let_through(root: &Path, account: Account) -> Result<(), Error> {
    let found = fs::metadata(root).doing("looking at", root)?;
    if !account.switches() || found.uid() != 0 || found.mode() & 0o001 != 0 {
        return Ok(());
    }
    fs::set_permissions(root, Permissions::from_mode(found.mode() & 0o7777 | 0o011)).doing("opening", root)
}

fn lock(root: &Path) -> Result<File, Error> {
    let path = root.join("lock");
    let lock = File::options().create(true).write(true).truncate(false).open(&path).doing("opening", &path)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Error::Busy { root: root.to_path_buf() }),
        Err(TryLockError::Error(source)) => Err(source).doing("locking", &path),
    }
}

/// A socket's path holds 107 bytes (103 on macOS); a longer one moves to `/tmp`.
pub(crate) fn socket_folder(root: &Path) -> Result<PathBuf, Error> {
    let near = root.join("run");
    if near.as_os_str().len() + format!("/.s.PGSQL.{PORT}.lock").len() < 100 {
        return Ok(near);
    }
    let found = fs::metadata(root).doing("looking at", root)?;
    Ok(PathBuf::from(format!("/tmp/pg-{:x}-{:x}", found.dev(), found.ino())))
}

/// Makes a folder only the account can enter. Others can guess the name of one in `/tmp`, so its owner is checked.
pub(crate) fn private_folder(folder: &Path, account: Account) -> Result<(), Error> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error).doing("creating", folder),
        _ => {}
    }
    let found = fs::symlink_metadata(folder).doing("looking at", folder)?;
    let ours = [account.uid().as_raw(), Uid::effective().as_raw()].contains(&found.uid());
    if !found.is_dir() || !ours {
        return Err(Error::SomeoneElses { folder: folder.to_path_buf(), uid: found.uid() });
    }
    fs::set_permissions(folder, Permissions::from_mode(0o700)).doing("closing", folder)?;
    account.own(folder)
}
