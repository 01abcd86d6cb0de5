//! Texts and captions: parse mode, entities, limits.

use super::Arguments;
use crate::error::ApiError;
use crate::text::{Formatted, MAX_CAPTION, MAX_TEXT};
use crate::wire::{Entity, MediaText};

/// Reads a text by its parse mode; Markdown is taken as it stands.
pub(super) fn format(text: &str, mode: Option<&str>, entities: Option<Vec<Entity>>) -> Result<Formatted, ApiError> {
    let mode = mode.unwrap_or_default();
    if mode.eq_ignore_ascii_case("html") {
        return Formatted::from_html(text).map_err(|why| ApiError::bad(format!("can't parse entities: {why}")));
    }
    let known = ["", "none", "markdown", "markdownv2"];
    if !known.iter().any(|known| mode.eq_ignore_ascii_case(known)) {
        return Err(ApiError::bad("unsupported parse_mode"));
    }
    Ok(match entities {
        Some(entities) => Formatted::with_entities(text, entities),
        None => Formatted::plain(text),
    })
}

/// `text` of a message.
pub(super) fn text(call: &Arguments) -> Result<Formatted, ApiError> {
    let given = call.text("text").unwrap_or_default();
    let entities = call.object("entities", "can't parse entities JSON object")?;
    let words = format(given, call.text("parse_mode"), entities)?;
    if words.text.is_empty() {
        return Err(ApiError::bad("message text is empty"));
    }
    if words.units() > MAX_TEXT {
        return Err(ApiError::bad("message is too long"));
    }
    Ok(words)
}

/// `caption` of a file; missing is empty.
pub(super) fn caption(call: &Arguments) -> Result<Formatted, ApiError> {
    let entities = call.object("caption_entities", "can't parse entities JSON object")?;
    checked_caption(format(call.text("caption").unwrap_or_default(), call.text("parse_mode"), entities)?)
}

/// The same words if they are short enough for a caption.
pub(super) fn checked_caption(words: Formatted) -> Result<Formatted, ApiError> {
    if words.units() > MAX_CAPTION {
        return Err(ApiError::bad("message caption is too long"));
    }
    Ok(words)
}

/// The caption as messages carry it, and its HTML.
pub(super) fn media_text(words: Formatted) -> (MediaText, String) {
    let caption = Some(words.text).filter(|text| !text.is_empty());
    (MediaText { caption, caption_entities: words.entities }, words.html)
}
