//! Messages: posting, editing, deleting.

use std::sync::Arc;

use super::State;
use crate::error::ApiError;
use crate::protocol::EventKind;
use crate::wire::{Content, Markup, Message, User};

/// Seconds after which a message cannot be deleted any more (Bot API, `deleteMessage`).
const DELETABLE_FOR: i64 = 48 * 60 * 60;

/// A message and what Telegram does not tell the bot about it.
pub(crate) struct Stored {
    pub(crate) message: Arc<Message>,
    /// Text or caption as HTML.
    pub(crate) html: String,
    pub(crate) reply_keyboard: Option<Vec<Vec<String>>>,
    pub(crate) edits: u32,
    pub(crate) deleted: bool,
    /// Number of the event of the last change.
    pub(crate) revision: u64,
}

/// A message that is not posted yet.
pub(crate) struct Draft {
    pub(crate) content: Content,
    pub(crate) html: String,
    pub(crate) markup: Markup,
    pub(crate) reply_to: Option<i64>,
    pub(crate) media_group_id: Option<String>,
}

impl Draft {
    /// Content alone.
    pub(crate) fn new(content: Content, html: String) -> Draft {
        Draft { content, html, markup: Markup::None, reply_to: None, media_group_id: None }
    }
}

impl State {
    /// Puts a message into a chat that exists.
    pub(crate) fn post(
        &mut self,
        chat: i64,
        from: Arc<User>,
        draft: Draft,
    ) -> Result<Arc<Message>, ApiError> {
        let message_id = self.rooms.next_message_id(chat);
        let revision = self.record(EventKind::Message { chat, message_id });
        let date = self.clock.now();
        let room = self.rooms.room_mut(chat).ok_or_else(|| ApiError::bad("chat not found"))?;
        let original = draft.reply_to.and_then(|id| room.messages.get(&id));
        let (reply_markup, reply_keyboard) = split_markup(draft.markup);
        let message = Arc::new(Message {
            message_id,
            date,
            chat: room.chat.clone(),
            from,
            edit_date: None,
            media_group_id: draft.media_group_id,
            reply_to_message: original.map(|stored| without_reply(&stored.message)),
            content: draft.content,
            reply_markup,
        });
        room.messages.insert(
            message_id,
            Stored {
                message: message.clone(),
                html: draft.html,
                reply_keyboard,
                edits: 0,
                deleted: false,
                revision,
            },
        );
        Ok(message)
    }

    /// A message of the bot that may be edited.
    pub(crate) fn editable(&self, chat: i64, id: i64) -> Result<&Stored, ApiError> {
        let room = self.rooms.open_to_bot(chat)?;
        let stored = room.messages.get(&id).filter(|stored| !stored.deleted);
        let stored = stored.ok_or_else(|| ApiError::bad("message to edit not found"))?;
        if stored.message.from.id != self.me.id {
            return Err(ApiError::bad("message can't be edited"));
        }
        Ok(stored)
    }

    /// Puts new content in place of the old.
    pub(crate) fn replace(
        &mut self,
        chat: i64,
        id: i64,
        changed: Message,
        html: String,
    ) -> Result<Arc<Message>, ApiError> {
        let revision = self.record(EventKind::Edited { chat, message_id: id });
        let now = self.clock.now();
        let stored = self.rooms.room_mut(chat).and_then(|room| room.messages.get_mut(&id));
        let stored = stored.ok_or_else(|| ApiError::bad("message to edit not found"))?;
        stored.message = Arc::new(Message { edit_date: Some(now), ..changed });
        stored.html = html;
        stored.edits += 1;
        stored.revision = revision;
        Ok(stored.message.clone())
    }

    /// Deletes a message as the bot may: its own, and other people's in private chats.
    pub(crate) fn delete(&mut self, chat: i64, id: i64) -> Result<(), ApiError> {
        let (now, me) = (self.clock.now(), self.me.id);
        let room = self.rooms.open_to_bot(chat)?;
        let stored = room.messages.get(&id).filter(|stored| !stored.deleted);
        let message = &stored.ok_or_else(|| ApiError::bad("message to delete not found"))?.message;
        if chat < 0 && message.from.id != me {
            return Err(ApiError::bad("message can't be deleted"));
        }
        if now - message.date > DELETABLE_FOR {
            return Err(ApiError::bad("message can't be deleted for everyone"));
        }
        let revision = self.record(EventKind::Deleted { chat, message_id: id });
        if let Some(stored) = self.rooms.room_mut(chat).and_then(|room| room.messages.get_mut(&id)) {
            stored.deleted = true;
            stored.revision = revision;
        }
        Ok(())
    }
}

fn without_reply(message: &Arc<Message>) -> Arc<Message> {
    if message.reply_to_message.is_none() {
        return message.clone();
    }
    Arc::new(Message { reply_to_message: None, ..message.as_ref().clone() })
}

type Keyboards = (Option<crate::wire::InlineKeyboard>, Option<Vec<Vec<String>>>);

fn split_markup(markup: Markup) -> Keyboards {
    match markup {
        Markup::Inline(keyboard) => (Some(keyboard), None),
        Markup::Reply(labels) => (None, Some(labels)),
        Markup::RemoveReply => (None, Some(Vec::new())),
        Markup::None | Markup::ForceReply => (None, None),
    }
}
