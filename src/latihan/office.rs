//! The practice office while it is open: register, emulator, bot and clock, and what the panel can do to them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;
use bot_api_emulator::Emulator;
use bot_api_emulator::client::ControlClient;
use chrono::TimeDelta;
use tokio::sync::RwLock;

use super::clock::PracticeClock;
use super::faults::{Faults, Trouble};
use super::own::PracticeRegister;
use super::people;
use crate::app::meter::Meter;
use crate::app::{App, jobs};
use crate::clock::Clock as _;
use crate::domain::kantor::Kantor;
use crate::serve::{self, Running, Setup};
use crate::telegram::api::Api;

/// The practice office.
pub(super) struct PracticeOffice {
    register: PracticeRegister,
    kantor: Arc<Kantor>,
    clock: Arc<PracticeClock>,
    telegram: OnceLock<Telegram>,
    bot: RwLock<Option<Running>>,
    /// Trouble that is switched on.
    pub(super) faults: Faults,
    /// What was tried on the panel itself, for the tour.
    pub(super) tried: Tried,
}

/// The emulator as the bot and the panel see it.
struct Telegram {
    control: ControlClient,
    token: String,
    url: String,
}

/// Things tried that leave no trace in the register.
#[derive(Debug, Default)]
pub(super) struct Tried {
    /// The clock was moved.
    pub(super) clock: AtomicBool,
    /// The database was ended as by a crash.
    pub(super) crash: AtomicBool,
    /// Trouble was switched on.
    pub(super) trouble: AtomicBool,
}

impl PracticeOffice {
    /// Nothing runs yet.
    pub(super) fn new(register: PracticeRegister, kantor: Arc<Kantor>) -> Self {
        Self {
            register,
            kantor,
            clock: Arc::default(),
            telegram: OnceLock::new(),
            bot: RwLock::new(None),
            faults: Faults::default(),
            tried: Tried::default(),
        }
    }

    /// Where the emulator keeps its chats.
    pub(super) fn chats_file(&self) -> PathBuf {
        self.register.chats_file()
    }

    /// The emulator is there.
    pub(super) fn meet(&self, emulator: &Emulator) {
        self.telegram.get_or_init(|| Telegram {
            control: emulator.control(),
            token: emulator.token().to_owned(),
            url: emulator.base_url(),
        });
    }

    /// What people do at Telegram.
    ///
    /// # Errors
    /// The emulator has not started yet.
    pub(super) fn control(&self) -> anyhow::Result<&ControlClient> {
        Ok(&self.telegram().context("the emulator has not started yet")?.control)
    }

    fn telegram(&self) -> Option<&Telegram> {
        self.telegram.get()
    }

    /// What the bot works with; `None` while it starts over.
    pub(super) async fn app(&self) -> Option<App> {
        self.bot.read().await.as_ref().map(|running| running.app.clone())
    }

    /// Opens the office: register, people, bot.
    ///
    /// # Errors
    /// Something of it does not start.
    pub(super) async fn open(&self) -> anyhow::Result<()> {
        let mut bot = self.bot.write().await;
        *bot = Some(self.start().await?);
        Ok(())
    }

    async fn start(&self) -> anyhow::Result<Running> {
        let store = self.register.connect().await?;
        self.clock.not_before(store.last_written().await?);
        store.begin_day(self.clock.now()).await.context("the key of the day")?;
        let telegram = self.telegram().context("the emulator has not started yet")?;
        telegram.control.set_clock(self.clock.now().timestamp()).await?;
        people::gather(&store, &telegram.control, self.clock.now()).await?;
        let api = Api::new(&telegram.token, Some(&telegram.url))?;
        let clock = self.clock.clone();
        let meter = Meter::default();
        serve::start(Setup { store, kantor: self.kantor.clone(), clock, api, webhook: None, jobs: true, meter }).await
    }

    /// Forgets everything that was practised and opens anew.
    ///
    /// # Errors
    /// Something of it does not start again.
    pub(super) async fn start_over(&self) -> anyhow::Result<()> {
        let mut bot = self.bot.write().await;
        if let Some(running) = bot.take() {
            running.stop().await;
        }
        self.register.forget().await?;
        self.control()?.reset().await?;
        self.faults.forget();
        self.clock.reset();
        for tried in [&self.tried.clock, &self.tried.crash, &self.tried.trouble] {
            tried.store(false, Ordering::Relaxed);
        }
        *bot = Some(self.start().await?);
        Ok(())
    }

    /// Ends the bot. What waits stays in the register.
    pub(super) async fn close(&self) {
        if let Some(running) = self.bot.write().await.take() {
            running.stop().await;
        }
    }

    /// Moves the clock of the office and of the emulator on; what falls due by it is done.
    ///
    /// # Errors
    /// The emulator or the register does not answer.
    pub(super) async fn forward(&self, by: TimeDelta) -> anyhow::Result<()> {
        self.clock.forward(by);
        let now = self.clock.now();
        self.control()?.set_clock(now.timestamp()).await?;
        if let Some(app) = self.app().await {
            app.store.begin_day(now).await?;
            jobs::run_due(&app).await;
        }
        self.tried.clock.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Switches trouble on or off.
    ///
    /// # Errors
    /// The emulator does not answer.
    pub(super) async fn trouble(&self, trouble: Trouble, on: bool) -> anyhow::Result<()> {
        self.faults.switch(self.control()?, trouble, on).await?;
        self.tried.trouble.fetch_or(on, Ordering::Relaxed);
        Ok(())
    }

    /// Ends the database as a crash would, and starts it again.
    ///
    /// # Errors
    /// It does not come up again.
    pub(super) async fn crash_database(self: &Arc<Self>) -> anyhow::Result<()> {
        let office = self.clone();
        tokio::task::spawn_blocking(move || office.register.crash()).await??;
        self.tried.crash.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// How far the clock is before that of the machine.
    pub(super) fn ahead(&self) -> TimeDelta {
        self.clock.ahead()
    }
}
