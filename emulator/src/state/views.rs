//! Chats as people see them, for the control interface.

use std::fmt::Write as _;
use std::ops::Bound;

use super::{Room, Standing, State, Stored};
use crate::protocol::{Button, ChatMessage, ChatPage, ChatSummary, ContentKind, FileView};
use crate::wire::{ChatKind, Content, Document, InlineKeyboard};

impl State {
    /// Messages with a higher id that changed after an event; none if the chat is unknown.
    pub(crate) fn page(&self, chat: i64, after: i64, since: u64) -> Option<ChatPage> {
        let room = self.rooms.room(chat)?;
        let newer = room.messages.range((Bound::Excluded(after), Bound::Unbounded));
        let changed = newer.filter(|(_, stored)| stored.revision > since);
        let messages = changed.map(|(_, stored)| self.view(stored)).collect();
        Some(ChatPage { messages, seq: self.events.last() })
    }

    fn view(&self, stored: &Stored) -> ChatMessage {
        let message = &stored.message;
        let caption = message.content.caption().and_then(|media| media.caption.clone());
        ChatMessage {
            message_id: message.message_id,
            date: message.date,
            from_bot: message.from.id == self.me.id,
            from_id: message.from.id,
            from_name: message.from.full_name(),
            kind: kind(&message.content),
            text: words(&message.content),
            html: stored.html.clone(),
            caption,
            buttons: message.reply_markup.as_ref().map(buttons).unwrap_or_default(),
            reply_keyboard: stored.reply_keyboard.clone(),
            edit_count: stored.edits,
            deleted: stored.deleted,
            reply_to: message.reply_to_message.as_ref().map(|to| to.message_id),
            media_group_id: message.media_group_id.clone(),
            file: file(&message.content),
            revision: stored.revision,
        }
    }

    /// All chats, the ones with the newest changes first.
    pub(crate) fn chat_list(&self) -> Vec<ChatSummary> {
        let newest = |room: &Room| room.messages.values().next_back().map(|stored| stored.revision);
        let mut rooms: Vec<&Room> = self.rooms.all().collect();
        rooms.sort_by_key(|room| (std::cmp::Reverse(newest(room)), room.chat.id));
        rooms.into_iter().map(summary).collect()
    }

    /// Who said what, one line per message, buttons in brackets.
    pub(crate) fn transcript(&self, chat: i64) -> Option<String> {
        let room = self.rooms.room(chat)?;
        let mut out = String::new();
        for stored in room.messages.values() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{}", line(&self.view(stored)));
        }
        Some(out)
    }
}

fn line(message: &ChatMessage) -> String {
    let who = if message.from_bot { "BOT" } else { message.from_name.as_str() };
    let mut line = format!("#{} {who}: ", message.message_id);
    if message.kind != ContentKind::Text {
        line.push_str(&thing(message));
    }
    line.push_str(&message.text);
    if let Some(caption) = &message.caption {
        let _ = write!(line, " {caption}");
    }
    for row in &message.buttons {
        line.push_str("\n   ");
        for button in row {
            let _ = write!(line, " [{}]", button.label);
        }
    }
    if message.edit_count > 0 {
        let _ = write!(line, " (edited {}x)", message.edit_count);
    }
    if message.deleted {
        line.push_str(" (deleted)");
    }
    line
}

fn thing(message: &ChatMessage) -> String {
    let name = message.file.as_ref().and_then(|file| file.name.as_deref()).unwrap_or_default();
    let word = match message.kind {
        ContentKind::Text => "text",
        ContentKind::Photo => "photo",
        ContentKind::Document => "document",
        ContentKind::Contact => "contact",
        ContentKind::Location => "location",
        ContentKind::Voice => "voice",
        ContentKind::Sticker => "sticker",
        ContentKind::Service => "service",
    };
    let separator = if name.is_empty() { "" } else { " " };
    format!("<{word}{separator}{name}>")
}

fn summary(room: &Room) -> ChatSummary {
    let chat = &room.chat;
    let kind = match chat.kind {
        ChatKind::Private => "private",
        ChatKind::Group => "group",
        ChatKind::Supergroup => "supergroup",
    };
    let person = || [chat.first_name.as_deref(), chat.last_name.as_deref()];
    let title = chat.title.clone();
    ChatSummary {
        id: chat.id,
        kind: kind.to_owned(),
        title: title.unwrap_or_else(|| person().into_iter().flatten().collect::<Vec<_>>().join(" ")),
        open: room.standing == Standing::Open,
        blocked: room.standing == Standing::Blocked,
        messages: room.messages.len(),
    }
}

fn buttons(keyboard: &InlineKeyboard) -> Vec<Vec<Button>> {
    let row = |row: &Vec<crate::wire::InlineButton>| {
        let view = |button: &crate::wire::InlineButton| Button {
            label: button.text.clone(),
            data: button.callback_data.clone(),
            url: button.url.clone(),
        };
        row.iter().map(view).collect()
    };
    keyboard.inline_keyboard.iter().map(row).collect()
}

fn kind(content: &Content) -> ContentKind {
    match content {
        Content::Text { .. } => ContentKind::Text,
        Content::Photo { .. } => ContentKind::Photo,
        Content::Document { .. } => ContentKind::Document,
        Content::Contact { .. } => ContentKind::Contact,
        Content::Location { .. } => ContentKind::Location,
        Content::Voice { .. } => ContentKind::Voice,
        Content::Sticker { .. } => ContentKind::Sticker,
        Content::NewMembers { .. }
        | Content::LeftMember { .. }
        | Content::GroupCreated { .. }
        | Content::MigratedTo { .. }
        | Content::MigratedFrom { .. } => ContentKind::Service,
    }
}

/// The words of a message that has no caption.
fn words(content: &Content) -> String {
    match content {
        Content::Text { text, .. } => text.clone(),
        Content::NewMembers { new_chat_members } => {
            let names: Vec<_> = new_chat_members.iter().map(|user| user.full_name()).collect();
            format!("{} joined", names.join(", "))
        }
        Content::LeftMember { left_chat_member } => format!("{} left", left_chat_member.full_name()),
        Content::GroupCreated { .. } => "group created".to_owned(),
        Content::MigratedTo { migrate_to_chat_id } => format!("upgraded to {migrate_to_chat_id}"),
        Content::MigratedFrom { migrate_from_chat_id } => {
            format!("upgraded from {migrate_from_chat_id}")
        }
        Content::Photo { .. }
        | Content::Document { .. }
        | Content::Contact { .. }
        | Content::Location { .. }
        | Content::Voice { .. }
        | Content::Sticker { .. } => String::new(),
    }
}

fn file(content: &Content) -> Option<FileView> {
    let view = |ids: (&str, &str), size, mime: Option<&str>| FileView {
        file_id: ids.0.to_owned(),
        file_unique_id: ids.1.to_owned(),
        name: None,
        mime: mime.map(str::to_owned),
        size,
    };
    match content {
        Content::Photo { photo, .. } => photo.last().map(|size| {
            view((&size.file_id, &size.file_unique_id), size.file_size, Some("image/jpeg"))
        }),
        Content::Document { document, .. } => Some(document_view(document)),
        Content::Voice { voice, .. } => Some(view(
            (&voice.file_id, &voice.file_unique_id),
            voice.file_size,
            Some(&voice.mime_type),
        )),
        Content::Sticker { sticker } => {
            Some(view((&sticker.file_id, &sticker.file_unique_id), sticker.file_size, None))
        }
        Content::Text { .. }
        | Content::Contact { .. }
        | Content::Location { .. }
        | Content::NewMembers { .. }
        | Content::LeftMember { .. }
        | Content::GroupCreated { .. }
        | Content::MigratedTo { .. }
        | Content::MigratedFrom { .. } => None,
    }
}

fn document_view(document: &Document) -> FileView {
    FileView {
        file_id: document.file_id.clone(),
        file_unique_id: document.file_unique_id.clone(),
        name: document.file_name.clone(),
        mime: document.mime_type.clone(),
        size: document.file_size,
    }
}
