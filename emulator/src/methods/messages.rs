//! Sending.

use serde_json::Value;

use super::access::{chat_id, writable};
use super::keyboard::Markup;
use super::text::{check_text, text};
use crate::media::text_content;
use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::{Content, Draft, World};
use crate::wire::integer;

/// `sendMessage`.
pub(super) fn send_message(world: &mut World, params: &Params) -> ApiResult {
    let text = text(params)?;
    let addressed = Addressed::read(world, params)?;
    check_text(&text)?;
    addressed.send(world, text_content(text), None)
}

/// Where a message goes and what comes with it.
pub(super) struct Addressed {
    chat: i64,
    markup: Markup,
    reply_to: Option<i64>,
}

impl Addressed {
    /// Reads chat, keyboard and reply, and checks that the bot may write.
    pub(super) fn read(world: &World, params: &Params) -> Result<Self, Refusal> {
        let markup = Markup::read(params)?;
        Ok(Self { markup, ..Self::without_keyboard(world, params)? })
    }

    /// An album has no keyboard: Telegram does not look at one.
    pub(super) fn without_keyboard(world: &World, params: &Params) -> Result<Self, Refusal> {
        let markup = Markup::default();
        let chat = chat_id(params)?;
        writable(world, chat)?;
        Ok(Self { chat, markup, reply_to: reply_to(world, params, chat)? })
    }

    /// Posts it; the result is the `Message`.
    pub(super) fn send(&self, world: &mut World, content: Content, media_group: Option<String>) -> ApiResult {
        let draft = Draft {
            buttons: self.markup.inline.clone(),
            reply_keyboard: self.markup.reply.clone(),
            reply_to: self.reply_to,
            media_group,
            ..Draft::new(world.bot.clone(), content)
        };
        let posted = world.post(self.chat, draft).ok_or_else(|| Refusal::bad("chat not found"))?;
        Ok((*posted.1).clone())
    }
}

fn reply_to(world: &World, params: &Params, chat: i64) -> Result<Option<i64>, Refusal> {
    let reply = params.object("reply_parameters")?.unwrap_or_default();
    let wanted = integer(&reply, "message_id").or_else(|| params.number("reply_to_message_id"));
    let optional = reply.get("allow_sending_without_reply") == Some(&Value::Bool(true))
        || params.flag("allow_sending_without_reply");
    match wanted {
        Some(id) if world.chats.get(chat).is_some_and(|chat| chat.seen(id).is_some()) => Ok(Some(id)),
        Some(_) if optional => Ok(None),
        Some(_) => Err(Refusal::bad("message to be replied not found")),
        None => Ok(None),
    }
}
