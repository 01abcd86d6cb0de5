//! What waits for an answer of all requests to put data right, and what staf, Kasi and admin were reminded of.

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::sealing::Place;
use crate::domain::kode::Kode;
use crate::domain::perbaikan::{Bagian, Rung};
use crate::pesan::outgoing::PermohonanId;

/// The row of a request in the seal, as text: `K74MQXP/1`.
pub(super) fn row(kode: Kode, nomor: i32) -> String {
    format!("{}/{nomor}", kode.compact())
}

pub(super) fn place<'a>(column: &'static str, row: &'a str) -> Place<'a> {
    Place { table: "perbaikan", column, row }
}

/// A request that waits for an answer, without what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Of which permohonan.
    pub id: PermohonanId,
    /// Its kode.
    pub kode: Kode,
    /// Its number there.
    pub nomor: u16,
    /// What of the data.
    pub bagian: Bagian,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// Until when it has to be answered.
    pub due_at: DateTime<Utc>,
    /// What was said of it so far.
    pub said: Vec<Rung>,
    /// The last day on which it was said that it is too late.
    pub late_on: Option<NaiveDate>,
}

/// Reads requests, and keeps what was said of them.
pub struct PerbaikanRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl PerbaikanRepo<'_> {
    /// What waits for an answer, the first due first; with a time those that are due by then.
    pub async fn waiting(&mut self, due_by: Option<DateTime<Utc>>, limit: i64) -> Result<Vec<Waiting>, StoreError> {
        let rows = sqlx::query!(
            r#"select b.permohonan_id, p.kode, b.nomor, b.bagian, b.at, b.due_at,
                 array(select distinct n.rung from perbaikan_notice n
                       where n.permohonan_id = b.permohonan_id and n.nomor = b.nomor) as "said!",
                 (select max(n.tanggal) from perbaikan_notice n
                  where n.permohonan_id = b.permohonan_id and n.nomor = b.nomor and n.rung = 'lewat') as late_on
             from perbaikan b join permohonan p on p.permohonan_id = b.permohonan_id
             where b.answered_at is null and p.tahap <> 'dibatalkan' and ($1::timestamptz is null or b.due_at <= $1)
             order by b.due_at, b.permohonan_id limit $2"#,
            due_by,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let read = |kode: &str, nomor: i32, bagian: &str, said: &[String]| {
            let said = said.iter().map(|rung| Rung::from_code(rung)).collect::<Option<Vec<Rung>>>()?;
            Some((Kode::parse(kode).ok()?, u16::try_from(nomor).ok()?, Bagian::from_code(bagian)?, said))
        };
        rows.into_iter()
            .map(|row| match read(&row.kode, row.nomor, &row.bagian, &row.said) {
                Some((kode, nomor, bagian, said)) => Ok(Waiting {
                    id: PermohonanId(row.permohonan_id),
                    kode,
                    nomor,
                    bagian,
                    at: row.at,
                    due_at: row.due_at,
                    said,
                    late_on: row.late_on,
                }),
                None => Err(StoreError::inconsistent("perbaikan", &row.permohonan_id)),
            })
            .collect()
    }

    /// How many wait, and until when the first has to be answered.
    pub async fn how_many(&mut self) -> Result<Option<(u32, DateTime<Utc>)>, StoreError> {
        let row = sqlx::query!(
            r#"select count(*) as "count!", min(b.due_at) as due_at
             from perbaikan b join permohonan p on p.permohonan_id = b.permohonan_id
             where b.answered_at is null and p.tahap <> 'dibatalkan'"#
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        Ok(row.due_at.map(|due_at| (u32::try_from(row.count).unwrap_or(u32::MAX), due_at)))
    }

    /// A rung was said.
    pub async fn said(
        &mut self,
        one: &Waiting,
        rung: Rung,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into perbaikan_notice (permohonan_id, nomor, rung, tanggal, at) values ($1, $2, $3, $4, $5)",
            one.id.0,
            i32::from(one.nomor),
            rung.code(),
            today,
            now
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
