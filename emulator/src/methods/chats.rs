//! `getChat`, `sendChatAction`.

use serde_json::{Value, json};

use super::{Arguments, Outcome, answer, done};
use crate::error::ApiError;
use crate::protocol::EventKind;
use crate::state::Server;

const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// `getChat`: the chat itself and the fields of `ChatFullInfo` that are always there.
pub(super) fn get(server: &Server, call: &Arguments) -> Outcome {
    let id = call.chat()?;
    let state = server.lock();
    let room = state.rooms.room(id).ok_or_else(|| ApiError::bad("chat not found"))?;
    let chat = room.chat.clone();
    drop(state);
    let mut full = serde_json::to_value(&*chat).unwrap_or_default();
    if let Value::Object(fields) = &mut full {
        fields.insert("accent_color_id".to_owned(), json!(0));
        fields.insert("max_reaction_count".to_owned(), json!(11));
        let gifts = json!({
            "unlimited_gifts": true, "limited_gifts": true, "unique_gifts": true,
            "premium_subscription": true, "gifts_from_channels": true
        });
        fields.insert("accepted_gift_types".to_owned(), gifts);
    }
    answer(&full)
}

/// `sendChatAction`.
pub(super) fn action(server: &Server, call: &Arguments) -> Outcome {
    let chat = call.chat()?;
    let action = call.text("action").unwrap_or_default();
    if !ACTIONS.contains(&action) {
        return Err(ApiError::bad("wrong parameter action in request"));
    }
    let mut state = server.lock();
    state.rooms.open_to_bot(chat)?;
    state.record(EventKind::Action { chat, action: action.to_owned() });
    drop(state);
    done()
}
