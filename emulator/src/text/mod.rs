//! Text with formatting: parsing, limits, recognition of commands and links.

mod detect;
mod html;

pub(crate) use detect::detect;

use crate::wire::Entity;

/// Most UTF-16 units of a message's text after parsing.
pub(crate) const MAX_TEXT: usize = 4096;
/// Most UTF-16 units of a caption after parsing.
pub(crate) const MAX_CAPTION: usize = 1024;

/// Plain text, its entities and the HTML it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) entities: Vec<Entity>,
    pub(crate) html: String,
}

impl Formatted {
    /// Text as typed, with the entities that Telegram finds by itself.
    pub(crate) fn plain(text: &str) -> Formatted {
        let text = text.trim().to_owned();
        Formatted { entities: detect(&text), html: escape(&text), text }
    }

    /// Text with entities given by the bot.
    pub(crate) fn with_entities(text: &str, entities: Vec<Entity>) -> Formatted {
        Formatted { text: text.trim_end().to_owned(), entities, html: escape(text) }
    }

    /// HTML parse mode; the error is what follows `can't parse entities: `.
    pub(crate) fn from_html(source: &str) -> Result<Formatted, String> {
        let (text, entities) = html::parse(source)?;
        let (text, mut entities) = trim(&text, entities);
        add_detected(&text, &mut entities);
        Ok(Formatted { text, entities, html: source.to_owned() })
    }

    /// Length as Telegram counts it.
    pub(crate) fn units(&self) -> usize {
        utf16_len(&self.text)
    }
}

/// Length in UTF-16 units.
pub(crate) fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Makes plain text safe inside HTML.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}

/// Cuts white space at both ends and moves the entities along.
fn trim(text: &str, entities: Vec<Entity>) -> (String, Vec<Entity>) {
    let without_head = text.trim_start();
    let cut = utf16_len(text) - utf16_len(without_head);
    let trimmed = without_head.trim_end();
    let end = utf16_len(trimmed);
    let kept = entities.into_iter().filter_map(|entity| clip(entity, cut, end)).collect();
    (trimmed.to_owned(), kept)
}

fn clip(mut entity: Entity, cut: usize, end: usize) -> Option<Entity> {
    let from = entity.offset.saturating_sub(cut);
    let to = (entity.offset + entity.length).saturating_sub(cut).min(end);
    entity.offset = from;
    entity.length = to.checked_sub(from).filter(|length| *length > 0)?;
    Some(entity)
}

/// Adds what Telegram recognises by itself, except inside code and links.
fn add_detected(text: &str, entities: &mut Vec<Entity>) {
    for found in detect(text) {
        let taken = entities.iter().any(|entity| {
            matches!(entity.kind.as_str(), "code" | "pre" | "text_link")
                && entity.offset < found.offset + found.length
                && found.offset < entity.offset + entity.length
        });
        if !taken {
            entities.push(found);
        }
    }
    entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
}
