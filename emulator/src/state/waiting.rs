//! Updates not confirmed yet, oldest first; what has expired is found without looking at the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An update not confirmed yet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Pending {
    /// Never used twice, not even after a reset; update ids may come again.
    pub(crate) sequence: u64,
    pub(crate) id: i64,
    /// Deliveries to a webhook keep the order inside a chat.
    pub(crate) chat: i64,
    pub(crate) expires: i64,
    pub(crate) body: Arc<Value>,
}

/// The updates by sequence number, with their deadlines; update ids rise as well.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Waiting {
    updates: BTreeMap<u64, Pending>,
    /// Earliest first: messages and button presses live for different times, and the clock can be moved back.
    deadlines: BTreeSet<(i64, u64)>,
    last: u64,
}

impl Waiting {
    /// Goes on counting where the other one stopped.
    pub(super) fn count_on_from(&mut self, other: &Self) {
        self.last = self.last.max(other.last);
    }

    pub(super) fn push(&mut self, id: i64, chat: i64, expires: i64, body: Arc<Value>) {
        self.last += 1;
        let sequence = self.last;
        self.deadlines.insert((expires, sequence));
        self.updates.insert(sequence, Pending { sequence, id, chat, expires, body });
    }

    /// Forgets what has expired; costs only what it forgets.
    pub(super) fn expire(&mut self, now: i64) {
        while let Some((expires, sequence)) = self.deadlines.first().copied()
            && expires <= now
        {
            self.remove(sequence);
        }
    }

    /// Forgets the updates before this id.
    pub(super) fn forget_below(&mut self, id: i64) {
        while self.updates.first_key_value().is_some_and(|(_, update)| update.id < id) {
            self.forget_first();
        }
    }

    /// Forgets all but the last so many.
    pub(super) fn keep_last(&mut self, keep: usize) {
        while self.updates.len() > keep {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        if let Some((sequence, update)) = self.updates.pop_first() {
            self.deadlines.remove(&(update.expires, sequence));
        }
    }

    pub(super) fn remove(&mut self, sequence: u64) {
        if let Some(update) = self.updates.remove(&sequence) {
            self.deadlines.remove(&(update.expires, sequence));
        }
    }

    pub(super) fn holds(&self, sequence: u64) -> bool {
        self.updates.contains_key(&sequence)
    }

    pub(super) fn len(&self) -> usize {
        self.updates.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.updates.is_empty()
    }

    /// Oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Pending> {
        self.updates.values()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;

    use super::Waiting;

    fn filled(deadlines: impl IntoIterator<Item = i64>) -> Waiting {
        let mut waiting = Waiting::default();
        for (id, expires) in (1..).zip(deadlines) {
            waiting.push(id, 7, expires, Arc::new(Value::Null));
        }
        waiting
    }

    fn ids(waiting: &Waiting) -> Vec<i64> {
        waiting.iter().map(|update| update.id).collect()
    }

    #[test]
    fn expired_ones_go_wherever_they_stand() {
        let mut waiting = filled([100, 20, 90, 10]);
        waiting.expire(9);
        assert_eq!(waiting.len(), 4);
        waiting.expire(20);
        assert_eq!(ids(&waiting), [1, 3]);
        waiting.forget_below(3);
        assert_eq!(ids(&waiting), [3]);
        waiting.expire(90);
        assert!(waiting.is_empty() && waiting.deadlines.is_empty());
    }

    #[test]
    fn looking_often_at_many_costs_little() {
        // Going over all of them each time would be ten thousand million steps.
        let mut waiting = filled(std::iter::repeat_n(100, 100_000));
        for _ in 0..100_000 {
            waiting.expire(99);
            assert_eq!(waiting.len(), 100_000);
        }
    }

    #[test]
    fn sequence_numbers_go_on_after_a_reset() {
        let old = filled([100, 100]);
        let mut new = Waiting::default();
        new.count_on_from(&old);
        new.push(1, 7, 100, Arc::new(Value::Null));
        assert!(new.holds(3) && !new.holds(1));
    }
}
