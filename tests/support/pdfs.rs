//! PDFs as programs write them and as somebody might who means harm, and a look at what is kept of them that knows nothing of
//! how it was made.

use std::io::Write as _;

use lopdf::{Dictionary, Document, Object, Stream};

/// Objects with their numbers, and an end. Number 1 is where it begins.
pub fn file(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects {
        places.push((*number, bytes.len()));
        bytes.extend(format!("{number} 0 obj").into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in places {
        bytes.extend(format!("{number} 1\n{place:010} 00000 n \n").into_bytes());
    }
    bytes.extend(format!("trailer<</Size 99/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    bytes
}

/// A table with bytes behind it.
pub fn stream(table: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{table}/Length {}>>stream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// One page.
#[derive(Clone, Default)]
#[expect(clippy::struct_field_names, reason = "a page has a table that is called the page's")]
pub struct Page {
    /// In the table where everything begins.
    pub root: &'static str,
    /// In the table of the page.
    pub page: &'static str,
    /// What it draws with.
    pub with: &'static str,
    /// What it draws.
    pub draws: &'static str,
    /// Objects from 5 on.
    pub more: Vec<(u32, Vec<u8>)>,
}

impl Page {
    pub fn file(&self) -> Vec<u8> {
        let Self { root, page, with, draws, more } = self;
        let frame = if page.contains("/MediaBox") { "" } else { "/MediaBox[0 0 595 842]" };
        let contents = if page.contains("/Contents") { "" } else { "/Contents 4 0 R" };
        let page = format!("<</Type/Page/Parent 2 0 R{frame}{contents}/Resources<<{with}>>{page}>>");
        let mut all = vec![
            (1, format!("<</Type/Catalog/Pages 2 0 R{root}>>").into_bytes()),
            (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec()),
            (3, page.into_bytes()),
            (4, stream("", draws.as_bytes())),
        ];
        all.extend(more.iter().cloned());
        file(&all)
    }
}

/// The same page in packed objects, with a packed table at the end.
pub fn in_packed_objects() -> Vec<u8> {
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE];
    let index: Vec<String> = (1..)
        .zip(objects.iter().scan(0, |at, object| {
            let begin = *at;
            *at += object.len() + 1;
            Some(begin)
        }))
        .map(|(number, at): (u32, usize)| format!("{number} {at}"))
        .collect();
    let index = format!("{} ", index.join(" "));
    let body = packed(format!("{index}{}", objects.join(" ")).as_bytes());
    let table = format!("/Type/ObjStm/N 3/First {}/Filter/FlateDecode", index.len());
    with_packed_table(&[(4, stream("", b"0 0 100 100 re f")), (5, stream(&table, &body))])
}

const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>";

/// 1 to 3 stand in 5.
fn with_packed_table(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut rows = vec![[0, 0, 0, 0], [2, 0, 5, 0], [2, 0, 5, 1], [2, 0, 5, 2]];
    for (number, object) in objects {
        let [high, low] = u16::try_from(bytes.len()).unwrap().to_be_bytes();
        rows.push([1, high, low, 0]);
        bytes.extend([format!("{number} 0 obj").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let [high, low] = u16::try_from(bytes.len()).unwrap().to_be_bytes();
    rows.push([1, high, low, 0]);
    let place = bytes.len();
    let table = "/Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Filter/FlateDecode";
    bytes.extend([b"6 0 obj".as_slice(), &stream(table, &packed(rows.as_flattened())), b"\nendobj\n"].concat());
    bytes.extend(format!("startxref\n{place}\n%%EOF\n").into_bytes());
    bytes
}

/// A page with a photo, packed in these ways; `entries` are those of the picture.
pub fn with_photo(entries: &str, photo: &[u8]) -> Vec<u8> {
    let table =
        format!("/Type/XObject/Subtype/Image/Width 640/Height 480/BitsPerComponent 8/ColorSpace/DeviceGray{entries}");
    let page = Page {
        with: "/XObject<</Foto 5 0 R>>",
        draws: "q 595 0 0 446 0 200 cm /Foto Do Q",
        more: vec![(5, stream(&table, photo)), (9, b"/DCTDecode".to_vec())],
        ..Page::default()
    };
    page.file()
}

/// What acts or tells in a PDF, if anything does. It is read by another reader than that of the program, and by the words that
/// the format has for it.
pub fn acts_or_tells(bytes: &[u8]) -> Option<String> {
    let document = match Document::load_mem(bytes) {
        Ok(document) => document,
        Err(error) => return Some(format!("it does not open: {error}")),
    };
    let of_end = document.trailer.iter().map(|(key, _)| key.as_slice());
    let known: [&[u8]; 3] = [b"Root", b"Size", b"Prev"];
    let odd = of_end.clone().find(|key| !known.contains(key)).map(|key| String::from_utf8_lossy(key).into_owned());
    odd.or_else(|| document.objects.values().find_map(telling))
}

/// Keys that act, carry files, describe, or hide.
const TELLING: [&str; 40] = [
    "A",
    "AA",
    "AF",
    "AcroForm",
    "Alternates",
    "Annots",
    "Author",
    "Collection",
    "CreationDate",
    "Dests",
    "EF",
    "EmbeddedFiles",
    "F",
    "FDecodeParms",
    "FFilter",
    "Info",
    "JS",
    "JavaScript",
    "LastModified",
    "Metadata",
    "MarkInfo",
    "ModDate",
    "Names",
    "OC",
    "OCProperties",
    "OPI",
    "OpenAction",
    "Outlines",
    "PieceInfo",
    "Producer",
    "Properties",
    "Ref",
    "RichMediaContent",
    "StructParents",
    "StructTreeRoot",
    "Threads",
    "Thumb",
    "URI",
    "UserUnit",
    "XFA",
];

fn telling(object: &Object) -> Option<String> {
    match object {
        Object::Array(all) => all.iter().find_map(telling),
        Object::Dictionary(table) => of_table(table),
        Object::Stream(stream) => of_table(&stream.dict).or_else(|| of_photo(stream)),
        _ => None,
    }
}

/// Names that a page gives to what it draws with may be any.
fn of_table(table: &Dictionary) -> Option<String> {
    table.iter().find_map(|(key, value)| {
        let key = String::from_utf8_lossy(key);
        let named = ["XObject", "Font", "ExtGState", "ColorSpace", "Pattern", "Shading", "CharProcs", "Colorants"];
        match value {
            Object::Dictionary(below) if named.contains(&&*key) => below.iter().find_map(|(_, value)| telling(value)),
            _ if TELLING.contains(&&*key) => Some(key.into_owned()),
            value => telling(value),
        }
    })
}

fn of_photo(stream: &Stream) -> Option<String> {
    let filters = stream.filters().unwrap_or_default();
    let photo = filters.contains(&b"DCTDecode".as_slice());
    match (photo, filters.len()) {
        (false, _) => None,
        (true, 1) => odd_segment(&stream.content),
        (true, _) => Some("a photo packed twice".to_owned()),
    }
}

/// A segment of a JPEG that is not needed, or bytes behind its end.
pub fn odd_segment(photo: &[u8]) -> Option<String> {
    let (mut at, mut pixels) = (2, false);
    if photo.is_empty() {
        return None;
    }
    while let Some(&[first, marker]) = photo.get(at..).and_then(|rest| rest.first_chunk::<2>()) {
        if pixels && (first != 0xff || matches!(marker, 0x00 | 0xff | 0xd0..=0xd7)) {
            at += 1;
            continue;
        }
        match (first, marker) {
            (0xff, 0xd9) => return (photo.len() > at + 2).then(|| "bytes behind the end".to_owned()),
            (0xff, 0xe1..=0xed | 0xef | 0xfe) => return Some(format!("segment {marker:x}")),
            (0xff, _) => {
                let length = photo.get(at + 2..at + 4).map_or(2, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
                if marker == 0xe0 && length != 16 || marker == 0xee && length != 14 {
                    return Some(format!("segment {marker:x} of {length}"));
                }
                pixels = marker == 0xda;
                at += 2 + length.max(2);
            }
            _ => return Some("bytes between segments".to_owned()),
        }
    }
    Some("no end".to_owned())
}
