//! What waits: for the practice office, for tests, and for a person who looks after the machine.

use super::{Store, StoreError};

/// Rows that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Updates that are not worked on yet, or wait for another attempt.
    pub inbox: i64,
    /// Messages that are not sent yet, without those that are held for people who cannot be reached, or for
    /// later on purpose.
    pub outbox: i64,
    /// Files that nobody has looked at yet, and those that the book is to name.
    pub periksa: i64,
    /// Updates that failed for good, kept for a person to look at.
    pub dead_updates: i64,
    /// Messages that Telegram refused, kept for a person to look at.
    pub dead_messages: i64,
}

/// Something that waits or has failed for good; never its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// `inbox` or `outbox`.
    pub table: String,
    /// Its key there.
    pub id: i64,
    /// The chat it came from or goes to.
    pub chat: i64,
    /// Whether it has failed for good.
    pub dead: bool,
    /// How often it was tried in vain.
    pub attempts: i16,
    /// The kind of the last fault.
    pub last_error: Option<String>,
}

impl Store {
    /// What waits or has failed for good, oldest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn waiting_rows(&self, limit: i64) -> Result<Vec<WaitingRow>, StoreError> {
        let rows = sqlx::query_as!(
            WaitingRow,
            r#"select * from (
                   select 'inbox' as "table!", inbox_id as "id!", chat_id as "chat!", state = 'dead' as "dead!",
                       attempts as "attempts!", last_error
                   from inbox where state in ('pending', 'dead')
                   union all
                   select 'outbox', outbox_id, chat_id, state = 'dead', attempts, last_error
                   from outbox where state in ('pending', 'dead')) w
               order by 4, 1, 2 limit $1"#,
            limit
        );
        Ok(rows.fetch_all(&mut self.link().await?).await?)
    }

    /// Counts what waits.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn waiting(&self) -> Result<Waiting, StoreError> {
        let counted = sqlx::query_as!(
            Waiting,
            r#"select (select count(*) from inbox where state = 'pending') as "inbox!",
                      (select count(*) from outbox o left join dialog d on d.chat_id = o.chat_id
                       where o.state = 'pending' and d.unreachable_since is null
                         and (o.not_before <= now() + interval '1 minute' or o.last_error is not null)) as "outbox!",
                      (select count(*) from periksa where state = 'pending')
                      + (select count(*) from fetched_file f join periksa x on x.periksa_id = f.periksa_id
                         join permohonan p on p.permohonan_id = x.permohonan_id
                         join data_key k on k.permohonan_id = p.permohonan_id
                         where f.not_before <= now() and p.tahap <> 'dibatalkan') as "periksa!",
                      (select count(*) from inbox where state = 'dead') as "dead_updates!",
                      (select count(*) from outbox where state = 'dead') as "dead_messages!""#
        );
        Ok(counted.fetch_one(&mut self.link().await?).await?)
    }

    /// How many updates, files and messages of these chats wait.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn waits_for(&self, chats: &[i64]) -> Result<i64, StoreError> {
        let counted = sqlx::query_scalar!(
            r#"select (select count(*) from inbox where state = 'pending' and chat_id = any($1))
                    + (select count(*) from periksa where state = 'pending' and chat_id = any($1))
                    + (select count(*) from outbox where state = 'pending' and chat_id = any($1)
                       and (not_before <= now() + interval '1 minute' or last_error is not null)) as "waiting!""#,
            chats
        );
        Ok(counted.fetch_one(&mut self.link().await?).await?)
    }
}
