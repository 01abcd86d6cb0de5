//! A PostgreSQL of one drill: durable, so that it may be broken.

use std::sync::{Arc, Mutex};

use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::store::file::Objects;
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::{Store, create_database};
use local_postgres::{LocalCluster, Options};

use crate::process::KEYS;
use crate::small_disk::SmallDisk;

const DATABASE: &str = "kantor";

/// The server with the office's database, migrated.
#[derive(Clone, Debug)]
pub struct OwnServer {
    cluster: Arc<Mutex<LocalCluster>>,
    /// Of the office's database.
    pub url: String,
    objects: Objects,
    /// On which its data lie; taken down after it has stopped.
    disk: Option<Arc<SmallDisk>>,
}

impl OwnServer {
    /// A new one, in memory where there is room.
    pub async fn start() -> Self {
        Self::with(None, || local_postgres::testing::scratch(true).unwrap()).await
    }

    /// A new one on a disk that can be filled.
    pub async fn start_on(disk: SmallDisk) -> Self {
        let options = Options::new(disk.folder())
            .setting("shared_buffers", "16MB")
            .setting("max_connections", "200")
            .setting("max_wal_size", "128MB");
        Self::with(Some(Arc::new(disk)), move || LocalCluster::start(&options).unwrap()).await
    }

    async fn with(disk: Option<Arc<SmallDisk>>, start: impl FnOnce() -> LocalCluster + Send + 'static) -> Self {
        let cluster = tokio::task::spawn_blocking(start).await.unwrap();
        create_database(&cluster.url("postgres"), DATABASE).await.unwrap();
        let (url, objects) = (cluster.url(DATABASE), Objects::memory());
        let server = Self { url, cluster: Arc::new(Mutex::new(cluster)), objects, disk };
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

    /// The disk that can be filled, where there is one.
    #[must_use]
    pub fn disk(&self) -> Option<&SmallDisk> {
        self.disk.as_deref()
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
        self.try_sql(sql).await.unwrap_or_else(|said| panic!("{said}"))
    }

    /// The same; an error is what the server said.
    pub async fn try_sql(&self, sql: &'static str) -> Result<String, String> {
        self.blocking(move |cluster| {
            let mut psql = cluster.tool("psql");
            psql.args(["-d", DATABASE, "-v", "ON_ERROR_STOP=1", "-qAt", "-c", sql]);
            let out = psql.output().unwrap();
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
            if out.status.success() { Ok(text(&out.stdout)) } else { Err(text(&out.stderr)) }
        })
        .await
    }

    /// Time passes for leases of a process that is dead: its messages are due again.
    pub async fn let_leases_run_out(&self) {
        drop(
            self.try_sql("update outbox set leased_until = now() where state = 'pending' and leased_until > now()")
                .await,
        );
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce(&mut LocalCluster) -> T + Send + 'static) -> T {
        let cluster = self.cluster.clone();
        tokio::task::spawn_blocking(move || work(&mut cluster.lock().unwrap())).await.unwrap()
    }
}
