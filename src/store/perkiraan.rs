//! How long the office really took lately.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::error::{StoreError, expect_rows};
use super::link::Link;
use crate::domain::expected::Expected;
use crate::domain::pemohon::Jenis;

/// What was reckoned, by kind.
pub struct PerkiraanRepo<'a> {
    pub(super) connection: &'a mut Link,
}

/// As JSON of a statement has it.
#[derive(Deserialize)]
pub(super) struct ExpectedRow {
    count: u32,
    half: i64,
    most: i64,
}

impl ExpectedRow {
    pub(super) fn open(&self) -> Expected {
        Expected { count: self.count, half: TimeDelta::seconds(self.half), most: TimeDelta::seconds(self.most) }
    }
}

impl PerkiraanRepo<'_> {
    /// Of every kind of which there are enough.
    pub async fn all(&mut self) -> Result<Vec<(Jenis, Expected)>, StoreError> {
        let rows = sqlx::query!("select jenis, count, half, most from perkiraan order by jenis");
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let open = |jenis: &str, row: ExpectedRow| {
            let jenis = Jenis::from_code(jenis).ok_or_else(|| StoreError::inconsistent("perkiraan", &jenis))?;
            Ok((jenis, row.open()))
        };
        rows.into_iter()
            .map(|row| {
                let count = u32::try_from(row.count).unwrap_or_default();
                open(&row.jenis, ExpectedRow { count, half: row.half, most: row.most })
            })
            .collect()
    }

    /// Keeps what was reckoned for a kind; without it, what was kept is gone.
    pub async fn keep(
        &mut self,
        jenis: Jenis,
        expected: Option<Expected>,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let Some(expected) = expected else {
            sqlx::query!("delete from perkiraan where jenis = $1", jenis.code()).execute(&mut *self.connection).await?;
            return Ok(()); // there may have been none
        };
        let written = sqlx::query!(
            "insert into perkiraan (jenis, count, half, most, computed_at) values ($1, $2, $3, $4, $5)
             on conflict (jenis) do update
             set count = excluded.count, half = excluded.half, most = excluded.most, computed_at = excluded.computed_at",
            jenis.code(),
            i32::try_from(expected.count).unwrap_or(i32::MAX),
            expected.half.num_seconds(),
            expected.most.num_seconds(),
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
