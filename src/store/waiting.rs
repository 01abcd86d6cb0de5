//! What waits: for the practice office, for tests, and for a person who looks after the machine.

use super::{Store, StoreError};

/// Rows that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Updates that are not worked on yet, or wait for another attempt.
    pub inbox: i64,
    /// Messages that are not sent yet, those to people who cannot be reached included.
    pub outbox: i64,
}

impl Store {
    /// Counts what waits.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn waiting(&self) -> Result<Waiting, StoreError> {
        let counted = sqlx::query_as!(
            Waiting,
            r#"select (select count(*) from inbox where state = 'pending') as "inbox!",
                      (select count(*) from outbox where state = 'pending') as "outbox!""#
        );
        Ok(counted.fetch_one(&self.pool).await?)
    }
}
