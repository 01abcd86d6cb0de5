//! A whole office for tests: a real PostgreSQL, the emulator over real HTTP, the bot. Made-up people only.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    unreachable_pub,
    missing_docs,
    clippy::allow_attributes,
    reason = "each test program uses its part of it"
)]

pub mod people;
pub mod pictures;
pub mod server;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::ChatMessage;
use bot_api_emulator::{Config, Emulator};
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use layanan_ktp::app::jobs::Job;
use layanan_ktp::app::meter::Meter;
use layanan_ktp::clock::FixedClock;
use layanan_ktp::config::kantor;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::serve::{self, Running, Setup};
use layanan_ktp::store::Store;
use layanan_ktp::store::permohonan::Loaded;
use layanan_ktp::telegram::api::Api;

/// How long the bot may take before a test gives up. Not a measure.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many seconds people take to read a question and to answer it with a photo.
const READING: i64 = 30;

/// An office with its bot running.
pub struct Office {
    pub store: Store,
    pub emulator: Emulator,
    pub control: ControlClient,
    pub clock: Arc<FixedClock>,
    pub database: server::Database,
    pub running: Option<Running>,
    seen: Mutex<HashMap<i64, u64>>,
}

impl Office {
    /// An office on a database of its own, at Monday, 23 November 2026, 09.30 WIB, with its petugas.
    pub async fn open() -> Self {
        Self::open_with(Config::default()).await
    }

    pub async fn open_with(config: Config) -> Self {
        let database = server::Database::new().await;
        let store = database.store().await;
        let emulator = Emulator::start(config).await.unwrap();
        let control = emulator.control();
        let clock = Arc::new(FixedClock::new(morning()));
        people::gather(&store, &control, morning()).await;
        let mut office =
            Self { store, emulator, control, clock, database, running: None, seen: Mutex::new(HashMap::new()) };
        office.start().await;
        office.hush().await;
        office
    }

    /// Starts the bot (again).
    pub async fn start(&mut self) {
        self.start_with(&unhurried()).await;
    }

    /// Starts the bot with another office profile.
    pub async fn start_with(&mut self, profile: &str) {
        let kantor = Arc::new(kantor::parse(profile).unwrap());
        let api = Api::new(self.emulator.token(), Some(&self.emulator.base_url())).unwrap();
        self.store = self.database.store().await;
        let setup = Setup {
            store: self.store.clone(),
            kantor,
            clock: self.clock.clone(),
            api,
            webhook: None,
            jobs: false,
            meter: Meter::default(),
        };
        self.running = Some(Box::pin(serve::start(setup)).await.unwrap()); // its future is large
    }

    /// Does once what is due by now of these, and waits until it is said.
    pub async fn jobs_of(&self, jobs: &[Job]) {
        layanan_ktp::app::jobs::run_due_of(&self.running.as_ref().unwrap().app, jobs).await;
        self.quiet().await;
    }

    /// Does once all that is due by now, and waits until it is said.
    pub async fn jobs(&self) {
        layanan_ktp::app::jobs::run_due(&self.running.as_ref().unwrap().app).await;
        self.quiet().await;
    }

    /// Stops the bot; the emulator and the register stay.
    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
    }

    /// Somebody types.
    pub async fn says(&self, chat: i64, text: &str) -> String {
        self.control.send_text(chat, text).await.unwrap();
        self.answer(chat).await
    }

    /// Somebody presses the newest button with this label.
    pub async fn taps(&self, chat: i64, label: &str) -> String {
        self.control.press_label(chat, label).await.unwrap_or_else(|e| panic!("no button {label:?}: {e}"));
        self.answer(chat).await
    }

    /// Somebody reads what is asked, and sends a photo; the same `n` is the same picture.
    pub async fn photo(&self, chat: i64, n: u32) -> String {
        self.control.advance_clock(READING).await.unwrap();
        self.next_photo(chat, n).await
    }

    /// Somebody sends a photo at once after what they sent before.
    pub async fn next_photo(&self, chat: i64, n: u32) -> String {
        self.control.send_photo(chat, &pictures::good(n), None).await.unwrap();
        self.answer(chat).await
    }

    /// What the bot said to a chat since it was last asked for, edits included, with buttons in brackets.
    pub async fn answer(&self, chat: i64) -> String {
        self.quiet().await;
        self.news(chat).await
    }

    /// The same without waiting.
    pub async fn news(&self, chat: i64) -> String {
        let messages = self.control.messages(chat).await.unwrap();
        let before = self.seen.lock().unwrap().get(&chat).copied().unwrap_or(0);
        let new: Vec<&ChatMessage> = messages.iter().filter(|m| m.revision > before).collect();
        let last = new.iter().map(|m| m.revision).max().unwrap_or(before);
        self.seen.lock().unwrap().insert(chat, last);
        let shown: Vec<String> = new.into_iter().filter(|m| m.from_bot).map(show).collect();
        mask_kode(&shown.join("\n---\n"))
    }

    /// Waits until this was said to a chat, whatever waits still.
    pub async fn is_told(&self, chat: i64, words: &str) {
        let begun = Instant::now();
        while !self.news(chat).await.contains(words) {
            assert!(begun.elapsed() < PATIENCE, "nobody says {words:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Forgets what was said to everybody so far.
    pub async fn hush(&self) {
        self.quiet().await;
        for chat in people::ALL {
            self.news(chat).await;
        }
    }

    /// Waits until everything that was said is answered and sent, and every file looked at.
    pub async fn quiet(&self) {
        let (begun, crowd) = (Instant::now(), self.emulator.crowd());
        loop {
            // In this order: what is acknowledged stands in the inbox, then its files in periksa and its answers in the outbox.
            let pending = crowd.unconfirmed();
            let waiting = if pending == 0 { Some(self.store.waiting().await) } else { None };
            if waiting
                .as_ref()
                .is_some_and(|w| w.as_ref().is_ok_and(|w| w.inbox == 0 && w.outbox == 0 && w.periksa == 0))
            {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "the bot does not come to rest: {pending} updates, {waiting:?}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The permohonan of a chat, newest first.
    pub async fn own(&self, chat: i64) -> Vec<Loaded> {
        let mut uow = self.store.begin().await.unwrap();
        let mut own = uow.permohonan().of_chat(ChatId(chat)).await.unwrap();
        own.sort_by_key(|l| std::cmp::Reverse(l.id));
        own
    }

    /// The kode of the newest permohonan of a chat.
    pub async fn kode(&self, chat: i64) -> Kode {
        self.own(chat).await[0].permohonan.kode
    }

    /// As the register has it.
    pub async fn loaded(&self, kode: Kode) -> Loaded {
        let mut uow = self.store.begin().await.unwrap();
        uow.permohonan().find(kode).await.unwrap().unwrap()
    }

    /// What is wrong with the book.
    pub async fn faults(&self) -> Vec<layanan_ktp::store::verify::ChainFault> {
        self.store.verify(layanan_ktp::clock::Clock::now(&*self.clock), None).await.unwrap().faults
    }

    /// Moves the clock of the office and of the emulator.
    pub async fn later(&self, by: TimeDelta) {
        self.clock.advance(by);
        self.control.advance_clock(by.num_seconds()).await.unwrap();
    }
}

/// The office profile.
pub const PROFILE: &str = include_str!("../../kantor.toml");

/// The same without limits: the clock of a story stands still, so whatever is said is said at once.
pub fn unhurried() -> String {
    let line = |line: &str| match line.split_once('=') {
        Some((name, _)) if name.contains("_sekaligus") || name.contains("tebakan_") || name.contains("_per_menit") => {
            format!("{name}= 9999")
        }
        _ => line.to_owned(),
    };
    PROFILE.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Monday, 23 November 2026, 09.30 WIB.
pub fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 2, 30, 0).unwrap()
}

fn show(message: &ChatMessage) -> String {
    let edited = if message.edit_count > 0 { "(edited) " } else { "" };
    let mut out = match &message.caption {
        Some(caption) => format!("{edited}[{:?}] {caption}", message.kind),
        None => format!("{edited}{}", message.text),
    };
    for row in &message.reply_keyboard {
        let labels: Vec<String> = row.iter().map(|b| format!("⌨ {}", b.label)).collect();
        out.push('\n');
        out.push_str(&labels.join(" "));
    }
    if message.remove_keyboard {
        out.push_str("\n⌨ gone");
    }
    for row in &message.buttons {
        let labels: Vec<String> = row.iter().map(|b| format!("[{}]", b.label)).collect();
        out.push('\n');
        out.push_str(&labels.join(" "));
    }
    out
}

/// Kode permohonan are random: shown as `KK-KKKK-K`.
pub fn mask_kode(text: &str) -> String {
    let is_kode =
        |w: &str| Kode::parse(w).is_ok() && w.len() == 9 && w.as_bytes()[2] == b'-' && w.as_bytes()[7] == b'-';
    let mut out = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        match rest.get(..9).filter(|w| is_kode(w)) {
            Some(_) => {
                out.push_str("KK-KKKK-K");
                rest = &rest[9..];
            }
            None => {
                let c = rest.chars().next().unwrap();
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}
