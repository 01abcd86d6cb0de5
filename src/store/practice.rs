//! The mark of a practice register: the comment on its database. Neither office works on the register of the other.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _};

use super::error::StoreError;
use super::{Store, options};

/// What marks a database as one for practice.
const MARK: &str = "layanan-ktp: practice, made-up people only";

/// Makes the practice database where there is none. `false`: there is one of this name that is not for practice.
///
/// # Errors
/// The server does not answer.
pub async fn create_practice_database(admin_url: &str, name: &str) -> Result<bool, StoreError> {
    let mut admin = options(admin_url, "layanan-ktp latihan")?.connect().await?;
    if let Some(marked) = marked(&mut admin, name).await? {
        return Ok(marked);
    }
    // Made under another name, so that it is never seen without its mark.
    let fresh = format!("{name}_new");
    for statement in [
        format!("drop database if exists \"{fresh}\""),
        format!("create database \"{fresh}\""),
        format!("comment on database \"{fresh}\" is '{MARK}'"),
        format!("alter database \"{fresh}\" rename to \"{name}\""),
    ] {
        admin.execute(AssertSqlSafe(statement)).await?;
    }
    Ok(true)
}

/// Whether a database of this name exists in the cluster and is not for practice.
///
/// # Errors
/// The server does not answer.
pub async fn holds_real_database(admin_url: &str, name: &str) -> Result<bool, StoreError> {
    let mut admin = PgConnectOptions::from_str(admin_url)?.connect().await?;
    Ok(marked(&mut admin, name).await? == Some(false))
}

/// Whether a practice database of this name exists in the cluster.
///
/// # Errors
/// The server does not answer.
pub async fn holds_practice_database(admin_url: &str, name: &str) -> Result<bool, StoreError> {
    let mut admin = PgConnectOptions::from_str(admin_url)?.connect().await?;
    Ok(marked(&mut admin, name).await? == Some(true))
}

/// Drops the practice database with everything in it; one without the mark is left alone.
///
/// # Errors
/// The server does not answer.
pub async fn drop_practice_database(admin_url: &str, name: &str) -> Result<(), StoreError> {
    let mut admin = PgConnectOptions::from_str(admin_url)?.connect().await?;
    if marked(&mut admin, name).await? == Some(true) {
        admin.execute(AssertSqlSafe(format!("drop database \"{name}\" with (force)"))).await?;
    }
    Ok(())
}

/// Whether the database bears the mark; `None`: there is no such database.
async fn marked(admin: &mut PgConnection, name: &str) -> Result<Option<bool>, StoreError> {
    let found = sqlx::query_scalar!(
        r#"select coalesce(shobj_description(oid, 'pg_database') = $2, false) as "marked!"
           from pg_database where datname = $1"#,
        name,
        MARK
    );
    Ok(found.fetch_optional(admin).await?)
}

impl Store {
    /// Whether this is a practice register.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn is_practice(&self) -> Result<bool, StoreError> {
        let marked = sqlx::query_scalar!(
            r#"select coalesce(shobj_description(oid, 'pg_database') = $1, false) as "marked!"
               from pg_database where datname = current_database()"#,
            MARK
        );
        Ok(marked.fetch_one(&mut self.link().await?).await?)
    }

    /// When something was written into the register last, a job ran, or the last sealed day ended: a clock that stands before
    /// any of these would have the register refuse what happens.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn last_written(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let last = sqlx::query_scalar!(
            "select greatest(
                 (select max(at) from riwayat), (select max(created_at) from petugas), (select max(last_at) from job),
                 (select (max(tanggal) + 1)::timestamp at time zone 'Asia/Jakarta' from segel))"
        );
        Ok(last.fetch_one(&mut self.link().await?).await?)
    }

    /// What has happened to permohonan of other chats than those of the play: kinds of events, and what was shown.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn practised(&self, played: &[i64]) -> Result<Vec<String>, StoreError> {
        let done = sqlx::query_scalar!(
            r#"with practised as materialized (
                   select distinct permohonan_id from pihak where chat_id <> all($1))
               select distinct r.kind as "done!" from riwayat r join practised using (permohonan_id)
               union
               select distinct 'show_' || d.what from disclosure d join practised using (permohonan_id)
               union
               select distinct 'file' from berkas b join practised using (permohonan_id) where b.file is not null"#,
            played
        );
        Ok(done.fetch_all(&mut self.link().await?).await?)
    }

    /// Gives back the messages that a process was sending when it ended, so that nobody waits for their leases. Only for
    /// a register on which no other process works.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn release_leases(&self) -> Result<(), StoreError> {
        let released =
            sqlx::query!("update outbox set leased_until = null where state = 'pending' and leased_until is not null");
        released.execute(&mut self.link().await?).await?;
        Ok(())
    }
}
