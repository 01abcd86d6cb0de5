//! Intake: nothing is acknowledged to Telegram before it stands in `inbox`.

use sqlx::{Connection, PgConnection};

use super::raw_place;
use crate::store::error::StoreError;
use crate::store::link::{AT_ONCE, in_time};
use crate::store::sealing::Vault;

/// Held by the one who polls; advisory locks are kept apart by database.
const POLLER_LOCK: i64 = 0x006b_7470;

/// An update as Telegram sent it.
pub struct RawUpdate {
    /// Telegram's number.
    pub update_id: i64,
    /// The chat it came from; 0 where there is none.
    pub chat: i64,
    /// The bytes.
    pub raw: Vec<u8>,
}

/// Keeps what arrives, over a connection of its own.
pub struct Intake {
    connection: PgConnection,
    vault: Vault,
}

impl Intake {
    pub(in crate::store) fn new(connection: PgConnection, vault: Vault) -> Self {
        Self { connection, vault }
    }

    /// Stores a batch, in its order, each with its turn behind those of the same chat, and says how many were new. What came before is left as it is: after a
    /// crash Telegram sends again what it was not told about.
    pub async fn store(&mut self, batch: &[RawUpdate]) -> Result<u64, StoreError> {
        let columns = Columns::seal(batch, &self.vault)?;
        let stored = sqlx::query!(
            "insert into inbox (update_id, digest, chat_id, raw, turn)
             select u.update_id, u.digest, u.chat_id, u.raw,
                 coalesce((
                     select e.turn + 1 from inbox e where e.chat_id = u.chat_id and e.state = 'pending'
                     order by e.inbox_id desc limit 1), 0) + row_number() over (partition by u.chat_id order by u.n) - 1
             from unnest($1::bigint[], $2::bytea[], $3::bigint[], $4::bytea[])
                 with ordinality as u (update_id, digest, chat_id, raw, n)
             where not exists (
                 select from inbox i join unnest($5::bigint[], $6::bytea[]) as old (update_id, digest)
                     on i.update_id = old.update_id and i.digest = old.digest
                 where i.update_id = u.update_id)
             order by u.n
             on conflict (update_id, digest) do nothing",
            &columns.update_id,
            &columns.digest,
            &columns.chat_id,
            &columns.raw,
            &columns.old_update_id,
            &columns.old_digest
        );
        Ok(in_time(AT_ONCE, stored.execute(&mut self.connection)).await?.rows_affected())
    }
}

/// The one who polls: the lock goes when the connection goes.
pub struct Poller {
    intake: Intake,
}

impl Poller {
    pub(in crate::store) async fn begin(mut intake: Intake) -> Result<Option<Self>, StoreError> {
        let taken = sqlx::query_scalar!(r#"select pg_try_advisory_lock($1) as "taken!""#, POLLER_LOCK);
        let taken = in_time(AT_ONCE, taken.fetch_one(&mut intake.connection)).await?;
        Ok(taken.then_some(Self { intake }))
    }

    /// Stores a batch, as [`Intake::store`].
    pub async fn store(&mut self, batch: &[RawUpdate]) -> Result<u64, StoreError> {
        self.intake.store(batch).await
    }

    /// Shows the server that this process still lives, and sees whether it is still the one: who says nothing for
    /// [`Poller::SILENCE`] loses the lock.
    pub async fn stay(&mut self) -> Result<(), StoreError> {
        Ok(in_time(AT_ONCE, self.intake.connection.ping()).await?)
    }

    /// So long the one who polls may say nothing to the server, as the server reads it. Whoever is frozen, or cut off from the
    /// server, does not keep the others from polling for longer.
    pub const SILENCE: &str = "15s";

    /// Lets another one poll, from the moment this returns: a server notices a closed connection only a little later.
    pub async fn release(mut self) -> Result<(), StoreError> {
        let freed = sqlx::query_scalar!(r#"select pg_advisory_unlock($1) as "freed!""#, POLLER_LOCK);
        in_time(AT_ONCE, freed.fetch_one(&mut self.intake.connection)).await?;
        Ok(in_time(AT_ONCE, self.intake.connection.close()).await?)
    }
}

/// A batch by columns, as `unnest` takes it.
#[derive(Default)]
struct Columns {
    update_id: Vec<i64>,
    digest: Vec<Vec<u8>>,
    chat_id: Vec<i64>,
    raw: Vec<Vec<u8>>,
    /// Digests under older keys: a batch may come again after a new key was brought in.
    old_update_id: Vec<i64>,
    old_digest: Vec<Vec<u8>>,
}

impl Columns {
    fn seal(batch: &[RawUpdate], vault: &Vault) -> Result<Self, StoreError> {
        let mut columns = Self::default();
        for update in batch {
            let digests = vault.digest_candidates("inbox", &update.raw);
            for old in digests.into_iter().skip(1) {
                columns.old_update_id.push(update.update_id);
                columns.old_digest.push(old);
            }
            columns.update_id.push(update.update_id);
            columns.digest.push(vault.digest("inbox", &update.raw));
            columns.chat_id.push(update.chat);
            columns.raw.push(vault.seal_today(raw_place(&update.update_id.to_string()), &update.raw)?);
        }
        Ok(columns)
    }
}
