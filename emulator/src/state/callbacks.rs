//! Callback queries and their answers.

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::protocol::CallbackAnswer;

/// How long a query can be answered, in seconds. Telegram does not publish it; updates with one expire then.
pub(crate) const ANSWER_WINDOW: i64 = 150;
/// How many queries are remembered, though the clock be moved back.
const QUERIES_KEPT: usize = 10_000;
/// How many answers are kept for each person.
const ANSWERS_KEPT: usize = 1_000;
/// Real ids are big numbers as text.
const FIRST_ID: u64 = 4_000_000_000_000_000_000;

/// A button press.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Query {
    pub(crate) user: i64,
    pub(crate) chat: i64,
    pub(crate) at: i64,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Callbacks {
    /// By number, with whether it was answered.
    queries: BTreeMap<u64, (Query, bool)>,
    answers: HashMap<i64, VecDeque<CallbackAnswer>>,
    counter: u64,
}

impl Callbacks {
    /// Registers a press and gives its query id. Forgets those that are too old by now.
    pub(crate) fn open(&mut self, query: Query) -> String {
        self.counter += 1;
        let too_old = |old: &Query| query.at - old.at > ANSWER_WINDOW;
        while let Some(first) = self.queries.first_entry()
            && (too_old(&first.get().0) || self.counter - first.key() >= QUERIES_KEPT as u64)
        {
            first.remove();
        }
        self.queries.insert(self.counter, (query, false));
        (FIRST_ID + self.counter).to_string()
    }

    pub(crate) fn get(&self, id: &str) -> Option<Query> {
        self.queries.get(&number(id)?).map(|(query, _)| *query)
    }

    /// False when the query is unknown, too old or answered before.
    pub(crate) fn answer(&mut self, answer: CallbackAnswer) -> bool {
        let known = number(&answer.query_id).and_then(|number| self.queries.get_mut(&number));
        let Some((query, answered)) = known else { return false };
        if *answered || answer.at - query.at > ANSWER_WINDOW {
            return false;
        }
        *answered = true;
        let answers = self.answers.entry(query.user).or_default();
        if answers.len() == ANSWERS_KEPT {
            answers.pop_front();
        }
        answers.push_back(answer);
        true
    }

    /// The newest answers to a person, oldest first.
    pub(crate) fn answers_to(&self, user: i64) -> Vec<CallbackAnswer> {
        self.answers.get(&user).into_iter().flatten().cloned().collect()
    }
}

fn number(id: &str) -> Option<u64> {
    id.parse::<u64>().ok()?.checked_sub(FIRST_ID)
}

#[cfg(test)]
mod tests {
    use super::{ANSWER_WINDOW, ANSWERS_KEPT, Callbacks, QUERIES_KEPT, Query};
    use crate::protocol::CallbackAnswer;

    fn press(callbacks: &mut Callbacks, at: i64) -> String {
        callbacks.open(Query { user: 7, chat: 7, at })
    }

    fn answer(query_id: String, at: i64) -> CallbackAnswer {
        CallbackAnswer { query_id, text: None, show_alert: false, url: None, at }
    }

    #[test]
    fn old_queries_are_forgotten() {
        let mut callbacks = Callbacks::default();
        let first = press(&mut callbacks, 0);
        press(&mut callbacks, ANSWER_WINDOW);
        assert!(callbacks.get(&first).is_some());
        press(&mut callbacks, ANSWER_WINDOW + 1);
        assert!(callbacks.get(&first).is_none() && callbacks.queries.len() == 2);
    }

    #[test]
    fn queries_are_bounded_while_the_clock_stands() {
        let mut callbacks = Callbacks::default();
        let ids: Vec<String> = (0..=QUERIES_KEPT).map(|_| press(&mut callbacks, 0)).collect();
        assert_eq!(callbacks.queries.len(), QUERIES_KEPT);
        assert!(!callbacks.answer(answer(ids[0].clone(), 0)) && callbacks.answer(answer(ids[1].clone(), 0)));
    }

    #[test]
    fn answers_are_bounded_and_the_newest_stay() {
        let mut callbacks = Callbacks::default();
        let mut last = String::new();
        for _ in 0..=ANSWERS_KEPT {
            last = press(&mut callbacks, 0);
            assert!(callbacks.answer(answer(last.clone(), 0)));
            assert!(!callbacks.answer(answer(last.clone(), 0)), "answered twice");
        }
        let kept = callbacks.answers_to(7);
        assert_eq!((kept.len(), &kept[ANSWERS_KEPT - 1].query_id), (ANSWERS_KEPT, &last));
    }
}
