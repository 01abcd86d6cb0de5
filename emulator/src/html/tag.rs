//! Start tags, read as Telegram reads them.

use super::reference::decode;

/// What is inside a start tag, after its name.
#[derive(Debug, Default)]
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The value; "" for an attribute without one. Of several the last counts.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// Why a tag cannot be read.
#[derive(Debug, PartialEq)]
pub(super) enum Broken {
    /// The text ends inside a value.
    Unclosed,
    /// The text ends elsewhere among the attributes.
    UnclosedNamed,
    EmptyName,
    /// A value without quotes, so many bytes in, does not end in time.
    Token(usize),
}

/// The name at the start of `text`, up to a space or the tag's end; `None` when the text ends first.
pub(super) fn tag_name(text: &str) -> Option<&str> {
    text.get(..text.find(|c| is_space(c) || c == '>')?)
}

/// The attributes at the start of `text`, and the bytes up to the tag's end including it.
pub(super) fn attributes(text: &str) -> Result<(Attributes, usize), Broken> {
    let mut reader = Reader { text, at: 0 };
    let mut attributes = Attributes::default();
    loop {
        reader.skip(is_space);
        if reader.eat('>') {
            return Ok((attributes, reader.at));
        }
        attributes.0.push(reader.attribute()?);
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes what matches.
    fn skip(&mut self, matches: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !matches(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn eat(&mut self, character: char) -> bool {
        let there = self.rest().starts_with(character);
        if there {
            self.at += character.len_utf8();
        }
        there
    }

    fn attribute(&mut self) -> Result<(String, String), Broken> {
        let name = self.skip(|c| !is_space(c) && !matches!(c, '=' | '>' | '/' | '"' | '\''));
        self.skip(is_space);
        if name.is_empty() {
            return Err(if self.rest().is_empty() { Broken::UnclosedNamed } else { Broken::EmptyName });
        }
        let value = if self.eat('=') {
            self.skip(is_space);
            self.value()?
        } else {
            String::new()
        };
        if self.rest().is_empty() { Err(Broken::UnclosedNamed) } else { Ok((name.to_owned(), value)) }
    }

    fn value(&mut self) -> Result<String, Broken> {
        match self.rest().chars().next() {
            None => Err(Broken::UnclosedNamed),
            Some(quote @ ('"' | '\'')) => self.quoted(quote),
            Some(_) => self.token(),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<String, Broken> {
        self.eat(quote);
        let value = self.skip(|c| c != quote);
        self.eat(quote);
        // Nothing may end here, not even behind the second quote.
        if self.rest().is_empty() { Err(Broken::Unclosed) } else { Ok(decode(value)) }
    }

    /// Letters, digits, dots and hyphens; case does not matter.
    fn token(&mut self) -> Result<String, Broken> {
        let at = self.at;
        let value = self.skip(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
        match self.rest().chars().next() {
            None => Err(Broken::Unclosed),
            Some(next) if next == '>' || is_space(next) => Ok(value.to_ascii_lowercase()),
            Some(_) => Err(Broken::Token(at)),
        }
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '\x0b' | '\0')
}

#[cfg(test)]
mod tests {
    use super::{Broken, attributes, tag_name};

    #[test]
    fn names_and_values() {
        assert_eq!((tag_name("b>x"), tag_name(" 2>"), tag_name("b")), (Some("b"), Some(""), None));
        let (read, length) = attributes(" cite='an > expandable' class = \"a &amp; b\" x=Y.1 open>rest").unwrap();
        assert_eq!(length, " cite='an > expandable' class = \"a &amp; b\" x=Y.1 open>".len());
        assert_eq!((read.get("class"), read.get("x"), read.get("open")), (Some("a & b"), Some("y.1"), Some("")));
        assert_eq!(read.get("expandable"), None);
    }

    #[test]
    fn broken_ones() {
        let broken = |text: &str| attributes(text).unwrap_err();
        assert_eq!(broken(" a"), Broken::UnclosedNamed);
        assert_eq!(broken(" a="), Broken::UnclosedNamed);
        assert_eq!(broken(" a=\"x\""), Broken::Unclosed);
        assert_eq!(broken(" =\"x\">"), Broken::EmptyName);
        assert_eq!(broken(" a=\"x\"\">"), Broken::EmptyName);
        assert_eq!(broken(" a=x/>"), Broken::Token(3));
    }
}
