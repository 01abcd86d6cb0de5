//! Formatted text: HTML as bots write it, entities as Telegram sends them.

mod detect;
mod entities;
mod kind;
mod parse;
mod reference;
mod tag;

use serde_json::Value;

pub(crate) use detect::detect;
pub(crate) use parse::parse;

use crate::reply::Refusal;

/// Longest text, in UTF-16 units after the tags are gone.
pub(crate) const TEXT_LIMIT: usize = 4096;
/// Longest caption.
pub(crate) const CAPTION_LIMIT: usize = 1024;

/// Plain text with its entities; `source` is the text as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Formatted {
    pub(crate) source: String,
    pub(crate) plain: String,
    pub(crate) entities: Vec<Value>,
}

impl Formatted {
    /// Reads text sent with `parse_mode` and `entities`.
    pub(crate) fn read(text: String, parse_mode: Option<&str>, entities: Option<Vec<Value>>) -> Result<Self, Refusal> {
        let (plain, own) = match parse_mode.unwrap_or_default().to_ascii_lowercase().as_str() {
            "" => (text.clone(), entities.unwrap_or_default()),
            "html" => parse(&text).map_err(|error| Refusal::bad(&error))?,
            // Without a parser for them, refusing is better than showing raw asterisks.
            _ => return Err(Refusal::bad("unsupported parse_mode")),
        };
        let plain = plain.trim_end().to_owned();
        Ok(Self { source: text, entities: entities::complete(&plain, own), plain })
    }

    /// Length as Telegram counts it.
    pub(crate) fn length(&self) -> usize {
        utf16_length(&self.plain)
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.plain.trim().is_empty()
    }
}

/// Length in UTF-16 units.
pub(crate) fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}
