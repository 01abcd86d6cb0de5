//! Photos and PDFs of what nobody completes: they go a while after the last reminder. The permohonan stays, for only a person
//! closes one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::error::StoreError;
use super::forget::ForgetRepo;
use crate::domain::kode::Kode;
use crate::domain::petugas::ChatId;
use crate::pesan::outgoing::PermohonanId;

/// A permohonan of which the content of files is destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abandoned {
    /// Key.
    pub id: PermohonanId,
    /// Its code.
    pub kode: Kode,
    /// The pihak who can be reached.
    pub chats: Vec<ChatId>,
    /// How many photos and PDFs.
    pub files: u64,
}

impl ForgetRepo<'_> {
    /// Destroys what the files hold of up to `limit` permohonan of which the last reminder was said before this time, and
    /// nothing was answered since.
    pub async fn abandoned(
        &mut self,
        before: DateTime<Utc>,
        limit: i64,
        at: DateTime<Utc>,
    ) -> Result<Vec<Abandoned>, StoreError> {
        let rows = sqlx::query!(
            "select p.permohonan_id, p.kode,
                 (select array_agg(h.chat_id order by h.ordinal) from pihak h
                  where h.permohonan_id = p.permohonan_id
                    and (select d.unreachable_since from dialog d where d.chat_id = h.chat_id) is null) as chats
             from permohonan p
             where p.tahap in ('diajukan', 'tidak_lengkap') and is_abandoned(p.permohonan_id, $1)
               and (exists (select from stored_file s where s.permohonan_id = p.permohonan_id and s.destroyed_at is null)
                   or exists (
                       select from fetched_file f join periksa x on x.periksa_id = f.periksa_id
                       where x.permohonan_id = p.permohonan_id))
             order by p.permohonan_id limit $2 for update of p skip locked",
            before,
            limit
        );
        let mut all = Vec::new();
        for row in rows.fetch_all(&mut *self.connection).await? {
            let id = PermohonanId(row.permohonan_id);
            let kode =
                Kode::parse(&row.kode).map_err(|_| StoreError::inconsistent("permohonan", &row.permohonan_id))?;
            let chats = row.chats.unwrap_or_default().into_iter().map(ChatId).collect();
            all.push(Abandoned { id, kode, chats, files: self.files_of(id, at).await? });
        }
        Ok(all)
    }

    async fn files_of(&mut self, id: PermohonanId, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let fetched = sqlx::query!(
            "delete from fetched_file where periksa_id in (select x.periksa_id from periksa x where x.permohonan_id = $1)",
            id.0
        );
        let fetched = fetched.execute(&mut *self.connection).await?.rows_affected();
        let stored: Vec<Uuid> = sqlx::query_scalar!(
            "select object_id from stored_file where permohonan_id = $1 and destroyed_at is null order by object_id",
            id.0
        )
        .fetch_all(&mut *self.connection)
        .await?;
        self.destroy_files(&stored, at).await?;
        Ok(fetched + stored.len() as u64)
    }
}
