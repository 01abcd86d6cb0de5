//! What needs somebody at the machine, for as long as it holds: since when, and whether it was told.

use chrono::{DateTime, TimeDelta, Utc};

use super::error::StoreError;
use super::link::Link;
use super::outbox::ELSEWHERE;
use crate::domain::watch::Cause;

/// What waits for less than this, in seconds, is on its way.
const NOTHING: f64 = 60.0;

/// The causes that hold.
pub struct TroubleRepo<'a> {
    pub(super) connection: &'a mut Link,
}

/// Since when the oldest waits, by the clock of the office; `None`: nothing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// An update.
    pub inbox: Option<DateTime<Utc>>,
    /// A message that is due, to somebody who can be reached.
    pub outbox: Option<DateTime<Utc>>,
}

impl TroubleRepo<'_> {
    /// What waits, since it was due: an update that was tried again by hand is not as old as its message. How long is measured by the
    /// clock of the database, which stamped it. What belongs elsewhere than into a chat has its own alarm.
    pub async fn waits(&mut self, now: DateTime<Utc>) -> Result<Waits, StoreError> {
        let row = sqlx::query!(
            r#"select (select extract(epoch from now() - min(greatest(i.received_at, i.not_before)))::float8 from inbox i
                     where i.state = 'pending') as inbox,
                 (select extract(epoch from now() - min(
                         case when o.last_error is null then greatest(o.created_at, o.not_before) else o.created_at end))::float8
                     from outbox o
                     where o.state = 'pending' and (o.not_before <= now() or o.last_error is not null)
                       and o.last_error is distinct from $1
                       and (select d.unreachable_since from dialog d where d.chat_id = o.chat_id) is null) as outbox"#,
            ELSEWHERE
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        let since = |seconds: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "whole seconds of a wait")]
            let waited = TimeDelta::try_seconds(seconds.max(0.0) as i64).unwrap_or_default();
            now - waited
        };
        let is_long = |seconds: &f64| *seconds >= NOTHING;
        Ok(Waits { inbox: row.inbox.filter(is_long).map(since), outbox: row.outbox.filter(is_long).map(since) })
    }

    /// A cause holds; since when it was first seen to.
    pub async fn holds(&mut self, cause: Cause, since: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
        let first = sqlx::query_scalar!(
            "insert into trouble as t (cause, since) values ($1, $2)
             on conflict (cause) do update set since = least(t.since, excluded.since) returning since",
            cause.code(),
            since
        );
        Ok(first.fetch_one(&mut *self.connection).await?)
    }

    /// It is told from now on; `false`: it was before.
    pub async fn told(&mut self, cause: Cause, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let told =
            sqlx::query!("update trouble set told_at = $2 where cause = $1 and told_at is null", cause.code(), at);
        Ok(told.execute(&mut *self.connection).await?.rows_affected() == 1)
    }

    /// A cause does not hold any more; since when it did, where that was told.
    pub async fn over(&mut self, cause: Cause) -> Result<Option<DateTime<Utc>>, StoreError> {
        let gone = sqlx::query!("delete from trouble where cause = $1 returning since, told_at", cause.code());
        let gone = gone.fetch_optional(&mut *self.connection).await?;
        Ok(gone.filter(|row| row.told_at.is_some()).map(|row| row.since))
    }
}
