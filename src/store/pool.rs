//! The connections of a store. The one that was used last is lent first: its statements are prepared, and what it uses is at hand at the
//! server. One that comes back is asked nothing; where one has broken, those that were open beside it are not lent any more.

use std::io::ErrorKind;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool::managed::{
    self, Manager, Metrics, Object, PoolConfig, PoolError, QueueMode, RecycleError, RecycleResult,
};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Error, PgConnection};

use super::leading;
use super::link::{AT_ONCE, in_time};

/// Connections, lent in turn.
pub(super) type Pool = managed::Pool<Opener>;

/// A connection that is lent.
pub(super) type Lent = Object<Opener>;

/// None is lent that is older: what a server keeps for one only grows.
const LIFETIME: Duration = Duration::from_hours(1);

/// A server that is just starting is asked again after this.
const STARTING: Duration = Duration::from_millis(250);

/// How often is looked whether those that are lent have come back.
const RETURNING: Duration = Duration::from_millis(10);

/// Opens connections.
pub(super) struct Opener {
    options: PgConnectOptions,
    /// How long is waited until one is lent, opened or not.
    patience: Duration,
    /// Whether it has to lead to a server that takes writes.
    writes: bool,
    broke: Mutex<Option<Instant>>,
}

impl Opener {
    pub(super) fn new(options: PgConnectOptions, patience: Duration, writes: bool) -> Self {
        Self { options, patience, writes, broke: Mutex::new(None) }
    }

    /// A pool of so many. Opens none yet.
    pub(super) fn pool(self, most: u32) -> Pool {
        let mut config = PoolConfig::new(usize::try_from(most).unwrap_or(1));
        config.queue_mode = QueueMode::Lifo;
        Pool::builder(self).config(config).build().unwrap_or_else(|_| unreachable!("it has no timeouts"))
    }

    /// Where its connections lead.
    pub(super) fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    async fn open(&self) -> sqlx::Result<PgConnection> {
        let mut connection = self.options.connect().await?;
        if self.writes {
            leading::check(&mut connection).await?;
        }
        Ok(connection)
    }

    fn broke(&self) -> Option<Instant> {
        *self.broke.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A server that starts refuses connections for a moment, as does one that has no room; and one that follows may be about to lead.
fn is_for_a_moment(error: &Error) -> bool {
    if let Error::Io(error) = error {
        return matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::ReadOnlyFilesystem);
    }
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| code == "57P03" || code == "53300")
}

impl Manager for Opener {
    type Type = PgConnection;
    type Error = Error;

    async fn create(&self) -> sqlx::Result<PgConnection> {
        loop {
            // Boxed: else everybody who borrows one carries the size of it.
            match Box::pin(self.open()).await {
                Err(error) if is_for_a_moment(&error) => tokio::time::sleep(STARTING).await,
                opened => return opened,
            }
        }
    }

    async fn recycle(&self, _: &mut PgConnection, metrics: &Metrics) -> RecycleResult<Error> {
        if metrics.age() > LIFETIME || self.broke().is_some_and(|broke| metrics.created < broke) {
            return Err(RecycleError::message("it is old, or may be broken"));
        }
        Ok(())
    }
}

/// Borrows one.
#[expect(clippy::disallowed_methods, reason = "this is the one place that the rule leads to")]
pub(super) async fn lend(pool: &Pool) -> sqlx::Result<Lent> {
    let lent = tokio::time::timeout(pool.manager().patience, pool.get()).await;
    lent.map_err(|_| Error::PoolTimedOut)?.map_err(|error| match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(_) => Error::PoolTimedOut,
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => Error::PoolClosed,
    })
}

/// One did not do what it should: it is closed, and those that rest beside it are, too. Those that are lent are not lent again.
pub(super) fn breaks(broken: Lent) {
    if let Some(pool) = Lent::pool(&broken) {
        *pool.manager().broke.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        drop(pool.retain(|_, _| false));
    }
    drop(Lent::take(broken));
}

/// Lends no more, says goodbye to the server on those that rest, and waits a while for the others.
pub(super) async fn close(pool: &Pool) {
    let rested = pool.retain(|_, _| false).removed;
    pool.close();
    for connection in rested {
        drop(in_time(AT_ONCE, connection.close()).await); // whether it still answers or not
    }
    let returned = async {
        while pool.status().size > 0 {
            tokio::time::sleep(RETURNING).await;
        }
    };
    drop(tokio::time::timeout(AT_ONCE, returned).await);
}
