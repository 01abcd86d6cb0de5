//! Connections lead to a server that takes writes. After a switch an address may lead to the one that follows for a moment, or for as long as
//! its connections live: such a connection is no use, and is given up before anything is tried on it.

use std::io;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};

use super::error::StoreError;
use super::link::{AT_ONCE, in_time};

/// Connects to the one that leads, outside of the pool.
pub(super) async fn connect(options: &PgConnectOptions) -> Result<PgConnection, StoreError> {
    let connecting = async {
        let mut connection = options.connect().await?;
        check(&mut connection).await?;
        Ok(connection)
    };
    Ok(in_time(AT_ONCE, connecting).await?)
}

/// An error where the server only follows another one, or was told to take no writes.
pub(super) async fn check(connection: &mut PgConnection) -> sqlx::Result<()> {
    let follows = sqlx::query_scalar!(r#"select current_setting('transaction_read_only')::boolean as "follows!""#);
    if follows.fetch_one(connection).await? {
        return Err(sqlx::Error::Io(io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "this server takes no writes")));
    }
    Ok(())
}
