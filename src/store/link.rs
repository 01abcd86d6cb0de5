//! A connection that does not wait for ever. A server that has frozen, or a way to it that swallows what is sent, says nothing, and
//! neither sqlx nor the kernel of this machine gives up then. Here every statement has a deadline; a connection on which one was
//! not answered, or whose answer nobody waited for, is closed and never lent again.

use std::fmt;
use std::io;
use std::time::Duration;

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, TryStreamExt as _};
use sqlx::error::DatabaseError;
use sqlx::postgres::{PgDatabaseError, PgQueryResult, PgRow, PgSeverity, PgStatement, PgTypeInfo};
use sqlx::{Describe, Either, Error, Execute, Executor, PgConnection, Postgres, SqlStr};

use super::error::StoreError;
use super::pool::{Lent, Pool, breaks, lend};

/// What the server answers at once is waited for no longer.
pub(super) const AT_ONCE: Duration = Duration::from_secs(10);

/// The server ends a statement after thirty seconds, and says so: who hears nothing for longer is not connected.
const STATEMENT: Duration = Duration::from_secs(40);

/// The server puts no end to it: see [`Link::snapshot`].
const READING: Duration = Duration::from_hours(1);

/// Waits for the server, but not for ever.
pub(super) async fn in_time<T>(patience: Duration, asked: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let answer = tokio::time::timeout(patience, asked).await;
    answer.unwrap_or_else(|_| Err(Error::Io(io::ErrorKind::TimedOut.into())))
}

/// A connection, lent by the pool. What was begun on it and not committed is rolled back when this is dropped.
pub(super) struct Link {
    /// There until this is dropped.
    lent: Option<Lent>,
    patience: Duration,
    asked: Asked,
    /// A transaction is under way.
    begun: bool,
}

impl Link {
    /// Borrows one; `patience` is the deadline of each statement.
    pub(super) async fn of(pool: &Pool, patience: Duration) -> sqlx::Result<Self> {
        let lent = Box::pin(lend(pool)).await?; // else every use case carries the size of it
        Ok(Self { lent: Some(lent), patience, asked: Asked::Answered, begun: false })
    }

    /// For short statements.
    pub(super) async fn to(pool: &Pool) -> sqlx::Result<Self> {
        Self::of(pool, STATEMENT).await
    }

    /// With a transaction on it.
    pub(super) async fn begin(pool: &Pool) -> sqlx::Result<Self> {
        let mut link = Self::to(pool).await?;
        link.starts("BEGIN").await?;
        Ok(link)
    }

    /// The register as it stands at one moment, to be read however long that takes.
    pub(super) async fn snapshot(pool: &Pool) -> sqlx::Result<Self> {
        let mut link = Self::to(pool).await?;
        link.starts("begin isolation level repeatable read read only").await?;
        sqlx::query!("set local statement_timeout = 0").execute(&mut link).await?;
        link.patience = READING;
        Ok(link)
    }

    async fn starts(&mut self, sql: &'static str) -> sqlx::Result<()> {
        self.begun = true;
        self.tells(sql, AT_ONCE).await
    }

    /// Makes everything of it true at once.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        self.ends("COMMIT").await
    }

    /// Takes back everything of it.
    pub(super) async fn roll_back(self) -> Result<(), StoreError> {
        self.ends("ROLLBACK").await
    }

    async fn ends(mut self, sql: &'static str) -> Result<(), StoreError> {
        self.begun = false; // whatever the server answers
        Ok(self.tells(sql, self.patience).await?)
    }

    /// What follows can be taken back alone.
    pub(super) async fn save_point(&mut self) -> Result<(), StoreError> {
        Ok(self.tells("savepoint point", self.patience).await?)
    }

    /// What came after the savepoint holds where it went well, and else is taken back.
    pub(super) async fn leave_point<T>(&mut self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        match &done {
            Ok(_) => self.tells("release savepoint point", self.patience).await?,
            Err(error) if error.is_transient() => {} // all of it will be
            Err(_) => self.tells("rollback to savepoint point; release savepoint point", self.patience).await?,
        }
        done
    }

    async fn tells(&mut self, sql: &'static str, patience: Duration) -> sqlx::Result<()> {
        self.asked = Asked::Waits;
        let told = in_time(patience, connection(&mut self.lent).execute(sql)).await;
        self.asked = Asked::after(&told);
        told.map(drop)
    }
}

fn connection(lent: &mut Option<Lent>) -> &mut PgConnection {
    lent.as_mut().unwrap_or_else(|| unreachable!("it is taken where it is dropped"))
}

/// What became of the last statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// The server has said what became of it, and goes on listening.
    Answered,
    /// It is under way, or nobody waited for all of its answer.
    Waits,
    /// There was no answer, or the last one of this connection.
    Broken,
}

impl Asked {
    fn after<T>(answer: &sqlx::Result<T>) -> Self {
        match answer {
            Ok(_) => Self::Answered,
            Err(Error::Database(error)) if !is_last(error.as_ref()) => Self::Answered,
            Err(_) => Self::Broken,
        }
    }
}

/// Whether a server that says this closes the connection.
fn is_last(error: &dyn DatabaseError) -> bool {
    let severity = error.try_downcast_ref::<PgDatabaseError>().map(PgDatabaseError::severity);
    matches!(severity, Some(PgSeverity::Fatal | PgSeverity::Panic))
}

impl Drop for Link {
    fn drop(&mut self) {
        let Some(mut lent) = self.lent.take() else { return };
        match self.asked {
            Asked::Answered if self.begun => {
                tokio::spawn(async move {
                    if in_time(AT_ONCE, lent.execute("ROLLBACK")).await.is_err() {
                        breaks(lent);
                    }
                });
            }
            Asked::Answered => {}
            Asked::Waits => drop(Lent::take(lent)),
            Asked::Broken => breaks(lent),
        }
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link")
    }
}

type Answer = Either<PgQueryResult, PgRow>;

impl<'c> Executor<'c> for &'c mut Link {
    type Database = Postgres;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> BoxStream<'e, sqlx::Result<Answer>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        let (patience, asked) = (self.patience, &mut self.asked);
        let answers = connection(&mut self.lent).fetch_many(query);
        Box::pin(stream::try_unfold((answers, asked), move |(mut answers, asked)| async move {
            *asked = Asked::Waits;
            let next = in_time(patience, answers.try_next()).await;
            *asked = if matches!(next, Ok(Some(_))) { Asked::Waits } else { Asked::after(&next) };
            Ok(next?.map(|one| (one, (answers, asked))))
        }))
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, sqlx::Result<Option<PgRow>>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Postgres>,
    {
        Box::pin(async move {
            self.asked = Asked::Waits;
            let row = in_time(self.patience, connection(&mut self.lent).fetch_optional(query)).await;
            self.asked = Asked::after(&row);
            row
        })
    }

    fn prepare_with<'e>(self, sql: SqlStr, parameters: &'e [PgTypeInfo]) -> BoxFuture<'e, sqlx::Result<PgStatement>>
    where
        'c: 'e,
    {
        connection(&mut self.lent).prepare_with(sql, parameters)
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, sqlx::Result<Describe<Postgres>>>
    where
        'c: 'e,
    {
        connection(&mut self.lent).describe(sql)
    }
}
