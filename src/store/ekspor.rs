//! Each time the book left the system, and how much of it that is.

use chrono::{DateTime, Utc};

use super::buku::year;
use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::register_block;
use crate::domain::buku::{Cetakan, Periode};
use crate::domain::petugas::{Peran, PetugasId};

/// Records what left.
pub struct EksporRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl EksporRepo<'_> {
    /// How many lines the book of these days has.
    pub async fn count(&mut self, periode: Periode) -> Result<u32, StoreError> {
        let (since, until) = periode.bounds();
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from permohonan p
             where p.nomor_tahun between $1 and $2
               and coalesce(first_receipt_of_book(p.permohonan_id), p.received_at, p.submitted_at) >= $3
               and coalesce(first_receipt_of_book(p.permohonan_id), p.received_at, p.submitted_at) < $4"#,
            year(periode.dari),
            year(periode.sampai),
            since,
            until
        );
        let count = count.fetch_one(&mut *self.connection).await?;
        u32::try_from(count).map_err(|_| StoreError::inconsistent("permohonan", &count))
    }

    /// Whether numbers were passed over on these days: their book has lines, though nothing was received.
    pub async fn passes_over(&mut self, periode: Periode) -> Result<bool, StoreError> {
        let blocks = register_block::of_years(&mut *self.connection, periode).await?;
        Ok(blocks.iter().any(|filled| periode.holds(filled.stands_at())))
    }

    /// Records that so many lines leave, before they do. `who`: a petugas, in which peran; `None`: who keeps the machine. An
    /// error where the petugas has not that peran now.
    pub async fn record(
        &mut self,
        who: Option<(PetugasId, Peran)>,
        cetakan: &Cetakan,
        lines: u32,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into ekspor (petugas_id, peran, at, dari, sampai, bentuk, lengkap, lines)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            who.map(|(petugas, _)| petugas.0),
            who.map(|(_, peran)| peran.code()),
            at,
            cetakan.periode.dari,
            cetakan.periode.sampai,
            cetakan.bentuk.code(),
            cetakan.lengkap,
            i64::from(lines)
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
