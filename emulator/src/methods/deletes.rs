//! `deleteMessage`, `deleteMessages`.

use super::{Arguments, Outcome, done};
use crate::error::ApiError;
use crate::state::Server;

/// Most messages that one call may delete.
const MAX_AT_ONCE: usize = 100;

/// `deleteMessage`.
pub(super) fn one(server: &Server, call: &Arguments) -> Outcome {
    server.lock().delete(call.chat()?, call.message_id()?)?;
    done()
}

/// `deleteMessages`: those that cannot be deleted are skipped, as the manual says.
pub(super) fn many(server: &Server, call: &Arguments) -> Outcome {
    let chat = call.chat()?;
    let ids: Vec<i64> = call
        .object("message_ids", "can't parse message identifiers JSON array")?
        .ok_or_else(|| ApiError::bad("message identifiers are not specified"))?;
    if ids.len() > MAX_AT_ONCE {
        return Err(ApiError::bad("too many message identifiers specified"));
    }
    let mut state = server.lock();
    state.rooms.open_to_bot(chat)?;
    for id in ids {
        // Nothing to tell the bot about a message that stays.
        let _ = state.delete(chat, id);
    }
    drop(state);
    done()
}
