//! An update that failed: tried again later, and set aside in the end. Only that update dies.

use super::Claimed;
use crate::pesan::outgoing::Queued;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::outbox::Columns;

const MAX_ATTEMPTS: i32 = 5;

/// What becomes of an update that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// It is tried again.
    Retry,
    /// It is kept for a person to look at; the apology is queued.
    Dead,
}

impl Store {
    /// Counts an attempt, after the unit of work was rolled back. `kind` names the fault and never its content.
    ///
    /// # Errors
    /// [`StoreError::Conflict`]: another worker has taken it since, and counted or worked it off.
    pub async fn fail_update(&self, claimed: &Claimed, kind: &str, apology: &[Queued]) -> Result<Failed, StoreError> {
        let out = Columns::seal(apology, &self.vault)?;
        let failed = sqlx::query_scalar!(
            r#"with failed as (
                 update inbox
                 set attempts = attempts + 1, last_error = $3, not_before = now() + make_interval(secs => 2 ^ (attempts + 1)),
                     state = case when attempts + 1 >= $4 then 'dead' else state end
                 where inbox_id = $1 and state = 'pending' and attempts = $2
                 returning state
             ), queued as (
                 insert into outbox (chat_id, outbox_key, payload)
                 select n.chat_id, n.key, n.payload
                 from unnest($5::bigint[], $6::uuid[], $7::bytea[]) as n (chat_id, key, payload)
                 where exists (select from failed f where f.state = 'dead')
             )
             select f.state = 'dead' as "dead!" from failed f"#,
            claimed.inbox_id,
            claimed.attempts,
            kind,
            MAX_ATTEMPTS,
            &out.chat,
            &out.key,
            &out.payload
        );
        match failed.fetch_optional(&mut self.link().await?).await? {
            Some(true) => Ok(Failed::Dead),
            Some(false) => Ok(Failed::Retry),
            None => Err(StoreError::Conflict), // somebody else took it in the meantime
        }
    }
}
