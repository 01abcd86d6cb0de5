//! Deleting.

use serde_json::Value;

use super::access::{chat_id, readable};
use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::World;

/// Messages older than this stay.
const WINDOW: i64 = 48 * 60 * 60;

/// In one call.
const MOST: usize = 100;

/// `deleteMessage`.
pub(super) fn delete_message(world: &mut World, params: &Params) -> ApiResult {
    let chat = chat_id(params)?;
    readable(world, chat)?;
    delete(world, chat, params.number("message_id").unwrap_or_default())?;
    Ok(Value::Bool(true))
}

/// `deleteMessages`; what cannot be deleted is passed over.
pub(super) fn delete_messages(world: &mut World, params: &Params) -> ApiResult {
    let chat = chat_id(params)?;
    readable(world, chat)?;
    let ids: Vec<i64> = params.shaped("message_ids")?.unwrap_or_default();
    if ids.is_empty() {
        return Err(Refusal::bad("message identifiers are not specified"));
    }
    if ids.len() > MOST {
        return Err(Refusal::bad("too many message identifiers specified"));
    }
    for id in ids {
        let _ = delete(world, chat, id);
    }
    Ok(Value::Bool(true))
}

fn delete(world: &mut World, chat_id: i64, message_id: i64) -> Result<(), Refusal> {
    let chat = world.chats.get(chat_id).ok_or_else(|| Refusal::bad("chat not found"))?;
    let stored = chat.seen(message_id).ok_or_else(|| Refusal::bad("message to delete not found"))?;
    // In a group only administrators delete what others wrote, and the bot is none here.
    if chat.is_group() && !stored.from_bot {
        return Err(Refusal::bad("message can't be deleted"));
    }
    if world.now() - stored.date > WINDOW {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    world.delete(chat_id, message_id);
    Ok(())
}
