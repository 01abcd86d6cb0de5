//! Entities Telegram finds by itself: commands, links and mentions.

use serde_json::{Value, json};

use super::utf16_length;

/// Commands, links and mentions in plain text.
pub(crate) fn detect(text: &str) -> Vec<Value> {
    let mut entities = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '!' | '?' | ')'));
        if let Some((kind, length)) = classify(bare) {
            entities.push(json!({"type": kind, "offset": offset, "length": length}));
        }
        offset += utf16_length(word);
    }
    entities
}

fn classify(word: &str) -> Option<(&'static str, usize)> {
    if let Some(command) = word.strip_prefix('/') {
        return command_length(command).map(|length| ("bot_command", length + 1));
    }
    if word.starts_with("https://") || word.starts_with("http://") {
        return Some(("url", utf16_length(word)));
    }
    let name = word.strip_prefix('@')?;
    (name.len() >= 4 && name.chars().all(is_name)).then_some(("mention", word.len()))
}

/// Length of `command` or `command@bot`; anything after it is ordinary text.
fn command_length(command: &str) -> Option<usize> {
    let name = command.chars().take_while(|c| is_name(*c)).count();
    if !(1..=64).contains(&name) {
        return None;
    }
    let bot = command.get(name..).and_then(|rest| rest.strip_prefix('@')).unwrap_or_default();
    let bot = bot.chars().take_while(|c| is_name(*c)).count();
    Some(if bot == 0 { name } else { name + 1 + bot })
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::detect;

    #[test]
    fn finds_commands_and_links() {
        assert_eq!(detect("/start abc"), [json!({"type": "bot_command", "offset": 0, "length": 6})]);
        assert_eq!(detect("😀 /help@my_bot."), [json!({"type": "bot_command", "offset": 3, "length": 12})]);
        assert_eq!(detect("see https://a.id, ok"), [json!({"type": "url", "offset": 4, "length": 12})]);
        assert!(detect("a / b 1/2").is_empty());
    }
}
