//! The objects of a PDF, read once from its first byte to its last. What a later place says of an object counts, as in a
//! file that was changed by adding to it.
//!
//! The table at the end, by which programs find objects without reading all, is not asked: it may name one place a thousand
//! times, or places within each other. Read in order, a file of so many bytes has no more than that to give.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::encryption::decrypt_object;
use lopdf::{Dictionary, Document, EncryptionState, Object, Stream};
use memchr::memmem;

use super::budget::{Budget, Unread};
use super::stream::unpacked;
use super::syntax::Reader;

/// References that lead to references.
const HOPS: usize = 8;

/// The objects by their number.
#[derive(Debug, Default)]
pub(super) struct Objects {
    all: BTreeMap<u32, Object>,
    trailer: Dictionary,
}

/// An object as it stands in the file, with its number and generation.
type Placed = ((u32, u16), Object);

impl Objects {
    /// Reads all of them, the packed ones too.
    pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Self, Unread> {
        let (mut placed, trailer) = scanned(bytes, budget)?;
        cut(&mut placed);
        let mut objects = Self { all: BTreeMap::new(), trailer };
        if objects.trailer.has(b"Encrypt") {
            objects.unlock(&mut placed)?;
        }
        for ((number, _), object) in placed {
            if let Object::Stream(stream) = &object
                && stream.dict.has_type(b"ObjStm")
            {
                objects.unpack(stream, budget)?;
            }
            objects.all.insert(number, object);
        }
        Ok(objects)
    }

    /// What a value is, itself or where it refers to.
    pub(super) fn get<'a>(&'a self, value: &'a Object) -> &'a Object {
        let mut found = value;
        for _ in 0..HOPS {
            let Object::Reference((number, _)) = found else { return found };
            found = self.all.get(number).unwrap_or(&Object::Null);
        }
        &Object::Null
    }

    pub(super) fn of_number(&self, number: u32) -> Option<&Object> {
        self.all.get(&number)
    }

    /// What a table says under a key.
    pub(super) fn entry<'a>(&'a self, table: &'a Dictionary, key: &[u8]) -> &'a Object {
        table.get(key).map_or(&Object::Null, |value| self.get(value))
    }

    /// The table that a value is, or refers to.
    pub(super) fn table<'a>(&'a self, value: &'a Object) -> Option<&'a Dictionary> {
        let found = self.get(value);
        found.as_dict().ok().or_else(|| found.as_stream().ok().map(|stream| &stream.dict))
    }

    /// One, or each of several.
    pub(super) fn list<'a>(&'a self, value: &'a Object) -> Vec<&'a Object> {
        match value.as_array() {
            Ok(all) => all.iter().map(|one| self.get(one)).collect(),
            Err(_) if value.is_null() => Vec::new(),
            Err(_) => vec![value],
        }
    }

    /// So many numbers.
    pub(super) fn numbers<const N: usize>(&self, value: &Object) -> Option<[f32; N]> {
        let all = self.get(value).as_array().ok()?;
        let all: Vec<f32> = all.iter().map(|one| self.get(one).as_float().ok()).collect::<Option<_>>()?;
        all.try_into().ok()
    }

    /// Where everything begins.
    pub(super) fn root(&self) -> Option<&Dictionary> {
        let said = self.table(self.entry(&self.trailer, b"Root"));
        said.or_else(|| self.values().filter_map(|one| one.as_dict().ok()).rfind(|one| one.has_type(b"Catalog")))
    }

    pub(super) fn values(&self) -> impl DoubleEndedIterator<Item = &Object> {
        self.all.values()
    }

    /// Opens what is encrypted against changes only, which needs no password.
    fn unlock(&mut self, placed: &mut [Placed]) -> Result<(), Unread> {
        let mut document = Document::new();
        document.trailer = self.trailer.clone();
        let asked = self.trailer.get(b"Encrypt").and_then(Object::as_reference).ok();
        let table = placed.iter().rfind(|(id, _)| Some(*id) == asked).map(|(_, object)| object.clone());
        document.objects.extend(asked.zip(table));
        document.authenticate_raw_password("").map_err(|_| Unread::Locked)?;
        let state = EncryptionState::decode(&document, "").map_err(|_| Unread::Locked)?;
        for (id, object) in placed.iter_mut().filter(|(id, _)| Some(*id) != asked) {
            let _ = decrypt_object(&state, *id, object); // what cannot be opened shows nothing
        }
        Ok(())
    }

    /// The objects in a packed one. Each place is read once, up to the next one.
    fn unpack(&mut self, stream: &Stream, budget: &mut Budget) -> Result<(), Unread> {
        let first = self.entry(&stream.dict, b"First").as_i64().ok().and_then(|first| usize::try_from(first).ok());
        let bytes = match unpacked(self, stream, budget) {
            Ok(bytes) => bytes,
            Err(Unread::Heavy) => return Err(Unread::Heavy),
            Err(Unread::Locked | Unread::Broken) => return Ok(()), // what does not unpack shows nothing
        };
        let Some((index, body)) = first.and_then(|first| bytes.split_at_checked(first)) else { return Ok(()) };
        let places = places(index, budget)?;
        let ends: BTreeSet<usize> = places.values().copied().chain([body.len()]).collect();
        let mut seen = BTreeSet::new();
        for (number, from) in places {
            let to = ends.range(from + 1..).next().copied().unwrap_or(body.len());
            let Some(written) = body.get(from..to).filter(|_| seen.insert(from)) else { continue };
            match Reader::new(written, budget).value() {
                Ok(object) => drop(self.all.insert(number, object)),
                Err(Unread::Heavy) => return Err(Unread::Heavy),
                Err(Unread::Locked | Unread::Broken) => {}
            }
        }
        Ok(())
    }
}

/// Numbers of objects, and where each begins.
fn places(index: &[u8], budget: &mut Budget) -> Result<BTreeMap<u32, usize>, Unread> {
    let mut places = BTreeMap::new();
    let mut reader = Reader::new(index, budget);
    loop {
        let Some(number) = reader.blank_then_whole()? else { return Ok(places) };
        let Some(from) = reader.blank_then_whole()? else { return Ok(places) };
        places.insert(number, from as usize);
    }
}

/// All that stands in the file, and what its ends say.
fn scanned(bytes: &[u8], budget: &mut Budget) -> Result<(Vec<Placed>, Dictionary), Unread> {
    let (mut placed, mut trailer) = (Vec::new(), Dictionary::new());
    let mut reader = Reader::new(bytes, budget);
    loop {
        reader.skip_blank();
        if reader.rest().is_empty() {
            return Ok((placed, trailer));
        }
        let id = reader.numbered(b"obj");
        if id.is_none() && !reader.word(b"trailer") {
            if !reader.word(b"endobj") {
                reader.skip_word();
            }
            continue;
        }
        let object = match reader.value() {
            Ok(Object::Dictionary(table)) => stream(&mut reader, table),
            Ok(object) => object,
            Err(Unread::Heavy) => return Err(Unread::Heavy),
            Err(Unread::Locked | Unread::Broken) => continue,
        };
        add_end(&mut trailer, &object, id.is_none());
        placed.extend(id.map(|id| (id, object)));
    }
}

/// The end of a file, as a table of its own or as that of a packed one, says where everything begins. The last one counts.
fn add_end(trailer: &mut Dictionary, object: &Object, is_end: bool) {
    let packed = object.as_stream().ok().map(|stream| &stream.dict).filter(|table| table.has_type(b"XRef"));
    let Some(table) = object.as_dict().ok().filter(|_| is_end).or(packed) else { return };
    for key in [b"Root".as_slice(), b"Encrypt", b"ID"] {
        if let Ok(value) = table.get(key) {
            trailer.set(key, value.clone());
        }
    }
}

/// Blanks between the bytes of a stream and the word that ends it.
const BLANKS: usize = 4;

/// A table, with the bytes behind it where there are some. Its length counts where the end is there; else the end is looked for.
fn stream(reader: &mut Reader<'_, '_>, table: Dictionary) -> Object {
    reader.skip_blank();
    if !reader.word(b"stream") {
        return Object::Dictionary(table);
    }
    let _ = reader.word(b"\r\n") || reader.word(b"\n") || reader.word(b"\r");
    let bytes = reader.rest();
    let said = table.get(b"Length").and_then(Object::as_i64).ok().and_then(|length| usize::try_from(length).ok());
    let length = said.filter(|length| ends(bytes, *length)).unwrap_or_else(|| found_end(bytes));
    reader.skip(length);
    let bytes = bytes.get(..length).unwrap_or(bytes).to_vec();
    Object::Stream(Stream { dict: table, content: bytes, allows_compression: true, start_position: None })
}

fn ends(bytes: &[u8], length: usize) -> bool {
    let behind = bytes.get(length..).unwrap_or_default();
    let blanks = behind.iter().take(BLANKS).take_while(|byte| byte.is_ascii_whitespace()).count();
    behind[blanks..].starts_with(b"endstream")
}

/// Where the bytes of a stream end by themselves: at the word.
fn found_end(bytes: &[u8]) -> usize {
    memmem::find(bytes, b"endstream").unwrap_or(bytes.len())
}

/// Takes the end of the line before that word away: what is behind the length, where another object says it, else one line's.
fn cut(placed: &mut [Placed]) {
    let numbers = placed.iter().filter_map(|((number, _), object)| Some((*number, object.as_i64().ok()?)));
    let numbers: BTreeMap<u32, i64> = numbers.collect();
    for (_, object) in placed {
        let Ok(stream) = object.as_stream_mut() else { continue };
        let said = stream.dict.get(b"Length").ok().and_then(|length| match length.as_reference() {
            Ok((number, _)) => numbers.get(&number).copied(),
            Err(_) => length.as_i64().ok(),
        });
        let said = said.and_then(|length| usize::try_from(length).ok());
        let said = said.filter(|length| stream.content.get(*length..).is_some_and(is_end_of_line));
        let line = stream.content.strip_suffix(b"\n").unwrap_or(&stream.content);
        let length = said.unwrap_or_else(|| line.strip_suffix(b"\r").unwrap_or(line).len());
        stream.content.truncate(length);
    }
}

fn is_end_of_line(bytes: &[u8]) -> bool {
    bytes.len() <= BLANKS && bytes.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of object 1 where its length is said like this.
    fn held(length: &str, bytes: &str) -> Vec<u8> {
        let file = format!("1 0 obj<</Length {length}>>stream\n{bytes}endstream endobj 2 0 obj 4 endobj");
        let objects = Objects::read(file.as_bytes(), &mut Budget::new()).unwrap();
        objects.of_number(1).unwrap().as_stream().unwrap().content.clone()
    }

    #[rstest::rstest]
    #[case::as_said("4", "abc\r\n", "abc\r")]
    #[case::said_elsewhere("2 0 R", "abc\r\n", "abc\r")]
    #[case::said_nowhere("9 0 R", "abc\r\n", "abc")]
    #[case::said_wrongly("2", "abc\n", "abc")]
    #[case::said_wrongly_elsewhere("2 0 R", "abcdefghi\n", "abcdefghi")]
    #[case::without_a_line("3", "abc", "abc")]
    fn where_streams_end(#[case] length: &str, #[case] bytes: &str, #[case] is: &str) {
        assert_eq!(held(length, bytes), is.as_bytes());
    }

    /// What is added to a file counts, in packed objects too.
    #[rstest::rstest]
    #[case::plain("1 0 obj 7 endobj 1 0 obj 8 endobj", 8)]
    #[case::packed("1 0 obj 7 endobj 5 0 obj<</Type/ObjStm/N 1/First 4>>stream\n1 0 8\nendstream endobj", 8)]
    #[case::plain_behind_packed(
        "5 0 obj<</Type/ObjStm/N 1/First 4>>stream\n1 0 8\nendstream endobj 1 0 obj 9 endobj",
        9
    )]
    #[case::in_a_remark("1 0 obj 7 endobj % 1 0 obj 8 endobj", 7)]
    fn the_last_one_counts(#[case] file: &str, #[case] is: i64) {
        let objects = Objects::read(file.as_bytes(), &mut Budget::new()).unwrap();
        assert_eq!(objects.of_number(1), Some(&Object::Integer(is)));
    }
}
