//! Keyboards under a message and under the text field.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One `InlineKeyboardButton`; kinds without meaning here are carried through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InlineButton {
    pub(crate) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) callback_data: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(flatten)]
    pub(crate) other: Map<String, Value>,
}

/// `InlineKeyboardMarkup`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InlineKeyboard {
    pub(crate) inline_keyboard: Vec<Vec<InlineButton>>,
}

impl InlineKeyboard {
    /// All buttons, row by row.
    pub(crate) fn buttons(&self) -> impl Iterator<Item = &InlineButton> {
        self.inline_keyboard.iter().flatten()
    }
}

/// What a bot may send as `reply_markup`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Markup {
    /// Nothing, or a keyboard without buttons.
    #[default]
    None,
    /// Buttons under the message.
    Inline(InlineKeyboard),
    /// Labels of a keyboard in place of the letters.
    Reply(Vec<Vec<String>>),
    /// Takes a reply keyboard away again.
    RemoveReply,
    /// Asks the user's program to start a reply.
    ForceReply,
}
