//! What people can do at all: checked before they do it.

use serde_json::Value;

use super::World;
use super::chats::Place;
use crate::html::{CAPTION_LIMIT, TEXT_LIMIT, utf16_length};
use crate::protocol::{AlbumItem, NewDocument, UserContent};

/// Why a person cannot do that.
pub(crate) type Objection = &'static str;

impl World {
    /// `User` of a person who can write, edit, press and delete in this chat.
    pub(super) fn may_act(&self, user: i64, chat: i64) -> Result<Value, Objection> {
        let person = self.people.get(user).ok_or("no such user")?;
        if person.deactivated {
            return Err("the user is deactivated");
        }
        if chat == user && person.blocked {
            return Err("the user has blocked the bot");
        }
        if chat != user {
            self.is_group_of_today(chat)?;
        }
        Ok(person.user.clone())
    }

    /// People go on writing where the bot was removed, but not where the group has moved on.
    fn is_group_of_today(&self, chat: i64) -> Result<(), Objection> {
        let place = self.chats.get(chat).map(|chat| &chat.place);
        match place.ok_or("no such chat")? {
            Place::Upgraded(_) => Err("the group was upgraded"),
            Place::Private => Err("the chat is another person's private chat"),
            Place::Group | Place::Supergroup | Place::Left { .. } => Ok(()),
        }
    }

    /// A button without its bot does nothing.
    pub(super) fn bot_is_there(&self, chat: i64) -> Result<(), Objection> {
        match self.chats.get(chat).map(|chat| &chat.place) {
            Some(Place::Left { .. }) => Err("the bot is not in the group"),
            Some(_) | None => Ok(()),
        }
    }
}

/// What Telegram's apps let people send.
pub(super) fn check(content: &UserContent) -> Result<(), Objection> {
    match content {
        UserContent::Text { text } => check_text(text),
        UserContent::Photo { caption, .. } | UserContent::Document(NewDocument { caption, .. }) => {
            check_caption(caption.as_ref())
        }
        UserContent::Album { items } if (2..=10).contains(&items.len()) => items.iter().try_for_each(check_item),
        UserContent::Album { .. } => Err("an album has 2 to 10 items"),
        UserContent::Contact { .. }
        | UserContent::Location { .. }
        | UserContent::Voice { .. }
        | UserContent::Sticker { .. } => Ok(()),
    }
}

pub(super) fn check_text(text: &str) -> Result<(), Objection> {
    let good = (1..=TEXT_LIMIT).contains(&utf16_length(text));
    if good { Ok(()) } else { Err("a text has 1 to 4096 UTF-16 units") }
}

fn check_caption(caption: Option<&String>) -> Result<(), Objection> {
    let good = caption.is_none_or(|caption| utf16_length(caption) <= CAPTION_LIMIT);
    if good { Ok(()) } else { Err("a caption has at most 1024 UTF-16 units") }
}

fn check_item(item: &AlbumItem) -> Result<(), Objection> {
    match item {
        AlbumItem::Photo { caption, .. } | AlbumItem::Document(NewDocument { caption, .. }) => {
            check_caption(caption.as_ref())
        }
    }
}
