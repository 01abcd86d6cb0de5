//! Presses of buttons and what the bot answered.

use std::collections::HashMap;
use std::sync::Arc;

use crate::error::ApiError;
use crate::protocol::CallbackAnswer;

/// Seconds in which a press may be answered. Telegram names no time; the update itself lives this
/// long, so nothing that the bot can still see is refused.
pub(crate) const ANSWER_WITHIN: i64 = 150;

struct Press {
    at: i64,
    view: CallbackAnswer,
}

/// What `answerCallbackQuery` says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) text: Option<String>,
    pub(crate) show_alert: bool,
    pub(crate) url: Option<String>,
}

/// All presses, and those of each person in order.
#[derive(Default)]
pub(crate) struct Callbacks {
    presses: HashMap<Arc<str>, Press>,
    of_user: HashMap<i64, Vec<Arc<str>>>,
    made: u64,
}

impl Callbacks {
    /// A new query id: digits only, as Telegram's.
    pub(crate) fn next_id(&mut self) -> String {
        self.made += 1;
        (4_000_000_000_000_000_000_u64 + self.made).to_string()
    }

    pub(crate) fn add(&mut self, at: i64, view: CallbackAnswer) {
        let id: Arc<str> = view.callback_query_id.as_str().into();
        self.of_user.entry(view.user).or_default().push(id.clone());
        self.presses.insert(id, Press { at, view });
    }

    /// Answers a press once and in time; gives the one who pressed.
    pub(crate) fn answer(&mut self, id: &str, now: i64, answer: Answer) -> Result<i64, ApiError> {
        self.presses
            .get_mut(id)
            .filter(|press| !press.view.answered && now - press.at <= ANSWER_WITHIN)
            .map(|press| {
                press.view.answered = true;
                press.view.text = answer.text;
                press.view.show_alert = answer.show_alert;
                press.view.url = answer.url;
                press.view.user
            })
            .ok_or_else(|| {
                ApiError::bad(
                    "query is too old and response timeout expired or query ID is invalid",
                )
            })
    }

    /// The presses of one person, oldest first.
    pub(crate) fn of(&self, user: i64) -> Vec<CallbackAnswer> {
        let ids = self.of_user.get(&user).into_iter().flatten();
        ids.filter_map(|id| self.presses.get(id)).map(|press| press.view.clone()).collect()
    }
}
