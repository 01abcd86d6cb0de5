//! The packed bytes of a PDF: unpacked where they have to be looked into, and without what a camera said where they are a photo.

use lopdf::{Dictionary, Object, Stream};

use super::budget::{Budget, Unread};
use super::file::Objects;
use crate::foto::{jpeg, jpx};

/// One thing packed in another: programs do it once or twice.
const LAYERS: usize = 4;

/// Ways of packing, by their name and their short one. Others are not read.
const FILTERS: [(&[u8], &[u8]); 9] = [
    (b"FlateDecode", b"Fl"),
    (b"LZWDecode", b"LZW"),
    (b"ASCII85Decode", b"A85"),
    (b"ASCIIHexDecode", b"AHx"),
    (b"RunLengthDecode", b"RL"),
    (b"CCITTFaxDecode", b"CCF"),
    (b"DCTDecode", b"DCT"),
    (b"JBIG2Decode", b"JBIG2"),
    (b"JPXDecode", b"JPX"),
];

/// How something is packed, the outermost first, each with what it needs to be unpacked.
pub(super) type Layers = Vec<(&'static [u8], Dictionary)>;

/// The layers of a stream, whether they stand there or are referred to. What is packed in another way shows nothing.
pub(super) fn layers(objects: &Objects, table: &Dictionary) -> Result<Layers, Unread> {
    let list = |key: &[u8]| objects.list(objects.entry(table, key));
    let (filters, needs) = (list(b"Filter"), list(b"DecodeParms"));
    if filters.len() > LAYERS {
        return Err(Unread::Heavy);
    }
    let named = |filter: &Object| {
        let name = filter.as_name().ok()?;
        FILTERS.iter().find(|(long, short)| [*long, *short].contains(&name)).map(|(long, _)| *long)
    };
    let needed = |n: usize| needs.get(n).and_then(|need| objects.table(need)).cloned().unwrap_or_default();
    let layers = filters.iter().enumerate().map(|(n, filter)| Some((named(filter)?, needed(n))));
    layers.collect::<Option<_>>().ok_or(Unread::Broken)
}

/// The bytes of a stream, unpacked.
pub(super) fn unpacked(objects: &Objects, stream: &Stream, budget: &mut Budget) -> Result<Vec<u8>, Unread> {
    let layers = layers(objects, &stream.dict)?;
    unpack(objects, &stream.content, &layers, budget)
}

/// What goes in and what comes out is counted, for each layer.
fn unpack(
    objects: &Objects,
    bytes: &[u8],
    layers: &[(&[u8], Dictionary)],
    budget: &mut Budget,
) -> Result<Vec<u8>, Unread> {
    let mut bytes = bytes.to_vec();
    budget.bytes(bytes.len())?;
    for (filter, needs) in layers {
        let mut table = Dictionary::new();
        table.set("Filter", Object::Name(filter.to_vec()));
        let needs = needs.iter().map(|(key, value)| (key.clone(), objects.get(value).clone()));
        table.set("DecodeParms", needs.filter(|(_, value)| value.as_i64().is_ok()).collect::<Dictionary>());
        let packed = Stream::new(table, bytes);
        bytes = packed.decompressed_content_with_limit(budget.left()).map_err(|error| refused(&error))?;
        budget.bytes(bytes.len())?;
    }
    Ok(bytes)
}

fn refused(error: &lopdf::Error) -> Unread {
    let heavy = matches!(error, lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }));
    if heavy { Unread::Heavy } else { Unread::Broken }
}

/// A stream as it is kept: packed as it was, but for photos. A camera writes of itself into them, in whatever they are packed.
pub(super) fn kept(objects: &Objects, stream: &Stream, budget: &mut Budget) -> Result<(Vec<u8>, Layers), Unread> {
    let Ok(mut layers) = layers(objects, &stream.dict) else { return Ok((Vec::new(), Vec::new())) };
    let photo = |filter: &[u8]| [b"DCTDecode".as_slice(), b"JPXDecode"].contains(&filter);
    let Some(inner) = layers.iter().position(|(filter, _)| photo(filter)) else {
        return Ok((stream.content.clone(), layers));
    };
    let bytes = match unpack(objects, &stream.content, &layers[..inner], budget) {
        Ok(bytes) => bytes,
        Err(Unread::Heavy) => return Err(Unread::Heavy),
        Err(Unread::Broken | Unread::Locked) => Vec::new(),
    };
    let layers = layers.split_off(inner);
    let bare = if layers[0].0 == b"DCTDecode" { jpeg::without_comments(&bytes) } else { jpx::without_comments(&bytes) };
    Ok(if layers.len() == 1 { (bare, layers) } else { (Vec::new(), Vec::new()) })
}
