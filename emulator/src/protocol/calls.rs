//! The log of what the bot called.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One Bot API call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Counts up from 1, never anew.
    pub id: u64,
    /// Unix time by the movable clock.
    pub at: i64,
    /// Method in Telegram's spelling, or as sent when it is unknown.
    pub method: String,
    /// The chat it concerns, where there is one.
    pub chat: Option<i64>,
    /// Parameters; uploads are shown as name and size.
    pub params: Value,
    /// How it ended.
    pub outcome: CallOutcome,
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CallOutcome {
    /// Not answered yet, or the client went away first.
    Pending,
    /// Answered with a result.
    Ok,
    /// Answered with an error, by the rules or by a fault.
    Refused {
        /// `error_code`.
        code: u16,
        /// Telegram's words.
        description: String,
    },
    /// Connection closed before any effect (faults `Reset` and `Hang`), by the bot or by the fault.
    Reset,
    /// Effect without an answer (fault `AnswerLost`, or `Slow` when the bot does not wait).
    AnswerLost,
}

/// Which calls to show; the default shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallFilter {
    /// Only this method (case does not matter).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Only this chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Only calls with a greater id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
    /// Only the newest so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
}

impl CallFilter {
    /// Only this method.
    #[must_use]
    pub fn method(method: &str) -> Self {
        Self { method: Some(method.to_owned()), ..Self::default() }
    }

    /// Only this chat as well.
    #[must_use]
    pub fn chat(mut self, chat: i64) -> Self {
        self.chat = Some(chat);
        self
    }
}

/// An `answerCallbackQuery` as the person saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackAnswer {
    /// The query it answers.
    pub query_id: String,
    /// The text shown, if any.
    pub text: Option<String>,
    /// Shown as an alert instead of a toast.
    pub show_alert: bool,
    /// A URL to open, if any.
    pub url: Option<String>,
    /// Unix time by the movable clock.
    pub at: i64,
}
