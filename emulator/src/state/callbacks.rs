//! Callback queries and their answers.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::protocol::CallbackAnswer;

/// How long a query can be answered, in seconds. Telegram does not publish it; updates with one expire then.
pub(crate) const ANSWER_WINDOW: i64 = 150;

/// A button press.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Query {
    pub(crate) user: i64,
    pub(crate) chat: i64,
    pub(crate) at: i64,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Callbacks {
    queries: HashMap<String, Query>,
    answered: HashSet<String>,
    answers: HashMap<i64, Vec<CallbackAnswer>>,
    counter: u64,
}

impl Callbacks {
    /// Registers a press and gives its query id.
    pub(crate) fn open(&mut self, query: Query) -> String {
        self.counter += 1;
        // Real ids are big numbers as text.
        let id = (4_000_000_000_000_000_000 + self.counter).to_string();
        self.queries.insert(id.clone(), query);
        id
    }

    pub(crate) fn get(&self, id: &str) -> Option<Query> {
        self.queries.get(id).copied()
    }

    /// False when the query is unknown, too old or answered before.
    pub(crate) fn answer(&mut self, answer: CallbackAnswer) -> bool {
        let Some(query) = self.get(&answer.query_id) else { return false };
        let in_time = answer.at - query.at <= ANSWER_WINDOW;
        let accepted = in_time && self.answered.insert(answer.query_id.clone());
        if accepted {
            self.answers.entry(query.user).or_default().push(answer);
        }
        accepted
    }

    pub(crate) fn answers_to(&self, user: i64) -> &[CallbackAnswer] {
        self.answers.get(&user).map_or(&[], Vec::as_slice)
    }
}
