//! Pages written anew. What a page draws becomes one picture of its own (a form), and so does each thing that lies on it: an
//! annotation, what was filled into a form. Whatever state they leave behind, open or hide ends with them, and what is drawn
//! after them is above them.

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::budget::{Budget, Unread};
use super::copy::{Copy, Kind};
use super::file::Objects;
use super::mark;
use super::stream::unpacked;
use super::tree::{Frame, Page};

/// Nobody puts more on a page than he can see.
const LAID_ON: usize = 1000;

/// A hidden annotation, and one that is only printed.
const HIDDEN: i64 = 1 << 1 | 1 << 5;

/// A new PDF of these pages, with a text over each of them.
pub(super) fn written(objects: &Objects, pages: &[Page<'_>], text: Option<&str>) -> Result<Vec<u8>, Unread> {
    let mut copy = Copy::of(objects, Budget::new());
    let ink = text.map(|text| (text, mark::Ink::of(&mut copy.to)));
    let above = copy.to.new_object_id();
    let mut kids = Vec::new();
    for page in pages {
        let table = page_table(&mut copy, page, above, ink)?;
        kids.push(Object::Reference(copy.to.add_object(table)));
    }
    copy.finish()?;
    let count = i64::try_from(kids.len()).map_err(|_| Unread::Heavy)?;
    copy.to.objects.insert(above, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let root = copy.to.add_object(dictionary! { "Type" => "Catalog", "Pages" => above });
    copy.to.trailer.set("Root", root);
    copy.to.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut out = Vec::new();
    copy.to.save_to(&mut out).map_err(|_| Unread::Broken)?;
    Ok(out)
}

type Marked<'t> = Option<(&'t str, mark::Ink)>;

fn page_table<'a>(
    copy: &mut Copy<'a>,
    page: &Page<'a>,
    above: ObjectId,
    marked: Marked<'_>,
) -> Result<Dictionary, Unread> {
    let (frame, turned) = (page.frame(copy.from), page.turned(copy.from));
    let (forms, drawn) = forms(copy, page, frame)?;
    let mut contents = vec![Object::Reference(copy.to.add_object(packed(drawn)))];
    let mut resources = dictionary! { "XObject" => forms };
    if let Some((text, ink)) = marked {
        ink.name_in(&mut resources);
        let lines = mark::over(frame, turned, text).ok_or(Unread::Broken)?;
        contents.push(Object::Reference(copy.to.add_object(Stream::new(Dictionary::new(), lines))));
    }
    Ok(dictionary! {
        "Type" => "Page", "Parent" => above, "MediaBox" => frame.map(Object::Real).to_vec(), "Rotate" => turned * 90,
        "Resources" => resources, "Contents" => contents,
    })
}

/// What the page draws and what lies on it, by names of ours; and the words that draw them, each in a state of its own.
fn forms<'a>(copy: &mut Copy<'a>, page: &Page<'a>, frame: Frame) -> Result<(Dictionary, Vec<u8>), Unread> {
    let mut forms = Dictionary::new();
    forms.set("P", drawn_by(copy, page, frame)?);
    let mut words = vec!["q /P Do Q\n".to_owned()];
    for (n, (form, place)) in laid_on(copy, page)?.into_iter().enumerate() {
        words.push(format!("q {place} cm /A{n} Do Q\n"));
        forms.set(format!("A{n}"), form);
    }
    Ok((forms, words.concat().into_bytes()))
}

/// What the page draws, as a form. Its parts are put together, since a word of one may end in the next.
fn drawn_by<'a>(copy: &mut Copy<'a>, page: &Page<'a>, frame: Frame) -> Result<Object, Unread> {
    let from = copy.from;
    let mut bytes = Vec::new();
    for part in from.list(from.entry(page.table, b"Contents")) {
        if let Object::Stream(stream) = part {
            bytes.extend(unpacked(from, stream, &mut copy.budget)?);
            bytes.push(b'\n');
        }
    }
    let mut form = packed(bytes);
    form.dict.set("Type", "XObject");
    form.dict.set("Subtype", "Form");
    form.dict.set("BBox", frame.map(Object::Real).to_vec());
    let resources = page.resources().map(|resources| copy.value(resources, Kind::Resources)).transpose()?;
    form.dict.set("Resources", resources.unwrap_or_else(|| Dictionary::new().into())); // else ours would be its own
    if let Ok(group) = page.table.get(b"Group") {
        form.dict.set("Group", copy.value(group, Kind::Drawn)?);
    }
    Ok(Object::Reference(copy.to.add_object(form)))
}

/// Bytes that draw, packed where that helps.
fn packed(bytes: Vec<u8>) -> Stream {
    let mut stream = Stream::new(Dictionary::new(), bytes);
    if stream.compress().is_err() {
        return Stream::new(Dictionary::new(), Vec::new());
    }
    stream
}

/// What is seen of annotations and form fields, each with its place on the page.
fn laid_on<'a>(copy: &mut Copy<'a>, page: &Page<'a>) -> Result<Vec<(Object, String)>, Unread> {
    let from = copy.from;
    let mut all = Vec::new();
    let Object::Array(annotations) = from.entry(page.table, b"Annots") else { return Ok(all) };
    for annotation in annotations.iter().take(LAID_ON).filter_map(|one| from.table(one)) {
        if let Some((look, place)) = look(from, annotation) {
            all.push((copy.value(look, Kind::Appearance)?, place));
        }
    }
    Ok(all)
}

/// How an annotation looks, and where; `None`: nothing of it is seen.
fn look<'a>(from: &'a Objects, annotation: &'a Dictionary) -> Option<(&'a Object, String)> {
    let hidden = from.entry(annotation, b"F").as_i64().is_ok_and(|flags| flags & HIDDEN != 0);
    let popup = from.entry(annotation, b"Subtype").as_name().is_ok_and(|name| name == b"Popup");
    if hidden || popup {
        return None;
    }
    let looks = from.table(from.entry(annotation, b"AP"))?.get(b"N").ok()?;
    let states = from.get(looks).as_dict().ok();
    let look = match states {
        Some(states) => states.get(from.entry(annotation, b"AS").as_name().ok()?).ok()?,
        None => looks,
    };
    let Object::Stream(stream) = from.get(look) else { return None };
    Some((look, placed(from, &stream.dict, from.numbers(annotation.get(b"Rect").ok()?)?)?))
}

/// ISO 32000-1, 12.5.5: the box of the form, as its matrix turns it, is stretched over the rectangle.
fn placed(from: &Objects, form: &Dictionary, rect: Frame) -> Option<String> {
    let [left, bottom, right, top] = from.numbers::<4>(form.get(b"BBox").ok()?)?;
    let turn = form.get(b"Matrix").ok().and_then(|matrix| from.numbers::<6>(matrix));
    let turn = turn.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let along = |n: usize| {
        let at = |x: f32, y: f32| turn[n] * x + turn[n + 2] * y + turn[n + 4];
        [at(left, bottom), at(right, bottom), at(left, top), at(right, top)]
    };
    let (wide, right) = stretched(along(0), rect[0], rect[2])?;
    let (high, up) = stretched(along(1), rect[1], rect[3])?;
    Some(format!("{wide:.5} 0 0 {high:.5} {right:.3} {up:.3}"))
}

/// By how much corners have to be stretched, and then moved, to lie between two places.
fn stretched(corners: [f32; 4], one: f32, other: f32) -> Option<(f32, f32)> {
    let least = corners.into_iter().fold(f32::INFINITY, f32::min);
    let most = corners.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let scale = (one - other).abs() / (most - least);
    let moved = one.min(other) - least * scale;
    (scale.is_finite() && moved.is_finite()).then_some((scale, moved))
}
