//! Which job ran when.

use chrono::{DateTime, Utc};

use super::error::StoreError;
use super::link::Link;

/// First half of the number of the advisory lock: `job`. The second is the name of the job.
const LOCK: i32 = 0x006a_6f62;

/// The jobs that fall due with time.
pub struct JobRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl JobRepo<'_> {
    /// Takes a job that last ran at `before` or earlier, for as long as the unit of work lasts. `false`: it is not due, or
    /// somebody else is at it.
    pub async fn take(&mut self, name: &str, now: DateTime<Utc>, before: DateTime<Utc>) -> Result<bool, StoreError> {
        let taken = sqlx::query_scalar!(
            "with mine as materialized (select pg_try_advisory_xact_lock($4, hashtext($1)) as ok)
             insert into job as j (name, last_at) select $1, $2 from mine where ok
             on conflict (name) do update set last_at = excluded.last_at where j.last_at <= $3
             returning name",
            name,
            now,
            before,
            LOCK
        );
        Ok(taken.fetch_optional(&mut *self.connection).await?.is_some())
    }
}
