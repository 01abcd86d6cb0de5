//! A PostgreSQL of one drill: durable, so that it may be broken.

use std::sync::{Arc, Mutex};

use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::store::file::Objects;
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::{Store, create_database};
use local_postgres::LocalCluster;

use crate::process::KEYS;

const DATABASE: &str = "kantor";

/// The server with the office's database, migrated.
#[derive(Clone, Debug)]
pub struct OwnServer {
    cluster: Arc<Mutex<LocalCluster>>,
    /// Of the office's database.
    pub url: String,
    objects: Objects,
}

impl OwnServer {
    /// A new one, in memory where there is room.
    pub async fn start() -> Self {
        let cluster = tokio::task::spawn_blocking(|| local_postgres::testing::scratch(true).unwrap()).await.unwrap();
        create_database(&cluster.url("postgres"), DATABASE).await.unwrap();
        let (url, objects) = (cluster.url(DATABASE), Objects::memory());
        let server = Self { url, cluster: Arc::new(Mutex::new(cluster)), objects };
        let store = server.connect().await;
        store.migrate().await.unwrap();
        store.close().await;
        server
    }

    /// The register as this program reads it.
    pub async fn store(&self) -> Store {
        let store = self.connect().await;
        store.begin_day(SystemClock.now()).await.unwrap();
        store.with_objects(self.objects.clone())
    }

    async fn connect(&self) -> Store {
        Store::connect(&self.url, Vault::parse(KEYS).unwrap(), 4).await.unwrap()
    }

    /// `pg_ctl restart -m immediate`: no checkpoint, every connection cut; also starts a stopped one.
    pub async fn restart_immediate(&self) {
        self.blocking(|cluster| cluster.restart_immediate().unwrap()).await;
    }

    /// Stops it as an operator does: open transactions roll back.
    pub async fn stop(&self) {
        self.blocking(LocalCluster::stop).await;
    }

    /// Runs SQL outside the program.
    pub async fn sql(&self, sql: &'static str) -> String {
        self.blocking(move |cluster| {
            let mut psql = cluster.tool("psql");
            psql.args(["-d", DATABASE, "-v", "ON_ERROR_STOP=1", "-qAt", "-c", sql]);
            let out = psql.output().unwrap();
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            String::from_utf8_lossy(&out.stdout).trim().to_owned()
        })
        .await
    }

    /// Time passes for leases of a process that is dead: its messages are due again.
    pub async fn let_leases_run_out(&self) {
        self.sql("update outbox set leased_until = now() where state = 'pending' and leased_until > now()").await;
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce(&mut LocalCluster) -> T + Send + 'static) -> T {
        let cluster = self.cluster.clone();
        tokio::task::spawn_blocking(move || work(&mut cluster.lock().unwrap())).await.unwrap()
    }
}
