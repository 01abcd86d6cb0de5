//! Each time personal data was shown in full, or a berkas opened.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, expect_rows};
use crate::domain::berkas::SyaratKode;
use crate::domain::petugas::PetugasId;
use crate::pesan::outgoing::PermohonanId;

/// What was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disclosed {
    /// The whole NIK.
    Nik,
    /// All data of the pemohon.
    Data,
    /// The telephone number.
    Phone,
    /// What answers this syarat.
    Berkas(SyaratKode),
    /// A card that was asked for by its kode, or from what a search found.
    Kartu,
}

impl Disclosed {
    fn columns(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Nik => ("nik", None),
            Self::Data => ("data", None),
            Self::Phone => ("telepon", None),
            Self::Berkas(syarat) => ("berkas", Some(&syarat.0)),
            Self::Kartu => ("kartu", None),
        }
    }
}

/// Records what was shown.
pub struct DisclosureRepo<'a> {
    pub(super) connection: &'a mut PgConnection,
}

impl DisclosureRepo<'_> {
    /// Records that a petugas was shown something.
    pub async fn record(
        &mut self,
        permohonan: PermohonanId,
        petugas: PetugasId,
        what: &Disclosed,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (code, syarat) = what.columns();
        let written = sqlx::query!(
            "insert into disclosure (permohonan_id, petugas_id, what, syarat, at) values ($1, $2, $3, $4, $5)",
            permohonan.0,
            petugas.0,
            code,
            syarat,
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
