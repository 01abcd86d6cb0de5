//! Whether a PDF acts by itself or carries other files. Nothing of that would be kept, but it is no berkas either: whoever sent
//! it is told.

use lopdf::{Dictionary, Object};

use super::file::Objects;

/// Keys of a table that act, or carry a file.
const KEYS: [&[u8]; 7] =
    [b"JS", b"JavaScript", b"EmbeddedFiles", b"EF", b"XFA", b"RichMediaContent", b"RichMediaSettings"];

/// Names of actions and annotations that do more than to lead somewhere.
const NAMES: [&[u8]; 13] = [
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

/// Looks at every object, whether a page leads to it or not.
pub(super) fn is_active(objects: &Objects) -> bool {
    objects.values().any(|object| is(objects, object))
}

/// No deeper than it was read.
fn is(objects: &Objects, object: &Object) -> bool {
    match object {
        Object::Dictionary(table) => is_table(objects, table),
        Object::Stream(stream) => is_table(objects, &stream.dict),
        Object::Array(all) => all.iter().any(|one| is(objects, one)),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => false,
    }
}

fn is_table(objects: &Objects, table: &Dictionary) -> bool {
    table.iter().any(|(key, value)| {
        let says = [b"S".as_slice(), b"Type", b"Subtype"].contains(&key.as_slice());
        let named = says.then(|| objects.get(value).as_name().ok()).flatten();
        KEYS.contains(&key.as_slice()) || named.is_some_and(|name| NAMES.contains(&name)) || is(objects, value)
    })
}
