//! Editing the bot's own messages.

use serde_json::Value;

use super::access::{chat_id, readable};
use super::keyboard::Markup;
use super::media::input_media;
use super::text::{caption, check_caption, check_text, text};
use crate::media::{text_content, with_caption};
use crate::protocol::ContentKind;
use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::{Change, Content, World};

/// Telegram's words when an edit changes nothing.
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";

/// `editMessageText`; without `reply_markup` the buttons go, as everywhere here.
pub(super) fn edit_text(world: &mut World, params: &Params) -> ApiResult {
    let text = text(params)?;
    let target = Target::find(world, params)?;
    if target.content.kind != ContentKind::Text {
        return Err(Refusal::bad("there is no text in the message to edit"));
    }
    check_text(&text)?;
    target.change(world, Some(text_content(text)))
}

/// `editMessageCaption`; without `caption` it goes.
pub(super) fn edit_caption(world: &mut World, params: &Params) -> ApiResult {
    let caption = caption(params)?;
    let target = Target::find(world, params)?;
    match target.content.kind {
        ContentKind::Photo | ContentKind::Document | ContentKind::Voice => {}
        ContentKind::Text
        | ContentKind::Contact
        | ContentKind::Location
        | ContentKind::Sticker
        | ContentKind::Service => {
            return Err(Refusal::bad("there is no caption in the message to edit"));
        }
    }
    check_caption(&caption)?;
    let content = with_caption(target.content.clone(), caption);
    target.change(world, Some(content))
}

/// `editMessageMedia`.
pub(super) fn edit_media(world: &mut World, params: &Params) -> ApiResult {
    let item: Value = params.object("media")?.ok_or_else(|| Refusal::bad("input media is empty"))?;
    let target = Target::find(world, params)?;
    let content = input_media(world, params, &item)?;
    target.change(world, Some(content))
}

/// `editMessageReplyMarkup`.
pub(super) fn edit_reply_markup(world: &mut World, params: &Params) -> ApiResult {
    Target::find(world, params)?.change(world, None)
}

/// A message the bot may edit, and its buttons from now on.
struct Target {
    chat: i64,
    message_id: i64,
    content: Content,
    buttons: Option<Value>,
}

impl Target {
    fn find(world: &World, params: &Params) -> Result<Self, Refusal> {
        let buttons = Markup::read(params)?.inline;
        let chat = chat_id(params)?;
        readable(world, chat)?;
        let message_id = params.number("message_id").unwrap_or_default();
        let stored = world.chats.get(chat).and_then(|chat| chat.seen(message_id));
        let stored = stored.ok_or_else(|| Refusal::bad("message to edit not found"))?;
        if !stored.from_bot {
            return Err(Refusal::bad("message can't be edited"));
        }
        Ok(Self { chat, message_id, content: Content::of(stored), buttons })
    }

    fn change(self, world: &mut World, content: Option<Content>) -> ApiResult {
        let change = Change { content, buttons: self.buttons };
        let message = world.change(self.chat, self.message_id, change).ok_or_else(|| Refusal::bad(NOT_MODIFIED))?;
        Ok((*message).clone())
    }
}
