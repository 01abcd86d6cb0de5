//! What the nightly look has found, and what was told of it.

use chrono::NaiveDate;

use super::error::{StoreError, expect_rows};
use super::link::Link;
use crate::domain::antrean::BreachKind;
use crate::domain::kode::Kode;

/// Since when something that was found stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The first day on which it was found.
    pub since: NaiveDate,
    /// The last day on which it was told.
    pub told_on: Option<NaiveDate>,
}

/// Keeps what was found.
pub struct BreachRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl BreachRepo<'_> {
    /// Keeps what was found on a day in place of what was found before. Gives since when each stands, in the same order.
    pub async fn keep(&mut self, found: &[(Kode, BreachKind)], today: NaiveDate) -> Result<Vec<Standing>, StoreError> {
        let kode: Vec<String> = found.iter().map(|(kode, _)| kode.compact()).collect();
        let kinds: Vec<String> = found.iter().map(|(_, kind)| kind.code().to_owned()).collect();
        let rows = sqlx::query!(
            r#"with found as materialized (
                 select p.permohonan_id, f.kind, f.ordinal
                 from unnest($1::text[], $2::text[]) with ordinality as f (kode, kind, ordinal)
                 join permohonan p on p.kode = f.kode
             ), gone as (
                 delete from breach b
                 where not exists (select from found f where f.permohonan_id = b.permohonan_id and f.kind = b.kind)
             ), kept as (
                 insert into breach (permohonan_id, kind, since) select f.permohonan_id, f.kind, $3 from found f
                 on conflict do nothing
             )
             select coalesce(b.since, $3::date) as "since!", b.told_on as "told_on?"
             from found f left join breach b on b.permohonan_id = f.permohonan_id and b.kind = f.kind
             order by f.ordinal"#,
            &kode,
            &kinds,
            today
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        expect_rows(u64::try_from(rows.len()).unwrap_or(u64::MAX), found.len())?;
        Ok(rows.into_iter().map(|row| Standing { since: row.since, told_on: row.told_on }).collect())
    }

    /// Whether something was found that was not told on this day.
    pub async fn is_untold(&mut self, today: NaiveDate) -> Result<bool, StoreError> {
        let untold = sqlx::query_scalar!(
            r#"select exists (select from breach where told_on is distinct from $1) as "untold!""#,
            today
        );
        Ok(untold.fetch_one(&mut *self.connection).await?)
    }

    /// All that was found is told on this day.
    pub async fn told(&mut self, found: usize, today: NaiveDate) -> Result<(), StoreError> {
        let written = sqlx::query!("update breach set told_on = $1", today);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), found)
    }
}
