//! What the bot did: its calls, its answers to presses, its command menus.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum CallOutcome {
    /// Not ended yet, or the bot hung up.
    Pending,
    /// Done and answered.
    Ok,
    /// Refused.
    Refused {
        /// HTTP status and `error_code`.
        code: u16,
        /// Telegram's words.
        description: String,
    },
    /// Struck by a fault.
    Fault {
        /// Name of the fault's kind.
        fault: String,
        /// Whether the call took effect all the same.
        effect: bool,
    },
}

/// One call of the bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Counts from 1 in order of arrival.
    pub seq: u64,
    /// Milliseconds since 1970 by the emulator's clock.
    pub at_ms: i64,
    /// Telegram's spelling, for example `sendMessage`.
    pub method: String,
    /// The chat named by `chat_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The arguments; of files only name and size.
    pub args: Map<String, Value>,
    /// How it ended.
    #[serde(flatten)]
    pub outcome: CallOutcome,
}

/// Which calls to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallFilter {
    /// Method in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Only calls with a higher number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u64>,
    /// At most so many, the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
}

/// A press and what the bot answered to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackAnswer {
    /// Id of the query.
    pub callback_query_id: String,
    /// Who pressed.
    pub user: i64,
    /// Where.
    pub chat: i64,
    /// Under which message.
    pub message_id: i64,
    /// Data of the button.
    pub data: String,
    /// Whether the bot answered in time.
    pub answered: bool,
    /// Toast or alert, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether it must be clicked away.
    #[serde(default)]
    pub show_alert: bool,
    /// Page to be opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// `BotCommand`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Without the slash.
    pub command: String,
    /// One line about it.
    pub description: String,
}

/// The commands set for one scope and language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandMenu {
    /// For example `default`, `all_private_chats`, `chat:42`, `chat_member:-7:42`.
    pub scope: String,
    /// Two letters, or empty for every language.
    pub language_code: String,
    /// In the bot's order.
    pub commands: Vec<Command>,
}
