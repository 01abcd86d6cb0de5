//! Answers to button presses.

use serde_json::{Value, json};

use crate::protocol::CallbackAnswer;
use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::World;

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
    let event = json!({"event": "callback_answer", "answer": answer});
    if !world.callbacks.answer(answer) {
        return Err(Refusal::bad("query is too old and response timeout expired or query ID is invalid"));
    }
    world.emit(|| event);
    Ok(Value::Bool(true))
}
