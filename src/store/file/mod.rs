//! What photos and PDFs hold: sealed objects outside of the database, and the rows that name them.
//!
//! * `objects` – the place where they lie; here – writing, reading and taking them away
//! * `fetched` – files that the book does not name yet; `store::permohonan::keep` – how it comes to name them
//!
//! A file is sealed with a key of its own, which is sealed in its row: with a key of the office for a draft, with the
//! permohonan's once it is in the book. So an object is written once and never again.

mod fetched;
mod objects;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

pub(super) use self::fetched::{Fetched, done, of_permohonan};
pub use self::objects::{ObjectError, Objects};
use super::data_key::vault_of;
use super::error::StoreError;
use super::sealing::{DataKey, Place, Vault};
use super::{Store, UnitOfWork};
use crate::domain::berkas::{BerkasId, Media};

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
    pub(super) connection: &'a mut PgConnection,
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
        for row in rows.fetch_all(&self.pool).await? {
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

    /// Takes away the objects that no row names, or whose content is destroyed or forgotten. What was written in the last
    /// hour may get its row still. Gives how many there were.
    ///
    /// # Errors
    /// The database or the place of the files does not answer.
    pub async fn sweep_files(&self) -> Result<usize, StoreError> {
        let Some(objects) = &self.objects else { return Ok(0) };
        let (listed, before) = (objects.all().await?, self.an_hour_ago().await?);
        objects.drop_unfinished(before).map_err(|_| ObjectError::Away)?;
        let old: Vec<Uuid> = listed.iter().filter(|one| one.modified < before).map(|one| one.id).collect();
        let named: BTreeSet<Uuid> = self.named(&old).await?.into_iter().collect();
        let nobodys: Vec<Uuid> = old.into_iter().filter(|id| !named.contains(id)).collect();
        for id in &nobodys {
            objects.delete(*id).await?;
        }
        Ok(nobodys.len())
    }

    /// By the clock of the database: that of the office may be moved.
    async fn an_hour_ago(&self) -> Result<chrono::DateTime<chrono::Utc>, StoreError> {
        let at = sqlx::query_scalar!(r#"select now() - interval '1 hour' as "at!""#);
        Ok(at.fetch_one(&self.pool).await?)
    }

    /// Which of these a row names.
    async fn named(&self, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
        let rows = sqlx::query_scalar!(
            r#"select f.object_id as "id!" from fetched_file f where f.object_id = any($1)
             union all
             select s.object_id from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
             where s.object_id = any($1) and s.destroyed_at is null and p.forgotten_at is null"#,
            ids
        );
        Ok(rows.fetch_all(&self.pool).await?)
    }

    pub(super) fn objects(&self) -> Result<&Objects, StoreError> {
        self.objects.as_ref().ok_or(StoreError::Object(ObjectError::NoPlace))
    }
}

impl WrittenFile {
    /// Its key, sealed for its row.
    fn sealed_key(&self, vault: &Vault) -> Result<Vec<u8>, StoreError> {
        Ok(vault.seal(key_place(&self.id.to_string()), self.key.bytes())?)
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
