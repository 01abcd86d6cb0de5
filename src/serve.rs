//! The bot as a set of tasks over one register: intake, workers, sender, who looks at files, and what falls due with time.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::app::meter::{Life, Meter};
use crate::app::saluran::{Channels, InFolder};
use crate::app::worker::{self, Parse};
use crate::app::{App, arsip, buku, day, hygiene, jobs, laporan, notice, periksa, present};
use crate::clock::Clock;
use crate::config::Webhook;
use crate::domain::kantor::Kantor;
use crate::domain::pengiriman::Saluran;
use crate::locale::Locale;
use crate::pesan::Reply;
use crate::pesan::buku::Buku;
use crate::pesan::laporan::LaporanText;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::store::Store;
use crate::store::file::ObjectError;
use crate::store::folder::Folder;
use crate::telegram::api::Api;
use crate::telegram::chat::InChat;
use crate::telegram::intake::Reception;
use crate::telegram::sender::{HandOver, MakeArchive, MakeBlank, MakeBook, MakeReport, Report, Sender, Trouble};
use crate::telegram::{command, fetch, inbound, intake};

/// How long the tasks get to finish what they have begun.
const GRACE: Duration = Duration::from_secs(8);

/// How long its connections get to close.
const CLOSING: Duration = Duration::from_secs(2);

/// How long the start waits for what the place of the files says: a folder answers at once.
const FILES: Duration = Duration::from_millis(500);

/// What the bot runs on.
pub struct Setup {
    /// The register, migrated.
    pub store: Store,
    /// The office.
    pub kantor: Arc<Kantor>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Telegram.
    pub api: Api,
    /// Where Telegram brings updates; `None`: they are polled.
    pub webhook: Option<Webhook>,
    /// Whether what falls due with time is looked for, the day among it; tests, whose clock stands still, do it themselves.
    pub jobs: bool,
    /// Counts what is done.
    pub meter: Meter,
}

/// A running bot.
pub struct Running {
    stop: CancellationToken,
    tasks: JoinSet<()>,
    /// What the use cases work with; for the practice office and tests.
    pub app: App,
}

/// Starts the bot: asks Telegram who it is, sets the menus, and begins to work.
///
/// # Errors
/// Telegram refuses the token, or the register does not answer.
pub async fn start(setup: Setup) -> anyhow::Result<Running> {
    let stop = CancellationToken::new();
    let username = crate::telegram::username(&setup.api, &stop).await.context("asking Telegram who the bot is")?;
    probe_files(setup.store.clone()).await?;
    setup.store.begin_day(setup.clock.now()).await.context("the key of the day")?;
    let present = present::begin(&setup.store, setup.kantor, setup.clock.now()).await.context("the register")?;
    let app = App {
        store: setup.store,
        channels: channels(&setup.api, &present.known().kantor),
        kantor: present.known().kantor,
        present,
        clock: setup.clock,
        locale: Locale::default(),
        bot_username: username.as_str().into(),
        outbox: Arc::new(Notify::new()),
        files: Arc::new(Notify::new()),
        inbox: Arc::new(Notify::new()),
        meter: setup.meter,
    };
    let listener = match &setup.webhook {
        Some(webhook) => Some(listen(webhook).await?),
        None => None,
    };
    command::set_default_menu(&setup.api, &app.locale).await;
    queue_menus(&app).await.context("the register")?;
    let mut tasks = Tasks::new(&app.meter);
    let parse: Parse = Arc::new(move |raw| inbound::parse(raw, &username).ok());
    worker::crew(&app, &parse, &stop).for_each(|worker| tasks.spawn(worker));
    let (api, store, wake, meter) = (setup.api.clone(), app.store.clone(), app.inbox.clone(), app.meter.clone());
    let reception = Reception::new(api, store, (wake, meter));
    match setup.webhook.zip(listener) {
        Some((webhook, listener)) => {
            tasks.spawn(intake::webhook::run(listener, webhook, reception, stop.clone()));
        }
        None => {
            crate::telegram::delete_webhook(&setup.api).await;
            tasks.spawn(intake::poll::run(reception, stop.clone()));
        }
    }
    for _ in 0..periksa::AT_ONCE {
        tasks.spawn(periksa::run(app.clone(), fetch::fetch(setup.api.clone()), stop.clone()));
    }
    tasks.spawn(sender(&app, setup.api).run(stop.clone()));
    if setup.jobs {
        tasks.spawn(day::run(app.clone(), stop.clone()));
        tasks.spawn(jobs::run(app.clone(), stop.clone()));
    }
    app.meter.life().begins();
    Ok(Running { stop, tasks: tasks.set, app })
}

/// Tasks, each of which says when it ends.
struct Tasks {
    set: JoinSet<()>,
    life: Life,
}

impl Tasks {
    fn new(meter: &Meter) -> Self {
        Self { set: JoinSet::new(), life: meter.life().clone() }
    }

    fn spawn(&mut self, work: impl Future<Output = ()> + Send + 'static) {
        let guard = self.life.task();
        self.set.spawn(async move {
            work.await;
            drop(guard);
        });
    }
}

/// Listens before Telegram is told to come.
async fn listen(webhook: &Webhook) -> anyhow::Result<TcpListener> {
    TcpListener::bind(webhook.listen).await.with_context(|| format!("listening on {} (WEBHOOK_LISTEN)", webhook.listen))
}

/// The ways by which archives go to Dispendukcapil. One that is not chosen any more takes away what it has brought.
fn channels(api: &Api, kantor: &Kantor) -> Channels {
    let channels = Channels::default().with(Saluran::Chat, InChat { api: api.clone(), locale: Locale::default() });
    let Some(path) = &kantor.kirim.folder else { return channels };
    channels.with(Saluran::Folder, InFolder::new(Folder::new(path), kantor.retention.archives))
}

/// Asks the place of the files whether it takes and gives back. One that refuses stops the start; one that is away, or slow to
/// answer, holds up nothing: what it says later is logged.
async fn probe_files(store: Store) -> anyhow::Result<()> {
    let mut probing = tokio::spawn(async move {
        let said = store.probe_files().await;
        match said {
            Ok(()) => tracing::debug!("the place of the files takes and gives back"),
            Err(refused @ ObjectError::Refused) => {
                tracing::error!(
                    kind = refused.kind(),
                    "{refused} (SIMPAN_BERKAS); no photo or PDF is kept until that is mended"
                );
            }
            Err(away) => {
                tracing::error!(kind = away.kind(), "the place of the files does not answer; files wait meanwhile");
            }
        }
        said
    });
    match tokio::time::timeout(FILES, &mut probing).await {
        Ok(Ok(Err(refused @ ObjectError::Refused))) => Err(refused).context("the place of the files (SIMPAN_BERKAS)"),
        Ok(_) | Err(_) => Ok(()), // it goes on beside, and says so itself
    }
}

impl Running {
    /// Waits until a task has ended that should not: then the bot is of no use, and a supervisor had better start it
    /// again. Nothing is lost by it.
    pub async fn broken(&mut self) {
        if let Some(Err(error)) = self.tasks.join_next().await {
            tracing::error!(panicked = error.is_panic(), "a task of the bot ended");
        }
    }

    /// Stops taking updates, finishes what was begun, and ends. Whatever is cut off stays in inbox and outbox.
    pub async fn stop(mut self) {
        self.app.meter.life().stops();
        self.stop.cancel();
        let finished = tokio::time::timeout(GRACE, async { while self.tasks.join_next().await.is_some() {} }).await;
        if finished.is_err() {
            tracing::warn!("some tasks did not finish in time; nothing is lost, the register has it");
            self.tasks.abort_all();
        }
        // A database that does not answer any more does not hold up the end.
        let _ = tokio::time::timeout(CLOSING, self.app.store.close()).await;
    }
}

fn sender(app: &App, api: Api) -> Sender {
    let reporter = app.clone();
    let report: Report = Arc::new(move |trouble: Trouble| {
        let app = reporter.clone();
        Box::pin(async move {
            if let Err(fault) = tell_of(&app, trouble).await {
                tracing::error!(
                    kind = fault.kind(),
                    "nobody could be told that something was not delivered or not deleted"
                );
            }
        })
    });
    let maker = app.clone();
    let book: MakeBook = Arc::new(move |cetakan, oleh| {
        let app = maker.clone();
        Box::pin(async move { buku::for_chat(&app, cetakan, oleh).await })
    });
    let reporter = app.clone();
    let report_file: MakeReport = Arc::new(move |order, oleh| {
        let app = reporter.clone();
        Box::pin(async move { laporan::for_chat(&app, order, oleh).await })
    });
    let printer = app.clone();
    let blank: MakeBlank = Arc::new(move |block| buku::blank_for_chat(&printer, block));
    let packer = app.clone();
    let archive: MakeArchive = Arc::new(move |order| {
        let app = packer.clone();
        Box::pin(async move { arsip::make(&app, &order).await })
    });
    let carrier = app.clone();
    let hand_over: HandOver = Arc::new(move |chat, package| {
        let app = carrier.clone();
        Box::pin(async move { arsip::hand_over(&app, chat, package).await })
    });
    let (store, locale, wake, meter) = (app.store.clone(), app.locale, app.outbox.clone(), app.meter.clone());
    Sender { api, store, locale, wake, report, book, laporan: report_file, blank, archive, hand_over, meter }
}

async fn tell_of(app: &App, trouble: Trouble) -> Result<(), crate::app::fault::Fault> {
    let mut uow = app.store.begin().await?;
    let told = match trouble {
        Trouble::Unreachable(chat) => notice::unreachable(&mut uow, chat, app.clock.now()).await?,
        Trouble::Undelivered(about) => notice::undelivered(&mut uow, about).await?,
        Trouble::Undeleted(chat) => vec![hygiene::undeleted(chat)],
        Trouble::NotPlaced(id) => notice::not_placed(&mut uow, id, app.clock.now()).await?,
        Trouble::ArchiveRefused(id, bagian) => notice::archive_refused(&mut uow, id, bagian).await?,
        Trouble::ReportRefused(chat, masa) => vec![Queued::say(chat, Reply::new(LaporanText::Refused { masa }))],
        Trouble::BookRefused(chat) => vec![Queued::say(chat, Reply::new(Buku::Refused))],
    };
    uow.outbox().enqueue(&told).await?;
    uow.commit().await?;
    app.outbox.notify_one();
    Ok(())
}

/// Menus of petugas follow their role; told again at each start, since a role may have changed meanwhile.
async fn queue_menus(app: &App) -> Result<(), crate::store::StoreError> {
    let (mut uow, now) = (app.store.begin().await?, app.clock.now());
    let menu = |p: crate::store::petugas::Petugas| Queued {
        topic: Some("menu".to_owned()),
        ..Queued::new(p.chat, Outgoing::Menu { peran: Some(p.peran), plh: p.is_plh(now) })
    };
    let menus: Vec<Queued> = uow.petugas().active().await?.into_iter().map(menu).collect();
    uow.outbox().enqueue(&menus).await?;
    uow.commit().await
}

/// SIGINT and SIGTERM. Listened to before anything is begun, so that a bot that still waits for its network stops
/// cleanly too.
pub struct Signals {
    term: Signal,
    int: Signal,
}

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    /// The signals cannot be listened to.
    pub fn listen() -> std::io::Result<Self> {
        Ok(Self { term: signal(SignalKind::terminate())?, int: signal(SignalKind::interrupt())? })
    }

    /// Waits for one of them.
    pub async fn wait(&mut self) {
        tokio::select! {
            _ = self.term.recv() => {}
            _ = self.int.recv() => {}
        }
    }
}
