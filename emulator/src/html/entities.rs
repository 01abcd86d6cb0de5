//! The entities of a text: the bot's own and those Telegram finds, in order and within the text.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::{detect, utf16_length};

/// Formatting, inside which commands, links and mentions are still found. In code and links they are not.
const STYLES: [&str; 7] =
    ["bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"];

/// The entities of `plain`, with what Telegram finds by itself.
pub(super) fn complete(plain: &str, own: Vec<Value>) -> Vec<Value> {
    let end = utf16_length(plain) as u64;
    let mut entities: Vec<Value> = own.into_iter().filter_map(|entity| clipped(entity, end)).collect();
    let found: Vec<Value> =
        detect(plain).into_iter().filter(|found| !entities.iter().any(|own| covers(own, found))).collect();
    entities.extend(found);
    sort(&mut entities);
    entities
}

/// By offset; of those that begin together the longest first; then by kind, as Telegram does.
pub(super) fn sort(entities: &mut [Value]) {
    let rank = |entity: &Value| match entity.get("type").and_then(Value::as_str).unwrap_or_default() {
        "blockquote" | "expandable_blockquote" => 0,
        "pre" => 1,
        "code" => 2,
        "text_link" => 3,
        "bold" => 5,
        "italic" => 6,
        "underline" => 7,
        "strikethrough" => 8,
        "spoiler" => 9,
        "custom_emoji" => 10,
        _ => 4,
    };
    entities.sort_by_key(|entity| (number(entity, "offset"), Reverse(number(entity, "length")), rank(entity)));
}

/// Spaces at the end of a text go, and with them what stood on them alone.
fn clipped(mut entity: Value, end: u64) -> Option<Value> {
    let left = end.saturating_sub(number(&entity, "offset"));
    if left == 0 {
        return None;
    }
    if number(&entity, "length") > left {
        entity["length"] = json!(left);
    }
    Some(entity)
}

fn covers(own: &Value, found: &Value) -> bool {
    let span = |entity: &Value| {
        let begin = number(entity, "offset");
        (begin, begin + number(entity, "length"))
    };
    let ((own_begin, own_end), (begin, end)) = (span(own), span(found));
    let style = own.get("type").and_then(Value::as_str).is_some_and(|kind| STYLES.contains(&kind));
    !style && own_begin < end && begin < own_end
}

fn number(entity: &Value, name: &str) -> u64 {
    entity.get(name).and_then(Value::as_u64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Formatted;

    fn entities(html: &str) -> Value {
        json!(Formatted::read(html.to_owned(), Some("HTML"), None).unwrap().entities)
    }

    #[test]
    fn what_is_found_stands_in_order_with_the_bot_s_own() {
        let expected = json!([
            {"type": "bot_command", "offset": 0, "length": 6},
            {"type": "bot_command", "offset": 7, "length": 5},
            {"type": "bold", "offset": 7, "length": 5},
            {"type": "italic", "offset": 13, "length": 1},
        ]);
        assert_eq!(entities("/start <b>/help</b> <i>x</i>"), expected);
    }

    #[test]
    fn nothing_is_found_in_code_and_links() {
        for (html, kind) in [
            ("<code>/start</code>", "code"),
            ("<pre>see https://a.id @somebody</pre>", "pre"),
            ("<a href=\"https://b.id\">https://a.id</a>", "text_link"),
            ("<b><code>/start</code></b>", "code"),
        ] {
            let found = entities(html);
            let kinds: Vec<_> = found.as_array().unwrap().iter().map(|entity| &entity["type"]).collect();
            assert!(kinds[0] == kind && !kinds.iter().any(|kind| *kind == "bot_command" || *kind == "url"), "{html}");
        }
    }

    #[test]
    fn entities_end_with_the_trimmed_text() {
        let bold = json!([{"type": "bold", "offset": 0, "length": 2}]);
        assert_eq!(entities("<b>ab \n</b>"), bold);
        assert_eq!(entities("<b>ab</b><i> </i>"), bold);
        let given = vec![json!({"type": "bold", "offset": 0, "length": 5})];
        assert_eq!(json!(Formatted::read("ab   ".to_owned(), None, Some(given)).unwrap().entities), bold);
    }
}
