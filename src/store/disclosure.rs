//! Each time personal data was shown in full, or a berkas opened.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use crate::domain::berkas::SyaratKode;
use crate::domain::disclosed::DisclosedKind;
use crate::domain::kode::Kode;
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::pesan::copy::Opened;
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
    fn columns(&self) -> (DisclosedKind, Option<&str>) {
        match self {
            Self::Nik => (DisclosedKind::Nik, None),
            Self::Data => (DisclosedKind::Data, None),
            Self::Phone => (DisclosedKind::Phone, None),
            Self::Berkas(syarat) => (DisclosedKind::Berkas, Some(&syarat.0)),
            Self::Kartu => (DisclosedKind::Kartu, None),
        }
    }
}

/// Records what was shown, and says it to those it belongs to.
pub struct DisclosureRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl DisclosureRepo<'_> {
    /// Records that a petugas was shown something, in the role in which they acted. An error where they have not that role now.
    pub async fn record(
        &mut self,
        permohonan: PermohonanId,
        (petugas, peran): (PetugasId, Peran),
        what: &Disclosed,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (kind, syarat) = what.columns();
        let written = sqlx::query!(
            "insert into disclosure (permohonan_id, petugas_id, what, syarat, at, peran)
             values ($1, $2, $3, $4, $5, $6)",
            permohonan.0,
            petugas.0,
            kind.code(),
            syarat,
            at,
            peran.code()
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// To whom something of a permohonan was shown from this moment on.
    pub async fn shown_since(
        &mut self,
        permohonan: PermohonanId,
        since: DateTime<Utc>,
    ) -> Result<Vec<PetugasId>, StoreError> {
        let shown = sqlx::query_scalar!(
            "select distinct petugas_id from disclosure where permohonan_id = $1 and at >= $2",
            permohonan.0,
            since
        );
        Ok(shown.fetch_all(&mut *self.connection).await?.into_iter().map(PetugasId).collect())
    }

    /// What was shown of the permohonan of a chat, the newest of it first, and how much it is in all. Not of those who are
    /// forgotten.
    pub async fn of_chat(&mut self, chat: ChatId, newest: u32) -> Result<(Vec<Opened>, u64), StoreError> {
        let rows = sqlx::query!(
            r#"select o.id as "id!", o.at as "at!", o.what as "what!", o.kode as "kode!", o.peran, o.now as "now!",
                 count(*) over () as "all!"
             from (
                 select d.disclosure_id as id, d.at, d.what, p.kode, coalesce(d.peran, t.peran) as peran, d.peran is null as now
                 from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                 join disclosure d on d.permohonan_id = p.permohonan_id join petugas t on t.petugas_id = d.petugas_id
                 where h.chat_id = $1 and p.forgotten_at is null
                 union all -- the book in full, by the days of the receipts
                 select e.ekspor_id, e.at, $2, p.kode, e.peran, false
                 from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                 join ekspor e on e.lengkap and e.at >= first_receipt(p.permohonan_id)
                     and office_day(first_receipt_of_book(p.permohonan_id)) between e.dari and e.sampai
                 where h.chat_id = $1 and p.forgotten_at is null) o
             order by o.at desc, o.id desc limit $3"#,
            chat.0,
            DisclosedKind::Register.code(),
            i64::from(newest)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let read = |kode: &str, peran: Option<&str>, what: &str| {
            let peran = match peran {
                Some(peran) => Some(Peran::from_code(peran)?),
                None => None,
            };
            Some((Kode::parse(kode).ok()?, peran, DisclosedKind::from_code(what)?))
        };
        let all = rows.first().map_or(0, |row| row.all.unsigned_abs());
        let opened = rows.into_iter().map(|row| match read(&row.kode, row.peran.as_deref(), &row.what) {
            Some((kode, peran, apa)) => Ok(Opened { kode, waktu: row.at, peran, peran_sekarang: row.now, apa }),
            None => Err(StoreError::inconsistent("disclosure", &row.id)),
        });
        Ok((opened.collect::<Result<_, _>>()?, all))
    }
}
