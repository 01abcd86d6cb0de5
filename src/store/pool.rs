//! The connections of a store. The one that was used last is lent first: its statements are prepared, and what it uses is at hand at the
//! server. One that comes back is asked nothing; where one has broken, the others of that time are not lent any more either.

use std::io::ErrorKind;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool::Runtime;
use deadpool::managed::{
    self, Manager, Metrics, Object, PoolConfig, PoolError, QueueMode, RecycleError, RecycleResult,
};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Error, PgConnection};

use super::leading;
use super::link::in_time;

/// Connections, lent in turn.
pub(super) type Pool = managed::Pool<Opener>;

/// A connection that is lent.
pub(super) type Lent = Object<Opener>;

/// No connection is older: what a server keeps for one only grows.
const LIFETIME: Duration = Duration::from_hours(1);

/// A server that is just starting is asked again after this.
const STARTING: Duration = Duration::from_millis(250);

/// Opens connections.
pub(super) struct Opener {
    options: PgConnectOptions,
    /// How long one may take, and how long it may be waited for.
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
        config.timeouts.wait = Some(self.patience);
        let built = Pool::builder(self).config(config).runtime(Runtime::Tokio1).build();
        built.unwrap_or_else(|_| unreachable!("its timeouts have a runtime"))
    }

    /// Where its connections lead.
    pub(super) fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    /// One of its connections did not do what it should.
    pub(super) fn breaks(&self) {
        *self.broke.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    async fn open(&self) -> sqlx::Result<PgConnection> {
        let mut connection = self.options.connect().await?;
        if self.writes {
            leading::check(&mut connection).await?;
        }
        Ok(connection)
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
        let opening = async {
            loop {
                match self.open().await {
                    Err(error) if is_for_a_moment(&error) => tokio::time::sleep(STARTING).await,
                    opened => return opened,
                }
            }
        };
        in_time(self.patience, Box::pin(opening)).await // else everybody who borrows one carries the size of it
    }

    async fn recycle(&self, _: &mut PgConnection, metrics: &Metrics) -> RecycleResult<Error> {
        let broke = *self.broke.lock().unwrap_or_else(PoisonError::into_inner);
        if metrics.age() > LIFETIME || broke.is_some_and(|broke| metrics.created < broke) {
            return Err(RecycleError::message("it may be broken, or is old"));
        }
        Ok(())
    }
}

/// Borrows one.
#[expect(clippy::disallowed_methods, reason = "this is the one place that the rule leads to")]
pub(super) async fn lend(pool: &Pool) -> sqlx::Result<Lent> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(_) => Error::PoolTimedOut,
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => Error::PoolClosed,
    })
}

/// Lends no more, and says goodbye to the server on those that nobody uses.
pub(super) async fn close(pool: &Pool) {
    let rested = pool.retain(|_, _| false).removed;
    pool.close();
    for connection in rested {
        drop(connection.close().await); // whether it still answers or not
    }
}
