//! People, groups and what they send.

use serde::{Deserialize, Serialize};

use super::bytes;

/// A person; they have to write before the bot may.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUser {
    /// User id, also the id of the private chat.
    pub id: i64,
    /// First name.
    pub first_name: String,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// User name without `@`.
    #[serde(default)]
    pub username: Option<String>,
    /// IETF language tag of their app.
    #[serde(default)]
    pub language_code: Option<String>,
    /// What the chat page shows under the name, for instance the part they play; the bot never sees it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A person as the chat page shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserView {
    /// Names, language and note.
    #[serde(flatten)]
    pub user: NewUser,
    /// Blocked the bot.
    pub blocked: bool,
    /// Deleted the account.
    pub deactivated: bool,
    /// Has written to the bot, so that it may write back.
    pub has_chat: bool,
}

/// The bot as people see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotView {
    /// User id.
    pub id: i64,
    /// Display name.
    pub first_name: String,
    /// User name without `@`.
    pub username: String,
    /// What an empty chat shows, "" when the bot has set none.
    pub description: String,
}

/// A group with the bot in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewGroup {
    /// Negative chat id.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Who added the bot.
    pub creator: i64,
    /// A supergroup from the start.
    #[serde(default)]
    pub supergroup: bool,
}

/// A file a person sends as a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDocument {
    /// File name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// Content.
    #[serde(with = "bytes")]
    pub bytes: Vec<u8>,
    /// Caption.
    #[serde(default)]
    pub caption: Option<String>,
}

/// One item of an album.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum AlbumItem {
    /// A picture.
    Photo {
        /// Content.
        #[serde(with = "bytes")]
        bytes: Vec<u8>,
        /// Caption.
        #[serde(default)]
        caption: Option<String>,
    },
    /// A file.
    Document(NewDocument),
}

impl AlbumItem {
    /// A picture without a caption.
    #[must_use]
    pub fn photo(bytes: &[u8]) -> Self {
        Self::Photo { bytes: bytes.to_vec(), caption: None }
    }

    /// A picture with a caption.
    #[must_use]
    pub fn photo_with_caption(bytes: &[u8], caption: &str) -> Self {
        Self::Photo { bytes: bytes.to_vec(), caption: Some(caption.to_owned()) }
    }
}

/// What a person can send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of the Bot API")]
pub enum UserContent {
    /// A text; commands and links get their entities.
    Text { text: String },
    /// A picture.
    Photo {
        #[serde(with = "bytes")]
        bytes: Vec<u8>,
        #[serde(default)]
        caption: Option<String>,
    },
    /// A file.
    Document(NewDocument),
    /// Several pictures or files; one update each.
    Album { items: Vec<AlbumItem> },
    /// A contact; without `user_id` it is the sender's own.
    Contact {
        phone: String,
        #[serde(default)]
        first_name: Option<String>,
        #[serde(default)]
        user_id: Option<i64>,
    },
    /// A place.
    Location { latitude: f64, longitude: f64 },
    /// A voice message.
    Voice {
        #[serde(with = "bytes")]
        bytes: Vec<u8>,
        duration: u32,
    },
    /// A sticker.
    Sticker { emoji: String },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct EditText {
    pub(crate) user: i64,
    #[serde(default)]
    pub(crate) chat: Option<i64>,
    pub(crate) message_id: i64,
    pub(crate) text: String,
}

/// A person deletes a message.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct DeleteMessage {
    pub(crate) user: i64,
    #[serde(default)]
    pub(crate) chat: Option<i64>,
    pub(crate) message_id: i64,
}

/// What `POST /control/clock` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum ClockMove {
    /// On from where it is; negative seconds move it back.
    Advance { seconds: i64 },
    /// To this unix time.
    Set { now: i64 },
}

/// What the clock shows, as unix time.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct ClockView {
    pub(crate) now: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct NextUpdateId {
    pub(crate) next: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Upgrade {
    pub(crate) new_id: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct UpdatesView {
    pub(crate) pending: u64,
    pub(crate) next_update_id: i64,
    pub(crate) allowed_updates: Vec<String>,
}

/// Body of a refused control request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Rejection {
    pub(crate) error: String,
}
