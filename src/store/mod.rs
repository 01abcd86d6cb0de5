//! `PostgreSQL`: the only place with SQL, and the only one that can reach the pool.
//!
//! * [`Store`] – the pool; [`UnitOfWork`] – one transaction, lent to the repositories; `link` – a connection that does not wait for ever
//! * `updates` – intake, and the worker's claim and finish
//! * `outbox` – what is to be said, and the sender's leases
//! * `permohonan`, `petugas`, `undangan`, `disclosure`, `kalender`, `syarat` – one noun each
//! * `pengiriman` – what is sent together
//! * `claim` – the tokens on receipts
//! * `pencarian` – who looked for what; `tunda` – holds, and who is told of them
//! * `riwayat` – the hash chain of a permohonan, `written` – what an event wrote beside it
//! * `segel` – the chain of days; `verify` – checks all of it
//! * `register_block` – the counter of the register, and the numbers that it passes over
//! * `book` – the riwayat as one reads it; `buku` – the book, line by line, `ekspor` – each time it left; `waiting` – what waits
//! * `jobs` – which job ran when; `periksa` – files that are looked at
//! * `perkiraan` – how long the office really took lately; `laporan` – what a report counts
//! * `desk` – what the desks are told unasked; `dead` – what has failed for good
//! * `jobs` – which job ran when; `pengambilan` – who has taken what; `pelaksana` – who stands in for the Kasi
//! * `pengingat` – who was reminded of what
//! * `guess` – kode, links and answers that did not fit
//! * `file` – what photos and PDFs hold, outside of the database; `folder` – where archives lie that the office gives out
//! * `forget` – destroys what nobody needs any more, `abandoned` the files of what nobody completes, `read_log` who opened what;
//!   `prune` – what heaps up; `leftover` – conversations that nobody goes on with
//! * `observer` – numbers for who watches the machine
//! * `pool` – connections, the one that was used last first; `leading` – only to a server that takes writes
//! * `own` – what is kept of a chat, for its person
//! * `trouble` – what needs somebody at the machine, for as long as it does
//! * `practice` – the mark of a practice register
//! * `sealing` – what identifies a person is sealed before it gets here; `kunci` – whether the keys are the right ones,
//!   `data_key` – the key of one permohonan, `day_key` – that of a day, `reseal` – everything under a new key
//!
//! Rows are private structs. A row that cannot be turned into its domain type is [`StoreError::Inconsistent`].

pub mod abandoned;
pub mod book;
pub mod breach;
pub mod buku;
pub mod claim;
mod data_key;
mod day_key;
pub mod dead;
pub mod desk;
pub mod disclosure;
pub mod ekspor;
mod error;
pub mod file;
pub mod folder;
pub mod forget;
pub mod guess;
mod hex;
pub mod insiden;
pub mod jobs;
pub mod kalender;
mod kunci;
pub mod laporan;
mod leading;
pub mod leftover;
mod link;
pub mod observer;
pub mod outbox;
pub mod own;
pub mod pelaksana;
pub mod pemberitahuan;
pub mod pencarian;
pub mod pengambilan;
pub mod pengingat;
pub mod pengiriman;
pub mod perbaikan;
pub mod periksa;
pub mod perkiraan;
pub mod permohonan;
pub mod petugas;
mod pool;
pub mod practice;
pub mod prune;
mod read_log;
pub mod register_block;
pub mod reseal;
mod riwayat;
pub mod sealing;
mod segel;
pub mod syarat;
pub mod trouble;
pub mod tunda;
pub mod undangan;
mod unit;
pub mod updates;
pub mod verify;
pub mod waiting;
mod written;

use std::str::FromStr;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::migrate::{MigrateDatabase, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Postgres};

pub use self::error::StoreError;
use self::file::Objects;
use self::link::Link;
use self::pool::{Opener, Pool};
use self::sealing::Vault;
pub use self::segel::Segel;
pub use self::unit::UnitOfWork;
use self::updates::{Intake, Poller};

/// Tables of a newer program are left to it: it is made so that this one goes on beside it, and may start again.
static MIGRATOR: LazyLock<Migrator> = LazyLock::new(|| {
    let mut all = sqlx::migrate!();
    all.set_ignore_missing(true);
    all
});

/// No statement of ours takes long: one that does has lost its way, none is worth compiling, and all look up by key, so
/// that one plan fits all arguments; also one that was made while there was little, for what is looked up lies in memory.
const SETTINGS: [(&str, &str); 10] = [
    ("statement_timeout", "30s"),
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "60s"),
    ("jit", "off"),
    ("plan_cache_mode", "force_generic_plan"),
    ("random_page_cost", "1.1"),
    // A process or machine that has vanished lets go of its locks within seconds; nothing of it over a socket of this machine.
    ("tcp_keepalives_idle", "5"),
    ("tcp_keepalives_interval", "2"),
    ("tcp_keepalives_count", "3"),
    ("tcp_user_timeout", "10s"),
];

/// How long a connection may be waited for, be it opened or not.
const CONNECTING: Duration = Duration::from_secs(10);

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pool: Pool,
    vault: Vault,
    objects: Option<Objects>,
}

impl Store {
    /// Connects; the database has to exist.
    pub async fn connect(url: &str, vault: Vault, max_connections: u32) -> Result<Self, StoreError> {
        let vault = vault.without_days();
        let options = options(url, &kunci::application_name(&vault))?;
        let store = Self { pool: Opener::new(options, CONNECTING, true).pool(max_connections), vault, objects: None };
        drop(store.link().await?);
        Ok(store)
    }

    /// Brings the tables up to date.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let options = self.pool.manager().options().clone();
        // Of sqlx: no single connection can be lent to its migrator by what may move between threads.
        let alone = PgPoolOptions::new().max_connections(1).after_connect(|c, _| Box::pin(leading::check(c)));
        let alone = Box::pin(alone.connect_with(options)).await?;
        MIGRATOR.run(&alone).await?;
        alone.close().await;
        Ok(())
    }

    /// Begins a unit of work: the only way to a transaction.
    pub async fn begin(&self) -> Result<UnitOfWork, StoreError> {
        Ok(UnitOfWork::new(Link::begin(&self.pool).await?, self.vault.clone()))
    }

    /// A connection for a statement that stands alone.
    async fn link(&self) -> Result<Link, StoreError> {
        Ok(Link::to(&self.pool).await?)
    }

    /// Becomes the one who polls. `None`: somebody else does.
    pub async fn poller(&self) -> Result<Option<Poller>, StoreError> {
        let options = self.pool.manager().options().clone().options([("idle_session_timeout", Poller::SILENCE)]);
        Poller::begin(Intake::new(leading::connect(&options).await?, self.vault.clone())).await
    }

    /// Takes in what others bring, over a connection of its own.
    pub async fn intake(&self) -> Result<Intake, StoreError> {
        Ok(Intake::new(leading::connect(self.pool.manager().options()).await?, self.vault.clone()))
    }

    /// Closes all connections.
    pub async fn close(&self) {
        pool::close(&self.pool).await;
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.vault)
    }
}

/// Creates a database where it does not exist yet.
pub async fn create_database(admin_url: &str, name: &str) -> Result<(), StoreError> {
    let url = PgConnectOptions::from_str(admin_url)?.database(name).to_url_lossy();
    if Postgres::database_exists(url.as_str()).await? {
        return Ok(());
    }
    Ok(Postgres::create_database(url.as_str()).await?)
}

/// Every connection says which key it seals with: a change of keys looks for those with another one.
fn options(url: &str, application: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url)?.application_name(application).options(SETTINGS);
    Ok(options.statement_cache_capacity(256))
}
