//! `getMe` and the texts of the bot's profile.

use serde_json::json;

use super::{Arguments, Outcome, answer, done};
use crate::error::ApiError;
use crate::state::{ProfileText, Server};
use crate::text::utf16_len;

/// `getMe`.
pub(super) fn me(server: &Server) -> Outcome {
    let me = &server.me;
    answer(&json!({
        "id": me.id,
        "is_bot": true,
        "first_name": me.first_name,
        "username": me.username,
        "can_join_groups": true,
        "can_read_all_group_messages": server.config.can_read_all_group_messages,
        "supports_inline_queries": false,
        "can_connect_to_business": false,
        "has_main_web_app": false,
    }))
}

/// `setMyName`, `setMyDescription`, `setMyShortDescription`.
pub(super) fn set_text(server: &Server, call: &Arguments, text: ProfileText) -> Outcome {
    let value = call.text(field(text)).unwrap_or_default().trim();
    if utf16_len(value) > longest(text) {
        return Err(ApiError::bad(format!("{} is too long", field(text))));
    }
    let language = call.text("language_code").unwrap_or_default();
    server.lock().profile.set_text(text, language.to_owned(), value.to_owned());
    done()
}

/// `getMyName`, `getMyDescription`, `getMyShortDescription`.
pub(super) fn get_text(server: &Server, call: &Arguments, text: ProfileText) -> Outcome {
    let state = server.lock();
    answer(&json!({ field(text): state.profile.text(text, call.text("language_code").unwrap_or_default()) }))
}

fn field(text: ProfileText) -> &'static str {
    match text {
        ProfileText::Name => "name",
        ProfileText::Description => "description",
        ProfileText::ShortDescription => "short_description",
    }
}

/// UTF-16 units.
fn longest(text: ProfileText) -> usize {
    match text {
        ProfileText::Name => 64,
        ProfileText::Description => 512,
        ProfileText::ShortDescription => 120,
    }
}
