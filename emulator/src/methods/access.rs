//! May the bot do this in this chat?

use serde_json::json;

use crate::reply::Refusal;
use crate::request::Params;
use crate::state::World;
use crate::state::chats::Place;

/// The call's `chat_id`.
pub(super) fn chat_id(params: &Params) -> Result<i64, Refusal> {
    match params.text("chat_id") {
        None => Err(Refusal::bad("chat_id is empty")),
        Some(text) if text.is_empty() => Err(Refusal::bad("chat_id is empty")),
        // Channels and groups with names are not played.
        Some(text) => text.trim().parse().map_err(|_| Refusal::bad("chat not found")),
    }
}

/// Refuses chats the bot cannot see.
pub(super) fn readable(world: &World, chat: i64) -> Result<(), Refusal> {
    let Some(found) = world.chats.get(chat) else { return Err(not_started(world, chat)) };
    match found.place {
        Place::Private | Place::Group | Place::Supergroup => Ok(()),
        Place::Left { supergroup: true } => Err(Refusal::forbidden("bot was kicked from the supergroup chat")),
        Place::Left { supergroup: false } => Err(Refusal::forbidden("bot was kicked from the group chat")),
        Place::Upgraded(new_id) => {
            Err(Refusal::bad("group chat was upgraded to a supergroup chat")
                .with(json!({"migrate_to_chat_id": new_id})))
        }
    }
}

/// Telegram knows everybody, but a bot only whom it has met: in a group, since they never wrote to it.
fn not_started(world: &World, chat: i64) -> Refusal {
    if world.people.get(chat).is_some_and(|person| person.met) {
        Refusal::forbidden("bot can't initiate conversation with a user")
    } else {
        Refusal::bad("chat not found")
    }
}

/// Refuses chats the bot cannot write to.
pub(super) fn writable(world: &World, chat: i64) -> Result<(), Refusal> {
    readable(world, chat)?;
    match world.people.get(chat) {
        Some(person) if person.deactivated => Err(Refusal::forbidden("user is deactivated")),
        Some(person) if person.blocked => Err(Refusal::forbidden("bot was blocked by the user")),
        Some(_) | None => Ok(()),
    }
}
