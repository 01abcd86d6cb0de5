//! `Message` and what it contains.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Chat, Contact, Document, InlineKeyboard, Location, PhotoSize, Sticker, User, Voice};

/// `MessageEntity`; offset and length in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entity {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) offset: usize,
    pub(crate) length: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) custom_emoji_id: Option<String>,
}

/// Caption of a photo or document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct MediaText {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) caption: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) caption_entities: Vec<Entity>,
}

/// The one thing a message is about; each variant is a set of `Message` fields.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Content {
    Text {
        text: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        entities: Vec<Entity>,
    },
    Photo {
        photo: Vec<PhotoSize>,
        #[serde(flatten)]
        caption: MediaText,
    },
    Document {
        document: Document,
        #[serde(flatten)]
        caption: MediaText,
    },
    Contact {
        contact: Contact,
    },
    Location {
        location: Location,
    },
    Voice {
        voice: Voice,
        #[serde(flatten)]
        caption: MediaText,
    },
    Sticker {
        sticker: Sticker,
    },
    NewMembers {
        new_chat_members: Vec<Arc<User>>,
    },
    LeftMember {
        left_chat_member: Arc<User>,
    },
    GroupCreated {
        group_chat_created: bool,
    },
    MigratedTo {
        migrate_to_chat_id: i64,
    },
    MigratedFrom {
        migrate_from_chat_id: i64,
    },
}

impl Content {
    /// The caption, where this kind of content can have one.
    pub(crate) fn caption(&self) -> Option<&MediaText> {
        match self {
            Content::Photo { caption, .. }
            | Content::Document { caption, .. }
            | Content::Voice { caption, .. } => Some(caption),
            Content::Text { .. }
            | Content::Contact { .. }
            | Content::Location { .. }
            | Content::Sticker { .. }
            | Content::NewMembers { .. }
            | Content::LeftMember { .. }
            | Content::GroupCreated { .. }
            | Content::MigratedTo { .. }
            | Content::MigratedFrom { .. } => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn caption_mut(&mut self) -> Option<&mut MediaText> {
        match self {
            Content::Photo { caption, .. }
            | Content::Document { caption, .. }
            | Content::Voice { caption, .. } => Some(caption),
            Content::Text { .. }
            | Content::Contact { .. }
            | Content::Location { .. }
            | Content::Sticker { .. }
            | Content::NewMembers { .. }
            | Content::LeftMember { .. }
            | Content::GroupCreated { .. }
            | Content::MigratedTo { .. }
            | Content::MigratedFrom { .. } => None,
        }
    }
}

/// `Message`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Message {
    pub(crate) message_id: i64,
    /// Seconds since 1970.
    pub(crate) date: i64,
    pub(crate) chat: Arc<Chat>,
    pub(crate) from: Arc<User>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) edit_date: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) media_group_id: Option<String>,
    /// Telegram does not nest replies further than one level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reply_to_message: Option<Arc<Message>>,
    #[serde(flatten)]
    pub(crate) content: Content,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reply_markup: Option<InlineKeyboard>,
}
