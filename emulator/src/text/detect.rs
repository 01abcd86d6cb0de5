//! Entities that Telegram finds in plain text by itself.
//!
//! Commands, mentions, hashtags, and links that begin with a scheme; telephone numbers, mail
//! addresses and bare domains are left alone.

use super::utf16_len;
use crate::wire::Entity;

/// Finds the entities, in order.
pub(crate) fn detect(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if let Some((kind, length)) = recognise(word.trim_end()) {
            found.push(entity(kind, offset, length));
        }
        offset += utf16_len(word);
    }
    found
}

fn recognise(word: &str) -> Option<(&'static str, usize)> {
    if let Some(rest) = word.strip_prefix('/') {
        return command(rest).map(|length| ("bot_command", length + 1));
    }
    if let Some(rest) = word.strip_prefix('@') {
        let name = name_len(rest);
        return (5..=32).contains(&name).then_some(("mention", name + 1));
    }
    if let Some(rest) = word.strip_prefix('#') {
        let tag = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        return (!tag.is_empty()).then(|| ("hashtag", utf16_len(&tag) + 1));
    }
    link(word)
}

/// `start`, or `start@some_bot`: 1 to 64 letters, digits, underscores.
fn command(rest: &str) -> Option<usize> {
    let name = name_len(rest);
    if !(1..=64).contains(&name) {
        return None;
    }
    let after = rest.get(name..)?;
    match after.strip_prefix('@') {
        Some(bot) if name_len(bot) >= 3 => Some(name + 1 + name_len(bot)),
        _ if after.starts_with('/') => None,
        _ => Some(name),
    }
}

fn name_len(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count()
}

fn link(word: &str) -> Option<(&'static str, usize)> {
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"))?;
    let end = word.trim_end_matches(['.', ',', '!', '?', ')', ';', ':']);
    rest.contains('.').then(|| ("url", utf16_len(end)))
}

fn entity(kind: &str, offset: usize, length: usize) -> Entity {
    Entity {
        kind: kind.to_owned(),
        offset,
        length,
        url: None,
        language: None,
        custom_emoji_id: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, usize, usize)> {
        detect(text).into_iter().map(|e| (e.kind, e.offset, e.length)).collect()
    }

    #[test]
    fn a_deep_link_starts_with_a_command() {
        assert_eq!(kinds("/start PAYLOAD"), [("bot_command".to_owned(), 0, 6)]);
        assert_eq!(kinds("/help@some_bot x"), [("bot_command".to_owned(), 0, 14)]);
        assert!(kinds("1/2 / //").is_empty());
    }

    #[test]
    fn offsets_are_in_utf16_units() {
        assert_eq!(
            kinds("😀 https://a.example/x, @someone"),
            [("url".to_owned(), 3, 19), ("mention".to_owned(), 24, 8)]
        );
    }
}
