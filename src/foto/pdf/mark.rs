//! The mark on the pages of a PDF: text above all that a page draws, in a state of its own.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::tree::Frame;

const FONT: &[u8] = b"Font";
const LIGHT: &[u8] = b"Light";

/// How much of what lies below is covered.
const STRENGTH: f32 = 0.35;

/// The same as on pictures.
const INK: [f32; 3] = [0.82, 0.08, 0.08];

/// Letters as part of the longer side, and from line to line.
const LETTER: f32 = 1.0 / 42.0;
const SPACING: f32 = 3.5;

/// A letter of the font is about half as wide as high.
const WIDE: f32 = 0.5;

/// Up to the right, as the page is shown.
const SLOPE: f32 = 30.0;

/// What the text is written with.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    font: ObjectId,
    light: ObjectId,
}

impl Ink {
    pub(super) fn of(document: &mut Document) -> Self {
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold", "Encoding" => "WinAnsiEncoding",
        });
        Self { font, light: document.add_object(dictionary! { "Type" => "ExtGState", "ca" => STRENGTH }) }
    }

    /// Names it among what a page draws with.
    pub(super) fn name_in(self, resources: &mut Dictionary) {
        for (kind, name, id) in [("Font", FONT, self.font), ("ExtGState", LIGHT, self.light)] {
            resources.set(kind, Dictionary::from_iter([(name.to_vec(), Object::Reference(id))]));
        }
    }
}

/// Lines over the whole page, which is turned so many quarters to the right when it is shown. They lie around its middle, as
/// far as its corners.
pub(super) fn over([left, bottom, right, top]: Frame, turned: i64, text: &str) -> Option<Vec<u8>> {
    let (width, height) = (right - left, top - bottom);
    let (size, reach) = (width.max(height) * LETTER, width.hypot(height) / 2.0);
    #[expect(clippy::cast_precision_loss, reason = "four quarters")]
    let (sin, cos) = (SLOPE + 90.0 * turned as f32).to_radians().sin_cos();
    let line = line(text, reach * 2.0 / size);
    let mut operations = begun(size);
    let pitch = size * SPACING;
    #[expect(clippy::cast_possible_truncation, reason = "a dozen: size and reach come from the same sides")]
    let lines = (reach / pitch).ceil() as i16;
    for n in -lines..=lines {
        let up = f32::from(n) * pitch;
        let x = f32::midpoint(left, right) - cos * reach - sin * up;
        let y = f32::midpoint(bottom, top) - sin * reach + cos * up;
        operations.push(Operation::new("Tm", [cos, sin, -sin, cos, x, y].map(Object::Real).to_vec()));
        operations.push(Operation::new("Tj", vec![Object::string_literal(line.as_str())]));
    }
    operations.extend(["ET", "Q"].map(|end| Operation::new(end, vec![])));
    Content { operations }.encode().ok()
}

fn begun(size: f32) -> Vec<Operation> {
    vec![
        Operation::new("q", vec![]),
        Operation::new("gs", vec![Object::Name(LIGHT.to_vec())]),
        Operation::new("rg", INK.map(Object::Real).to_vec()),
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec![Object::Name(FONT.to_vec()), Object::Real(size)]),
    ]
}

/// The text as often as it goes into a line of so many letters' heights.
fn line(text: &str, long: f32) -> String {
    let plain: String = text.chars().map(|c| if c.is_ascii() && !c.is_ascii_control() { c } else { '?' }).collect();
    let again = " ".repeat(3);
    #[expect(clippy::cast_precision_loss, reason = "a line of text")]
    let once = (plain.len() + again.len()) as f32 * WIDE;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few times over a page")]
    let times = (long / once).ceil().clamp(1.0, 40.0) as usize;
    vec![plain; times].join(&again)
}
