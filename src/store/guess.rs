//! Kode, links and answers that did not fit. That they did not is written by `Updates::finish`, with what the update causes.

use chrono::{DateTime, Utc};

use super::error::StoreError;
use super::link::Link;
use crate::domain::guess::Tried;

/// Reads what did not fit.
pub struct GuessRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl GuessRepo<'_> {
    /// What did not fit since then and was not told; nothing where something was told at `told_since` or later.
    pub async fn untold(&mut self, since: DateTime<Utc>, told_since: DateTime<Utc>) -> Result<Tried, StoreError> {
        let tried = sqlx::query!(
            r#"select coalesce(sum(c.tried), 0)::bigint as "all!", count(*) as "chats!",
                 coalesce(max(c.tried), 0) as "most!"
             from (
                 select count(*) as tried from guess g where g.at > $1 and g.told_at is null group by g.chat_id) c
             where not exists (select from guess t where t.told_at >= $2)"#,
            since,
            told_since
        );
        let tried = tried.fetch_one(&mut *self.connection).await?;
        let number = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Tried { all: number(tried.all), chats: number(tried.chats), most: number(tried.most) })
    }

    /// All that is known is told at this time.
    pub async fn told(&mut self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let told = sqlx::query!("update guess set told_at = $1 where told_at is null and at <= $1", at);
        told.execute(&mut *self.connection).await?;
        Ok(())
    }
}
