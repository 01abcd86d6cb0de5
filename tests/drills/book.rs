//! The book on its way out: stopped while it is written, and longer in the making than a lease.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bot_api_emulator::{Config, Emulator};
use futures_util::FutureExt as _;
use layanan_ktp::app::arsip;
use layanan_ktp::app::buku::Made;
use layanan_ktp::app::meter::Meter;
use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::locale::Locale;
use layanan_ktp::pesan::Reply;
use layanan_ktp::pesan::buku::Buku;
use layanan_ktp::pesan::outgoing::{Outgoing, Queued};
use layanan_ktp::store::Store;
use layanan_ktp::telegram::api::Api;
use layanan_ktp::telegram::sender::Sender;
use sqlx::{Connection as _, Executor as _, PgConnection};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::support::people::RATNA_KASI;
use crate::support::server::Database;
use drills::process::BotProcess;
use drills::wire;

fn files_in(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_leaves_nothing_of_a_book_that_is_being_written() {
    let database = Database::new().await;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("ekspor-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // Nobody reads a line while this stands.
    let mut locked = PgConnection::connect(&database.url()).await.unwrap();
    locked.execute("begin; lock table permohonan in access exclusive mode").await.unwrap();
    for (signal, name) in [("TERM", "a.xlsx"), ("INT", "a.pdf"), ("TERM", "b.pdf"), ("INT", "b.xlsx")] {
        let file = folder.join(name).display().to_string();
        let args = ["register", "ekspor", "--dari", "2026-01-01", "--sampai", "2026-12-31", "--keluar", &file];
        let command = BotProcess::command(&database.url(), &args);
        wire::until("the file is begun", || async { files_in(&folder) == 1 }).await;
        assert_eq!(command.signal(signal).await.code(), Some(1), "SIG{signal}: it is said that nothing was written");
        assert_eq!(files_in(&folder), 0, "SIG{signal} {name}");
    }
    locked.execute("rollback").await.unwrap();
    assert_eq!(database.sql("select count(*) from ekspor").await, "0");
    std::fs::remove_dir_all(&folder).unwrap();
}

fn ordered() -> Outgoing {
    let day = "2026-11-23".parse().unwrap();
    let cetakan = Cetakan { periode: Periode::new(day, day).unwrap(), bentuk: Bentuk::Pdf, lengkap: false };
    Outgoing::Register { cetakan, oleh: (PetugasId(1), Peran::Kasi) }
}

/// A sender whose books are made like this.
fn sender(emulator: &Emulator, store: &Store, made: impl Fn() -> BookFuture + Send + Sync + 'static) -> Sender {
    Sender {
        api: Api::new(emulator.token(), Some(&emulator.base_url())).unwrap(),
        store: store.clone(),
        locale: Locale::default(),
        wake: Arc::new(Notify::new()),
        report: Arc::new(|_| async {}.boxed()),
        book: Arc::new(move |_, _| made()),
        laporan: Arc::new(|_, _| Box::pin(async { Ok(Made::Instead(Buku::Broken.into())) })),
        blank: Arc::new(|_| Made::Instead(Buku::Broken.into())),
        archive: Arc::new(|_| Box::pin(async { Ok(arsip::Made::Instead(Reply::new(Buku::Broken))) })),
        hand_over: Arc::new(|_, _| Box::pin(async { Ok(None) })),
        meter: Meter::default(),
    }
}

type BookFuture = futures_util::future::BoxFuture<'static, Result<Made, layanan_ktp::store::StoreError>>;

/// The lease runs out while the book is made, and another sender has it: what was made here does not go, too.
#[tokio::test(flavor = "multi_thread")]
async fn a_book_that_is_another_senders_by_now_is_not_sent_twice() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    control.user(RATNA_KASI, "Ratna").await.unwrap();
    control.send_text(RATNA_KASI, "/start").await.unwrap();
    let store = database.store().await;
    let mut uow = store.begin().await.unwrap();
    uow.outbox().enqueue(&[Queued::new(ChatId(RATNA_KASI), ordered())]).await.unwrap();
    uow.commit().await.unwrap();
    let (made, url, other) = (Arc::new(Notify::new()), database.url(), store.clone());
    let (is_made, stop) = (made.clone(), CancellationToken::new());
    let book = move || {
        let (made, url, other) = (made.clone(), url.clone(), other.clone());
        async move {
            let mut raw = PgConnection::connect(&url).await.unwrap();
            raw.execute("update outbox set leased_until = now()").await.unwrap();
            assert_eq!(other.lease_outbox(5, 600.0).await.unwrap().len(), 1);
            made.notify_one();
            Ok(Made::Instead(Buku::Broken.into()))
        }
        .boxed()
    };
    let running = tokio::spawn(sender(&emulator, &store, book).run(stop.clone()));
    is_made.notified().await;
    stop.cancel();
    running.await.unwrap(); // what was begun is finished
    assert_eq!(wire::said(&control, RATNA_KASI).await, [""; 0], "the other one sends it");
    let row = "select state, attempts, leased_until > now() from outbox";
    assert_eq!(database.sql(row).await, "pending|0|t", "nothing is recorded of what is not ours");
}

/// Where the lease is ours it goes, and once.
#[tokio::test(flavor = "multi_thread")]
async fn a_book_goes_once() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    control.user(RATNA_KASI, "Ratna").await.unwrap();
    control.send_text(RATNA_KASI, "/start").await.unwrap();
    let store = database.store().await;
    let mut uow = store.begin().await.unwrap();
    uow.outbox().enqueue(&[Queued::new(ChatId(RATNA_KASI), ordered())]).await.unwrap();
    uow.commit().await.unwrap();
    let stop = CancellationToken::new();
    let book = || async { Ok(Made::Instead(Buku::Broken.into())) }.boxed();
    let running = tokio::spawn(sender(&emulator, &store, book).run(stop.clone()));
    let sent = || async { database.sql("select state, attempts from outbox").await == "sent|0" };
    wire::until("it is sent", sent).await;
    stop.cancel();
    running.await.unwrap();
    assert_eq!(wire::said(&control, RATNA_KASI).await.len(), 1);
}
