//! The bounded log of Bot API calls.

use std::collections::VecDeque;

use crate::protocol::{Call, CallFilter, CallOutcome};

#[derive(Debug, Default)]
pub(crate) struct CallLog {
    calls: VecDeque<Call>,
    next_id: u64,
    limit: usize,
}

impl CallLog {
    pub(crate) fn new(limit: usize) -> Self {
        Self { calls: VecDeque::new(), next_id: 1, limit: limit.max(1) }
    }

    /// Goes on counting where the other log stopped, so that its open calls are not taken for new ones.
    pub(crate) fn count_on_from(&mut self, other: &Self) {
        self.next_id = self.next_id.max(other.next_id);
    }

    /// Adds a call; its id is set here.
    pub(crate) fn add(&mut self, mut call: Call) -> u64 {
        call.id = self.next_id;
        self.next_id += 1;
        if self.calls.len() == self.limit {
            self.calls.pop_front();
        }
        self.calls.push_back(call);
        self.next_id - 1
    }

    /// Records how a call ended; one already dropped from the log is left.
    pub(crate) fn finish(&mut self, id: u64, outcome: CallOutcome) -> Option<&Call> {
        let first = self.calls.front()?.id;
        let index = usize::try_from(id.checked_sub(first)?).ok()?;
        let call = self.calls.get_mut(index)?;
        call.outcome = outcome;
        Some(call)
    }

    pub(crate) fn find(&self, filter: &CallFilter) -> Vec<Call> {
        let matches = |call: &&Call| {
            filter.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&call.method))
                && filter.chat.is_none_or(|chat| call.chat == Some(chat))
                && filter.after.is_none_or(|after| call.id > after)
        };
        let mut found: Vec<Call> =
            self.calls.iter().rev().filter(matches).take(filter.limit.unwrap_or(usize::MAX)).cloned().collect();
        found.reverse();
        found
    }
}
