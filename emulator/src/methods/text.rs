//! Texts and captions of calls.

use serde_json::Value;

use crate::html::{CAPTION_LIMIT, Formatted, TEXT_LIMIT};
use crate::reply::Refusal;
use crate::request::Params;

/// The call's `text`; not yet checked for length, which Telegram does after the chat.
pub(super) fn text(params: &Params) -> Result<Formatted, Refusal> {
    let text = params.text("text").unwrap_or_default();
    let entities = params.shaped("entities")?;
    let text = Formatted::read(text, params.text("parse_mode").as_deref(), entities)?;
    if text.is_blank() { Err(Refusal::bad("message text is empty")) } else { Ok(text) }
}

/// The call's `caption`, empty when there is none.
pub(super) fn caption(params: &Params) -> Result<Formatted, Refusal> {
    let caption = params.text("caption").unwrap_or_default();
    Formatted::read(caption, params.text("parse_mode").as_deref(), params.shaped("caption_entities")?)
}

/// The caption of an item of a media group or of `InputMedia`.
pub(super) fn caption_of(item: &Value) -> Result<Formatted, Refusal> {
    let field = |name: &str| item.get(name).and_then(Value::as_str);
    let entities = item.get("caption_entities").and_then(Value::as_array).cloned();
    let caption = Formatted::read(field("caption").unwrap_or_default().to_owned(), field("parse_mode"), entities)?;
    check_caption(&caption)?;
    Ok(caption)
}

pub(super) fn check_text(text: &Formatted) -> Result<(), Refusal> {
    if text.length() > TEXT_LIMIT { Err(Refusal::bad("message is too long")) } else { Ok(()) }
}

pub(super) fn check_caption(caption: &Formatted) -> Result<(), Refusal> {
    if caption.length() > CAPTION_LIMIT { Err(Refusal::bad("message caption is too long")) } else { Ok(()) }
}
