//! Connections lead to a server that takes writes. After a switch an address may lead to the one that follows for a moment, or for as long as
//! its connections live: such a connection is no use, and is given up before anything is tried on it.

use std::io;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};

use super::error::StoreError;

/// A server that says nothing for so long is given up; what it was to keep comes again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connects to the one that leads, outside of the pool.
pub(super) async fn connect(options: &PgConnectOptions) -> Result<PgConnection, StoreError> {
    let connecting = async {
        let mut connection = options.connect().await?;
        check(&mut connection).await?;
        Ok(connection)
    };
    in_time(connecting).await
}

/// An error where the server only follows another one, or was told to take no writes.
pub(super) async fn check(connection: &mut PgConnection) -> sqlx::Result<()> {
    let follows = sqlx::query_scalar!(r#"select current_setting('transaction_read_only')::boolean as "follows!""#);
    if follows.fetch_one(connection).await? {
        return Err(sqlx::Error::Io(io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "this server takes no writes")));
    }
    Ok(())
}

/// Where the network hangs, nothing else ends the waiting.
pub(super) async fn in_time<T>(asked: impl Future<Output = sqlx::Result<T>>) -> Result<T, StoreError> {
    let answer = tokio::time::timeout(PATIENCE, asked).await;
    Ok(answer.unwrap_or_else(|_| Err(sqlx::Error::Io(io::ErrorKind::TimedOut.into())))?)
}
