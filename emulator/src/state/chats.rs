//! Chats and their messages.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::protocol::{ContentKind, ReplyButton};

/// What kind of chat, and whether the bot may write there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Place {
    Private,
    Group,
    Supergroup,
    /// The bot is no longer in the group.
    Left {
        supergroup: bool,
    },
    /// Became the supergroup with this id.
    Upgraded(i64),
}

/// What a message does to the keyboard below the chat.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct ReplyKeyboard {
    pub(crate) rows: Vec<Vec<ReplyButton>>,
    pub(crate) one_time: bool,
    pub(crate) remove: bool,
}

/// A message with what only the emulator knows about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Stored {
    /// `Message`.
    pub(crate) message: Arc<Value>,
    pub(crate) kind: ContentKind,
    /// Text or caption as written.
    pub(crate) source: String,
    pub(crate) date: i64,
    pub(crate) from_bot: bool,
    pub(crate) file_id: Option<String>,
    pub(crate) reply_keyboard: ReplyKeyboard,
    pub(crate) edit_count: u32,
    pub(crate) deleted: bool,
    pub(crate) revision: u64,
}

impl Stored {
    pub(crate) fn has_buttons(&self) -> bool {
        !self.deleted && self.message.get("reply_markup").is_some()
    }
}

/// A chat; ids of messages count up inside it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Chat {
    /// `Chat`.
    pub(crate) info: Value,
    pub(crate) place: Place,
    pub(crate) instance: String,
    messages: BTreeMap<i64, Stored>,
    by_revision: BTreeMap<u64, i64>,
    with_buttons: BTreeSet<i64>,
    next_id: i64,
    #[serde(skip)]
    changed: Arc<Notify>,
}

impl Chat {
    fn new(chat: Value, place: Place, instance: String) -> Self {
        Self {
            info: chat,
            place,
            instance,
            messages: BTreeMap::new(),
            by_revision: BTreeMap::new(),
            with_buttons: BTreeSet::new(),
            next_id: 1,
            changed: Arc::new(Notify::new()),
        }
    }

    pub(crate) fn take_id(&mut self) -> i64 {
        self.next_id += 1;
        self.next_id - 1
    }

    pub(crate) fn get(&self, message_id: i64) -> Option<&Stored> {
        self.messages.get(&message_id)
    }

    /// A message people still see.
    pub(crate) fn seen(&self, message_id: i64) -> Option<&Stored> {
        self.get(message_id).filter(|stored| !stored.deleted)
    }

    /// Puts a new message or a new version, keeping the indexes.
    pub(crate) fn put(&mut self, message_id: i64, stored: Stored) {
        if let Some(before) = self.messages.get(&message_id) {
            self.by_revision.remove(&before.revision);
        }
        if stored.has_buttons() {
            self.with_buttons.insert(message_id);
        } else {
            self.with_buttons.remove(&message_id);
        }
        self.by_revision.insert(stored.revision, message_id);
        self.messages.insert(message_id, stored);
        self.changed.notify_waiters();
    }

    pub(crate) fn after(&self, message_id: i64) -> impl Iterator<Item = (i64, &Stored)> {
        let from = message_id.saturating_add(1);
        self.messages.range(from..).map(|(id, stored)| (*id, stored))
    }

    /// Messages changed after a revision, in order of change.
    pub(crate) fn changed_after(&self, revision: u64) -> impl Iterator<Item = (i64, &Stored)> {
        let from = revision.saturating_add(1);
        self.by_revision.range(from..).filter_map(|(_, id)| self.messages.get(id).map(|stored| (*id, stored)))
    }

    /// Messages with inline buttons, newest first.
    pub(crate) fn with_buttons(&self) -> impl Iterator<Item = (i64, &Stored)> {
        self.with_buttons.iter().rev().filter_map(|id| self.messages.get(id).map(|stored| (*id, stored)))
    }

    pub(crate) fn changed(&self) -> Arc<Notify> {
        Arc::clone(&self.changed)
    }

    pub(crate) fn is_group(&self) -> bool {
        match self.place {
            Place::Private => false,
            Place::Group | Place::Supergroup | Place::Left { .. } | Place::Upgraded(_) => true,
        }
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Chats(HashMap<i64, Chat>);

impl Chats {
    pub(crate) fn get(&self, id: i64) -> Option<&Chat> {
        self.0.get(&id)
    }

    pub(crate) fn get_mut(&mut self, id: i64) -> Option<&mut Chat> {
        self.0.get_mut(&id)
    }

    /// The private chat with this person; begins when they write first.
    pub(crate) fn open_private(&mut self, id: i64, user: &Value) -> &mut Chat {
        let mut chat = user.clone();
        if let Some(chat) = chat.as_object_mut() {
            chat.remove("is_bot");
            chat.remove("language_code");
            chat.insert("type".to_owned(), json!("private"));
        }
        self.0.entry(id).or_insert_with(|| Chat::new(chat, Place::Private, instance(id)))
    }

    pub(crate) fn open_group(&mut self, id: i64, title: &str, place: Place) -> &mut Chat {
        let kind = if place == Place::Supergroup { "supergroup" } else { "group" };
        let chat = json!({"id": id, "type": kind, "title": title});
        self.0.entry(id).or_insert_with(|| Chat::new(chat, place, instance(id)))
    }
}

/// `chat_instance`: opaque, the same for a chat.
fn instance(id: i64) -> String {
    id.wrapping_mul(-7_046_029_254_386_353_131).to_string()
}
