//! Where the sealed files lie: objects with random names in a folder, or in a store that speaks S3.
//!
//! * `bucket` – a store that speaks S3
//!
//! An object is written before the row that names it, and never changed. What no row names is taken away by a sweep.

mod bucket;

use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _};
use uuid::Uuid;

pub use self::bucket::Bucket;

/// Why an object cannot be had. Never what it holds, nor where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ObjectError {
    /// This program was not told where files lie.
    #[error("no place for files is configured")]
    NoPlace,
    /// The place lets nobody in with these keys, or is not there at all: bucket, region or keys are wrong.
    #[error("the place of the files refuses us: look at its name, its region and the keys to it")]
    Refused,
    /// The place does not answer, or takes nothing.
    #[error("the place of the files does not answer")]
    Away,
    /// It is not there.
    #[error("a stored file is missing")]
    Missing,
}

impl ObjectError {
    /// The kind of fault, for logs and `last_error`.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::NoPlace => "no_place",
            Self::Refused => "objects_refused",
            Self::Away => "objects",
            Self::Missing => "object_missing",
        }
    }
}

/// The place of the sealed files. Cheap to clone.
#[derive(Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    /// The folder, where it is one.
    folder: Option<PathBuf>,
}

/// An object as the place lists it.
pub(in crate::store) struct Listed {
    pub(in crate::store) id: Uuid,
    pub(in crate::store) modified: DateTime<Utc>,
}

impl Objects {
    /// A folder on this machine, made where it is not there, for its owner only.
    ///
    /// # Errors
    /// It cannot be made, or others can look into it.
    pub fn folder(folder: &FilePath) -> std::io::Result<Self> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0 {
            let wrong = format!("{0} can be read by others; run: chmod 700 {0}", folder.display());
            return Err(std::io::Error::other(wrong));
        }
        let local = LocalFileSystem::new_with_prefix(folder).map_err(std::io::Error::other)?;
        Ok(Self { store: Arc::new(local.with_fsync(true)), folder: Some(folder.to_path_buf()) })
    }

    /// A bucket of a store that speaks S3, or what lies below a prefix of it.
    ///
    /// # Errors
    /// What is said of it cannot be.
    pub fn bucket(bucket: &Bucket) -> Result<Self, ObjectError> {
        let store = bucket.open().map_err(|_| ObjectError::Refused)?;
        Ok(Self { store, folder: None })
    }

    /// Forgotten with the process: for tests.
    #[must_use]
    pub fn memory() -> Self {
        Self { store: Arc::new(InMemory::new()), folder: None }
    }

    /// Writes something, reads it, and takes it away again.
    ///
    /// # Errors
    /// [`ObjectError::Refused`] where waiting mends nothing.
    pub async fn probe(&self) -> Result<(), ObjectError> {
        let id = Uuid::new_v4();
        // A bucket that is not there answers like an object that is missing.
        let absent = |error| if error == ObjectError::Missing { ObjectError::Refused } else { error };
        self.put(id, vec![0]).await.map_err(absent)?;
        self.get(id).await.map_err(absent)?;
        self.delete(id).await
    }

    pub(super) async fn put(&self, id: Uuid, bytes: Vec<u8>) -> Result<(), ObjectError> {
        self.store.put(&path(id), bytes.into()).await.map(drop).map_err(|error| kind(&error))
    }

    pub(in crate::store) async fn get(&self, id: Uuid) -> Result<Vec<u8>, ObjectError> {
        let found = self.store.get(&path(id)).await.map_err(|error| self.fault(&error))?;
        Ok(found.bytes().await.map_err(|error| kind(&error))?.to_vec())
    }

    /// How many bytes it has.
    pub(in crate::store) async fn size(&self, id: Uuid) -> Result<u64, ObjectError> {
        self.store.head(&path(id)).await.map(|meta| meta.size).map_err(|error| self.fault(&error))
    }

    /// Why something cannot be had: where the folder itself is gone, as a disk that is not mounted, nothing in it is lost.
    fn fault(&self, error: &object_store::Error) -> ObjectError {
        let fault = kind(error);
        let is_gone = || self.folder.as_ref().is_some_and(|folder| !folder.is_dir());
        if fault == ObjectError::Missing && is_gone() { ObjectError::Away } else { fault }
    }

    /// One that is gone already is gone.
    pub(super) async fn delete(&self, id: Uuid) -> Result<(), ObjectError> {
        match self.store.delete(&path(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(kind(&error)),
        }
    }

    /// Takes away what a process that was killed had begun to write into the folder before this time; no list shows it.
    pub(super) fn drop_unfinished(&self, before: DateTime<Utc>) -> std::io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        for inner in fs::read_dir(folder)? {
            let inner = inner?.path();
            for file in if inner.is_dir() { fs::read_dir(&inner)? } else { continue } {
                let file = file?;
                let is_begun = file.file_name().to_string_lossy().contains('#');
                if is_begun && DateTime::<Utc>::from(file.metadata()?.modified()?) < before {
                    fs::remove_file(file.path())?;
                }
            }
        }
        Ok(())
    }

    /// All that lie there under names of ours.
    pub(super) async fn all(&self) -> Result<Vec<Listed>, ObjectError> {
        let listed = self.store.list(None).map(|meta| meta.map_err(|error| kind(&error)));
        let ours = listed.try_filter_map(|meta| async move {
            let id = meta.location.filename().and_then(|name| name.parse().ok());
            Ok(id.map(|id| Listed { id, modified: meta.last_modified }))
        });
        ours.try_collect().await
    }
}

impl std::fmt::Debug for Objects {
    /// Where files lie may be a secret, too.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Objects(…)")
    }
}

/// In folders by the first two digits, so that no folder gets too long.
fn path(id: Uuid) -> Path {
    let name = id.simple().to_string();
    Path::from_iter([&name[..2], &name])
}

fn kind(error: &object_store::Error) -> ObjectError {
    use object_store::Error::{NotFound, PermissionDenied, Unauthenticated};
    if matches!(error, NotFound { .. }) {
        ObjectError::Missing
    } else if matches!(error, PermissionDenied { .. } | Unauthenticated { .. }) {
        ObjectError::Refused
    } else {
        ObjectError::Away
    }
}

#[cfg(test)]
mod tests;
