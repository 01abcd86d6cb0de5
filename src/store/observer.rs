//! What the database knows of the state of the office, for who watches the machine: numbers only. On a connection of its own, so
//! that workers that use all others, or wait for the database, do not hide it.

use std::time::Duration;

use super::link::Link;
use super::pool::{self, Opener, Pool};
use super::{MIGRATOR, Store, StoreError};
use crate::domain::permohonan::TahapKind;

/// No look takes longer, in milliseconds: a database that cannot count what waits within this is away for who asks.
const STATEMENT: &str = "2000";

/// How long the answer may take, with the way there and back.
const PATIENCE: Duration = Duration::from_millis(2500);

/// How long a connection may take.
const CONNECTING: Duration = Duration::from_secs(2);

/// Looks at the database; connects when it first does. Cheap to clone.
#[derive(Clone)]
pub struct Observer {
    pool: Pool,
    store: Store,
}

/// How the office stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Vitals {
    /// Updates.
    pub inbox: Queue,
    /// Messages, but not those that are held for people who cannot be reached, or for later on purpose.
    pub outbox: Queue,
    /// How many messages are held for people who cannot be reached.
    pub held: i64,
    /// How many permohonan this office has not sent yet, by tahap; a tahap without any is not named.
    pub open: Vec<(TahapKind, i64)>,
}

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Queue {
    /// How many.
    pub waiting: i64,
    /// For how many seconds the oldest; 0 where nothing waits.
    pub oldest: f64,
    /// How many have failed for good.
    pub dead: i64,
}

/// What can be done with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tables {
    /// Whether the server takes writes: a standby does not, nor one that was set so.
    pub writable: bool,
    /// Whether every migration of this program is there; there may be later ones.
    pub ours: bool,
}

impl Store {
    /// One who looks, on a connection of their own.
    #[must_use]
    pub fn observer(&self) -> Observer {
        let options = self.pool.manager().options().clone().options([("statement_timeout", STATEMENT)]);
        Observer { pool: Opener::new(options, CONNECTING, false).pool(1), store: self.clone() }
    }
}

impl Observer {
    async fn link(&self) -> Result<Link, StoreError> {
        Ok(Link::of(&self.pool, PATIENCE).await?)
    }

    /// Reads all of it in one statement.
    ///
    /// # Errors
    /// The database does not answer in time.
    pub async fn vitals(&self) -> Result<Vitals, StoreError> {
        let row = sqlx::query!(
            r#"with due as (
                 select case when o.last_error is null then greatest(o.created_at, o.not_before) else o.created_at end as since,
                     d.unreachable_since is not null as held
                 from outbox o left join dialog d on d.chat_id = o.chat_id
                 where o.state = 'pending' and (o.not_before <= now() or o.last_error is not null)
             ), open as (
                 select p.tahap, count(*) as n from permohonan p
                 where p.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri') group by 1
             )
             select (select count(*) from inbox where state = 'pending') as "inbox!",
                 coalesce((select extract(epoch from now() - min(greatest(i.received_at, i.not_before)))::float8 from inbox i
                     where i.state = 'pending'), 0) as "inbox_oldest!",
                 (select count(*) from inbox where state = 'dead') as "inbox_dead!",
                 (select count(*) from due where not held) as "outbox!",
                 coalesce((select extract(epoch from now() - min(since))::float8 from due where not held), 0) as "outbox_oldest!",
                 (select count(*) from outbox where state = 'dead') as "outbox_dead!",
                 (select count(*) from due where held) as "held!",
                 array(select tahap from open order by tahap) as "tahap!", array(select n from open order by tahap) as "n!""#
        )
        .fetch_one(&mut self.link().await?)
        .await?;
        let open = row.tahap.iter().zip(row.n).filter_map(|(code, n)| Some((TahapKind::from_code(code)?, n)));
        Ok(Vitals {
            inbox: Queue { waiting: row.inbox, oldest: row.inbox_oldest.max(0.0), dead: row.inbox_dead },
            outbox: Queue { waiting: row.outbox, oldest: row.outbox_oldest.max(0.0), dead: row.outbox_dead },
            held: row.held,
            open: open.collect(),
        })
    }

    /// Whether the database answers and takes writes, and whether the tables are those of this program. Writes nothing.
    ///
    /// # Errors
    /// The database does not answer in time.
    pub async fn tables(&self) -> Result<Tables, StoreError> {
        let ours: Vec<i64> = MIGRATOR.iter().map(|migration| migration.version).collect();
        // Not checked when it is compiled: the table is that of the migrator.
        let there = sqlx::query_as::<_, (i64, bool)>(
            "select count(*), current_setting('transaction_read_only') = 'off'
             from _sqlx_migrations where success and version = any($1)",
        );
        let (there, writable) = there.bind(&ours).fetch_one(&mut self.link().await?).await?;
        Ok(Tables { writable, ours: usize::try_from(there) == Ok(ours.len()) })
    }

    /// Connections of the program to the database: in use, and at rest. Asks nobody.
    #[must_use]
    pub fn connections(&self) -> (u32, u32) {
        let status = self.store.pool.status();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (count(status.size.saturating_sub(status.available)), count(status.available))
    }

    /// The register, for what is not read here.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Closes its connection.
    pub async fn close(&self) {
        pool::close(&self.pool).await;
    }
}

impl std::fmt::Debug for Observer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Observer")
    }
}
