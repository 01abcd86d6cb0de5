//! `answerCallbackQuery`.

use super::{Arguments, Outcome, done};
use crate::error::ApiError;
use crate::protocol::EventKind;
use crate::state::{Answer, Server};
use crate::text::utf16_len;

/// Most UTF-16 units of a toast or alert.
const MAX_TOAST: usize = 200;

/// `answerCallbackQuery`: once, and while the press is fresh.
pub(super) fn answer(server: &Server, call: &Arguments) -> Outcome {
    let id = call.text("callback_query_id").unwrap_or_default();
    let text = call.text("text").filter(|text| !text.is_empty()).map(str::to_owned);
    if text.as_ref().is_some_and(|text| utf16_len(text) > MAX_TOAST) {
        return Err(ApiError::bad("MESSAGE_TOO_LONG"));
    }
    let show_alert = call.flag("show_alert");
    let said = Answer { text: text.clone(), show_alert, url: call.text("url").map(str::to_owned) };
    let mut state = server.lock();
    let now = state.clock.now();
    let user = state.callbacks.answer(id, now, said)?;
    state.record(EventKind::Answered { user, callback_query_id: id.to_owned(), text, show_alert });
    drop(state);
    done()
}
