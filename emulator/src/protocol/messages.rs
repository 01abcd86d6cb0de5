//! Messages as a person sees them.

use serde::{Deserialize, Serialize};

use super::UserContent;

/// A message of a chat, newest version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    /// Id inside the chat.
    pub message_id: i64,
    /// Unix time by the movable clock.
    pub date: i64,
    /// Written by the bot.
    pub from_bot: bool,
    /// Who wrote it.
    pub from_id: i64,
    /// Their first name.
    pub from_name: String,
    /// What it is.
    pub kind: ContentKind,
    /// Plain text, "" for media.
    pub text: String,
    /// Text or caption as the bot wrote it, tags included.
    pub html: String,
    /// Plain caption of media.
    pub caption: Option<String>,
    /// Inline buttons, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// Labels of a reply keyboard sent with it, row by row.
    pub reply_keyboard: Vec<Vec<String>>,
    /// How often it was edited.
    pub edit_count: u32,
    /// Deleted; nobody sees it any more.
    pub deleted: bool,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// Album it belongs to.
    pub media_group_id: Option<String>,
    /// Its file.
    pub file: Option<FileView>,
    /// Counts every change in the emulator; grows with each edit.
    pub revision: u64,
}

/// An inline button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// `callback_data`.
    pub data: Option<String>,
    /// Link.
    pub url: Option<String>,
}

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ContentKind {
    Text,
    Photo,
    Document,
    Contact,
    Location,
    Voice,
    Sticker,
    Service,
}

/// A file in a message; [`crate::client::ControlClient::file`] gives its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// For `getFile` and for sending it again.
    pub file_id: String,
    /// The same for the same bytes.
    pub file_unique_id: String,
    /// File name of a document.
    pub name: Option<String>,
    /// MIME type of a document.
    pub mime: Option<String>,
    /// Bytes.
    pub size: u64,
}

/// A person says something. Without `chat`: in private with the bot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Say {
    pub(crate) user: i64,
    #[serde(default)]
    pub(crate) chat: Option<i64>,
    #[serde(default)]
    pub(crate) reply_to: Option<i64>,
    pub(crate) content: UserContent,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct MessageIds {
    pub(crate) message_ids: Vec<i64>,
}

/// A person presses a button, found by `data` or by `label`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Press {
    pub(crate) user: i64,
    #[serde(default)]
    pub(crate) chat: Option<i64>,
    #[serde(default)]
    pub(crate) message_id: Option<i64>,
    #[serde(default)]
    pub(crate) data: Option<String>,
    #[serde(default)]
    pub(crate) label: Option<String>,
    /// The button need not be there any more.
    #[serde(default)]
    pub(crate) stale: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct QueryId {
    pub(crate) query_id: String,
}

/// Which messages of a chat, and how long to wait for the first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct AfterQuery {
    /// Messages with a greater id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) after: Option<i64>,
    /// Messages sent, edited or deleted after this revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) changed_after: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) wait_ms: Option<u64>,
}
