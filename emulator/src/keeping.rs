//! The state file: what is known outlives the server.
//!
//! The file is JSON; contents of sent files stand beside it in a folder `<name>.files`, each written once.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::state::{App, World};

/// Raised when an older file can no longer be read.
const VERSION: u32 = 1;
/// How long changes are gathered before they are written.
const PAUSE: Duration = Duration::from_millis(200);

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    world: &'a World,
}

#[derive(Deserialize)]
struct Read {
    version: u32,
    world: World,
}

/// The state in the file, a new one when there is none. What cannot be read is set aside, with a warning.
pub(crate) fn load(config: &Config) -> World {
    let Some(file) = &config.state_file else { return World::new(config) };
    match read(file) {
        Ok(Some(world)) => world.continued(config),
        Ok(None) => World::new(config),
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "the state file cannot be read and is set aside as .bad");
            if let Err(error) = set_aside(file) {
                tracing::warn!(file = %file.display(), %error, "the state file cannot be renamed");
            }
            World::new(config)
        }
    }
}

fn read(file: &Path) -> io::Result<Option<World>> {
    let json = match fs::read(file) {
        Ok(json) => json,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let Read { version, mut world } = serde_json::from_slice(&json)?;
    if version != VERSION {
        return Err(io::Error::other(format!("it has version {version}, not {VERSION}")));
    }
    let folder = beside(file, ".files");
    world.files.restore(|name| fs::read(folder.join(name)).map(Bytes::from))?;
    Ok(Some(world))
}

/// Renames file and folder; those set aside earlier go.
fn set_aside(file: &Path) -> io::Result<()> {
    let bad = beside(file, ".bad");
    let (folder, bad_folder) = (beside(file, ".files"), beside(&bad, ".files"));
    fs::rename(file, &bad)?;
    if bad_folder.exists() {
        fs::remove_dir_all(&bad_folder)?;
    }
    if folder.exists() { fs::rename(folder, bad_folder) } else { Ok(()) }
}

/// A path with this at the end of its name.
fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Writes the state of a running server.
#[derive(Clone, Debug)]
pub(crate) struct Keeper {
    app: App,
    file: PathBuf,
    /// What is on disk now: the JSON, and names of contents.
    on_disk: Arc<Mutex<(Vec<u8>, HashSet<String>)>>,
}

impl Keeper {
    /// Nothing to do without a file.
    pub(crate) fn of(app: &App) -> Option<Self> {
        let file = app.config.state_file.clone()?;
        let names = fs::read_dir(beside(&file, ".files")).into_iter().flatten().flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        Some(Self { app: App::clone(app), file, on_disk: Arc::new(Mutex::new((Vec::new(), names))) })
    }

    /// Writes after each change until the server stops.
    pub(crate) async fn keep(self) {
        let stop = self.app.stop.clone();
        while !stop.is_cancelled() {
            tokio::select! {
                () = self.app.touched.notified() => {}
                () = stop.cancelled() => {}
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.cancelled() => {}
            }
            self.save().await;
        }
    }

    /// Writes now, if there is anything new.
    pub(crate) async fn save(&self) {
        let keeper = self.clone();
        let saved = tokio::task::spawn_blocking(move || keeper.write()).await;
        if let Ok(Err(error)) = saved {
            tracing::warn!(file = %self.file.display(), %error, "the state is not saved");
        }
    }

    fn write(&self) -> io::Result<()> {
        let (json, names) = &mut *self.on_disk.lock().unwrap_or_else(PoisonError::into_inner);
        let (new, contents) = {
            let world = self.app.world();
            (serde_json::to_vec(&Written { version: VERSION, world: &world })?, world.files.contents().clone())
        };
        if new == *json {
            return Ok(());
        }
        let folder = beside(&self.file, ".files");
        fs::create_dir_all(&folder)?;
        for (name, bytes) in contents.iter().filter(|(name, _)| !names.contains(*name)) {
            replace(&folder.join(name), bytes)?;
        }
        replace(&self.file, &new)?;
        // Only now nothing on disk speaks of them any more.
        for gone in names.iter().filter(|name| !contents.contains_key(*name)) {
            let _ = fs::remove_file(folder.join(gone));
        }
        (*json, *names) = (new, contents.into_keys().collect());
        Ok(())
    }
}

/// Whoever reads the file finds the old content or the new one, never a part.
fn replace(file: &Path, content: &[u8]) -> io::Result<()> {
    let new = beside(file, ".new");
    let mut written = File::create(&new)?;
    written.write_all(content)?;
    written.sync_all()?;
    fs::rename(new, file)
}
