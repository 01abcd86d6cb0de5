//! Prepared data folders, copied instead of made again: a copy takes milliseconds, `initdb` and migrations seconds.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::temp_folder::{Gate, TempFolder};
use super::{Prepared, throw_away};
use crate::account::Account;
use crate::binaries::Binaries;
use crate::cluster::LocalCluster;
use crate::error::{Doing as _, Error};

/// A template of another fingerprint (another branch, say) is removed when nobody asked for it this long.
const UNUSED: Duration = Duration::from_hours(1);

/// Copies the template to the new folder `data`, making it where there is none yet.
pub(super) fn copy_to(
    data: &Path,
    gate: &Gate,
    fingerprint: &str,
    prepare: impl FnOnce(&LocalCluster) -> Prepared,
) -> Result<(), Error> {
    let base = data.ancestors().nth(2).unwrap_or(data);
    let template = base.join(name(fingerprint)?);
    if !template.exists() {
        make(&template, base, gate, prepare)?;
    }
    // Opened for reading only: a folder's time can still be set by its owner.
    let touched = File::open(&template).and_then(|folder| folder.set_modified(SystemTime::now()));
    touched.doing("marking as used", &template)?;
    sweep(base);
    copy(&template, data)
}

fn name(fingerprint: &str) -> Result<String, Error> {
    let major = Binaries::find(None, Account::for_new_data()?)?.major;
    let mut hasher = DefaultHasher::new();
    (fingerprint, env!("CARGO_PKG_VERSION")).hash(&mut hasher);
    Ok(format!("template-{major}-{:016x}", hasher.finish()))
}

/// A template is renamed into place when it is whole, so one that exists can be used.
fn make(
    template: &Path,
    base: &Path,
    gate: &Gate,
    prepare: impl FnOnce(&LocalCluster) -> Prepared,
) -> Result<(), Error> {
    let temporary = TempFolder::create(base, gate)?;
    let mut cluster = LocalCluster::start(&throw_away(temporary.path()))?;
    prepare(&cluster).map_err(Error::Prepare)?;
    cluster.stop();
    fs::rename(cluster.data_dir(), template).doing("renaming", cluster.data_dir())
}

fn copy(template: &Path, data: &Path) -> Result<(), Error> {
    let output = Command::new("cp").arg("-Rp").args([template, data]).output().doing("copying", template)?;
    if output.status.success() {
        return Ok(());
    }
    let complaint = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::other(complaint)).doing("copying", template)
}

fn sweep(base: &Path) {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("template-")) {
        let used = entry.metadata().and_then(|found| found.modified());
        if used.is_ok_and(|used| used.elapsed().is_ok_and(|age| age > UNUSED)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
