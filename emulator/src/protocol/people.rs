//! What people do: the bodies of the control interface's requests.

use serde::{Deserialize, Serialize};

/// A person to be made, or changed if the id is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUser {
    /// Telegram id; positive.
    pub id: i64,
    /// First name.
    pub first_name: String,
    /// Last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Without the at sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// IETF tag, for example `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_code: Option<String>,
}

/// A group to be made. The bot is not in it until it is told to join.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroup {
    /// Negative; ids of supergroups are below -1000000000000.
    pub id: i64,
    /// Name of the group.
    pub title: String,
    /// Whether it starts as a supergroup.
    #[serde(default)]
    pub supergroup: bool,
}

/// Who lets the bot in or throws it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMember {
    /// The acting person.
    pub by: i64,
}

/// A text from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendText {
    /// Sender.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The text as typed.
    pub text: String,
    /// Message answered to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<i64>,
}

/// A new text for an own message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// Author.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The message.
    pub message_id: i64,
    /// New text, or new caption of a message with a file.
    pub text: String,
}

/// A file from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The bytes, in standard base64.
    #[serde(default)]
    pub base64: String,
    /// File name, for documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// MIME type, for documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mime: Option<String>,
    /// Caption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Claims this size in bytes, so that a huge file need not be sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_size: Option<u64>,
}

/// A photo, document, voice message or sticker from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendFile {
    /// Sender.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Message answered to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<i64>,
    /// The file.
    #[serde(flatten)]
    pub file: Attachment,
}

/// One part of an album.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AlbumItem {
    /// A photo.
    Photo(Attachment),
    /// A document.
    Document(Attachment),
}

/// Several files in one go: one update each, one `media_group_id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendAlbum {
    /// Sender.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The parts, 1 to 10.
    pub items: Vec<AlbumItem>,
}

/// A contact from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendContact {
    /// Sender.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Phone number.
    pub phone_number: String,
    /// Whose number it is; none = the sender's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<i64>,
}

/// A place from a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SendLocation {
    /// Sender.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Degrees.
    pub latitude: f64,
    /// Degrees.
    pub longitude: f64,
}

/// A tap on a button, by its data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// Who taps.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The message with the button.
    pub message_id: i64,
    /// Callback data of the button.
    pub data: String,
    /// Whether the button may be gone by now, as on a screen that was not refreshed.
    #[serde(default)]
    pub stale: bool,
}

/// A tap on the button with this label, in the newest message that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PressLabel {
    /// Who taps.
    pub user: i64,
    /// Chat; none = the private chat with the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The whole label.
    pub label: String,
}

/// Answer to everything that sends: the ids of the new messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// One id per message, in order.
    pub message_ids: Vec<i64>,
}

/// Answer to a tap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressed {
    /// Id of the callback query.
    pub callback_query_id: String,
}
