//! What photos and PDFs hold: whether it was destroyed by this program, or else lies where it lay, opens, and is the same.

use chrono::{DateTime, Utc};
use futures_util::TryStreamExt as _;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{ChainFault, FaultKind};
use crate::store::Store;
use crate::store::data_key::vault_of;
use crate::store::error::StoreError;
use crate::store::file::{ObjectError, open_key};
use crate::store::forget::is_destroyed_digest;
use crate::store::link::Link;
use crate::store::sealing::Vault;

/// A file of somebody who is not forgotten.
struct Row {
    kode: String,
    riwayat_seq: i32,
    object_id: Uuid,
    size: i64,
    sha256: Vec<u8>,
    file_key: Option<Vec<u8>>,
    destroyed_at: Option<DateTime<Utc>>,
    destroyed_digest: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
}

/// Each file has a key that opens, or was destroyed by this program.
pub(super) async fn rows(connection: &mut Link, vault: &Vault) -> Result<Vec<ChainFault>, StoreError> {
    let mut rows = sqlx::query_as!(
        Row,
        r#"select p.kode, s.riwayat_seq, s.object_id, s.size, s.sha256, s.file_key, s.destroyed_at, s.destroyed_digest,
             k.wrapped as "wrapped?"
         from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
         left join data_key k on k.permohonan_id = s.permohonan_id
         where p.forgotten_at is null order by s.permohonan_id, s.riwayat_seq, s.object_id"#
    )
    .fetch(connection);
    let mut faults = Vec::new();
    while let Some(row) = rows.try_next().await? {
        faults.extend(row.holds(vault).err().map(|what| row.fault(what)));
    }
    Ok(faults)
}

impl Store {
    /// Whether every file lies where it lay, as long as it was; with `read`, whether it is the same. Slow where files lie far
    /// away: it asks for each of them.
    ///
    /// # Errors
    /// The database or the place of the files does not answer.
    pub async fn verify_files(&self, read: bool) -> Result<(u64, Vec<ChainFault>), StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select p.kode, s.riwayat_seq, s.object_id, s.size, s.sha256, s.file_key, s.destroyed_at, s.destroyed_digest,
                 null::bytea as "wrapped?"
             from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
             where p.forgotten_at is null and s.destroyed_at is null
             order by s.permohonan_id, s.riwayat_seq, s.object_id"#
        );
        let (mut looked, mut faults) = (0, Vec::new());
        for row in rows.fetch_all(&mut self.link().await?).await? {
            looked += 1;
            let found = if read { self.reads(&row).await } else { self.lies(&row).await };
            faults.extend(found?.map(|what| row.fault(what)));
        }
        Ok((looked, faults))
    }

    async fn lies(&self, row: &Row) -> Result<Option<FaultKind>, StoreError> {
        match self.objects()?.size(row.object_id).await {
            Ok(size) => Ok((i64::try_from(size) != Ok(row.size)).then_some(FaultKind::FileAltered)),
            Err(ObjectError::Missing) => Ok(Some(FaultKind::FileMissing)),
            Err(error) => Err(error.into()),
        }
    }

    async fn reads(&self, row: &Row) -> Result<Option<FaultKind>, StoreError> {
        match self.objects()?.get(row.object_id).await {
            Ok(sealed) => Ok((Sha256::digest(&sealed).as_slice() != row.sha256).then_some(FaultKind::FileAltered)),
            Err(ObjectError::Missing) => Ok(Some(FaultKind::FileMissing)),
            Err(error) => Err(error.into()),
        }
    }
}

impl Row {
    fn holds(&self, vault: &Vault) -> Result<(), FaultKind> {
        let unreadable = FaultKind::Unreadable { what: "stored_file.file_key" };
        match (&self.file_key, self.destroyed_at, &self.destroyed_digest) {
            (Some(sealed), None, None) => {
                let own = vault_of(vault, &self.kode, self.wrapped.as_deref()).map_err(|_| unreadable)?;
                open_key(&own, self.object_id, sealed).map(drop).map_err(|_| unreadable)
            }
            (None, Some(at), Some(digest)) if is_destroyed_digest(vault, (self.object_id, at), digest) => Ok(()),
            _ => Err(FaultKind::FileDestroyed),
        }
    }

    fn fault(&self, what: FaultKind) -> ChainFault {
        ChainFault { kode: self.kode.clone(), seq: self.riwayat_seq, what }
    }
}
