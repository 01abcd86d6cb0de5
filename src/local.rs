//! The private PostgreSQL of the office, and the key file beside it: what runs when nothing is configured.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use local_postgres::{LocalCluster, Options, default_root};

use crate::clock::Clock;
use crate::config::{ConfigFaults, Env, FilesPlace};
use crate::latihan::own::DATABASE as PRACTICE;
use crate::store::file::Objects;
use crate::store::practice::holds_practice_database;
use crate::store::sealing::Vault;
use crate::store::{Store, StoreError, create_database};

/// Name of the office's database in the private PostgreSQL.
pub const DATABASE: &str = "layanan_ktp";

/// The folder of the sealed files, beside the data.
pub const FILES: &str = "berkas";

/// Its queries are short, and a service may be refused the memory that the just-in-time compiler asks for: a query that it is made
/// for would end its connection then.
const NO_COMPILER: (&str, &str) = ("jit", "off");

/// Connections: one for each worker and the sender, and some for commands.
const CONNECTIONS: u32 = 8;

/// How long to wait for a database that is away, from one try to the next.
const AGAIN: Duration = Duration::from_secs(3);

/// How often to look whether the private PostgreSQL runs.
const LOOK: Duration = Duration::from_secs(1);

/// Where the register is, and the keys to it. Dropping it stops a private PostgreSQL.
pub struct Register {
    cluster: Option<LocalCluster>,
    url: String,
    keys: Keys,
    vault: Vault,
    objects: Objects,
}

/// Where the keys stand.
enum Keys {
    /// In `KUNCI_DATA`.
    Environment(String),
    /// In the file of a private register, in this folder.
    File(PathBuf, KeyFile),
}

/// The keys of a private PostgreSQL: made once, readable by their owner only. Without them the register cannot be read: they
/// belong into the backup, apart from the data.
pub struct KeyFile {
    /// The keys, as text.
    pub text: String,
    /// Made just now: not written yet.
    is_fresh: bool,
}

impl Register {
    /// `beside`: a command that may use the private PostgreSQL of a bot that runs meanwhile.
    ///
    /// The register of the environment; a private PostgreSQL in `folder` where none is named. Blocking: call it
    /// before the runtime starts, so that PostgreSQL outlives it.
    ///
    /// # Errors
    /// Faults of configuration, or PostgreSQL does not start.
    pub fn open(env: &Env, folder: Option<PathBuf>, app: &str, beside: bool) -> anyhow::Result<Self> {
        let root = folder.unwrap_or_else(|| default_root(app));
        if let Some(url) = &env.database_url {
            let keys = env.keys.as_deref().context("KUNCI_DATA is not set")?;
            let (vault, keys) = (Vault::parse(keys)?, Keys::Environment(keys.to_owned()));
            let objects = objects(env, &root)?;
            return Ok(Self { cluster: None, url: url.clone(), keys, vault, objects });
        }
        let cluster = match LocalCluster::start(&Options::new(&root).setting(NO_COMPILER.0, NO_COMPILER.1)) {
            Ok(cluster) => Some(cluster),
            Err(local_postgres::Error::Busy { .. }) if beside => None,
            Err(error) => return Err(error.into()),
        };
        let url = match &cluster {
            Some(cluster) => cluster.url(DATABASE),
            None => LocalCluster::url_beside(&root.canonicalize()?, DATABASE)?,
        };
        let objects = objects(env, &root)?;
        let keys = match &env.keys {
            Some(keys) => Keys::Environment(keys.clone()),
            None => {
                let keys = KeyFile::open(&root)?;
                if keys.is_fresh && cluster.is_none() {
                    return Err(gone(&root));
                }
                Keys::File(root, keys)
            }
        };
        let vault = Vault::parse(keys.text())?;
        Ok(Self { cluster, url, keys, vault, objects })
    }

    /// Connects, after making and migrating the database of a private PostgreSQL. `now`: for the key of the day.
    ///
    /// # Errors
    /// The database does not answer, or a migration fails.
    pub async fn connect(&self, now: DateTime<Utc>) -> anyhow::Result<Store> {
        if let Some(cluster) = &self.cluster {
            if holds_practice_database(&cluster.url("postgres"), PRACTICE).await.context("the register")? {
                bail!("this folder belongs to a practice office; the real office needs one of its own");
            }
            create_database(&cluster.url("postgres"), DATABASE).await.context("making the database")?;
        }
        let store = Store::connect(&self.url, self.vault.clone(), CONNECTIONS).await.context("the register")?;
        store.migrate().await.context("bringing the register up to date")?;
        if store.is_practice().await.context("the register")? {
            bail!("this is the register of a practice office; the real office needs one of its own");
        }
        if let Keys::File(root, keys) = &self.keys {
            keys.settle(root, &store).await?;
        }
        let store = store.check_keys().await.context("the keys (KUNCI_DATA, or the file kunci beside the data)")?;
        store.begin_day(now).await.context("the key of the day")?;
        Ok(store.with_objects(self.objects.clone()))
    }

    /// The same, and waits for a database that is away. What else is wrong with it ends the waiting.
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    pub async fn connect_in_the_end(&self, clock: &dyn Clock) -> anyhow::Result<Store> {
        loop {
            match self.connect(clock.now()).await {
                Err(error) if error.downcast_ref().is_some_and(StoreError::is_transient) => {
                    let error = format!("{error:#}");
                    tracing::warn!(error, "the register does not answer; trying again");
                }
                connected => return connected,
            }
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// Waits until the private PostgreSQL has ended, which it should not; for ever where there is none.
    pub async fn ends(&self) {
        let Some(cluster) = &self.cluster else { return std::future::pending().await };
        while cluster.runs() {
            tokio::time::sleep(LOOK).await;
        }
        tracing::error!("the private PostgreSQL has ended by itself; a start of the bot starts it again");
    }

    /// Makes a new key, to stand before the others. In a private register it stands in its file from now on; otherwise it is
    /// given back, to be put into `KUNCI_DATA`. The others are not: what is printed may be kept by a terminal.
    ///
    /// # Errors
    /// A bot runs that would not know the new key, no number is left, or the file cannot be written.
    pub fn new_key(&self) -> anyhow::Result<Option<String>> {
        let id = self.vault.next_id().context("no number from 1 to 255 is left for a new key")?;
        let new = Vault::generate_text(id)?;
        match &self.keys {
            Keys::Environment(_) => Ok(Some(new)),
            Keys::File(..) if self.cluster.is_none() => {
                bail!("the bot of this register runs and would not know the new key; stop it first")
            }
            Keys::File(root, keys) => write_keys(root, &format!("{new},{}", keys.text)).map(|()| None),
        }
    }
}

/// Where the sealed files lie: as configured, else in a folder beside the data.
fn objects(env: &Env, root: &Path) -> anyhow::Result<Objects> {
    match env.files_place().map_err(ConfigFaults)? {
        Some(FilesPlace::Bucket(bucket)) => Objects::bucket(&bucket).context("SIMPAN_BERKAS"),
        Some(FilesPlace::Folder(folder)) => Objects::folder(&folder).context("the folder of the sealed files"),
        None => Objects::folder(&root.join(FILES)).context("the folder of the sealed files"),
    }
}

impl Keys {
    fn text(&self) -> &str {
        match self {
            Self::Environment(keys) | Self::File(_, KeyFile { text: keys, .. }) => keys,
        }
    }
}

impl KeyFile {
    /// Reads the file in a folder; makes keys where there is none.
    ///
    /// # Errors
    /// Others can read it.
    pub fn open(root: &Path) -> anyhow::Result<Self> {
        let file = root.join("kunci");
        let Ok(meta) = fs::metadata(&file) else {
            return Ok(Self { text: Vault::generate_text(1)?, is_fresh: true });
        };
        if meta.mode() & 0o077 != 0 {
            bail!("{} can be read by others; run: chmod 600 {}", file.display(), file.display());
        }
        let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        Ok(Self { text: text.trim().to_owned(), is_fresh: false })
    }

    /// Writes keys that were made just now, before anything is sealed with them, by whoever runs the PostgreSQL. A lost key is
    /// never replaced beside data that it sealed.
    ///
    /// # Errors
    /// The file is gone, or cannot be written.
    pub async fn settle(&self, root: &Path, store: &Store) -> anyhow::Result<()> {
        if !self.is_fresh || root.join("kunci").exists() {
            return Ok(());
        }
        if !store.has_no_keys().await.context("the register")? {
            return Err(gone(root));
        }
        write_keys(root, &self.text)
    }
}

fn gone(root: &Path) -> anyhow::Error {
    let file = root.join("kunci");
    anyhow::anyhow!("the key file {} is gone; nobody can read the register without it: put it back", file.display())
}

/// Whole or not at all, and readable by its owner only.
fn write_keys(root: &Path, keys: &str) -> anyhow::Result<()> {
    let (file, fresh) = (root.join("kunci"), root.join("kunci.new"));
    drop(fs::remove_file(&fresh));
    let mut out = fs::File::options().write(true).create_new(true).mode(0o600).open(&fresh)?;
    out.write_all(keys.as_bytes())?;
    out.sync_all()?;
    fs::rename(&fresh, &file).with_context(|| format!("writing {}", file.display()))
}
