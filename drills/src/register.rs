//! The register that people are written into: on a PostgreSQL of the drill's own, or on one that somebody else keeps.

use std::time::Duration;

use anyhow::Context as _;
use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::verify::{ChainFault, FaultKind};
use layanan_ktp::store::{Store, create_database};

use crate::own_server::OwnServer;
use crate::process::KEYS;
use crate::small_disk::SmallDisk;

/// The register.
#[derive(Debug)]
pub struct Register {
    /// Of its database.
    pub url: String,
    /// With which it is sealed.
    pub keys: String,
    /// Where PostgreSQL is ours to break.
    pub own: Option<OwnServer>,
}

impl Register {
    /// On this database, which is made where it is missing, else on a server of its own, on that disk. Its tables are those of this program, the
    /// newest of all that run here.
    ///
    /// # Errors
    /// The database cannot be reached, made or migrated, or the keys cannot be read.
    pub async fn open(database: Option<&str>, disk: Option<SmallDisk>) -> anyhow::Result<Self> {
        let keys = std::env::var("KUNCI_DATA").unwrap_or_else(|_| KEYS.to_owned());
        let own = match (database, disk) {
            (Some(_), _) => None,
            (None, Some(disk)) => Some(OwnServer::start_on(disk).await),
            (None, None) => Some(OwnServer::start().await),
        };
        let url = own.as_ref().map_or_else(|| database.unwrap_or_default().to_owned(), |own| own.url.clone());
        let register = Self { url, keys, own };
        if register.own.is_none() {
            let name = register.url.rsplit('/').next().and_then(|last| last.split('?').next()).unwrap_or_default();
            create_database(&register.url, name).await.context("making the database")?;
        }
        let store = register.connect().await?;
        store.migrate().await.context("migrating the database")?;
        store.close().await;
        Ok(register)
    }

    /// The register as this program reads it.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn store(&self) -> anyhow::Result<Store> {
        let store = self.connect().await?;
        store.begin_day(SystemClock.now()).await?;
        Ok(store)
    }

    async fn connect(&self) -> anyhow::Result<Store> {
        let vault = Vault::parse(&self.keys).context("KUNCI_DATA")?;
        Store::connect(&self.url, vault, 4).await.context("connecting to the database")
    }

    /// Time passes for the leases of a process that is dead: its messages are due again. Elsewhere they run out by themselves.
    pub async fn let_leases_run_out(&self) {
        if let Some(own) = &self.own {
            own.let_leases_run_out().await;
        }
    }
}

/// What is wrong with the register, and how many chains lie in the future. That is true of what was written while the clock was ahead, and
/// no fault where it had jumped: they are looked at as of later, when only the days until then are not sealed yet.
///
/// # Errors
/// The database does not answer.
pub async fn faults(store: &Store, ahead: Duration) -> anyhow::Result<(Vec<ChainFault>, usize)> {
    let now = SystemClock.now();
    let (of_now, of_later) = (store.verify(now, None).await?.faults, store.verify(now + ahead, None).await?.faults);
    let (future, mut faults): (Vec<_>, Vec<_>) =
        of_now.into_iter().partition(|fault| fault.what == FaultKind::InFuture);
    faults.extend(of_later.into_iter().filter(|fault| !matches!(fault.what, FaultKind::Unsealed { .. })));
    faults.dedup();
    Ok((faults, future.len()))
}
