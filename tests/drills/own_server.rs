//! A PostgreSQL of one drill: durable, so that it may be broken.

use std::sync::{Arc, Mutex};

use layanan_ktp::store::file::Objects;
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::{Store, create_database};
use local_postgres::LocalCluster;

use crate::support::morning;
use crate::support::server::KEYS;

const DATABASE: &str = "kantor";

/// The server with the office's database, migrated.
#[derive(Clone, Debug)]
pub(crate) struct OwnServer {
    cluster: Arc<Mutex<LocalCluster>>,
    pub(crate) url: String,
    objects: Objects,
}

impl OwnServer {
    pub(crate) async fn start() -> Self {
        let cluster = tokio::task::spawn_blocking(|| local_postgres::testing::scratch(true).unwrap()).await.unwrap();
        create_database(&cluster.url("postgres"), DATABASE).await.unwrap();
        let (url, objects) = (cluster.url(DATABASE), Objects::memory());
        let server = Self { url, cluster: Arc::new(Mutex::new(cluster)), objects };
        let store = server.connect().await;
        store.migrate().await.unwrap();
        store.close().await;
        server
    }

    pub(crate) async fn store(&self) -> Store {
        let store = self.connect().await;
        store.begin_day(morning()).await.unwrap();
        store.with_objects(self.objects.clone())
    }

    async fn connect(&self) -> Store {
        Store::connect(&self.url, Vault::parse(KEYS).unwrap(), 4).await.unwrap()
    }

    /// `pg_ctl restart -m immediate`: no checkpoint, every connection cut; also starts a stopped one.
    pub(crate) async fn restart_immediate(&self) {
        self.blocking(|cluster| cluster.restart_immediate().unwrap()).await;
    }

    pub(crate) async fn stop(&self) {
        self.blocking(LocalCluster::stop).await;
    }

    /// Runs SQL outside the program.
    pub(crate) async fn sql(&self, sql: &'static str) -> String {
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
    pub(crate) async fn let_leases_run_out(&self) {
        self.sql("update outbox set leased_until = now() where state = 'pending' and leased_until > now()").await;
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce(&mut LocalCluster) -> T + Send + 'static) -> T {
        let cluster = self.cluster.clone();
        tokio::task::spawn_blocking(move || work(&mut cluster.lock().unwrap())).await.unwrap()
    }
}
