//! The folder that the office gives out to Dispendukcapil: archives of pengiriman lie there in the clear until they are
//! acknowledged. Nobody but the account of this program may look into it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};

/// What every archive is called by.
const OURS: &str = "pengiriman-";

/// Stands before the name of one that is being written.
const BEGUN: &str = ".begun-";

/// Tells files that are being written from each other.
static NTH: AtomicU64 = AtomicU64::new(0);

/// A folder that the keeper of the machine has made: where it is missing, something was not mounted, and nothing is made in its
/// place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder of this name.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    /// Whether it is there, closed to others, and takes something.
    ///
    /// # Errors
    /// What is wrong, in words for the keeper of the machine.
    pub fn probe(&self) -> io::Result<()> {
        let name = format!("{OURS}periksa");
        self.put(&name, b"periksa")?;
        self.remove(&name)
    }

    /// Writes a file, whole or not at all; one of this name is replaced.
    ///
    /// # Errors
    /// The folder is not there, is open to others, or takes nothing.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.is_closed()?;
        let nth = NTH.fetch_add(1, Ordering::Relaxed);
        let begun = self.0.join(format!("{BEGUN}{name}-{}-{nth}", std::process::id()));
        let written = write(&begun, bytes).and_then(|()| fs::rename(&begun, self.0.join(name)));
        if written.is_err() && fs::remove_file(&begun).is_err() {
            tracing::debug!("what was begun in the folder is taken away later");
        }
        written?;
        File::open(&self.0)?.sync_all()
    }

    /// Takes a file away. One that is gone already is gone.
    ///
    /// # Errors
    /// It cannot be taken away.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.0.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            // The whole folder may be away: then nobody knows whether the file is gone.
            Err(_) | Ok(()) => self.is_closed(),
        }
    }

    /// Takes away what is called like ours, is none of these, and is older than that: what a process had begun that was killed,
    /// and what is due. Gives how many archives there were.
    ///
    /// # Errors
    /// The folder cannot be read, or one cannot be taken away.
    pub fn sweep(&self, known: &[String], before: DateTime<Utc>) -> io::Result<u64> {
        let mut gone = 0;
        for file in fs::read_dir(&self.0)? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            let is_ours = name.starts_with(OURS) && !known.contains(&name);
            let is_old = DateTime::<Utc>::from(file.metadata()?.modified()?) < before;
            if is_old && (is_ours || name.starts_with(BEGUN)) {
                fs::remove_file(file.path())?;
                gone += u64::from(is_ours);
            }
        }
        Ok(gone)
    }

    fn is_closed(&self) -> io::Result<()> {
        let shown = self.0.display();
        // It is not made here: it may be a place that has to be mounted.
        let found = fs::metadata(&self.0)
            .map_err(|error| io::Error::new(error.kind(), format!("{shown} cannot be found: {error}")))?;
        if !found.is_dir() {
            return Err(io::Error::other(format!("{shown} is no folder")));
        }
        if found.mode() & 0o077 != 0 {
            return Err(io::Error::other(format!("{shown} can be read by others; run: chmod 700 {shown}")));
        }
        Ok(())
    }
}

/// On the disk before it gets its name.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn closed(name: &str) -> (PathBuf, Folder) {
        let path = std::env::temp_dir().join(format!("layanan-ktp-folder-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        set_mode(&path, 0o700);
        (path.clone(), Folder::new(&path))
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn names(path: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(path).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_once_whole_and_for_nobody_else() {
        let (path, folder) = closed("put");
        folder.probe().unwrap();
        folder.put("pengiriman-1-2026.zip", b"first").unwrap();
        folder.put("pengiriman-1-2026.zip", b"again").unwrap();
        assert_eq!(names(&path), ["pengiriman-1-2026.zip"]);
        let file = path.join("pengiriman-1-2026.zip");
        assert_eq!(fs::read(&file).unwrap(), b"again");
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
        folder.remove("pengiriman-1-2026.zip").unwrap();
        folder.remove("pengiriman-1-2026.zip").unwrap();
        fs::remove_dir(&path).unwrap();
        assert!(folder.put("pengiriman-1-2026.zip", b"x").is_err() && folder.remove("pengiriman-1-2026.zip").is_err());
        assert!(!path.exists(), "nothing is made in its place");
    }

    #[test]
    fn a_folder_that_others_can_read_gets_nothing() {
        let (path, folder) = closed("open");
        for mode in [0o750, 0o705, 0o777] {
            set_mode(&path, mode);
            assert!(folder.put("pengiriman-1-2026.zip", b"x").unwrap_err().to_string().contains("chmod 700"));
        }
        assert_eq!(names(&path), [""; 0]);
        fs::remove_dir(&path).unwrap();
    }

    #[test]
    fn what_is_ours_and_nobody_names_goes_once_it_is_old() {
        let (path, folder) = closed("sweep");
        let (kept, gone) = ("pengiriman-1-2026.zip".to_owned(), "pengiriman-2-2026.zip");
        for name in [kept.as_str(), gone, ".begun-pengiriman-3-2026.zip-1-1", "other.txt"] {
            fs::write(path.join(name), b"x").unwrap();
        }
        let known = [kept.clone()];
        assert_eq!(folder.sweep(&known, DateTime::UNIX_EPOCH).unwrap(), 0);
        let later = DateTime::<Utc>::from(fs::metadata(path.join(gone)).unwrap().modified().unwrap());
        assert_eq!(folder.sweep(&known, later + chrono::TimeDelta::hours(1)).unwrap(), 1);
        assert_eq!(names(&path), ["other.txt", &kept]);
        fs::remove_dir_all(&path).unwrap();
    }
}
