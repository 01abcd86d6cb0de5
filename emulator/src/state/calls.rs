//! The bounded log of Bot API calls.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::protocol::{Call, CallFilter, CallOutcome};

#[derive(Debug, Default)]
pub(crate) struct CallLog {
    /// Shared with those who look, so that looking at many copies none of them while everybody waits.
    calls: VecDeque<Arc<Call>>,
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
        self.calls.push_back(Arc::new(call));
        self.next_id - 1
    }

    /// Records how a call ended; one already dropped from the log is left.
    pub(crate) fn finish(&mut self, id: u64, outcome: CallOutcome) -> Option<Arc<Call>> {
        let first = self.calls.front()?.id;
        let index = usize::try_from(id.checked_sub(first)?).ok()?;
        let call = self.calls.get_mut(index)?;
        Arc::make_mut(call).outcome = outcome;
        Some(Arc::clone(call))
    }

    /// The newest that match, oldest first.
    pub(crate) fn find(&self, filter: &CallFilter) -> Vec<Arc<Call>> {
        let newer = |call: &&Arc<Call>| filter.after.is_none_or(|after| call.id > after);
        let matches = |call: &&Arc<Call>| {
            filter.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&call.method))
                && filter.chat.is_none_or(|chat| call.chat == Some(chat))
        };
        let newest = self.calls.iter().rev().take_while(newer).filter(matches);
        let mut found: Vec<_> = newest.take(filter.limit.unwrap_or(usize::MAX)).cloned().collect();
        found.reverse();
        found
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;

    use super::CallLog;
    use crate::protocol::{Call, CallFilter, CallOutcome};

    fn log(calls: i64) -> CallLog {
        let mut log = CallLog::new(100);
        for chat in 1..=calls {
            let (method, outcome) = ("getMe".to_owned(), CallOutcome::Pending);
            log.add(Call { id: 0, at: 0, method, chat: Some(chat), params: Value::Null, outcome });
        }
        log
    }

    #[test]
    fn looking_copies_no_call() {
        let log = log(2);
        let (one, other) = (log.find(&CallFilter::default()), log.find(&CallFilter::default()));
        assert!(one.len() == 2 && one.iter().zip(&other).all(|(one, other)| Arc::ptr_eq(one, other)));
    }

    #[test]
    fn what_was_looked_at_stays_as_it_was() {
        let mut log = log(1);
        let before = log.find(&CallFilter::default());
        log.finish(1, CallOutcome::Ok);
        assert_eq!(before[0].outcome, CallOutcome::Pending);
        assert_eq!(log.find(&CallFilter::default())[0].outcome, CallOutcome::Ok);
    }

    #[test]
    fn the_newest_that_match_oldest_first() {
        let log = log(5);
        let ids = |filter: &CallFilter| log.find(filter).iter().map(|call| call.id).collect::<Vec<_>>();
        assert_eq!(ids(&CallFilter { after: Some(3), ..CallFilter::default() }), [4, 5]);
        assert_eq!(ids(&CallFilter { limit: Some(2), ..CallFilter::method("GETME") }), [4, 5]);
        assert_eq!(ids(&CallFilter::default().chat(2)), [2]);
    }
}
