//! Chats.

use serde_json::{Value, json};

use super::access::{chat_id, readable, writable};
use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::{Membership, World};
use crate::wire::integer;

/// `sendChatAction`.
pub(super) fn send_chat_action(world: &mut World, params: &Params) -> ApiResult {
    let chat = chat_id(params)?;
    writable(world, chat)?;
    world.emit(|| json!({"event": "chat_action", "chat": chat, "action": params.text("action")}));
    Ok(Value::Bool(true))
}

/// `getChat`: `ChatFullInfo`.
pub(super) fn get_chat(world: &mut World, params: &Params) -> ApiResult {
    let id = chat_id(params)?;
    readable(world, id)?;
    let mut chat = world.chats.get(id).map(|chat| chat.info.clone()).unwrap_or_default();
    if let Some(chat) = chat.as_object_mut() {
        chat.insert("accent_color_id".to_owned(), json!(0));
        chat.insert("max_reaction_count".to_owned(), json!(11));
        let gifts = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"];
        let gifts = gifts.into_iter().map(|gift| (gift.to_owned(), Value::Bool(false))).collect();
        chat.insert("accepted_gift_types".to_owned(), Value::Object(gifts));
    }
    Ok(chat)
}

/// `leaveChat`.
pub(super) fn leave_chat(world: &mut World, params: &Params) -> ApiResult {
    let id = chat_id(params)?;
    readable(world, id)?;
    let bot = integer(&world.bot, "id").unwrap_or_default();
    if world.set_in_group(id, bot, Membership::Out) {
        Ok(Value::Bool(true))
    } else {
        Err(Refusal::bad("chat member status can't be changed in private chats"))
    }
}
