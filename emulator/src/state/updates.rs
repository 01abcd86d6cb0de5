//! The queue of updates with the real server's rules (tdlib, `TQueue` and `Client::do_get_updates`).

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::Notify;

use crate::wire::UpdateKind;

/// Kinds that come unasked (Bot API, `getUpdates`, `allowed_updates`), as far as they exist here.
const DEFAULT_KINDS: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];
/// Seconds until a press is dropped.
const PRESS_LIVES: i64 = 150;
/// Seconds until anything else is dropped.
const UPDATE_LIVES: i64 = 24 * 60 * 60;
/// An offset further ahead than this is no offset but a mistake.
const OFFSET_SLACK: i64 = 10;
/// No poller can have seen more than this since its last confirmation.
const BATCH: usize = 100;
const FIRST_ID: i64 = 100_000_001;

struct Queued {
    id: i64,
    expires: i64,
    chat: i64,
    json: Arc<str>,
}

#[derive(Serialize)]
struct Update<'a> {
    update_id: i64,
    #[serde(flatten)]
    kind: &'a UpdateKind,
}

/// Updates that the bot has not confirmed, oldest first.
pub(crate) struct UpdateQueue {
    /// By order of arrival: ids can jump, arrival cannot.
    queue: BTreeMap<u64, Queued>,
    of_chat: HashMap<i64, VecDeque<u64>>,
    arrivals: u64,
    next_id: i64,
    allowed: Vec<String>,
    /// No update expires before this second.
    next_expiry: i64,
    /// The poll that may go on; older ones are turned away.
    poll: u64,
    last_poll: Option<(i64, Instant)>,
    arrived: Arc<Notify>,
    courier: Arc<Notify>,
}

impl UpdateQueue {
    pub(crate) fn new(arrived: Arc<Notify>, courier: Arc<Notify>) -> UpdateQueue {
        UpdateQueue {
            queue: BTreeMap::new(),
            of_chat: HashMap::new(),
            arrivals: 0,
            next_id: FIRST_ID,
            allowed: Vec::new(),
            next_expiry: i64::MAX,
            poll: 0,
            last_poll: None,
            arrived,
            courier,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.clear();
        self.next_id = FIRST_ID;
        self.allowed.clear();
        self.last_poll = None;
    }

    /// Adds an update if its kind is asked for.
    pub(crate) fn push(&mut self, kind: &UpdateKind, now: i64) {
        if !self.wants(kind.name()) {
            return;
        }
        let id = self.next_id;
        let Ok(json) = serde_json::to_string(&Update { update_id: id, kind }) else { return };
        let lives = match kind {
            UpdateKind::CallbackQuery(_) => PRESS_LIVES,
            UpdateKind::Message(_) | UpdateKind::EditedMessage(_) | UpdateKind::MyChatMember(_) => {
                UPDATE_LIVES
            }
        };
        let queued = Queued { id, expires: now + lives, chat: kind.chat(), json: json.into() };
        self.next_id += 1;
        self.arrivals += 1;
        self.next_expiry = self.next_expiry.min(queued.expires);
        self.of_chat.entry(queued.chat).or_default().push_back(self.arrivals);
        self.queue.insert(self.arrivals, queued);
        self.arrived.notify_waiters();
        self.courier.notify_one();
    }

    fn wants(&self, kind: &str) -> bool {
        if self.allowed.is_empty() {
            return DEFAULT_KINDS.contains(&kind);
        }
        self.allowed.iter().any(|allowed| allowed == kind)
    }

    /// What the bot asked for; empty = the default set.
    pub(crate) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Remembered until the bot names another list; counts for updates made from now on.
    pub(crate) fn allow(&mut self, kinds: Vec<String>) {
        self.allowed = kinds;
    }

    /// Id that the next update gets.
    pub(crate) fn next_id(&self) -> i64 {
        self.next_id
    }

    /// Goes on with another id, as the real server does after a quiet week.
    pub(crate) fn jump(&mut self, next: i64) {
        self.next_id = next;
    }

    /// How many updates wait.
    pub(crate) fn pending(&mut self, now: i64) -> usize {
        self.drop_expired(now);
        self.queue.len()
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
        self.of_chat.clear();
        self.next_expiry = i64::MAX;
    }

    /// Turns away every poll that is under way; gives the number of the one that begins.
    pub(crate) fn begin_poll(&mut self) -> u64 {
        self.poll += 1;
        self.arrived.notify_waiters();
        self.poll
    }

    /// Whether this poll is still the newest.
    pub(crate) fn is_current(&self, poll: u64) -> bool {
        self.poll == poll
    }

    /// Time since a poll with this same offset; remembers this one.
    pub(crate) fn repeated(&mut self, offset: i64) -> Option<Duration> {
        let last = self.last_poll.replace((offset, Instant::now()));
        last.filter(|(before, _)| *before == offset).map(|(_, at)| at.elapsed())
    }

    /// Applies an offset: positive forgets what is below, negative keeps the last so many, zero
    /// nothing. An offset far ahead of the tail is taken for zero.
    pub(crate) fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            while self.queue.len() > keep {
                self.pop_first();
            }
        } else if offset > 0 && offset <= self.next_id.saturating_add(OFFSET_SLACK) {
            self.forget_below(offset);
        }
    }

    /// After a jump ids do not grow along the queue, so the confirmed one is looked up by itself.
    fn forget_below(&mut self, offset: i64) {
        let seen = self.queue.iter().take(BATCH);
        let confirmed = seen.filter(|(_, queued)| queued.id == offset - 1).map(|(arrival, _)| *arrival);
        if let Some(last) = confirmed.last() {
            while self.queue.first_key_value().is_some_and(|(arrival, _)| *arrival <= last) {
                self.pop_first();
            }
            return;
        }
        while self.queue.first_key_value().is_some_and(|(_, queued)| queued.id < offset) {
            self.pop_first();
        }
    }

    fn pop_first(&mut self) {
        if let Some((arrival, queued)) = self.queue.pop_first() {
            self.unlink(arrival, queued.chat);
        }
    }

    fn unlink(&mut self, arrival: u64, chat: i64) {
        let Some(arrivals) = self.of_chat.get_mut(&chat) else { return };
        if arrivals.front() == Some(&arrival) {
            arrivals.pop_front();
        } else {
            arrivals.retain(|other| *other != arrival);
        }
        if arrivals.is_empty() {
            self.of_chat.remove(&chat);
        }
    }

    /// The oldest updates, ready for the wire.
    pub(crate) fn batch(&mut self, limit: usize, now: i64) -> Vec<Arc<str>> {
        self.drop_expired(now);
        self.queue.values().take(limit).map(|queued| queued.json.clone()).collect()
    }

    /// Looks at the whole queue, but only when the time has come for at least one update.
    fn drop_expired(&mut self, now: i64) {
        if now < self.next_expiry {
            return;
        }
        let expired = self.queue.extract_if(.., |_, queued| queued.expires <= now);
        let gone: Vec<_> = expired.map(|(arrival, queued)| (arrival, queued.chat)).collect();
        for (arrival, chat) in gone {
            self.unlink(arrival, chat);
        }
        let soonest = self.queue.values().map(|queued| queued.expires).min();
        self.next_expiry = soonest.unwrap_or(i64::MAX);
    }

    /// Chats that have updates waiting.
    pub(crate) fn chats(&mut self, now: i64) -> impl Iterator<Item = i64> {
        self.drop_expired(now);
        self.of_chat.keys().copied()
    }

    /// The oldest update of a chat, by order of arrival.
    pub(crate) fn first_of(&mut self, chat: i64, now: i64) -> Option<(u64, Arc<str>)> {
        self.drop_expired(now);
        let arrival = *self.of_chat.get(&chat)?.front()?;
        self.queue.get(&arrival).map(|queued| (arrival, queued.json.clone()))
    }

    /// Forgets one update that a webhook took.
    pub(crate) fn delivered(&mut self, arrival: u64) {
        if let Some(queued) = self.queue.remove(&arrival) {
            self.unlink(arrival, queued.chat);
        }
    }
}

/// The list as `getWebhookInfo` and the control interface show it.
pub(crate) fn allowed_or_default(allowed: &[String]) -> Vec<String> {
    if allowed.is_empty() {
        return DEFAULT_KINDS.map(str::to_owned).to_vec();
    }
    allowed.to_vec()
}
