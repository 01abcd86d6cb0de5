//! Who runs the server: PostgreSQL refuses to run as root, so root hands it to an ordinary account.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use nix::unistd::{Gid, Uid, User, chown};

use crate::error::{Doing as _, Error};

/// The account of the server processes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Account {
    uid: Uid,
    gid: Gid,
    /// We are root, and the account is another one.
    switches: bool,
}

impl Account {
    /// Whoever owns `data`, or the account for new data when there is none.
    pub(crate) fn for_data(data: &Path) -> Result<Self, Error> {
        match fs::metadata(data) {
            Ok(found) if Uid::effective().is_root() => Self::owner(&found, data),
            _ => Self::for_new_data(),
        }
    }

    /// Ourselves or, when we are root, `postgres` or `nobody`.
    pub(crate) fn for_new_data() -> Result<Self, Error> {
        if !Uid::effective().is_root() {
            return Ok(Self { uid: Uid::effective(), gid: Gid::effective(), switches: false });
        }
        ["postgres", "nobody"]
            .into_iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .map(|user| Self { uid: user.uid, gid: user.gid, switches: true })
            .ok_or(Error::NoAccount)
    }

    fn owner(found: &Metadata, data: &Path) -> Result<Self, Error> {
        if found.uid() == 0 {
            return Err(Error::OwnedByRoot { data: data.to_path_buf() });
        }
        Ok(Self { uid: Uid::from_raw(found.uid()), gid: Gid::from_raw(found.gid()), switches: true })
    }

    pub(crate) fn uid(&self) -> Uid {
        self.uid
    }

    pub(crate) fn gid(&self) -> Gid {
        self.gid
    }

    /// Whether the server runs as somebody other than this process.
    pub(crate) fn switches(&self) -> bool {
        self.switches
    }

    /// Makes `command` run as this account; std clears the supplementary groups as well.
    pub(crate) fn apply(&self, command: &mut Command) {
        if self.switches {
            command.uid(self.uid.as_raw()).gid(self.gid.as_raw());
        }
    }

    /// Gives `path` to this account.
    pub(crate) fn own(&self, path: &Path) -> Result<(), Error> {
        if !self.switches {
            return Ok(());
        }
        chown(path, Some(self.uid), Some(self.gid)).doing("giving away", path)
    }

    /// Whether the account can enter a folder, or run a program. `initdb` says it cryptically when a folder above (such
    /// as root's home, 0700) is closed to the account.
    pub(crate) fn check_reachable(&self, folder: &Path) -> Result<(), Error> {
        if !self.switches {
            return Ok(());
        }
        for above in folder.ancestors() {
            if !self.can_enter(above)? {
                let (folder, closed) = (folder.to_path_buf(), above.to_path_buf());
                return Err(Error::Unreachable { folder, closed, uid: self.uid.as_raw() });
            }
        }
        Ok(())
    }

    fn can_enter(&self, folder: &Path) -> Result<bool, Error> {
        let found = fs::metadata(folder).doing("looking at", folder)?;
        let bit = if found.uid() == self.uid.as_raw() {
            0o100
        } else if found.gid() == self.gid.as_raw() {
            0o010
        } else {
            0o001
        };
        Ok(found.mode() & bit != 0)
    }
}
