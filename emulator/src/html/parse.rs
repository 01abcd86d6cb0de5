//! Telegram's HTML: tags to entities, with its error texts.

use serde_json::{Value, json};

use super::entities::sort;
use super::kind::{NoSpoiler, entity_type, kind_of};
use super::reference::decode_reference;
use super::tag::{Broken, attributes, tag_name};
use super::utf16_length;
use crate::wire::put;

/// Text without tags, and the entities; the error is Telegram's description.
pub(crate) fn parse(html: &str) -> Result<(String, Vec<Value>), String> {
    let mut parser = Parser { html, at: 0, plain: String::new(), open: Vec::new(), entities: Vec::new() };
    while let Some(next) = parser.rest().chars().next() {
        match next {
            '<' => parser.tag()?,
            '&' => parser.reference(),
            other => parser.push(other, other.len_utf8()),
        }
    }
    parser.finish()
}

struct Open {
    name: String,
    kind: Option<&'static str>,
    offset: usize,
    attribute: Option<String>,
}

struct Parser<'a> {
    html: &'a str,
    at: usize,
    plain: String,
    open: Vec<Open>,
    entities: Vec<Value>,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, character: char, consumed: usize) {
        self.plain.push(character);
        self.at += consumed;
    }

    /// `&lt;` and friends; what is not a known reference stays as written, as Telegram does.
    fn reference(&mut self) {
        match decode_reference(self.rest()) {
            Some((character, consumed)) => self.push(character, consumed),
            None => self.push('&', 1),
        }
    }

    fn tag(&mut self) -> Result<(), String> {
        let at = self.at;
        self.at += 1;
        if self.rest().starts_with('/') {
            self.at += 1;
            self.close(at)
        } else {
            self.start(at)
        }
    }

    fn start(&mut self, at: usize) -> Result<(), String> {
        let unclosed = || fail(&format!("Unclosed start tag at byte offset {at}"));
        let written = tag_name(self.rest()).ok_or_else(unclosed)?;
        let name = written.to_ascii_lowercase();
        let kind =
            kind_of(&name).ok_or_else(|| fail(&format!("Unsupported start tag \"{name}\" at byte offset {at}")))?;
        self.at += written.len();
        let (attributes, length) = attributes(self.rest()).map_err(|broken| self.describe(&broken, &name, at))?;
        self.at += length;
        let in_pre = self.open.last().is_some_and(|open| open.name == "pre");
        let kind = entity_type(&kind, &attributes, in_pre)
            .map_err(|NoSpoiler| fail(&format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {at}")))?;
        let telling = match name.as_str() {
            "a" => "href",
            "tg-emoji" => "emoji-id",
            _ => "class",
        };
        let attribute = attributes.get(telling).map(str::to_owned);
        self.open.push(Open { name, kind, offset: utf16_length(&self.plain), attribute });
        Ok(())
    }

    fn describe(&self, broken: &Broken, name: &str, at: usize) -> String {
        fail(&match broken {
            Broken::Unclosed => format!("Unclosed start tag at byte offset {at}"),
            Broken::UnclosedNamed => format!("Unclosed start tag \"{name}\" at byte offset {at}"),
            Broken::EmptyName => format!("Empty attribute name in the tag \"{name}\" at byte offset {at}"),
            Broken::Token(offset) => format!("Unexpected end of name token at byte offset {}", self.at + offset),
        })
    }

    fn close(&mut self, at: usize) -> Result<(), String> {
        let Some(open) = self.open.pop() else {
            return Err(fail(&format!("Unexpected end tag at byte offset {at}")));
        };
        let Some((name, _)) = self.rest().split_once('>') else {
            return Err(fail(&format!("Unclosed end tag at byte offset {at}")));
        };
        self.at += name.len() + 1;
        let name = name.trim();
        // Telegram also takes `</>`.
        if !name.is_empty() && !name.eq_ignore_ascii_case(&open.name) {
            let expected = &open.name;
            return Err(fail(&format!(
                "Unmatched end tag at byte offset {at}, expected \"</{expected}>\", found \"</{name}>\""
            )));
        }
        let length = utf16_length(&self.plain).saturating_sub(open.offset);
        if length > 0 {
            self.add(&open, length)?;
        }
        Ok(())
    }

    fn add(&mut self, open: &Open, length: usize) -> Result<(), String> {
        let language = open.attribute.as_deref().and_then(|class| class.strip_prefix("language-"));
        let Some(kind) = open.kind else {
            // The enclosing <pre> takes the language when it closes.
            if let (Some(pre), Some(language)) = (self.open.last_mut(), language) {
                pre.attribute = Some(format!("language-{language}"));
            }
            return Ok(());
        };
        let mut entity = json!({"type": kind, "offset": open.offset, "length": length});
        match kind {
            "text_link" => match open.attribute.as_deref() {
                Some(href) if !href.is_empty() => put(&mut entity, "url", Some(href)),
                // A link without an address is just text.
                Some(_) | None => return Ok(()),
            },
            "custom_emoji" => put(&mut entity, "custom_emoji_id", Some(emoji_id(open)?)),
            "pre" => put(&mut entity, "language", language),
            _ => {}
        }
        self.entities.push(entity);
        Ok(())
    }

    fn finish(mut self) -> Result<(String, Vec<Value>), String> {
        if let Some(open) = self.open.last() {
            let name = &open.name;
            return Err(fail(&format!("Can't find end tag corresponding to start tag \"{name}\"")));
        }
        sort(&mut self.entities);
        Ok((self.plain, self.entities))
    }
}

/// A number of 64 bits, as text.
fn emoji_id(open: &Open) -> Result<String, String> {
    let id = open.attribute.as_deref().and_then(|id| id.parse::<i64>().ok()).filter(|id| *id != 0);
    id.map(|id| id.to_string()).ok_or_else(|| fail("Invalid custom emoji identifier specified"))
}

fn fail(words: &str) -> String {
    format!("can't parse entities: {words}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn nested_tags_become_entities_in_order() {
        let (plain, entities) = parse("<b>a<i>😀</i></b> &lt;<a href=\"https://x.y/?a&amp;b\">z</a>").unwrap();
        assert_eq!(plain, "a😀 <z");
        assert_eq!(
            entities,
            [
                json!({"type": "bold", "offset": 0, "length": 3}),
                json!({"type": "italic", "offset": 1, "length": 2}),
                json!({"type": "text_link", "offset": 5, "length": 1, "url": "https://x.y/?a&b"}),
            ]
        );
    }

    #[test]
    fn code_inside_pre_names_the_language() {
        let (_, entities) = parse("<pre><code class=\"language-rust\">x</code></pre>").unwrap();
        assert_eq!(entities, [json!({"type": "pre", "offset": 0, "length": 1, "language": "rust"})]);
    }

    #[test]
    fn quotes_that_can_be_opened_have_a_type_of_their_own() {
        for (html, kind) in [
            ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
            ("<blockquote expandable=\"\">x</blockquote>", "expandable_blockquote"),
            ("<blockquote>x</blockquote>", "blockquote"),
        ] {
            assert_eq!(parse(html).unwrap().1, [json!({"type": kind, "offset": 0, "length": 1})], "{html}");
        }
    }

    #[test]
    fn every_tag_that_bots_may_use() {
        for (html, kind) in [
            ("<b>x</b><strong></strong>", "bold"),
            ("<em>x</em>", "italic"),
            ("<ins>x</ins>", "underline"),
            ("<del>x</del>", "strikethrough"),
            ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
            ("<span class=\"tg-spoiler\">x</span>", "spoiler"),
            ("<code>x</code>", "code"),
        ] {
            assert_eq!(parse(html).unwrap().1, [json!({"type": kind, "offset": 0, "length": 1})], "{html}");
        }
        let (_, entities) = parse("<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>").unwrap();
        let emoji = json!({"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368324170671202286"});
        assert_eq!(entities, [emoji]);
    }

    #[test]
    fn broken_markup_is_refused() {
        for (html, words) in [
            ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
            ("a</b>", "Unexpected end tag at byte offset 1"),
            ("<b>a</b", "Unclosed end tag at byte offset 4"),
            ("<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("é<blink>a", "Unsupported start tag \"blink\" at byte offset 2"),
            ("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
            ("1 <2", "Unclosed start tag at byte offset 2"),
            ("<>a", "Unsupported start tag \"\" at byte offset 0"),
            ("<a href", "Unclosed start tag \"a\" at byte offset 0"),
            ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
            ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
            ("<tg-emoji emoji-id=\"x\">a</tg-emoji>", "Invalid custom emoji identifier specified"),
            ("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ] {
            assert_eq!(parse(html).unwrap_err(), format!("can't parse entities: {words}"), "{html}");
        }
    }

    #[test]
    fn unknown_references_stay_as_written() {
        assert_eq!(parse("a &nbsp; & b &#65;").unwrap().0, "a &nbsp; & b A");
    }
}
