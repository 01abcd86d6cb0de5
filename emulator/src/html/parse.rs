//! Telegram's HTML: tags to entities, with its error texts.

use serde_json::{Value, json};

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
        let rest = self.rest().get(1..).unwrap_or_default();
        let Some(end) = rest.find('>') else {
            return Err(fail(&format!("Unclosed start tag at byte offset {at}")));
        };
        let inside = rest.get(..end).unwrap_or_default();
        self.at += end + 2;
        match inside.strip_prefix('/') {
            Some(name) => self.close(name.trim(), at),
            None => self.start(inside, at),
        }
    }

    fn start(&mut self, inside: &str, at: usize) -> Result<(), String> {
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let name = name.to_ascii_lowercase();
        let nested = self.open.last().is_some_and(|open| open.name == "pre");
        let kind = match kind_of(&name) {
            Kind::Entity(kind) => Some(kind),
            Kind::Span if attribute(attributes, "class").as_deref() == Some("tg-spoiler") => Some("spoiler"),
            Kind::Span => {
                return Err(fail(&format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {at}")));
            }
            // Inside <pre> a <code class="language-x"> only names the language.
            Kind::Code if nested => None,
            Kind::Code => Some("code"),
            Kind::Unknown => return Err(fail(&format!("Unsupported start tag \"{name}\" at byte offset {at}"))),
        };
        let attribute = attribute(attributes, if name == "a" { "href" } else { "class" });
        self.open.push(Open { name, kind, offset: utf16_length(&self.plain), attribute });
        Ok(())
    }

    fn close(&mut self, name: &str, at: usize) -> Result<(), String> {
        let Some(open) = self.open.pop() else {
            return Err(fail(&format!("Unexpected end tag at byte offset {at}")));
        };
        // Telegram also takes `</>`.
        if !name.is_empty() && !name.eq_ignore_ascii_case(&open.name) {
            let expected = &open.name;
            return Err(fail(&format!(
                "Unmatched end tag at byte offset {at}, expected \"</{expected}>\", found \"</{name}>\""
            )));
        }
        let length = utf16_length(&self.plain).saturating_sub(open.offset);
        if length > 0 {
            self.add(&open, length);
        }
        Ok(())
    }

    fn add(&mut self, open: &Open, length: usize) {
        let language = open.attribute.as_deref().and_then(|class| class.strip_prefix("language-"));
        let Some(kind) = open.kind else {
            // The enclosing <pre> takes the language when it closes.
            if let (Some(pre), Some(language)) = (self.open.last_mut(), language) {
                pre.attribute = Some(format!("language-{language}"));
            }
            return;
        };
        let mut entity = json!({"type": kind, "offset": open.offset, "length": length});
        match kind {
            "text_link" => match open.attribute.as_deref() {
                Some(href) if !href.is_empty() => put(&mut entity, "url", Some(href)),
                // A link without an address is just text.
                Some(_) | None => return,
            },
            "pre" => put(&mut entity, "language", language),
            _ => {}
        }
        self.entities.push(entity);
    }

    fn finish(mut self) -> Result<(String, Vec<Value>), String> {
        if let Some(open) = self.open.last() {
            let name = &open.name;
            return Err(fail(&format!("Can't find end tag corresponding to start tag \"{name}\"")));
        }
        self.entities.sort_by_key(|entity| (number(entity, "offset"), std::cmp::Reverse(number(entity, "length"))));
        Ok((self.plain, self.entities))
    }
}

fn number(entity: &Value, name: &str) -> u64 {
    entity.get(name).and_then(Value::as_u64).unwrap_or_default()
}

fn fail(words: &str) -> String {
    format!("can't parse entities: {words}")
}

enum Kind {
    Entity(&'static str),
    Code,
    Span,
    Unknown,
}

fn kind_of(name: &str) -> Kind {
    match name {
        "b" | "strong" => Kind::Entity("bold"),
        "i" | "em" => Kind::Entity("italic"),
        "u" | "ins" => Kind::Entity("underline"),
        "s" | "strike" | "del" => Kind::Entity("strikethrough"),
        "code" => Kind::Code,
        "pre" => Kind::Entity("pre"),
        "a" => Kind::Entity("text_link"),
        "tg-spoiler" => Kind::Entity("spoiler"),
        "span" => Kind::Span,
        "blockquote" => Kind::Entity("blockquote"),
        _ => Kind::Unknown,
    }
}

/// Value of `name="…"`, `name='…'` or bare `name=…`.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let start = attributes.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let rest = attributes.get(start..)?;
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest.get(1..)?.split(quote).next()?,
        _ => rest.split(char::is_whitespace).next()?,
    };
    Some(decode(value))
}

fn decode(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (character, consumed) = decode_reference(rest).unwrap_or((next, next.len_utf8()));
        decoded.push(character);
        rest = rest.get(consumed..).unwrap_or_default();
    }
    decoded
}

/// The character of a reference at the start of `text`, and how many bytes it takes.
fn decode_reference(text: &str) -> Option<(char, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.find(';').filter(|end| *end <= 9)?;
    let name = inside.get(..end)?;
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        numeric => {
            let digits = numeric.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    Some((character, end + 2))
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
    fn broken_markup_is_refused() {
        for html in ["<b>a", "a</b>", "<b>a</i>", "<blink>a</blink>", "1 < 2", "<span>a</span>", "<>a"] {
            assert!(parse(html).unwrap_err().starts_with("can't parse entities: "), "{html}");
        }
    }

    #[test]
    fn unknown_references_stay_as_written() {
        assert_eq!(parse("a &nbsp; & b &#65;").unwrap().0, "a &nbsp; & b A");
    }
}
