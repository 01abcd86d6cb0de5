//! The way to the database says nothing: what stands between takes every byte and passes none on, as before a machine that froze.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bot_api_emulator::{Config, Emulator};
use drills::line::UnixEnd;
use drills::process::BotProcess;
use drills::wire;
use layanan_ktp::store::Store;
use layanan_ktp::store::sealing::Vault;
use local_postgres::testing::TempFolder;
use tokio::net::UnixStream;
use tokio::sync::watch;

use crate::support::people::SITI;
use crate::support::server::{Database, KEYS};
use crate::webhook::{Address, asked};

/// A way to the database of a test; ends with it.
struct Way {
    url: String,
    silent: watch::Sender<bool>,
    _folder: Arc<TempFolder>,
}

impl Way {
    async fn to(url: &str) -> Self {
        let UnixEnd { listener, target, url, folder } = UnixEnd::of(url).await;
        let (silent, heard) = watch::channel(false);
        tokio::spawn(async move {
            while let Ok((bot, _)) = listener.accept().await {
                tokio::spawn(pass_on(bot, target.clone(), heard.clone()));
            }
        });
        Self { url, silent, _folder: folder }
    }

    /// From now on nothing passes, or from now on new connections do: on the old ones something is missing.
    fn is_silent(&self, silent: bool) {
        self.silent.send_replace(silent);
    }
}

/// A connection that was silent once stays so until its other end gives it up.
async fn pass_on(mut bot: UnixStream, target: PathBuf, mut silent: watch::Receiver<bool>) {
    if !*silent.borrow() {
        let mut server = UnixStream::connect(&target).await.unwrap();
        tokio::select! {
            _ = silent.wait_for(|silent| *silent) => {}
            _ = tokio::io::copy_bidirectional(&mut bot, &mut server) => return,
        }
    }
    tokio::io::copy(&mut bot, &mut tokio::io::sink()).await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_hears_nothing_gives_up_and_goes_on_over_other_connections() {
    let database = Database::new().await;
    let way = Way::to(&database.url()).await;
    let store = Store::connect(&way.url, Vault::parse(KEYS).unwrap(), 3).await.unwrap();
    let (mut open, idle) = (store.begin().await.unwrap(), store.begin().await.unwrap());
    let begun = store.begin().await.unwrap();
    idle.commit().await.unwrap(); // it is at rest in the pool, or on its way there

    way.is_silent(true);
    drop(begun); // it is rolled back, or would be
    let (asking, beginning, taking_in, polling) = tokio::join!(
        async {
            let said = open.petugas().active().await;
            drop(open);
            said
        },
        store.begin(),
        store.intake(),
        store.poller()
    );
    assert!(asking.is_err_and(|error| error.is_transient()), "a statement that was under way");
    assert!(beginning.is_err_and(|error| error.is_transient()), "a connection that was at rest");
    assert!(taking_in.is_err_and(|error| error.is_transient()), "a new one");
    assert!(polling.is_err_and(|error| error.is_transient()), "one that is to poll");

    way.is_silent(false);
    let mut all = Vec::new();
    for _ in 0..3 {
        let mut one = store.begin().await.unwrap();
        one.petugas().active().await.unwrap();
        all.push(one);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_telegram_brings_is_taken_again_once_the_way_is_open() {
    let (database, address) = (Database::new().await, Address::free());
    let config = Config { webhook_retry_pause: Duration::from_millis(200), ..Config::default() };
    let emulator = Emulator::start(config).await.unwrap();
    let control = emulator.control();
    control.user(SITI, "Siti").await.unwrap();
    let way = Way::to(&database.url()).await;
    let _bot = BotProcess::serve_with(&emulator, &way.url, &address.env());
    control.send_text(SITI, "/start").await.unwrap();
    wire::told(&control, SITI, "Selamat datang").await;

    way.is_silent(true);
    control.send_text(SITI, "/bantuan").await.unwrap();
    wire::until("it was not taken", || async { control.pending_updates().await.unwrap() == 1 }).await;
    tokio::time::sleep(Duration::from_secs(25)).await; // long enough for the second one to find no connection
    assert_eq!(asked(&address.url, None, "").await, 401, "it listens");
    way.is_silent(false);
    wire::until("it is taken", || async { control.pending_updates().await.unwrap() == 0 }).await;
    wire::told(&control, SITI, "/ajukan").await;
}
