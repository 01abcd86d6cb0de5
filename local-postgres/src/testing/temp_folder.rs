//! Folders of test servers, and the removal of those whose process has ended.

use std::env;
use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use nix::unistd::Uid;

use crate::account::Account;
use crate::error::{Doing as _, Error};
use crate::folder::make_root;

/// Free bytes below which a memory disk is left alone; a container's is 64 MiB unless told otherwise.
#[cfg(target_os = "linux")]
const ROOM: u64 = 1 << 30;

/// A folder that a server can use. It is removed with this value, or by the next test process when this one is killed.
#[derive(Debug)]
pub struct TempFolder {
    path: PathBuf,
    /// Its lock tells other processes that the folder is in use.
    _alive: File,
}

impl TempFolder {
    /// A new folder on the memory disk or, where that has no room, among the temporary files.
    ///
    /// # Errors
    /// When no place can be written to.
    pub fn new() -> Result<Self, Error> {
        let base = base()?;
        let gate = gate(&base)?;
        Self::create(&base, &gate)
    }

    pub(super) fn create(base: &Path, _gate: &Gate) -> Result<Self, Error> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        sweep(base);
        let path = base.join(format!("run-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        make_root(&path)?;
        let alive = File::create(path.join("alive")).doing("creating a file in", &path)?;
        alive.lock().doing("locking a file in", &path)?;
        Ok(Self { path, _alive: alive })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// While it lives, no other test process makes or removes folders.
pub(super) struct Gate(#[expect(dead_code, reason = "held for its lock, which ends with it")] File);

/// Waits until no other process holds the gate.
pub(super) fn gate(base: &Path) -> Result<Gate, Error> {
    let path = base.join("gate");
    let gate = File::options().create(true).write(true).truncate(false).open(&path).doing("opening", &path)?;
    gate.lock().doing("locking", &path)?;
    Ok(Gate(gate))
}

/// The folder of all test servers of this user: in memory when there is room, else the first temporary folder that
/// the server's account can enter (root's own may be closed to it).
pub(super) fn base() -> Result<PathBuf, Error> {
    let places = [env::temp_dir(), "/tmp".into(), "/var/tmp".into()];
    let mut refused = None;
    for place in memory_disk().into_iter().chain(places) {
        match base_in(&place) {
            Ok(base) => return Ok(base),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or(Error::NoBinaries))
}

#[cfg(target_os = "linux")]
fn memory_disk() -> Option<PathBuf> {
    let disk = PathBuf::from("/dev/shm");
    let found = nix::sys::statvfs::statvfs(&disk).ok()?;
    (found.blocks_available() * found.fragment_size() > ROOM).then_some(disk)
}

#[cfg(not(target_os = "linux"))]
fn memory_disk() -> Option<PathBuf> {
    None
}

fn base_in(place: &Path) -> Result<PathBuf, Error> {
    let place = place.canonicalize().doing("opening", place)?;
    Account::for_new_data()?.check_reachable(&place)?;
    let user = Uid::effective();
    let base = place.join(format!("local-postgres-tests-{user}"));
    make_root(&base)?;
    let found = fs::symlink_metadata(&base).doing("looking at", &base)?;
    if !found.is_dir() || found.uid() != user.as_raw() {
        return Err(Error::SomeoneElses { folder: base, uid: found.uid() });
    }
    Ok(base)
}

/// Removes the folders of processes that have ended: their lock is free.
fn sweep(base: &Path) {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("run-")) {
        if File::open(entry.path().join("alive")).is_ok_and(|alive| alive.try_lock().is_err()) {
            continue;
        }
        let _ = fs::remove_dir_all(entry.path());
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    use nix::unistd::Uid;

    use super::{TempFolder, base_in};
    use crate::error::Error;

    #[test]
    fn a_temporary_folder_closed_to_the_server_is_passed_over() -> Result<(), Error> {
        let folder = TempFolder::new()?;
        let closed = folder.path().join("tmp");
        fs::create_dir(&closed).and_then(|()| fs::set_permissions(&closed, Permissions::from_mode(0o700))).ok();
        let refused = matches!(base_in(&closed), Err(Error::Unreachable { .. }));
        assert_eq!(refused, Uid::effective().is_root());
        Ok(())
    }
}
