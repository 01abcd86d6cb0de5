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
            match found {
                Object::Reference((number, _)) => found = self.all.get(number).unwrap_or(&Object::Null),
                _ => return found,
            }
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
        match self.get(value) {
            Object::Dictionary(table) => Some(table),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
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
    let table = match object {
        Object::Dictionary(table) if is_end => table,
        Object::Stream(stream) if stream.dict.has_type(b"XRef") => &stream.dict,
        _ => return,
    };
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
    Object::Stream(Stream::new(table, bytes.get(..length).unwrap_or(bytes).to_vec()))
}

fn ends(bytes: &[u8], length: usize) -> bool {
    let behind = bytes.get(length..).unwrap_or_default();
    let blanks = behind.iter().take(BLANKS).take_while(|byte| byte.is_ascii_whitespace()).count();
    behind[blanks..].starts_with(b"endstream")
}

/// Where the bytes of a stream end by themselves: at the word, without the end of the line before it.
fn found_end(bytes: &[u8]) -> usize {
    let end = memmem::find(bytes, b"endstream").unwrap_or(bytes.len());
    let line = &bytes[..end];
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line).len()
}
