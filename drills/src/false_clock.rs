//! A clock that jumps, for the bots alone: the library of Debian's package `faketime` puts another one before the machine's. What
//! counts durations (the monotonic clock) is left as it is.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The library for programs of several threads.
const LIBRARY: &str = "faketime/libfaketimeMT.so.1";

/// The clock of all bots, which are on one machine.
#[derive(Debug)]
pub struct FalseClock {
    library: PathBuf,
    folder: TempDir,
    /// By how many seconds it is wrong.
    wrong: i64,
}

impl FalseClock {
    /// One that is right. `None` where the library is not installed.
    #[must_use]
    pub fn find() -> Option<Self> {
        let library = Path::new("/usr/lib").read_dir().ok()?.flatten().map(|entry| entry.path().join(LIBRARY));
        let library = library.into_iter().find(|path| path.is_file())?;
        let clock = Self { library, folder: TempDir::new().ok()?, wrong: 0 };
        clock.write().ok()?;
        Some(clock)
    }

    /// What a bot needs in its environment to go by it.
    #[must_use]
    pub fn env(&self) -> [(&'static str, String); 4] {
        [
            ("LD_PRELOAD", self.library.display().to_string()),
            ("FAKETIME_TIMESTAMP_FILE", self.file().display().to_string()),
            ("FAKETIME_CACHE_DURATION", "1".to_owned()), // seconds after which a bot looks again
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
    }

    /// By how many seconds it is wrong.
    #[must_use]
    pub fn wrong(&self) -> i64 {
        self.wrong
    }

    /// From now on it is wrong by so many seconds; by none, it is right.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn jump(&mut self, wrong: i64) -> std::io::Result<()> {
        self.wrong = wrong;
        self.write()
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("clock")
    }

    /// Put in place when it is whole: a bot may read at any moment.
    fn write(&self) -> std::io::Result<()> {
        let new = self.folder.path().join("new");
        fs::write(&new, format!("{:+}\n", self.wrong))?;
        fs::rename(new, self.file())
    }
}
