//! The log that followers of the event stream read from.

use std::collections::VecDeque;

use tokio::sync::watch;

use crate::protocol::{Event, EventKind};

/// A bounded log; its newest number is published so that followers can wait for more.
pub(crate) struct EventLog {
    kept: VecDeque<Event>,
    capacity: usize,
    latest: watch::Sender<u64>,
    last: u64,
}

impl EventLog {
    pub(crate) fn new(capacity: usize) -> (EventLog, watch::Receiver<u64>) {
        let (latest, changes) = watch::channel(0);
        (EventLog { kept: VecDeque::new(), capacity, latest, last: 0 }, changes)
    }

    /// Number of the newest event, 0 before the first.
    pub(crate) fn last(&self) -> u64 {
        self.last
    }

    pub(crate) fn push(&mut self, at_ms: i64, kind: EventKind) -> u64 {
        self.last += 1;
        if self.kept.len() >= self.capacity {
            self.kept.pop_front();
        }
        self.kept.push_back(Event { seq: self.last, at_ms, kind });
        self.latest.send_replace(self.last);
        self.last
    }

    /// Events with a higher number, oldest first, as far as they are still kept.
    pub(crate) fn after(&self, seq: u64) -> Vec<Event> {
        let start = self.kept.partition_point(|event| event.seq <= seq);
        self.kept.range(start..).cloned().collect()
    }
}
