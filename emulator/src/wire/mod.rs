//! The objects of the Bot API as they go over the wire.
//!
//! Only the fields that a bot may rely on; names are Telegram's.

mod chat;
mod keyboard;
mod media;
mod message;
mod update;

pub(crate) use chat::{Chat, ChatKind, User};
pub(crate) use keyboard::{InlineButton, InlineKeyboard, Markup};
pub(crate) use media::{Contact, Document, Location, PhotoSize, Sticker, Voice};
pub(crate) use message::{Content, Entity, MediaText, Message};
pub(crate) use update::{CallbackQuery, ChatMemberUpdated, Membership, PressedMessage, UpdateKind};
