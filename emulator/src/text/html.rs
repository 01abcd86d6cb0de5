//! Telegram's HTML parse mode (Bot API, "Formatting options").
//!
//! Offsets in errors are bytes of the source, offsets of entities are UTF-16 units of the result.
//! As at Telegram, an `&` that begins no known character reference stays as it is.

use crate::wire::Entity;

const TAGS: [&str; 16] = [
    "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji",
    "span", "pre", "code", "blockquote",
];

/// Plain text and entities, or what is wrong in Telegram's words.
pub(super) fn parse(source: &str) -> Result<(String, Vec<Entity>), String> {
    let mut parser = Parser { source, at: 0, text: String::new(), units: 0, open: vec![], done: vec![] };
    parser.run()?;
    let Parser { text, mut done, .. } = parser;
    for entity in done.iter_mut().filter(|entity| entity.kind == "code") {
        entity.language = None;
    }
    done.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
    Ok((text, done))
}

/// A tag that waits for its end.
struct Open {
    name: String,
    attribute: Option<String>,
    from_unit: usize,
    from_byte: usize,
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Open>,
    done: Vec<Entity>,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), String> {
        while let Some(c) = self.peek() {
            match c {
                '<' if self.rest().starts_with("</") => self.end_tag()?,
                '<' => self.start_tag()?,
                '&' => self.reference(),
                other => {
                    self.push(other);
                    self.at += other.len_utf8();
                }
            }
        }
        match self.open.last() {
            Some(tag) => {
                Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name))
            }
            None => Ok(()),
        }
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }

    /// Takes bytes as long as they please; the predicate must refuse non-ASCII or take all of it.
    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let taken: String = self.rest().chars().take_while(|c| wanted(*c)).collect();
        self.at += taken.len();
        taken
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        self.at += 1;
        let name = self.take_while(|c| !c.is_ascii_whitespace() && c != '>').to_ascii_lowercase();
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let attribute = self.attributes(&name, begin)?;
        if name == "span" && attribute.as_deref() != Some("tg-spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(Open { name, attribute, from_unit: self.units, from_byte: self.text.len() });
        Ok(())
    }

    /// Reads to the closing bracket; gives the one attribute that matters for this tag.
    fn attributes(&mut self, tag: &str, begin: usize) -> Result<Option<String>, String> {
        let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
        let mut kept = None;
        loop {
            self.take_while(|c| c.is_ascii_whitespace());
            if self.peek().ok_or_else(unclosed)? == '>' {
                self.at += 1;
                return Ok(kept);
            }
            let name = self
                .take_while(|c| !c.is_ascii_whitespace() && c != '=' && c != '>')
                .to_ascii_lowercase();
            if name.is_empty() {
                return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
            }
            let value = self.attribute_value(tag, &name, begin)?;
            if matters(tag, &name) {
                kept = Some(value);
            }
        }
    }

    fn attribute_value(&mut self, tag: &str, name: &str, begin: usize) -> Result<String, String> {
        self.take_while(|c| c.is_ascii_whitespace());
        if self.peek() != Some('=') {
            if name == "expandable" {
                return Ok(String::new());
            }
            return Err(format!(
                "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
            ));
        }
        self.at += 1;
        self.take_while(|c| c.is_ascii_whitespace());
        let Some(quote @ ('"' | '\'')) = self.peek() else {
            return Ok(self.take_while(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-'));
        };
        self.at += 1;
        let value = self.take_while(|c| c != quote);
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        self.at += 1;
        Ok(decode_all(&value))
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        let name = self.take_while(|c| !c.is_ascii_whitespace() && c != '>').to_ascii_lowercase();
        self.take_while(|c| c.is_ascii_whitespace());
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        if !name.is_empty() && name != open.name {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                open.name
            ));
        }
        self.close(&open);
        Ok(())
    }

    fn close(&mut self, open: &Open) {
        let length = self.units - open.from_unit;
        if length == 0 {
            return;
        }
        let mut entity = Entity {
            kind: String::new(),
            offset: open.from_unit,
            length,
            url: None,
            language: None,
            custom_emoji_id: None,
        };
        entity.kind = match open.name.as_str() {
            "b" | "strong" => "bold",
            "i" | "em" => "italic",
            "u" | "ins" => "underline",
            "s" | "strike" | "del" => "strikethrough",
            "tg-spoiler" | "span" => "spoiler",
            "blockquote" if open.attribute.is_some() => "expandable_blockquote",
            "blockquote" => "blockquote",
            "a" => return self.close_link(open, entity),
            "tg-emoji" => {
                entity.custom_emoji_id.clone_from(&open.attribute);
                "custom_emoji"
            }
            "pre" => {
                self.absorb_code(&mut entity);
                "pre"
            }
            _ => {
                entity.language.clone_from(&open.attribute);
                "code"
            }
        }
        .to_owned();
        self.done.push(entity);
    }

    /// A link without an address takes its own text as one, if it looks like one.
    fn close_link(&mut self, open: &Open, mut entity: Entity) {
        let own = self.text.get(open.from_byte..).unwrap_or("").to_owned();
        let url = open.attribute.clone().filter(|url| !url.is_empty()).unwrap_or(own);
        if url.contains('.') || url.contains("://") {
            "text_link".clone_into(&mut entity.kind);
            entity.url = Some(url);
            self.done.push(entity);
        }
    }

    /// `<pre><code class="language-x">` is one entity with a language.
    fn absorb_code(&mut self, pre: &mut Entity) {
        let same = |entity: &mut Entity| {
            entity.kind == "code" && entity.offset == pre.offset && entity.length == pre.length
        };
        if let Some(code) = self.done.pop_if(same) {
            pre.language = code
                .language
                .and_then(|class| class.strip_prefix("language-").map(str::to_owned));
        }
    }

    fn reference(&mut self) {
        let (c, length) = decode(self.rest());
        self.push(c);
        self.at += length;
    }
}

fn matters(tag: &str, attribute: &str) -> bool {
    matches!(
        (tag, attribute),
        ("a", "href")
            | ("span" | "code", "class")
            | ("tg-emoji", "emoji-id")
            | ("blockquote", "expandable")
    )
}

/// The character at the head of the text, which begins with `&`, and how many bytes it takes.
fn decode(text: &str) -> (char, usize) {
    for (name, c) in [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')] {
        if text.starts_with(name) {
            return (c, name.len());
        }
    }
    numeric(text).unwrap_or(('&', 1))
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix("&#")?;
    let end = body.find(';').filter(|end| *end <= 8)?;
    let digits = body.get(..end)?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let c = char::from_u32(code).filter(|c| *c != '\0')?;
    Some((c, end + 3))
}

fn decode_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (decoded, length) = if c == '&' { decode(rest) } else { (c, c.len_utf8()) };
        out.push(decoded);
        rest = rest.get(length..).unwrap_or("");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(source: &str) -> String {
        parse(source).map_or_else(|error| error, |(text, _)| format!("parsed as {text}"))
    }

    #[test]
    fn every_tag_of_the_manual_is_known() -> Result<(), String> {
        let source = "<b>b</b><strong>b</strong><i>i</i><em>i</em><u>u</u><ins>u</ins><s>s</s>\
            <strike>s</strike><del>s</del><span class=\"tg-spoiler\">p</span>\
            <tg-spoiler>p</tg-spoiler><a href=\"https://a.example/\">l</a><code>c</code>\
            <pre><code class=\"language-rust\">r</code></pre><blockquote>q</blockquote>\
            <blockquote expandable>e</blockquote>";
        let (text, entities) = parse(source)?;
        let kinds: Vec<&str> = entities.iter().map(|entity| entity.kind.as_str()).collect();
        assert_eq!(text, "bbiiuussspplcrqe");
        assert_eq!(
            kinds,
            [
                "bold", "bold", "italic", "italic", "underline", "underline", "strikethrough",
                "strikethrough", "strikethrough", "spoiler", "spoiler", "text_link", "code", "pre",
                "blockquote", "expandable_blockquote"
            ]
        );
        Ok(())
    }

    #[test]
    fn references_are_decoded_and_others_stay() -> Result<(), String> {
        assert_eq!(parse("&lt;a&gt; &amp; &quot;&#65;&#x42; &nbsp; &")?.0, "<a> & \"AB &nbsp; &");
        Ok(())
    }

    #[test]
    fn mistakes_get_telegrams_words() {
        assert_eq!(refusal("ab<x>c</x>"), "Unsupported start tag \"x\" at byte offset 2");
        assert_eq!(refusal("1 < 2"), "Unsupported start tag \"\" at byte offset 2");
        assert_eq!(refusal("1 <2 > 1"), "Unsupported start tag \"2\" at byte offset 2");
        assert_eq!(refusal("1 <2"), "Unclosed start tag at byte offset 2");
        assert_eq!(refusal("a</b>"), "Unexpected end tag at byte offset 1");
        assert_eq!(refusal("<b>x"), "Can't find end tag corresponding to start tag \"b\"");
        assert_eq!(
            refusal("<b><i>x</b></i>"),
            "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""
        );
        assert_eq!(
            refusal("<span>x</span>"),
            "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"
        );
    }

    #[test]
    fn entities_count_utf16_units() -> Result<(), String> {
        let (_, entities) = parse("😀<b>é😀</b>")?;
        assert_eq!(entities.first().map(|e| (e.offset, e.length)), Some((2, 3)));
        Ok(())
    }
}
