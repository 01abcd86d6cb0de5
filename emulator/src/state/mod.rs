//! Everything the server remembers, in memory behind one mutex.
//!
//! Parsing and hashing happen before the lock is taken; under it there are only look-ups by key.

mod callbacks;
mod calls;
mod events;
mod files;
mod messages;
mod people;
mod profile;
mod rooms;
mod updates;
mod views;
mod webhook;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

pub(crate) use callbacks::{Answer, Callbacks};
pub(crate) use calls::CallLog;
pub(crate) use events::EventLog;
pub(crate) use files::{FileBody, Files, Prepared, PreparedKind, content_of};
pub(crate) use messages::{Draft, Stored};
pub(crate) use people::{PeopleError, Tap};
pub(crate) use profile::{Profile, ProfileText};
pub(crate) use rooms::{Room, Rooms, Standing};
pub(crate) use updates::{UpdateQueue, allowed_or_default};
pub(crate) use webhook::{Delivery, Webhook, WebhookSettings};

use crate::clock::Clock;
use crate::config::Config;
use crate::faults::Faults;
use crate::wire::{UpdateKind, User};

/// What every request handler shares.
pub(crate) struct Server {
    pub(crate) config: Config,
    pub(crate) me: Arc<User>,
    /// Wakes long polls.
    pub(crate) arrived: Arc<Notify>,
    /// Wakes the webhook's dispatcher.
    pub(crate) courier: Arc<Notify>,
    /// Number of the newest event.
    pub(crate) changes: watch::Receiver<u64>,
    pub(crate) stopping: CancellationToken,
    state: Mutex<State>,
}

impl Server {
    pub(crate) fn new(config: Config, bot_id: i64) -> Server {
        let me = Arc::new(User {
            id: bot_id,
            is_bot: true,
            first_name: config.bot_first_name.clone(),
            last_name: None,
            username: Some(config.bot_username.clone()),
            language_code: None,
        });
        let arrived = Arc::new(Notify::new());
        let courier = Arc::new(Notify::new());
        let (events, changes) = EventLog::new(config.event_log);
        let updates = UpdateQueue::new(arrived.clone(), courier.clone());
        let state = Mutex::new(State::new(&config, me.clone(), updates, events));
        Server { config, me, arrived, courier, changes, stopping: CancellationToken::new(), state }
    }

    /// The state. A panic elsewhere does not make it unusable: every change is a single step.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Chats, updates, files, logs.
pub(crate) struct State {
    pub(crate) me: Arc<User>,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) rooms: Rooms,
    pub(crate) updates: UpdateQueue,
    pub(crate) webhook: Webhook,
    pub(crate) files: Files,
    pub(crate) callbacks: Callbacks,
    pub(crate) profile: Profile,
    pub(crate) calls: CallLog,
    pub(crate) events: EventLog,
    reads_groups: bool,
}

impl State {
    fn new(config: &Config, me: Arc<User>, updates: UpdateQueue, events: EventLog) -> State {
        State {
            me,
            clock: Clock::default(),
            faults: Faults::default(),
            rooms: Rooms::default(),
            updates,
            webhook: Webhook::default(),
            files: Files::default(),
            callbacks: Callbacks::default(),
            profile: Profile::new(config.bot_first_name.clone()),
            calls: CallLog::new(config.call_log),
            events,
            reads_groups: config.can_read_all_group_messages,
        }
    }

    /// Forgets everything except the settings and the numbers of events.
    pub(crate) fn reset(&mut self, config: &Config) {
        self.clock = Clock::default();
        self.faults.clear();
        self.rooms = Rooms::default();
        self.updates.reset();
        self.webhook = self.webhook.cleared();
        self.files = Files::default();
        self.callbacks = Callbacks::default();
        self.profile = Profile::new(config.bot_first_name.clone());
        self.calls = CallLog::new(config.call_log);
        self.record(crate::protocol::EventKind::Reset);
    }

    /// Notes an event; gives its number.
    pub(crate) fn record(&mut self, kind: crate::protocol::EventKind) -> u64 {
        self.events.push(self.clock.now_ms(), kind)
    }

    /// Queues an update for the bot, if the bot wants its kind.
    pub(crate) fn tell_bot(&mut self, kind: &UpdateKind) {
        self.updates.push(kind, self.clock.now());
    }
}
