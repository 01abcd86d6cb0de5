//! A durable PostgreSQL of its own, that counts statements.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt as _;

use anyhow::Context as _;
use local_postgres::{LocalCluster, Options};
use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// On a disk, as an office has it: tests use a memory disk.
const DISK: &str = "/var/tmp";

/// The server, with its usual settings and a count of statements. Dropping it ends it.
pub(crate) struct Server {
    pub(crate) cluster: LocalCluster,
    pub(crate) folder: TempDir,
}

impl Server {
    /// Blocking: outside of anything asynchronous.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("bench-").tempdir_in(DISK)?;
        set_permissions(folder.path(), Permissions::from_mode(0o755))?; // the server has an account of its own
        let options =
            Options::new(folder.path().join("postgres")).setting("shared_preload_libraries", "pg_stat_statements");
        let cluster = LocalCluster::start(&options).context("PostgreSQL")?;
        Ok(Self { cluster, folder })
    }

    /// A new database; its URL.
    pub(crate) fn database(&self, runtime: &Runtime, name: &'static str) -> anyhow::Result<String> {
        let url = self.cluster.url(name);
        runtime.block_on(async {
            let mut admin = PgConnection::connect(&self.cluster.url("postgres")).await?;
            sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&mut admin).await?;
            let mut own = PgConnection::connect(&url).await?;
            sqlx::query("create extension pg_stat_statements").execute(&mut own).await?;
            anyhow::Ok(())
        })?;
        Ok(url)
    }
}
