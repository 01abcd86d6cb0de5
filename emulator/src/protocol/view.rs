//! What a person sees: chats, messages, events.

use serde::{Deserialize, Serialize};

/// What kind of thing a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentKind {
    /// Words only.
    Text,
    /// A photo.
    Photo,
    /// A file.
    Document,
    /// A contact card.
    Contact,
    /// A place.
    Location,
    /// A voice message.
    Voice,
    /// A sticker.
    Sticker,
    /// Members coming and going, groups made and upgraded.
    Service,
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What is written on it.
    pub label: String,
    /// Callback data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Page it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The file of a message; of a photo, its largest size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// For `GET /control/files/{file_id}`.
    pub file_id: String,
    /// Same bytes, same id.
    pub file_unique_id: String,
    /// File name of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// MIME type, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mime: Option<String>,
    /// Bytes.
    pub size: u64,
}

/// A message as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    /// Id within the chat.
    pub message_id: i64,
    /// Seconds since 1970 by the emulator's clock.
    pub date: i64,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// Who wrote it.
    pub from_id: i64,
    /// First and last name of the writer.
    pub from_name: String,
    /// What it is.
    pub kind: ContentKind,
    /// Plain text; empty for anything but text and service messages.
    pub text: String,
    /// Text or caption as HTML: the bot's own where it used the HTML parse mode, else escaped.
    pub html: String,
    /// Plain caption of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Buttons under the message, row by row.
    #[serde(default)]
    pub buttons: Vec<Vec<Button>>,
    /// Labels of the reply keyboard that came with the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_keyboard: Option<Vec<Vec<String>>>,
    /// How often text, caption, file or buttons were changed.
    pub edit_count: u32,
    /// Whether it was deleted; deleted messages stay visible here.
    pub deleted: bool,
    /// Message answered to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<i64>,
    /// Album it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_group_id: Option<String>,
    /// Its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileView>,
    /// Number of the event of its last change.
    pub revision: u64,
}

/// Messages of a chat and the event number up to which they are true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatPage {
    /// Oldest first.
    pub messages: Vec<ChatMessage>,
    /// Ask for what changed since then with `since=`.
    pub seq: u64,
}

/// One line of the list of chats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatSummary {
    /// Id of the chat; of a private chat, the user's id.
    pub id: i64,
    /// `private`, `group` or `supergroup`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Title, or the person's name.
    pub title: String,
    /// Private chat: whether the person ever wrote to the bot. Group: whether the bot is in it.
    pub open: bool,
    /// Whether the person blocked the bot.
    pub blocked: bool,
    /// How many messages there are, deleted ones included.
    pub messages: usize,
}

/// Something that happened, for followers of the event stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Counts from 1 without gaps.
    pub seq: u64,
    /// Milliseconds since 1970 by the emulator's clock.
    pub at_ms: i64,
    /// What happened.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// The kinds of events. They name what changed; ask for the thing itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EventKind {
    /// A person or chat is new or changed (blocked, joined, upgraded).
    Chat {
        /// Its id.
        chat: i64,
    },
    /// A message is new.
    Message {
        /// Its chat.
        chat: i64,
        /// Its id.
        message_id: i64,
    },
    /// A message was edited.
    Edited {
        /// Its chat.
        chat: i64,
        /// Its id.
        message_id: i64,
    },
    /// A message was deleted.
    Deleted {
        /// Its chat.
        chat: i64,
        /// Its id.
        message_id: i64,
    },
    /// A button was pressed.
    Pressed {
        /// The chat.
        chat: i64,
        /// The message.
        message_id: i64,
        /// Who pressed.
        user: i64,
        /// Id of the query.
        callback_query_id: String,
    },
    /// The bot answered a press.
    Answered {
        /// Whose press.
        user: i64,
        /// Id of the query.
        callback_query_id: String,
        /// Toast or alert.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Whether it must be clicked away.
        show_alert: bool,
    },
    /// The bot shows that it is busy.
    Action {
        /// The chat.
        chat: i64,
        /// For example `typing`.
        action: String,
    },
    /// The bot changed a command menu.
    Commands,
    /// Everything was thrown away.
    Reset,
}

/// The server's own state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerState {
    /// Seconds since 1970 by the emulator's clock.
    pub now: i64,
    /// Updates that the bot has not confirmed.
    pub pending_updates: u64,
    /// Id that the next update gets.
    pub next_update_id: i64,
    /// What the bot asked for; empty = the default set.
    pub allowed_updates: Vec<String>,
    /// Webhook address; empty = long polling.
    pub webhook_url: String,
    /// Number of the newest event.
    pub seq: u64,
    /// Faults still switched on.
    pub faults: usize,
}
