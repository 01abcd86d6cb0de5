//! Messages as a person sees them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::UserContent;

/// A message of a chat, newest version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "flags as the Bot API has them")]
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
    /// `MessageEntity` objects of text or caption; offsets count UTF-16 units.
    pub entities: Vec<Value>,
    /// Inline buttons, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// Buttons of a reply keyboard sent with it, row by row.
    pub reply_keyboard: Vec<Vec<ReplyButton>>,
    /// The reply keyboard hides once it was used.
    pub one_time_keyboard: bool,
    /// Takes away the reply keyboard sent before.
    pub remove_keyboard: bool,
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
    /// The contact it shares.
    pub contact: Option<ContactView>,
    /// The place it shares.
    pub location: Option<LocationView>,
    /// The emoji of a sticker.
    pub emoji: Option<String>,
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

/// A button of a reply keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyButton {
    /// What it says, and what pressing it sends.
    pub label: String,
    /// Pressing it shares the person's contact instead.
    pub request_contact: bool,
}

/// A contact in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactView {
    /// Phone number as it was sent.
    pub phone: String,
    /// First name.
    pub first_name: String,
    /// User id, when it is somebody at Telegram.
    pub user_id: Option<i64>,
}

/// A place in a message.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LocationView {
    pub latitude: f64,
    pub longitude: f64,
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
