//! Updates waiting for the bot, with the real server's offset rules.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::waiting::{Pending, Waiting};

/// Kinds a bot has to ask for by name.
const NOT_BY_DEFAULT: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// The bot's updates; ids rise from front to back.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct UpdateQueue {
    pending: Waiting,
    next_id: i64,
    /// Above every id there was, whatever was ordered since.
    unused: i64,
    /// A lower next id ordered while updates were waiting; used once they are gone.
    next_id_when_empty: Option<i64>,
    allowed: Vec<String>,
    #[serde(skip)]
    last_poll: Option<(i64, Instant)>,
    /// Which poller may stay: the newest.
    #[serde(skip)]
    poller: u64,
    #[serde(skip)]
    ended_by: &'static str,
    #[serde(skip)]
    changed: Arc<Notify>,
}

impl UpdateQueue {
    pub(crate) fn new(first_id: i64) -> Self {
        Self {
            pending: Waiting::default(),
            next_id: first_id,
            unused: first_id,
            next_id_when_empty: None,
            allowed: Vec::new(),
            last_poll: None,
            poller: 0,
            ended_by: "",
            changed: Arc::new(Notify::new()),
        }
    }

    /// Takes over bell and counters of a queue that goes away, and wakes whoever waits on it. Ids go on above all old
    /// ones: a running bot's offset would confirm new updates unseen otherwise.
    pub(crate) fn continue_from(&mut self, old: &Self) {
        self.changed = Arc::clone(&old.changed);
        self.poller = old.poller;
        // A bot that goes on asking with its last offset must not confirm what it has never seen.
        self.next_id = old.next_id;
        self.ended_by = old.ended_by;
        self.pending.count_on_from(&old.pending);
        self.next_id = old.unused;
        self.unused = old.unused;
        self.ring();
    }

    /// Adds an update, unless the bot does not want its kind.
    pub(crate) fn push(&mut self, kind: &str, content: &Value, chat: i64, expires: i64) -> Option<Arc<Value>> {
        if !self.allows(kind) {
            return None;
        }
        let id = self.next_id;
        self.next_id += 1;
        self.unused = self.unused.max(self.next_id);
        let body = Arc::new(json!({"update_id": id, kind: content}));
        self.pending.push(id, chat, expires, Arc::clone(&body));
        self.ring();
        Some(body)
    }

    fn allows(&self, kind: &str) -> bool {
        if self.allowed.is_empty() {
            !NOT_BY_DEFAULT.contains(&kind)
        } else {
            self.allowed.iter().any(|allowed| allowed == kind)
        }
    }

    /// Remembers the list; an empty one means the default set.
    pub(crate) fn allow(&mut self, kinds: Vec<String>) {
        self.allowed = kinds;
    }

    pub(crate) fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Applies `offset` and gives up to `limit` updates.
    pub(crate) fn take(&mut self, offset: i64, limit: usize, now: i64) -> Vec<Arc<Value>> {
        self.expire(now);
        if offset < 0 {
            self.pending.keep_last(usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX));
        } else if offset > 0 && offset <= self.next_id + 10 {
            // A later offset is from another time (ids start anew after a quiet week): from the head.
            self.pending.forget_below(offset);
        }
        self.settle_next_id();
        self.pending.iter().take(limit).map(|update| Arc::clone(&update.body)).collect()
    }

    /// True when the same offset was asked for less than half a second ago.
    pub(crate) fn repeated(&mut self, offset: i64) -> bool {
        let before = self.last_poll.replace((offset, Instant::now()));
        before.is_some_and(|(last, at)| last == offset && at.elapsed() < Duration::from_millis(500))
    }

    /// The next update gets this id; a lower one waits until nothing is pending, so that ids keep rising.
    pub(crate) fn jump(&mut self, next: i64) {
        if next >= self.next_id {
            self.next_id = next;
            self.next_id_when_empty = None;
        } else {
            self.next_id_when_empty = Some(next);
            self.settle_next_id();
        }
    }

    fn settle_next_id(&mut self) {
        if self.pending.is_empty()
            && let Some(next) = self.next_id_when_empty.take()
        {
            self.next_id = next;
        }
    }

    fn expire(&mut self, now: i64) {
        self.pending.expire(now);
        self.settle_next_id();
    }

    pub(crate) fn clear(&mut self) {
        self.pending.keep_last(0);
        self.settle_next_id();
    }

    pub(crate) fn pending(&mut self, now: i64) -> usize {
        self.expire(now);
        self.pending.len()
    }

    pub(crate) fn next_id(&self) -> i64 {
        self.next_id
    }

    /// Ends the poller there is, with these words; returns the number of the new one.
    pub(crate) fn take_over(&mut self, words: &'static str) -> u64 {
        self.poller += 1;
        self.ended_by = words;
        self.ring();
        self.poller
    }

    /// Why this poller has to end, if it has to.
    pub(crate) fn ended(&self, poller: u64) -> Option<&'static str> {
        (poller != self.poller).then_some(self.ended_by)
    }

    /// Wakes whoever waits on this queue.
    pub(crate) fn ring(&self) {
        self.changed.notify_waiters();
    }

    /// Woken whenever something here changes.
    pub(crate) fn changed(&self) -> Arc<Notify> {
        Arc::clone(&self.changed)
    }

    /// The first update of a chat that is not busy.
    pub(crate) fn next_for(&mut self, busy: impl Fn(&Self, i64) -> bool, now: i64) -> Option<Pending> {
        self.expire(now);
        self.pending.iter().find(|update| !busy(self, update.chat)).cloned()
    }

    /// Still waiting and not expired.
    pub(crate) fn holds_at(&mut self, sequence: u64, now: i64) -> bool {
        self.expire(now);
        self.holds(sequence)
    }

    /// Still waiting.
    pub(crate) fn holds(&self, sequence: u64) -> bool {
        self.pending.holds(sequence)
    }

    /// Delivered to the webhook.
    pub(crate) fn remove(&mut self, sequence: u64) {
        self.pending.remove(sequence);
        self.settle_next_id();
    }
}
