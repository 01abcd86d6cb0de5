//! What waits: for the practice office, for tests, and for a person who looks after the machine.

use super::{Store, StoreError};

/// Rows that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Updates that are not worked on yet, or wait for another attempt.
    pub inbox: i64,
    /// Messages that are not sent yet, without those that are held for people who cannot be reached.
    pub outbox: i64,
    /// Updates that failed for good, kept for a person to look at.
    pub dead_updates: i64,
    /// Messages that Telegram refused, kept for a person to look at.
    pub dead_messages: i64,
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
                      (select count(*) from outbox o left join dialog d on d.chat_id = o.chat_id
                       where o.state = 'pending' and d.unreachable_since is null) as "outbox!",
                      (select count(*) from inbox where state = 'dead') as "dead_updates!",
                      (select count(*) from outbox where state = 'dead') as "dead_messages!""#
        );
        Ok(counted.fetch_one(&self.pool).await?)
    }

    /// How many updates and messages of these chats wait.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn waits_for(&self, chats: &[i64]) -> Result<i64, StoreError> {
        let counted = sqlx::query_scalar!(
            r#"select (select count(*) from inbox where state = 'pending' and chat_id = any($1))
                    + (select count(*) from outbox where state = 'pending' and chat_id = any($1)) as "waiting!""#,
            chats
        );
        Ok(counted.fetch_one(&self.pool).await?)
    }
}
