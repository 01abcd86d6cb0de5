//! Messages as the control interface shows them.

use std::fmt::Write as _;

use serde_json::Value;

use super::World;
use super::chats::Stored;
use super::posting::plain_text;
use crate::protocol::{BotView, Button, ChatMessage, ContactView, ContentKind, LocationView};
use crate::wire::{integer, string};

impl World {
    /// The bot as people see it.
    pub(crate) fn bot_view(&self) -> BotView {
        let said = |field: &str| self.profile.text(field, "");
        let named = Some(said("name")).filter(|name| !name.is_empty());
        BotView {
            id: integer(&self.bot, "id").unwrap_or_default(),
            first_name: named.or_else(|| string(&self.bot, "first_name")).unwrap_or_default(),
            username: string(&self.bot, "username").unwrap_or_default(),
            description: said("description"),
        }
    }

    /// The newest version of a message.
    pub(crate) fn view(&self, message_id: i64, stored: &Stored) -> ChatMessage {
        let message = &*stored.message;
        let from = message.get("from").cloned().unwrap_or_default();
        let file = stored.file_id.as_ref().and_then(|id| self.files.get(id));
        ChatMessage {
            message_id,
            date: stored.date,
            from_bot: stored.from_bot,
            from_id: integer(&from, "id").unwrap_or_default(),
            from_name: string(&from, "first_name").unwrap_or_default(),
            kind: stored.kind,
            text: plain_text(message),
            html: stored.source.clone(),
            caption: string(message, "caption"),
            entities: entities(message),
            buttons: buttons(message),
            reply_keyboard: stored.reply_keyboard.rows.clone(),
            one_time_keyboard: stored.reply_keyboard.one_time,
            remove_keyboard: stored.reply_keyboard.remove,
            edit_count: stored.edit_count,
            deleted: stored.deleted,
            reply_to: message.get("reply_to_message").and_then(|answered| integer(answered, "message_id")),
            media_group_id: string(message, "media_group_id"),
            file: file.map(|file| file.view.clone()),
            contact: message.get("contact").map(contact),
            location: message.get("location").map(location),
            emoji: message.pointer("/sticker/emoji").and_then(Value::as_str).map(str::to_owned),
            revision: stored.revision,
        }
    }

    /// A chat as readable text, one block for each message.
    pub(crate) fn transcript(&self, chat_id: i64) -> String {
        let mut transcript = String::new();
        for (id, stored) in self.chats.get(chat_id).into_iter().flat_map(|chat| chat.after(0)) {
            write_message(&mut transcript, &self.view(id, stored));
        }
        transcript
    }
}

/// Entities of text or caption; a message has one of them.
fn entities(message: &Value) -> Vec<Value> {
    let found = message.get("entities").or_else(|| message.get("caption_entities"));
    found.and_then(Value::as_array).cloned().unwrap_or_default()
}

fn contact(contact: &Value) -> ContactView {
    ContactView {
        phone: string(contact, "phone_number").unwrap_or_default(),
        first_name: string(contact, "first_name").unwrap_or_default(),
        user_id: integer(contact, "user_id"),
    }
}

fn location(location: &Value) -> LocationView {
    let degrees = |name: &str| location.get(name).and_then(Value::as_f64).unwrap_or_default();
    LocationView { latitude: degrees("latitude"), longitude: degrees("longitude") }
}

/// Inline buttons of a `Message`, row by row.
pub(crate) fn buttons(message: &Value) -> Vec<Vec<Button>> {
    let rows = message.pointer("/reply_markup/inline_keyboard").and_then(Value::as_array);
    let row = |row: &Value| row.as_array().into_iter().flatten().map(button).collect();
    rows.into_iter().flatten().map(row).collect()
}

fn button(button: &Value) -> Button {
    Button {
        label: string(button, "text").unwrap_or_default(),
        data: string(button, "callback_data"),
        url: string(button, "url"),
    }
}

fn write_message(out: &mut String, message: &ChatMessage) {
    let marks = match (message.deleted, message.edit_count) {
        (true, _) => " (deleted)",
        (false, 0) => "",
        (false, _) => " (edited)",
    };
    let body = message.caption.as_deref().unwrap_or(&message.text);
    let kind = if message.kind == ContentKind::Text { String::new() } else { format!("[{:?}] ", message.kind) };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "#{} {}{marks}: {kind}{body}", message.message_id, message.from_name);
    for row in &message.buttons {
        let labels: Vec<String> = row.iter().map(|button| format!("[ {} ]", button.label)).collect();
        let _ = writeln!(out, "    {}", labels.join(" "));
    }
}
