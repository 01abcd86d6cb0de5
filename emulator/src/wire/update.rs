//! `Update` and the objects that only updates carry.

use std::sync::Arc;

use serde::Serialize;

use super::{Chat, Message, User};

/// `CallbackQuery`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CallbackQuery {
    pub(crate) id: String,
    pub(crate) from: Arc<User>,
    pub(crate) message: PressedMessage,
    pub(crate) chat_instance: String,
    pub(crate) data: String,
}

/// `MaybeInaccessibleMessage`.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum PressedMessage {
    /// The message as it stands.
    There(Arc<Message>),
    /// A deleted message of which the user still sees the button.
    Gone {
        chat: Arc<Chat>,
        message_id: i64,
        /// Always 0, by which a bot knows this case.
        date: i64,
    },
}

/// `ChatMember` in the shapes a bot sees of itself.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub(crate) enum Membership {
    Member {
        user: Arc<User>,
    },
    Left {
        user: Arc<User>,
    },
    Kicked {
        user: Arc<User>,
        /// 0 = for ever.
        until_date: i64,
    },
}

/// `ChatMemberUpdated`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChatMemberUpdated {
    pub(crate) chat: Arc<Chat>,
    pub(crate) from: Arc<User>,
    pub(crate) date: i64,
    pub(crate) old_chat_member: Membership,
    pub(crate) new_chat_member: Membership,
}

/// The kinds of updates this server makes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UpdateKind {
    Message(Arc<Message>),
    EditedMessage(Arc<Message>),
    CallbackQuery(CallbackQuery),
    MyChatMember(ChatMemberUpdated),
}

impl UpdateKind {
    /// The name in `allowed_updates`.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            UpdateKind::Message(_) => "message",
            UpdateKind::EditedMessage(_) => "edited_message",
            UpdateKind::CallbackQuery(_) => "callback_query",
            UpdateKind::MyChatMember(_) => "my_chat_member",
        }
    }

    /// The chat whose order a webhook keeps.
    pub(crate) fn chat(&self) -> i64 {
        match self {
            UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => message.chat.id,
            UpdateKind::CallbackQuery(query) => match &query.message {
                PressedMessage::There(message) => message.chat.id,
                PressedMessage::Gone { chat, .. } => chat.id,
            },
            UpdateKind::MyChatMember(change) => change.chat.id,
        }
    }
}
