//! The register of the practice office: a private PostgreSQL in a folder of its own, marked as practice. Neither the
//! environment nor the register of a real office is ever touched.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, bail};
use local_postgres::{LocalCluster, Options, default_root};

use crate::local::{self, KeyFile};
use crate::store::Store;
use crate::store::file::Objects;
use crate::store::practice::{create_practice_database, drop_practice_database, holds_real_database};
use crate::store::sealing::Vault;

/// Name of the data folder: never that of the real office.
const APP: &str = "layanan-ktp-latihan";

/// Name of the database: never that of the real office.
pub(crate) const DATABASE: &str = "layanan_ktp_latihan";

/// Connections: one for each worker and the sender, and some for the panel.
const CONNECTIONS: u32 = 10;

/// A practice register. Dropping it stops its PostgreSQL.
pub(super) struct PracticeRegister {
    admin_url: String,
    url: String,
    keys: KeyFile,
    vault: Vault,
    cluster: Mutex<LocalCluster>,
    root: PathBuf,
    /// Another folder than the practice office's own: it may belong to a real office.
    elsewhere: bool,
}

impl PracticeRegister {
    /// Starts PostgreSQL in `folder`, else in the practice office's own. Blocking: call it before the runtime starts.
    ///
    /// # Errors
    /// PostgreSQL does not start.
    pub(super) fn open(folder: Option<PathBuf>) -> anyhow::Result<Self> {
        let elsewhere = folder.is_some();
        let root = folder.unwrap_or_else(|| default_root(APP));
        let cluster = LocalCluster::start(&Options::new(&root))?;
        let keys = KeyFile::open(&root)?;
        let vault = Vault::parse(&keys.text)?;
        let (admin_url, url) = (cluster.url("postgres"), cluster.url(DATABASE));
        Ok(Self { admin_url, url, keys, vault, cluster: Mutex::new(cluster), root, elsewhere })
    }

    /// Connects, after making and migrating the database. What the process before this one had begun to send is free.
    ///
    /// # Errors
    /// The folder belongs to a real office, or PostgreSQL does not answer.
    pub(super) async fn connect(&self) -> anyhow::Result<Store> {
        if self.elsewhere && holds_real_database(&self.admin_url, local::DATABASE).await? {
            bail!("this folder holds the register of a real office; give the practice office another one with --data");
        }
        if !create_practice_database(&self.admin_url, DATABASE).await.context("making the database")? {
            bail!(
                "the database {DATABASE} here was not made by the practice office; give it another folder with --data"
            );
        }
        let store = Store::connect(&self.url, self.vault.clone(), CONNECTIONS).await.context("the register")?;
        store.migrate().await.context("bringing the register up to date")?;
        self.keys.settle(&self.root, &store).await?;
        let store = store.check_keys().await.context("the file kunci beside the data")?;
        store.release_leases().await?;
        let objects = Objects::folder(&self.root.join(local::FILES)).context("the folder of the sealed files")?;
        Ok(store.with_objects(objects))
    }

    /// Forgets everything that was practised.
    ///
    /// # Errors
    /// PostgreSQL does not answer.
    pub(super) async fn forget(&self) -> anyhow::Result<()> {
        drop_practice_database(&self.admin_url, DATABASE).await.context("dropping the database")?;
        match std::fs::remove_dir_all(self.root.join(local::FILES)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).context("emptying the sealed files")
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Ends PostgreSQL as a crash would and starts it again. Blocking.
    ///
    /// # Errors
    /// It does not come up again.
    pub(super) fn crash(&self) -> anyhow::Result<()> {
        Ok(self.cluster.lock().unwrap_or_else(PoisonError::into_inner).restart_immediate()?)
    }

    /// Where the emulator keeps its chats, beside the register that they belong to.
    pub(super) fn chats_file(&self) -> PathBuf {
        self.root.join("telegram.json")
    }
}
