//! What photos and PDFs hold: sealed objects outside of the database, and the rows that name them.
//!
//! * `objects` – the place where they lie; here – writing, reading and taking them away
//! * `fetched` – files that the book does not name yet; `store::permohonan::keep` – how it comes to name them
//!
//! A file is sealed with a key of its own, which is sealed in its row: with the key of the day for a draft, with the
//! permohonan's once it is in the book. So an object is written once and never again.

mod fetched;
mod objects;

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub(super) use self::fetched::{Fetched, done, of_permohonan};
use self::objects::Listed;
pub use self::objects::{Bucket, ObjectError, Objects};
use super::data_key::vault_of;
use super::error::StoreError;
use super::sealing::{DataKey, Place, Vault};
use super::{Store, UnitOfWork};
use crate::domain::berkas::{BerkasId, Media};
use crate::store::link::Link;

/// An object that was written and has no row yet.
#[derive(Clone, PartialEq, Eq)]
pub struct WrittenFile {
    id: Uuid,
    media: Media,
    size: i64,
    sha256: Vec<u8>,
    key: DataKey,
}

impl std::fmt::Debug for WrittenFile {
    /// It holds a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WrittenFile(…)")
    }
}

/// Whether the content of a berkas can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// It is kept.
    Kept(StoredFile),
    /// Its time has passed.
    Destroyed,
}

/// A file of the book that is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredFile {
    object: Uuid,
    /// What it is.
    pub media: Media,
    key: DataKey,
}

impl std::fmt::Debug for StoredFile {
    /// It holds a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredFile(…)")
    }
}

/// Files that the book does not name yet.
pub struct FileRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl UnitOfWork {
    /// Files that were fetched.
    pub fn files(&mut self) -> FileRepo<'_> {
        let (connection, vault) = self.parts();
        FileRepo { connection, vault }
    }
}

impl Store {
    /// The same, with the place where files lie.
    #[must_use]
    pub fn with_objects(self, objects: Objects) -> Self {
        Self { objects: Some(objects), ..self }
    }

    /// Seals a file with a fresh key and writes it. Until a row names it, it is nobody's.
    ///
    /// # Errors
    /// The place of the files takes nothing.
    pub async fn write_file(&self, media: Media, plain: &[u8]) -> Result<WrittenFile, StoreError> {
        let (id, key) = (Uuid::new_v4(), DataKey::generate()?);
        let sealed = self.vault.with(&key).seal(content_place(&id.to_string()), plain)?;
        let sha256 = Sha256::digest(&sealed).to_vec();
        let size = i64::try_from(sealed.len()).map_err(|_| StoreError::inconsistent("stored_file", &id))?;
        self.objects()?.put(id, sealed).await?;
        Ok(WrittenFile { id, media, size, sha256, key })
    }

    /// Which of these berkas are kept, or were.
    ///
    /// # Errors
    /// The database does not answer, or a key does not open.
    pub async fn contents(&self, berkas: &[BerkasId]) -> Result<BTreeMap<BerkasId, Content>, StoreError> {
        let ids: Vec<Uuid> = berkas.iter().filter_map(|id| id.0.parse().ok()).collect();
        let rows = sqlx::query!(
            r#"select s.object_id, s.berkas_id, s.media, s.file_key, p.kode, k.wrapped as "wrapped?"
             from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
             left join data_key k on k.permohonan_id = s.permohonan_id
             where s.berkas_id = any($1)"#,
            &ids
        );
        let mut found = BTreeMap::new();
        for row in rows.fetch_all(&mut self.link().await?).await? {
            let content = match (row.file_key, row.wrapped) {
                (Some(sealed), Some(wrapped)) => {
                    let own = vault_of(&self.vault, &row.kode, Some(&wrapped))?;
                    let media = Media::from_code(&row.media);
                    let media = media.ok_or_else(|| StoreError::inconsistent("stored_file", &row.object_id))?;
                    Content::Kept(StoredFile {
                        object: row.object_id,
                        media,
                        key: open_key(&own, row.object_id, &sealed)?,
                    })
                }
                (None, _) | (_, None) => Content::Destroyed,
            };
            found.insert(BerkasId(row.berkas_id.to_string()), content);
        }
        Ok(found)
    }

    /// What a file holds.
    ///
    /// # Errors
    /// The object is missing, was changed, or its place does not answer.
    pub async fn read_file(&self, file: &StoredFile) -> Result<Vec<u8>, StoreError> {
        let sealed = self.objects()?.get(file.object).await?;
        Ok(self.vault.with(&file.key).open(content_place(&file.object.to_string()), &sealed)?)
    }

    /// Whether the place where files lie takes something and gives it back. Without one there is nothing to ask.
    ///
    /// # Errors
    /// [`ObjectError`].
    pub async fn probe_files(&self) -> Result<(), ObjectError> {
        match &self.objects {
            Some(objects) => objects.probe().await,
            None => Ok(()),
        }
    }

    /// Takes away the objects whose content is destroyed or forgotten, and those that no row has named for two weeks. Younger
    /// ones may be named by another copy of this register: one that is newer than a backup that somebody has opened to look
    /// something up. Gives how many there were.
    ///
    /// # Errors
    /// The database or the place of the files does not answer.
    pub async fn sweep_files(&self) -> Result<usize, StoreError> {
        let Some(objects) = &self.objects else { return Ok(0) };
        let (listed, before) = (objects.all().await?, self.two_weeks_ago().await?);
        objects.drop_unfinished(before).map_err(|_| ObjectError::Away)?;
        let all: Vec<Uuid> = listed.iter().map(|one| one.id).collect();
        let known = self.known(&all).await?;
        let goes = |one: &&Listed| known.get(&one.id).map_or(one.modified < before, |is_over| *is_over);
        let gone: Vec<Uuid> = listed.iter().filter(goes).map(|one| one.id).collect();
        for id in &gone {
            objects.delete(*id).await?;
        }
        Ok(gone.len())
    }

    /// By the clock of the database: that of the office may be moved.
    async fn two_weeks_ago(&self) -> Result<chrono::DateTime<chrono::Utc>, StoreError> {
        let at = sqlx::query_scalar!(r#"select now() - interval '14 days' as "at!""#);
        Ok(at.fetch_one(&mut self.link().await?).await?)
    }

    /// Which of these a row names, and whether their content is destroyed or forgotten.
    async fn known(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, bool>, StoreError> {
        let rows = sqlx::query!(
            r#"select f.object_id as "id!", false as "is_over!" from fetched_file f where f.object_id = any($1)
             union all
             select s.object_id, s.destroyed_at is not null or p.forgotten_at is not null
             from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
             where s.object_id = any($1)"#,
            ids
        );
        Ok(rows.fetch_all(&mut self.link().await?).await?.into_iter().map(|row| (row.id, row.is_over)).collect())
    }

    pub(super) fn objects(&self) -> Result<&Objects, StoreError> {
        self.objects.as_ref().ok_or(StoreError::Object(ObjectError::NoPlace))
    }
}

impl WrittenFile {
    /// Its key, sealed for its row as long as the book does not name it.
    fn sealed_key(&self, vault: &Vault) -> Result<Vec<u8>, StoreError> {
        Ok(vault.seal_today(key_place(&self.id.to_string()), self.key.bytes())?)
    }
}

/// The key of a file, opened.
pub(super) fn open_key(vault: &Vault, object: Uuid, sealed: &[u8]) -> Result<DataKey, StoreError> {
    Ok(DataKey::of(&vault.open(key_place(&object.to_string()), sealed)?)?)
}

/// A file goes from its draft into the book: the key stays, what seals it changes.
fn content_place(object: &str) -> Place<'_> {
    Place { table: "stored_file", column: "content", row: object }
}

pub(super) fn key_place(object: &str) -> Place<'_> {
    Place { table: "stored_file", column: "file_key", row: object }
}
