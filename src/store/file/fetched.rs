//! Files that were written into the store, and that the book does not name yet.

use uuid::Uuid;

use super::{FileRepo, WrittenFile};
use crate::domain::berkas::SyaratKode;
use crate::domain::foto::PeriksaId;
use crate::domain::kode::Kode;
use crate::store::Store;
use crate::store::error::{StoreError, expect_rows};
use crate::store::link::Link;
use crate::store::periksa::open_file;
use crate::store::sealing::Vault;

/// Seconds until a file is looked for in the book again. It may be one that waits for an answer of its sender.
const LATER: f64 = 300.0;

/// A file with what it was given for.
pub(in crate::store) struct Fetched {
    pub(in crate::store) periksa: i64,
    pub(in crate::store) syarat: SyaratKode,
    /// Telegram's unique id; `None` where it does not open.
    pub(in crate::store) unique_id: Option<String>,
    pub(in crate::store) object: Uuid,
    pub(in crate::store) media: String,
    pub(in crate::store) size: i64,
    pub(in crate::store) sha256: Vec<u8>,
    pub(in crate::store) file_key: Vec<u8>,
}

impl FileRepo<'_> {
    /// A file that was looked at stands in the store.
    pub async fn fetched(&mut self, sheet: PeriksaId, file: &WrittenFile) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into fetched_file (periksa_id, object_id, media, size, sha256, file_key) values ($1, $2, $3, $4, $5, $6)",
            sheet.0,
            file.id,
            file.media.code(),
            file.size,
            &file.sha256,
            file.sealed_key(self.vault)?
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// The files of a permohonan are looked for in the book later.
    pub async fn later(&mut self, kode: Kode) -> Result<(), StoreError> {
        let put_off = sqlx::query!(
            "update fetched_file f set not_before = now() + make_interval(secs => $2)
             from periksa x join permohonan p on p.permohonan_id = x.permohonan_id
             where x.periksa_id = f.periksa_id and p.kode = $1",
            kode.compact(),
            LATER
        );
        put_off.execute(&mut *self.connection).await?;
        Ok(())
    }
}

impl Store {
    /// A permohonan with files that its riwayat does not name.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn next_to_keep(&self) -> Result<Option<Kode>, StoreError> {
        let row = sqlx::query_scalar!(
            "select p.kode from fetched_file f join periksa x on x.periksa_id = f.periksa_id
             join permohonan p on p.permohonan_id = x.permohonan_id
             join data_key k on k.permohonan_id = p.permohonan_id
             where f.not_before <= now() and p.tahap <> 'dibatalkan'
             order by f.not_before, f.periksa_id limit 1"
        );
        let kode = row.fetch_optional(&mut self.link().await?).await?;
        kode.map(|kode| Kode::parse(&kode).map_err(|_| StoreError::inconsistent("permohonan", &kode))).transpose()
    }
}

/// The files of a permohonan that its riwayat does not name, oldest first. They stay as they are until the unit of work ends.
pub(in crate::store) async fn of_permohonan(
    connection: &mut Link,
    vault: &Vault,
    id: i64,
) -> Result<Vec<Fetched>, StoreError> {
    let rows = sqlx::query!(
        "select x.periksa_id, x.periksa_key, x.syarat, x.file, f.object_id, f.media, f.size, f.sha256, f.file_key
         from fetched_file f join periksa x on x.periksa_id = f.periksa_id
         where x.permohonan_id = $1 order by x.periksa_id for update of f",
        id
    );
    let rows = rows.fetch_all(connection).await?;
    let open = |sealed: &[u8], key: Uuid| open_file(&key.to_string(), sealed, vault).map(|file| file.unique_id);
    Ok(rows
        .into_iter()
        .map(|row| Fetched {
            periksa: row.periksa_id,
            unique_id: open(&row.file, row.periksa_key),
            syarat: SyaratKode(row.syarat),
            object: row.object_id,
            media: row.media,
            size: row.size,
            sha256: row.sha256,
            file_key: row.file_key,
        })
        .collect())
}

/// These are in the book now, or their sheet is there already. What was not found is looked for later.
pub(in crate::store) async fn done(connection: &mut Link, done: &[i64], not_found: &[i64]) -> Result<(), StoreError> {
    let gone = sqlx::query!("delete from fetched_file where periksa_id = any($1)", done);
    expect_rows(gone.execute(&mut *connection).await?.rows_affected(), done.len())?;
    if not_found.is_empty() {
        return Ok(());
    }
    let put_off = sqlx::query!(
        "update fetched_file set not_before = now() + make_interval(secs => $2) where periksa_id = any($1)",
        not_found,
        LATER
    );
    expect_rows(put_off.execute(connection).await?.rows_affected(), not_found.len())
}
