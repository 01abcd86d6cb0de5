//! A PDF as it is kept: written anew with its pages only. What acts by itself or carries other files is not kept at all.
//!
//! Built up under limits: no packed object may unpack to more than [`UNPACKED`], and one that asks for a password is not opened.

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};

use super::clean::Clean;
use super::jpeg;
use crate::domain::berkas::Media;

/// What one packed object may unpack to: a table of a few thousand objects has some hundred KB.
const UNPACKED: usize = 16 << 20;

/// Keys of a dictionary that act, or carry a file.
const ACTIVE_KEYS: [&[u8]; 7] =
    [b"JS", b"JavaScript", b"EmbeddedFiles", b"EF", b"XFA", b"RichMediaContent", b"RichMediaSettings"];

/// Names of actions and annotations that do more than to lead to a page or an address.
const ACTIVE_NAMES: [&[u8]; 13] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"Rendition",
    b"GoToE",
    b"EmbeddedFile",
    b"FileAttachment",
    b"RichMedia",
    b"Movie",
    b"Sound",
    b"Screen",
    b"3D",
];

/// What is left out wherever it stands: what a program says of itself, of its author and of the making, what is done when a
/// page opens, and small pictures of pages.
const LEFT_OUT: [&[u8]; 7] = [b"Metadata", b"PieceInfo", b"LastModified", b"OpenAction", b"AA", b"Thumb", b"Perms"];

/// What was found in a PDF that was built up.
pub(super) struct Opened {
    document: Document,
    /// How many pages it has.
    pub(super) count: usize,
    /// Whether it acts by itself or carries files.
    pub(super) active: bool,
}

/// Builds it up. `None`: it cannot be opened, or takes too much.
pub(super) fn open(bytes: &[u8]) -> Option<Opened> {
    let options = LoadOptions { max_decompressed_size: Some(UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    if document.trailer.has(b"Encrypt") {
        return None; // not even without a password
    }
    let count = document.get_pages().len();
    let active = document.objects.values().any(|object| is_active(object, 0));
    Some(Opened { document, count, active })
}

impl Opened {
    /// Writes it anew: what no page leads to is gone, earlier versions of it and what stood behind its end too.
    pub(super) fn clean(self) -> Option<Clean> {
        let mut document = self.document;
        document.trailer.remove(b"Info");
        document.trailer.remove(b"ID");
        document.objects.values_mut().for_each(|object| strip(object, 0));
        document.prune_objects();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).ok()?;
        Some(Clean { media: Media::Pdf, bytes })
    }
}

/// Deeper than any program writes; the reader has limits of its own.
const DEEP: usize = 64;

/// A PDF that is nested deeper than can be looked through counts as one that acts.
fn is_active(object: &Object, depth: usize) -> bool {
    let of = |dict: &Dictionary| dict.iter().any(|(key, value)| is_active_entry(key, value, depth));
    depth > DEEP
        || match object {
            Object::Dictionary(dict) => of(dict),
            Object::Stream(stream) => of(&stream.dict),
            Object::Array(all) => all.iter().any(|one| is_active(one, depth + 1)),
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..)
            | Object::Reference(_) => false,
        }
}

fn is_active_entry(key: &[u8], value: &Object, depth: usize) -> bool {
    let names_action = || matches!(value, Object::Name(name) if ACTIVE_NAMES.contains(&name.as_slice()));
    ACTIVE_KEYS.contains(&key)
        || ([b"S".as_slice(), b"Type", b"Subtype"].contains(&key) && names_action())
        || is_active(value, depth + 1)
}

fn strip(object: &mut Object, depth: usize) {
    if depth > DEEP {
        return; // not kept, see above
    }
    match object {
        Object::Dictionary(dict) => strip_dict(dict, depth),
        Object::Stream(stream) => {
            strip_dict(&mut stream.dict, depth);
            strip_photo(stream);
        }
        Object::Array(all) => all.iter_mut().for_each(|one| strip(one, depth + 1)),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => {}
    }
}

fn strip_dict(dict: &mut Dictionary, depth: usize) {
    for key in LEFT_OUT {
        dict.remove(key);
    }
    dict.iter_mut().for_each(|(_, value)| strip(value, depth + 1));
}

/// A photo on a page is a JPEG as the camera wrote it.
fn strip_photo(stream: &mut Stream) {
    if stream.filters().is_ok_and(|filters| filters == [b"DCTDecode".as_slice()]) {
        let without = jpeg::without_comments(&stream.content);
        stream.set_content(without);
    }
}
