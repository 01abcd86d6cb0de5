//! The values of a PDF as they are written, read from front to back: no byte twice, none deeper than [`DEEP`], and each
//! value counted before it is built.

use lopdf::{Dictionary, Object, StringFormat};

use super::budget::{Budget, Unread};

/// Deeper than any program writes, and far from the end of a stack.
const DEEP: usize = 48;

/// Reads values out of bytes.
pub(super) struct Reader<'a, 'b> {
    bytes: &'a [u8],
    at: usize,
    budget: &'b mut Budget,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(super) fn new(bytes: &'a [u8], budget: &'b mut Budget) -> Self {
        Self { bytes, at: 0, budget }
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.bytes.len());
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Over blanks and remarks.
    pub(super) fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest();
                self.skip(memchr::memchr2(b'\n', b'\r', line).unwrap_or(line.len()));
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Over whatever stands here, at least one byte.
    pub(super) fn skip_word(&mut self) {
        self.skip(1);
        self.skip(regular(self.rest()).len());
    }

    /// Whether this word comes next; it is then read.
    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        let is = self.rest().starts_with(word);
        self.skip(if is { word.len() } else { 0 });
        is
    }

    /// A whole number that is no part of a longer word.
    pub(super) fn whole(&mut self) -> Option<u32> {
        let digits = regular(self.rest());
        let number = digits.iter().all(u8::is_ascii_digit).then(|| std::str::from_utf8(digits).ok()?.parse().ok())?;
        self.skip(digits.len());
        number
    }

    /// A whole number of a list of such, counted.
    pub(super) fn blank_then_whole(&mut self) -> Result<Option<u32>, Unread> {
        self.budget.value()?;
        self.skip_blank();
        Ok(self.whole())
    }

    /// Two whole numbers and a word: `7 0 obj`, `7 0 R`. Nothing is read where it is something else.
    pub(super) fn numbered(&mut self, word: &[u8]) -> Option<(u32, u16)> {
        let begin = self.at;
        let found = self.two_whole().filter(|_| {
            self.skip_blank();
            self.word(word)
        });
        if found.is_none() {
            self.at = begin;
        }
        found
    }

    fn two_whole(&mut self) -> Option<(u32, u16)> {
        let number = self.whole()?;
        self.skip_blank();
        Some((number, u16::try_from(self.whole()?).ok()?))
    }

    pub(super) fn value(&mut self) -> Result<Object, Unread> {
        self.value_at(0)
    }

    fn value_at(&mut self, depth: usize) -> Result<Object, Unread> {
        if depth > DEEP {
            return Err(Unread::Heavy);
        }
        self.budget.value()?;
        self.skip_blank();
        match (self.peek().ok_or(Unread::Broken)?, self.rest().get(1)) {
            (b'/', _) => Ok(Object::Name(self.name())),
            (b'(', _) => Ok(Object::String(self.text(), StringFormat::Literal)),
            (b'[', _) => self.list(depth),
            (b'<', Some(b'<')) => self.table(depth),
            (b'<', _) => Ok(Object::String(self.hex(), StringFormat::Hexadecimal)),
            (b'0'..=b'9', _) => Ok(self.numbered(b"R").map_or_else(|| self.number(), Object::Reference)),
            (b'+' | b'-' | b'.', _) => Ok(self.number()),
            _ => self.constant(),
        }
    }

    fn constant(&mut self) -> Result<Object, Unread> {
        let words: [(&[u8], Object); 3] =
            [(b"true", Object::Boolean(true)), (b"false", Object::Boolean(false)), (b"null", Object::Null)];
        words.into_iter().find_map(|(word, value)| self.word(word).then_some(value)).ok_or(Unread::Broken)
    }

    /// What is no number, as some programs write `--1`, counts as nothing.
    fn number(&mut self) -> Object {
        let digits = self.rest().iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')).count();
        let text = std::str::from_utf8(&self.rest()[..digits]).unwrap_or_default();
        let real = || text.parse().ok().filter(|real: &f32| real.is_finite());
        let number = text.parse().map(Object::Integer).ok().or_else(|| real().map(Object::Real));
        self.skip(digits);
        number.unwrap_or(Object::Integer(0))
    }

    /// Names may hide letters as `#4a`.
    fn name(&mut self) -> Vec<u8> {
        self.skip(1);
        let written = regular(self.rest());
        self.skip(written.len());
        let (mut name, mut rest) = (Vec::new(), written);
        while let Some((&first, after)) = rest.split_first() {
            let hidden = after.first_chunk::<2>().and_then(|two| Some(digit(two[0])? << 4 | digit(two[1])?));
            let hidden = hidden.filter(|_| first == b'#');
            name.push(hidden.unwrap_or(first));
            rest = &after[if hidden.is_some() { 2 } else { 0 }..];
        }
        name
    }

    fn hex(&mut self) -> Vec<u8> {
        let end = memchr::memchr(b'>', self.rest()).unwrap_or(self.rest().len());
        let digits: Vec<u8> = self.rest()[..end].iter().skip(1).filter_map(|byte| digit(*byte)).collect();
        self.skip(end + 1);
        digits.chunks(2).map(|two| two[0] << 4 | two.get(1).copied().unwrap_or_default()).collect()
    }

    fn text(&mut self) -> Vec<u8> {
        let (mut text, mut open) = (Vec::new(), 0_usize);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open = open.saturating_sub(1),
                b'\\' => {
                    text.extend(self.escaped());
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            text.push(byte);
        }
        if !text.is_empty() {
            text.remove(0); // the bracket that opened it
        }
        text
    }

    /// What stands behind a backslash: a letter with a meaning, up to three digits, the end of a line, or itself.
    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        if matches!(byte, b'0'..=b'7') {
            let digits = self.rest().iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = self.rest()[..digits].iter().fold(0_u8, |code, byte| code << 3 | (byte & 7));
            self.skip(digits);
            return Some(code);
        }
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                self.word(b"\n");
                None
            }
            other => Some(other),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Object, Unread> {
        self.skip(1);
        let mut all = Vec::new();
        loop {
            self.skip_blank();
            if self.word(b"]") {
                return Ok(Object::Array(all));
            }
            all.push(self.value_at(depth + 1)?);
        }
    }

    fn table(&mut self, depth: usize) -> Result<Object, Unread> {
        self.skip(2);
        let mut table = Dictionary::new();
        loop {
            self.skip_blank();
            if self.word(b">>") {
                return Ok(Object::Dictionary(table));
            }
            if self.peek() != Some(b'/') {
                return Err(Unread::Broken);
            }
            let key = self.name();
            table.set(key, self.value_at(depth + 1)?);
        }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// What belongs to one word.
fn regular(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| {
        is_blank(*byte) || matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
    });
    &bytes[..end.unwrap_or(bytes.len())]
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Object, Unread> {
        Reader::new(text.as_bytes(), &mut Budget::new()).value()
    }

    fn text(bytes: &[u8]) -> Object {
        Object::String(bytes.to_vec(), StringFormat::Literal)
    }

    #[rstest::rstest]
    #[case("7", Object::Integer(7))]
    #[case("-.5", Object::Real(-0.5))]
    #[case("--5", Object::Integer(0))]
    #[case("99999999999999999999999999999999999999999999", Object::Integer(0))]
    #[case("7 0 R", Object::Reference((7, 0)))]
    #[case("7 0 S", Object::Integer(7))]
    #[case("% a remark\n true", Object::Boolean(true))]
    #[case("/J#61va#Script", Object::Name(b"Java#Script".to_vec()))]
    #[case("(a(b)\\)\\101\\n\\\nc)", text(b"a(b))A\nc"))]
    #[case("<41 4>", Object::String(b"A@".to_vec(), StringFormat::Hexadecimal))]
    #[case("[1 2 R/A]", Object::Array(vec![Object::Reference((1, 2)), Object::Name(b"A".to_vec())]))]
    fn values(#[case] written: &str, #[case] is: Object) {
        assert_eq!(read(written), Ok(is));
    }

    #[rstest::rstest]
    #[case::nothing("", Unread::Broken)]
    #[case::a_word("endobj", Unread::Broken)]
    #[case::an_open_list("[1 2", Unread::Broken)]
    #[case::a_key_that_is_none("<<1 2>>", Unread::Broken)]
    #[case::deep(&"[".repeat(50), Unread::Heavy)]
    #[case::many(&format!("[{}]", "0 ".repeat(300_000)), Unread::Heavy)]
    fn what_is_not_read(#[case] written: &str, #[case] why: Unread) {
        assert_eq!(read(written), Err(why));
    }
}
