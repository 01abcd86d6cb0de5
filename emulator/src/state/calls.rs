//! The log of the bot's calls.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::protocol::{Call, CallFilter, CallOutcome};

struct Entry {
    seq: u64,
    at_ms: i64,
    method: String,
    chat: Option<i64>,
    args: Arc<Map<String, Value>>,
    outcome: CallOutcome,
}

/// A bounded log in order of arrival.
pub(crate) struct CallLog {
    entries: VecDeque<Entry>,
    capacity: usize,
    last: u64,
}

impl CallLog {
    pub(crate) fn new(capacity: usize) -> CallLog {
        CallLog { entries: VecDeque::new(), capacity, last: 0 }
    }

    /// Notes the arrival of a call; gives its number.
    pub(crate) fn begin(
        &mut self,
        at_ms: i64,
        method: &str,
        chat: Option<i64>,
        args: Arc<Map<String, Value>>,
    ) -> u64 {
        self.last += 1;
        if self.entries.len() >= self.capacity {
            self.entries.pop_front();
        }
        let (seq, outcome) = (self.last, CallOutcome::Pending);
        self.entries.push_back(Entry { seq, at_ms, method: method.to_owned(), chat, args, outcome });
        seq
    }

    /// Notes how a call ended, if it is still in the log.
    pub(crate) fn end(&mut self, seq: u64, outcome: CallOutcome) {
        let index = self.entries.partition_point(|entry| entry.seq < seq);
        if let Some(entry) = self.entries.get_mut(index).filter(|entry| entry.seq == seq) {
            entry.outcome = outcome;
        }
    }

    /// The calls that pass the filter, oldest first.
    pub(crate) fn find(&self, filter: &CallFilter) -> Vec<Call> {
        let start = self.entries.partition_point(|entry| entry.seq <= filter.after.unwrap_or(0));
        let mut found: Vec<Call> = self
            .entries
            .range(start..)
            .rev()
            .filter(|entry| passes(entry, filter))
            .take(filter.limit.unwrap_or(usize::MAX))
            .map(view)
            .collect();
        found.reverse();
        found
    }
}

fn passes(entry: &Entry, filter: &CallFilter) -> bool {
    filter.method.as_ref().is_none_or(|name| name.eq_ignore_ascii_case(&entry.method))
        && (filter.chat.is_none() || filter.chat == entry.chat)
}

fn view(entry: &Entry) -> Call {
    Call {
        seq: entry.seq,
        at_ms: entry.at_ms,
        method: entry.method.clone(),
        chat: entry.chat,
        args: entry.args.as_ref().clone(),
        outcome: entry.outcome.clone(),
    }
}
