//! Answers to button presses.

use serde_json::{Value, json};

use crate::protocol::CallbackAnswer;
use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::World;
use crate::wire::put;

/// `answerCallbackQuery`.
pub(super) fn answer(world: &mut World, params: &Params) -> ApiResult {
    let text = params.text("text").filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > 200) {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let answer = CallbackAnswer {
        query_id: params.text("callback_query_id").unwrap_or_default(),
        text,
        show_alert: params.flag("show_alert"),
        url: params.text("url"),
        at: world.now(),
    };
    let query = world.callbacks.get(&answer.query_id);
    let mut event = json!(answer);
    put(&mut event, "event", Some("callback_answer"));
    put(&mut event, "user", query.map(|query| query.user));
    put(&mut event, "chat", query.map(|query| query.chat));
    if !world.callbacks.answer(answer) {
        return Err(Refusal::bad("query is too old and response timeout expired or query ID is invalid"));
    }
    world.emit(|| event);
    Ok(Value::Bool(true))
}
