//! Messages coming into being and changing.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::World;
use super::chats::{ReplyKeyboard, Stored};
use crate::crowd::Heard;
use crate::protocol::ContentKind;
use crate::wire::{message_head, put, string};

/// The part of a message that says something: `text` or media with caption.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) kind: ContentKind,
    /// Fields of `Message`.
    pub(crate) fields: Map<String, Value>,
    /// Text or caption as written.
    pub(crate) source: String,
    pub(crate) file_id: Option<String>,
}

/// A message about to be posted.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) from: Value,
    pub(crate) content: Content,
    /// `InlineKeyboardMarkup`.
    pub(crate) buttons: Option<Value>,
    pub(crate) reply_keyboard: ReplyKeyboard,
    pub(crate) reply_to: Option<i64>,
    pub(crate) media_group: Option<String>,
}

impl Draft {
    pub(crate) fn new(from: Value, content: Content) -> Self {
        let reply_keyboard = ReplyKeyboard::default();
        Self { from, content, buttons: None, reply_keyboard, reply_to: None, media_group: None }
    }
}

/// A new version of a message.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// `None` leaves the content.
    pub(crate) content: Option<Content>,
    /// The buttons from now on.
    pub(crate) buttons: Option<Value>,
}

/// Fields a message keeps when its content is exchanged.
const KEPT: [&str; 6] = ["message_id", "date", "chat", "from", "reply_to_message", "media_group_id"];

impl World {
    /// Posts into a chat that exists; returns id and `Message`.
    pub(crate) fn post(&mut self, chat_id: i64, draft: Draft) -> Option<(i64, Arc<Value>)> {
        let (date, revision) = (self.now(), self.next_revision());
        let chat = self.chats.get_mut(chat_id)?;
        let message_id = chat.take_id();
        let mut message = Value::Object(message_head(message_id, date, &chat.info, &draft.from));
        put(&mut message, "media_group_id", draft.media_group);
        put(&mut message, "reply_markup", draft.buttons);
        if let Some(answered) = draft.reply_to.and_then(|id| chat.seen(id)) {
            put(&mut message, "reply_to_message", Some(without_reply(&answered.message)));
        }
        extend(&mut message, draft.content.fields);
        let message = Arc::new(message);
        let from_bot = draft.from.get("is_bot") == Some(&Value::Bool(true));
        let stored = Stored {
            message: Arc::clone(&message),
            kind: draft.content.kind,
            source: draft.content.source,
            date,
            from_bot,
            file_id: draft.content.file_id,
            reply_keyboard: draft.reply_keyboard,
            edit_count: 0,
            deleted: false,
            revision,
        };
        chat.put(message_id, stored);
        self.emit(|| json!({"event": "message", "chat": chat_id, "message_id": message_id, "revision": revision}));
        if let Some(crowd) = self.crowd.as_ref().filter(|_| from_bot) {
            let _ = crowd.send(Heard { chat: chat_id, message_id }); // nobody listens any more
        }
        Some((message_id, message))
    }

    /// Exchanges content or buttons; `None` when that changes nothing.
    pub(crate) fn change(&mut self, chat_id: i64, message_id: i64, change: Change) -> Option<Arc<Value>> {
        let (date, revision) = (self.now(), self.next_revision());
        let chat = self.chats.get_mut(chat_id)?;
        let mut stored = chat.get(message_id)?.clone();
        let mut message = match change.content {
            Some(content) => {
                let mut message = kept_fields(&stored.message);
                extend(&mut message, content.fields);
                (stored.kind, stored.source, stored.file_id) = (content.kind, content.source, content.file_id);
                message
            }
            None => without(&stored.message, &["reply_markup", "edit_date"]),
        };
        put(&mut message, "reply_markup", change.buttons);
        if message == without(&stored.message, &["edit_date"]) {
            return None;
        }
        put(&mut message, "edit_date", Some(date));
        stored.message = Arc::new(message);
        stored.edit_count += 1;
        stored.revision = revision;
        let message = Arc::clone(&stored.message);
        chat.put(message_id, stored);
        self.emit(|| json!({"event": "edit", "chat": chat_id, "message_id": message_id, "revision": revision}));
        Some(message)
    }

    /// Takes a message away for everybody; false when there was none.
    pub(crate) fn delete(&mut self, chat_id: i64, message_id: i64) -> bool {
        let revision = self.next_revision();
        let Some(chat) = self.chats.get_mut(chat_id) else { return false };
        let Some(mut stored) = chat.seen(message_id).cloned() else { return false };
        stored.deleted = true;
        stored.revision = revision;
        chat.put(message_id, stored);
        self.emit(|| json!({"event": "delete", "chat": chat_id, "message_id": message_id, "revision": revision}));
        true
    }
}

impl Content {
    /// Content with text or caption under its name.
    pub(crate) fn new(kind: ContentKind, fields: Map<String, Value>) -> Self {
        Self { kind, fields, source: String::new(), file_id: None }
    }

    /// The fields of a message that make up its content, to be reused with another caption.
    pub(crate) fn of(stored: &Stored) -> Self {
        let mut fields = without(&stored.message, &KEPT);
        for name in ["reply_markup", "edit_date", "caption", "caption_entities"] {
            if let Some(fields) = fields.as_object_mut() {
                fields.remove(name);
            }
        }
        let fields = fields.as_object().cloned().unwrap_or_default();
        Self { kind: stored.kind, fields, source: String::new(), file_id: stored.file_id.clone() }
    }
}

fn extend(message: &mut Value, fields: Map<String, Value>) {
    if let Some(message) = message.as_object_mut() {
        message.extend(fields);
    }
}

fn kept_fields(message: &Value) -> Value {
    let fields = message.as_object().into_iter().flatten().filter(|(name, _)| KEPT.contains(&name.as_str()));
    Value::Object(fields.map(|(name, value)| (name.clone(), value.clone())).collect())
}

fn without(message: &Value, names: &[&str]) -> Value {
    let fields = message.as_object().into_iter().flatten().filter(|(name, _)| !names.contains(&name.as_str()));
    Value::Object(fields.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Telegram shows the answered message without what that one answered.
fn without_reply(message: &Value) -> Value {
    without(message, &["reply_to_message"])
}

/// Plain text of a message, "" for media.
pub(super) fn plain_text(message: &Value) -> String {
    string(message, "text").unwrap_or_default()
}
