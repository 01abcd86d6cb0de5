//! The mark on the pages of a PDF: text of its own above what each page draws.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, dictionary};

/// Names that no page has for anything else.
const FONT: &[u8] = b"LayananKtpFont";
const LIGHT: &[u8] = b"LayananKtpLight";

/// A page that says no size is A4.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

/// Letters as part of the longer side, and from line to line.
const LETTER: f32 = 1.0 / 42.0;
const SPACING: f32 = 3.5;

/// A letter of the font is about half as wide as high.
const WIDE: f32 = 0.5;

/// No page gets more lines, whatever size it says that it has.
const MOST: usize = 200;

/// Every page with the text over it.
pub(super) fn marked(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
    let options = LoadOptions { max_decompressed_size: Some(16 << 20), ..LoadOptions::default() };
    let mut document = Document::load_mem_with_options(bytes, options).ok()?;
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold", "Encoding" => "WinAnsiEncoding",
    });
    let light = document.add_object(dictionary! { "Type" => "ExtGState", "ca" => 0.35 });
    let begin = document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    for page in document.get_pages().into_values().collect::<Vec<_>>() {
        let lines = lines(&document, page, text).encode().ok()?;
        let end = document.add_object(Stream::new(Dictionary::new(), [b"\nQ\n".as_slice(), &lines].concat()));
        let resources = resources(&document, page, (font, light));
        let contents = around(&document, page, (begin, end));
        let dict = document.get_object_mut(page).ok()?.as_dict_mut().ok()?;
        dict.set("Resources", resources);
        dict.set("Contents", contents);
    }
    let mut out = Vec::new();
    document.save_to(&mut out).ok()?;
    Some(out)
}

/// What the page drew stands between ours, so that nothing it has set moves the text.
fn around(document: &Document, page: ObjectId, (begin, end): (ObjectId, ObjectId)) -> Object {
    let drawn = document.get_page_contents(page).into_iter();
    Object::Array(std::iter::once(begin).chain(drawn).chain([end]).map(Object::Reference).collect())
}

/// The page's own, or those that it has from the pages above it, and ours.
fn resources(document: &Document, page: ObjectId, (font, light): (ObjectId, ObjectId)) -> Object {
    let mut resources = inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok()).cloned();
    let resources_mut = resources.get_or_insert_default();
    for (kind, name, id) in [(b"Font".as_slice(), FONT, font), (b"ExtGState", LIGHT, light)] {
        let there = resources_mut.get(kind).ok().and_then(|found| document.dereference(found).ok());
        let mut all = there.and_then(|(_, found)| found.as_dict().ok()).cloned().unwrap_or_default();
        all.set(name, Object::Reference(id));
        resources_mut.set(kind, all);
    }
    Object::Dictionary(resources.unwrap_or_default())
}

/// What a page says, or one of those above it.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut dict = document.get_dictionary(page).ok()?;
    for _ in 0..32 {
        if let Ok(found) = dict.get(key) {
            return document.dereference(found).ok().map(|(_, object)| object);
        }
        dict = document.get_dictionary(dict.get(b"Parent").and_then(Object::as_reference).ok()?).ok()?;
    }
    None
}

/// The box of the page that is shown.
fn shown(document: &Document, page: ObjectId) -> [f32; 4] {
    let read = |key: &[u8]| {
        let numbers = inherited(document, page, key)?.as_array().ok()?.iter();
        let numbers =
            numbers.map(|one| document.dereference(one).ok()?.1.as_float().ok()).collect::<Option<Vec<_>>>()?;
        <[f32; 4]>::try_from(numbers).ok()
    };
    read(b"CropBox").or_else(|| read(b"MediaBox")).unwrap_or(A4)
}

/// Lines up to the right over the whole page.
fn lines(document: &Document, page: ObjectId, text: &str) -> Content<Vec<Operation>> {
    let [left, bottom, right, top] = shown(document, page);
    let (width, height) = ((right - left).abs(), (top - bottom).abs());
    let size = (width.max(height) * LETTER).max(4.0);
    let plain: String = text.chars().map(|c| if c.is_ascii() && !c.is_ascii_control() { c } else { '?' }).collect();
    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
    let once = (plain.len() + 3) as f32 * size * WIDE;
    let mut operations = vec![
        Operation::new("q", vec![]),
        Operation::new("gs", vec![Object::Name(LIGHT.to_vec())]),
        Operation::new("rg", [0.82_f32, 0.08, 0.08].map(Object::Real).to_vec()),
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec![Object::Name(FONT.to_vec()), Object::Real(size)]),
    ];
    let again = " ".repeat(3);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few times over a page")]
    let times = ((width + height) * 2.0 / once.max(1.0)).ceil().clamp(1.0, 20.0) as usize;
    let line = vec![plain; times].join(&again);
    let mut y = bottom.min(top) - width * 0.58;
    for _ in 0..MOST {
        if y > bottom.max(top) {
            break;
        }
        let at = [0.866, 0.5, -0.5, 0.866, left.min(right), y].map(Object::Real).to_vec();
        operations.push(Operation::new("Tm", at));
        operations.push(Operation::new("Tj", vec![Object::string_literal(line.as_str())]));
        y += size * SPACING * 1.155;
    }
    operations.extend([Operation::new("ET", vec![]), Operation::new("Q", vec![])]);
    Content { operations }
}
