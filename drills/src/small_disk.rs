//! A small disk in memory, which can be filled: the data of PostgreSQL lie on it.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use local_postgres::testing::TempFolder;

/// Says to this program that it has mounts of its own already.
const MARK: &str = "DRILLS_OWN_MOUNTS";

/// As `mount` takes it. A long drill of thousands of people needs a quarter of it.
const SIZE: &str = "size=768m,mode=711";

/// Begins this program anew with mounts of its own: they go with it, however it ends. Where that is not allowed it goes on as it is.
pub fn with_own_mounts() {
    let may =
        |program: &str| Command::new(program).args(["--mount", "true"]).output().is_ok_and(|out| out.status.success());
    if std::env::var_os(MARK).is_none() && may("unshare") {
        let (mut command, mut args) = (Command::new("unshare"), std::env::args_os().skip(1));
        command.args(["--mount", "--"]).arg(std::env::current_exe().unwrap()).args(args.by_ref());
        drop(command.env(MARK, "yes").exec()); // comes back only where it fails
    }
}

/// The disk. It is taken down with this value.
#[derive(Debug)]
pub struct SmallDisk {
    folder: PathBuf,
    _temporary: TempFolder,
}

impl SmallDisk {
    /// A new one.
    ///
    /// # Errors
    /// Only root may have one, with mounts of its own.
    pub fn mount() -> anyhow::Result<Self> {
        anyhow::ensure!(std::env::var_os(MARK).is_some(), "nothing can be mounted (root can)");
        let temporary = TempFolder::new()?;
        let folder = temporary.path().join("disk");
        fs::create_dir(&folder)?;
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(&folder).output()?;
        let complaint = String::from_utf8_lossy(&mounted.stderr).trim().to_owned();
        anyhow::ensure!(mounted.status.success(), "{complaint}");
        Ok(Self { folder, _temporary: temporary })
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Fills it to the last byte.
    ///
    /// # Errors
    /// The ballast cannot be made.
    pub fn fill(&self) -> anyhow::Result<()> {
        let mut ballast = File::create(self.ballast()).context("making the ballast")?;
        for size in [1 << 20, 1 << 12] {
            while ballast.write_all(&vec![0; size]).is_ok() {}
        }
        Ok(())
    }

    /// There is room again.
    ///
    /// # Errors
    /// The ballast cannot be taken away.
    pub fn free(&self) -> anyhow::Result<()> {
        fs::remove_file(self.ballast()).context("taking the ballast away")
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.folder).status()); // with this program it goes anyhow
    }
}
