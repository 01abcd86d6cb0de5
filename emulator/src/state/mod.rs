//! Everything the server knows, in memory behind one lock.

mod acting;
pub(crate) mod callbacks;
mod calls;
pub(crate) mod chats;
pub(crate) mod files;
mod held;
mod membership;
mod people;
mod posting;
mod profile;
mod queue;
mod saying;
mod view;
mod waiting;

use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::{Notify, broadcast, mpsc};
use tokio_util::sync::CancellationToken;

pub(crate) use held::Held;
pub(crate) use membership::Membership;
pub(crate) use posting::{Change, Content, Draft};
pub(crate) use waiting::Pending;

use crate::clock::{Clock, ticks};
use crate::config::Config;
use crate::crowd::Heard;
use crate::faults::Faults;
use callbacks::Callbacks;
use calls::CallLog;
use chats::Chats;
use files::FileStore;
use people::People;
use profile::Profile;
use queue::UpdateQueue;

/// How long messages and membership changes wait for the bot.
pub(crate) const DAY: i64 = 24 * 60 * 60;

/// By the time, so that a bot that has an offset from an earlier process loses nothing: its offset is below all ids of
/// this one, or too far above to count. At most 2,100,000,000; the Bot API's ids have 31 bits.
fn first_update_id() -> i64 {
    100_000_000 + ticks() % 2_000_000_000
}

/// The running server, shared by all handlers.
pub(crate) type App = Arc<Shared>;

/// What handlers share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) stop: CancellationToken,
    pub(crate) http: reqwest::Client,
    /// Rung whenever the state may have changed.
    pub(crate) touched: Notify,
    world: Mutex<World>,
}

impl Shared {
    pub(crate) fn new(config: Config, stop: CancellationToken, world: World) -> Self {
        Self { config, stop, http: crate::wire::direct(), touched: Notify::new(), world: Mutex::new(world) }
    }

    /// The state; never held across an await.
    pub(crate) fn world(&self) -> Held<'_> {
        // A panic in one handler must not silence the whole server.
        Held::new(self.world.lock().unwrap_or_else(PoisonError::into_inner), &self.touched)
    }

    /// Forgets everything; those waiting are woken and see the empty world.
    pub(crate) fn reset(&self) {
        let mut world = self.world();
        let events = world.events.clone();
        let old = std::mem::replace(&mut *world, World::new(&self.config));
        world.events = events;
        world.crowd.clone_from(&old.crowd);
        // The new queue goes on with the old bell and poller count, or a poller would sleep on a dead one.
        world.queue.continue_from(&old.queue);
        world.calls.count_on_from(&old.calls);
        world.emit(|| world.hello());
    }
}

/// Where the bot wants its updates pushed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    pub(crate) secret: Option<String>,
    pub(crate) max_connections: i64,
    pub(crate) last_error: Option<(i64, String)>,
}

impl Webhook {
    /// The same address and secret.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.url == other.url && self.secret == other.secret
    }
}

/// All state; what is skipped is not kept in a state file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct World {
    /// The bot's `User`.
    #[serde(skip)]
    pub(crate) bot: Value,
    #[serde(skip)]
    pub(crate) privacy_mode: bool,
    pub(crate) clock: Clock,
    pub(crate) people: People,
    pub(crate) chats: Chats,
    pub(crate) queue: UpdateQueue,
    pub(crate) files: FileStore,
    pub(crate) callbacks: Callbacks,
    pub(crate) profile: Profile,
    pub(crate) webhook: Option<Webhook>,
    #[serde(skip)]
    pub(crate) calls: CallLog,
    #[serde(skip)]
    pub(crate) faults: Faults,
    /// For the control interface's event stream.
    #[serde(skip, default = "no_listeners")]
    pub(crate) events: broadcast::Sender<Value>,
    /// Told of each message of the bot, where a [`crate::Crowd`] listens.
    #[serde(skip)]
    pub(crate) crowd: Option<mpsc::UnboundedSender<Heard>>,
    /// Another number for each start and each reset.
    #[serde(skip, default = "world_number")]
    number: u64,
    revision: u64,
    groups_of_media: u64,
}

impl World {
    pub(crate) fn new(config: &Config) -> Self {
        let bot = json!({
            "id": config.bot_id, "is_bot": true,
            "first_name": config.bot_first_name, "username": config.bot_username,
        });
        Self {
            bot,
            privacy_mode: config.privacy_mode,
            clock: Clock::default(),
            people: People::default(),
            chats: Chats::default(),
            queue: UpdateQueue::new(first_update_id()),
            files: FileStore::default(),
            callbacks: Callbacks::default(),
            profile: Profile::default(),
            webhook: None,
            calls: CallLog::new(config.call_log_limit),
            faults: Faults::default(),
            events: no_listeners(),
            crowd: None,
            number: world_number(),
            revision: 0,
            groups_of_media: 0,
        }
    }

    /// The state that was kept, under the settings of now.
    pub(crate) fn continued(self, config: &Config) -> Self {
        let Self { bot, privacy_mode, calls, .. } = Self::new(config);
        Self { bot, privacy_mode, calls, ..self }
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    fn next_revision(&mut self) -> u64 {
        self.revision += 1;
        self.revision
    }

    /// A new `media_group_id`.
    pub(crate) fn next_media_group(&mut self) -> String {
        self.groups_of_media += 1;
        (13_000_000_000_000_000 + self.groups_of_media).to_string()
    }

    /// Queues an update that lives for `ttl` seconds.
    pub(crate) fn push_update(&mut self, kind: &str, content: &Value, chat: i64, ttl: i64) {
        let expires = self.now() + ttl;
        if let Some(update) = self.queue.push(kind, content, chat, expires) {
            let from = content.pointer("/from/id").and_then(Value::as_i64);
            if let Some(person) = from.and_then(|id| self.people.get_mut(id)) {
                person.met = true;
            }
            self.emit(|| json!({"event": "update", "kind": kind, "chat": chat, "update_id": update["update_id"]}));
        }
    }

    /// What each listener of `/control/events` hears first: which world this is, and how far it has come.
    pub(crate) fn hello(&self) -> Value {
        json!({"event": "hello", "world": self.number, "revision": self.revision})
    }

    /// Tells listeners of `/control/events`, if there are any.
    pub(crate) fn emit(&self, event: impl FnOnce() -> Value) {
        if self.events.receiver_count() > 0 {
            let _ = self.events.send(event());
        }
    }
}

fn no_listeners() -> broadcast::Sender<Value> {
    broadcast::channel(1024).0
}

/// A random number small enough to be exact in JavaScript.
fn world_number() -> u64 {
    RandomState::new().hash_one(()) >> 12
}
