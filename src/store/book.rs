//! The riwayat of one permohonan as one reads it, row by row.

use chrono::{DateTime, Utc};

use super::error::StoreError;
use super::permohonan::PermohonanRepo;
use super::petugas::PetugasRow;
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::permohonan::TahapKind;
use crate::store::petugas::Petugas;

/// A row of the riwayat, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiwayatRow {
    /// Counts up from 1.
    pub seq: i32,
    /// What happened.
    pub kind: EventKind,
    /// Where the permohonan stood afterwards.
    pub tahap: TahapKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who of the petugas did it; `None`: pemohon or pelapor.
    pub by: Option<Petugas>,
    /// The first characters of its hash, to be compared by eye.
    pub hash: String,
}

impl PermohonanRepo<'_> {
    /// The riwayat of a permohonan, oldest first; empty where there is no such kode.
    pub async fn riwayat(&mut self, kode: Kode) -> Result<Vec<RiwayatRow>, StoreError> {
        let rows = sqlx::query!(
            r#"select r.seq, r.kind, r.tahap, r.at, substr(encode(r.hash, 'hex'), 1, 12) as "hash!",
                   p.petugas_id as "petugas_id?", p.chat_id as "chat_id?", p.peran as "peran?", p.nama as "nama?",
                   p.aktif as "aktif?"
             from permohonan m join riwayat r on r.permohonan_id = m.permohonan_id
             left join petugas p on p.petugas_id = r.petugas_id
             where m.kode = $1 order by r.seq"#,
            kode.compact()
        );
        let wrong = || StoreError::inconsistent("riwayat", &kode.compact());
        let mut riwayat = Vec::new();
        for row in rows.fetch_all(&mut *self.connection).await? {
            let by = match (row.petugas_id, row.chat_id, row.peran, row.nama, row.aktif) {
                (Some(petugas_id), Some(chat_id), Some(peran), Some(nama), Some(aktif)) => {
                    Some(PetugasRow { petugas_id, chat_id, peran, nama, aktif, plh: None }.open(self.vault)?)
                }
                _ => None,
            };
            riwayat.push(RiwayatRow {
                seq: row.seq,
                kind: EventKind::from_code(&row.kind).ok_or_else(wrong)?,
                tahap: TahapKind::from_code(&row.tahap).ok_or_else(wrong)?,
                at: row.at,
                by,
                hash: row.hash,
            });
        }
        Ok(riwayat)
    }
}
