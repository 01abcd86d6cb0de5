//! What people do: write, send, edit, delete, press.

use std::sync::Arc;

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use super::acting::{Objection, check, check_text};
use super::callbacks::{ANSWER_WINDOW, Query};
use super::chats::{Chat, Place};
use super::files::{FileKind, FileName};
use super::{Change, Content, DAY, Draft, World, view};
use crate::html::{Formatted, detect};
use crate::media::{content, described, text_content, with_caption};
use crate::protocol::{AlbumItem, ContentKind, DeleteMessage, EditText, NewDocument, Press, Say, UserContent};
use crate::wire::{integer, put};

impl World {
    /// Posts what a person says and tells the bot; album items come as messages of their own.
    pub(crate) fn say(&mut self, say: Say) -> Result<Vec<i64>, Objection> {
        let chat = say.chat.unwrap_or(say.user);
        let from = self.may_act(say.user, chat)?;
        check(&say.content)?;
        if chat == say.user && self.chats.get(chat).is_none() {
            // It begins with the first message.
            self.chats.open_private(chat, &from);
            self.emit_user(chat);
        }
        let group = matches!(say.content, UserContent::Album { .. }).then(|| self.next_media_group());
        let contents = self.contents(say.content, &from);
        let post = |content| {
            let draft =
                Draft { reply_to: say.reply_to, media_group: group.clone(), ..Draft::new(from.clone(), content) };
            self.post_by_person(chat, draft)
        };
        Ok(contents.into_iter().filter_map(post).collect())
    }

    fn post_by_person(&mut self, chat: i64, draft: Draft) -> Option<i64> {
        let (id, message) = self.post(chat, draft)?;
        if self.bot_sees(chat, &message) {
            self.push_update("message", &message, chat, DAY);
        }
        Some(id)
    }

    /// Removed bots see nothing; in privacy mode only what is meant for them.
    fn bot_sees(&self, chat: i64, message: &Value) -> bool {
        let Some(chat) = self.chats.get(chat) else { return false };
        if matches!(chat.place, Place::Left { .. }) {
            return false;
        }
        if !self.privacy_mode || !chat.is_group() {
            return true;
        }
        let text = message.get("text").and_then(Value::as_str).unwrap_or_default();
        let name = format!("@{}", self.bot["username"].as_str().unwrap_or_default());
        let reply = message.pointer("/reply_to_message/from/id") == self.bot.get("id");
        text.starts_with('/') || text.contains(&name) || reply
    }

    fn album_item(&mut self, item: AlbumItem) -> Content {
        match item {
            AlbumItem::Photo { bytes, caption } => captioned(self.photo(bytes.into()), caption),
            AlbumItem::Document(document) => self.document_by_person(document),
        }
    }

    fn document_by_person(&mut self, document: NewDocument) -> Content {
        let named = FileName { name: Some(document.name), mime: Some(document.mime) };
        captioned(self.document(document.bytes.into(), named), document.caption)
    }

    /// What is sent, message by message.
    fn contents(&mut self, sent: UserContent, from: &Value) -> Vec<Content> {
        let content = match sent {
            UserContent::Album { items } => return items.into_iter().map(|item| self.album_item(item)).collect(),
            UserContent::Text { text } => text_content(formatted(text)),
            UserContent::Photo { bytes, caption } => captioned(self.photo(bytes.into()), caption),
            UserContent::Document(document) => self.document_by_person(document),
            UserContent::Contact { phone, first_name, user_id } => contact(&phone, first_name, user_id, from),
            UserContent::Location { latitude, longitude } => {
                plain(ContentKind::Location, "location", json!({"latitude": latitude, "longitude": longitude}))
            }
            UserContent::Voice { bytes, duration } => self.voice(bytes.into(), duration),
            UserContent::Sticker { emoji } => self.sticker(&emoji),
        };
        vec![content]
    }

    fn voice(&mut self, bytes: Bytes, duration: u32) -> Content {
        let mime = Some("audio/ogg".to_owned());
        let file = self.files.add(FileKind::Voice, bytes, FileName { name: None, mime });
        let mut voice = described(&file);
        put(&mut voice, "duration", Some(duration));
        put(&mut voice, "mime_type", Some("audio/ogg"));
        content(ContentKind::Voice, "voice", voice, &file)
    }

    fn sticker(&mut self, emoji: &str) -> Content {
        let bytes = Bytes::copy_from_slice(emoji.as_bytes());
        let file = self.files.add(FileKind::Sticker, bytes, FileName::default());
        let sticker = json!({
            "file_id": file.view.file_id, "file_unique_id": file.view.file_unique_id, "file_size": file.view.size,
            "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": emoji,
        });
        content(ContentKind::Sticker, "sticker", sticker, &file)
    }

    /// A person edits a text of their own.
    pub(crate) fn edit_by_person(&mut self, edit: EditText) -> Result<(), Objection> {
        let chat = edit.chat.unwrap_or(edit.user);
        self.may_act(edit.user, chat)?;
        check_text(&edit.text)?;
        if self.author(chat, edit.message_id)? != edit.user {
            return Err("not the user's own message");
        }
        let change = Change { content: Some(text_content(formatted(edit.text))), buttons: None };
        let message = self.change(chat, edit.message_id, change).ok_or("the text is the same")?;
        if self.bot_sees(chat, &message) {
            self.push_update("edited_message", &message, chat, DAY);
        }
        Ok(())
    }

    /// A person deletes a message for everybody: an own one, or any of the private chat. Bots are not told.
    pub(crate) fn delete_by_person(&mut self, deletion: DeleteMessage) -> Result<(), Objection> {
        let chat = deletion.chat.unwrap_or(deletion.user);
        self.may_act(deletion.user, chat)?;
        let author = self.author(chat, deletion.message_id)?;
        if author != deletion.user && chat != deletion.user {
            return Err("not the user's own message");
        }
        self.delete(chat, deletion.message_id);
        Ok(())
    }

    /// Who wrote a message that is still seen.
    fn author(&self, chat: i64, message_id: i64) -> Result<i64, Objection> {
        let stored = self.chats.get(chat).and_then(|chat| chat.seen(message_id)).ok_or("no such message")?;
        Ok(stored.message.pointer("/from/id").and_then(Value::as_i64).unwrap_or_default())
    }

    /// A person presses a button; returns the query id.
    pub(crate) fn press(&mut self, press: &Press) -> Result<String, Objection> {
        let chat_id = press.chat.unwrap_or(press.user);
        let from = self.may_act(press.user, chat_id)?;
        self.bot_is_there(chat_id)?;
        let now = self.now();
        let chat = self.chats.get(chat_id).ok_or("no such chat")?;
        let (message_id, data) = find_button(chat, press)?;
        let message = pressed_message(chat, message_id);
        let instance = chat.instance.clone();
        let id = self.callbacks.open(Query { user: press.user, chat: chat_id, at: now });
        let query = json!({"id": id, "from": from, "chat_instance": instance, "message": message, "data": data});
        self.push_update("callback_query", &query, chat_id, ANSWER_WINDOW);
        Ok(id)
    }
}

/// The button's message and data: given ones are checked, a label is looked up in the newest message that has it.
fn find_button(chat: &Chat, press: &Press) -> Result<(i64, String), Objection> {
    if let (true, Some(id), Some(data)) = (press.stale, press.message_id, &press.data) {
        return Ok((id, data.clone()));
    }
    let candidates = chat.with_buttons().filter(|(id, _)| press.message_id.is_none_or(|wanted| wanted == *id));
    for (id, stored) in candidates {
        let buttons = view::buttons(&stored.message);
        let found = buttons.into_iter().flatten().find(|button| {
            press.data.as_ref().is_none_or(|data| button.data.as_ref() == Some(data))
                && press.label.as_ref().is_none_or(|label| button.label == *label)
        });
        if let Some(button) = found {
            return button.data.map(|data| (id, data)).ok_or("the button only opens a link");
        }
    }
    Err("no such button")
}

/// The message as the query carries it: without content once it is gone.
fn pressed_message(chat: &Chat, message_id: i64) -> Arc<Value> {
    let gone = || Arc::new(json!({"chat": chat.info, "message_id": message_id, "date": 0}));
    chat.seen(message_id).map_or_else(gone, |stored| Arc::clone(&stored.message))
}

fn formatted(text: String) -> Formatted {
    Formatted { entities: detect(&text), plain: text.clone(), source: text }
}

fn captioned(content: Content, caption: Option<String>) -> Content {
    with_caption(content, formatted(caption.unwrap_or_default()))
}

fn plain(kind: ContentKind, field: &str, value: Value) -> Content {
    Content::new(kind, Map::from_iter([(field.to_owned(), value)]))
}

fn contact(phone: &str, first_name: Option<String>, user_id: Option<i64>, from: &Value) -> Content {
    let own = first_name.is_none();
    let name = first_name.map_or_else(|| from["first_name"].clone(), Value::String);
    let mut contact = json!({"phone_number": phone, "first_name": name});
    put(&mut contact, "user_id", user_id.or_else(|| integer(from, "id").filter(|_| own)));
    plain(ContentKind::Contact, "contact", contact)
}
