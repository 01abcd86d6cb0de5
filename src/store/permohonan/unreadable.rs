//! Permohonan that lists and jobs leave out, since they cannot be read.

use super::PermohonanRepo;
use super::load::FullRow;
use crate::domain::kode::Kode;
use crate::store::error::StoreError;

/// Read at once.
const BATCH: usize = 200;

impl PermohonanRepo<'_> {
    /// Those that are not over and cannot be read.
    pub async fn unreadable(&mut self) -> Result<Vec<Kode>, StoreError> {
        let (mut after, mut found) = (Some(0), Vec::new());
        while let Some(last) = after {
            let rows = self.open_after(last).await?;
            after = rows.last().filter(|_| rows.len() == BATCH).and_then(|row| row.permohonan_id);
            for row in rows {
                let kode = row.kode.as_deref().and_then(|kode| Kode::parse(kode).ok());
                found.extend(kode.filter(|_| row.open(self.vault).is_err()));
            }
        }
        Ok(found)
    }

    async fn open_after(&mut self, after: i64) -> Result<Vec<FullRow>, StoreError> {
        let rows = sqlx::query_as!(
            FullRow,
            "with listed as materialized (
                 select permohonan_id from permohonan
                 where permohonan_id > $1 and tahap <> 'dibatalkan'
                   and not (tahap = 'dikirim' and coalesce(stated, '') in ('diserahkan', 'ditolak'))
                 order by permohonan_id limit $2
             )
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.permohonan_id",
            after,
            i64::try_from(BATCH).unwrap_or(i64::MAX)
        );
        Ok(rows.fetch_all(&mut *self.connection).await?)
    }
}
