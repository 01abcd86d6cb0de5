//! Days on which the office is closed beside weekends.

use chrono::{Days, NaiveDate};
use sqlx::PgConnection;

use super::error::StoreError;

/// Reads the calendar.
pub struct KalenderRepo<'a> {
    pub(super) connection: &'a mut PgConnection,
}

impl KalenderRepo<'_> {
    /// The days off among the next `days` days, the first of them included.
    pub async fn libur(&mut self, from: NaiveDate, days: u16) -> Result<Vec<NaiveDate>, StoreError> {
        let until = from.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        let found = sqlx::query_scalar!(
            "select tanggal from kalender where tanggal >= $1 and tanggal < $2 order by tanggal",
            from,
            until
        );
        Ok(found.fetch_all(&mut *self.connection).await?)
    }
}
