//! Drawing on a picture: boxes by `plotters`, letters by `ab_glyph`, which places them as the font says, with Noto Sans that the program
//! brings along. Colours are some that people with any kind of colour vision tell apart (Okabe and Ito).

use std::io::Cursor;
use std::sync::OnceLock;

use ab_glyph::{Font as _, FontRef, PxScale, ScaleFont as _, point};
use image::{ImageFormat, RgbImage};
use plotters::backend::BitMapBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea as _};
use plotters::element::Rectangle;
use plotters::style::{Color as _, RGBColor};

use super::ReportError;

/// The width of every picture: that of a phone.
pub(super) const WIDTH: u32 = 1080;

pub(super) const PAPER: RGBColor = RGBColor(255, 255, 255);
pub(super) const INK: RGBColor = RGBColor(32, 32, 32);
pub(super) const GRAY: RGBColor = RGBColor(96, 96, 96);
pub(super) const PALE: RGBColor = RGBColor(240, 243, 246);
pub(super) const BLUE: RGBColor = RGBColor(0, 114, 178);
pub(super) const SKY: RGBColor = RGBColor(132, 194, 232);
pub(super) const ORANGE: RGBColor = RGBColor(230, 159, 0);

/// The line of the SOP's time, upon bars of any colour: no letter has it.
pub(super) const MARK: RGBColor = RGBColor(0, 0, 0);

/// The height of a capital letter, as part of the size.
const CAPITAL: f32 = 0.524;

/// On which side of its place a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Middle,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) size: u16,
    pub(super) bold: bool,
    pub(super) color: RGBColor,
    pub(super) side: Side,
}

impl Pen {
    pub(super) const fn new(size: u16) -> Self {
        Self { size, bold: false, color: INK, side: Side::Left }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn in_color(self, color: RGBColor) -> Self {
        Self { color, ..self }
    }

    pub(super) const fn centered(self) -> Self {
        Self { side: Side::Middle, ..self }
    }

    fn font(self) -> Result<&'static FontRef<'static>, ReportError> {
        let fonts = letters().ok_or(ReportError::Picture("its letters"))?;
        Ok(if self.bold { &fonts[1] } else { &fonts[0] })
    }
}

/// A picture that is being drawn. Places count from the upper left corner.
pub(super) struct Canvas<'a> {
    area: DrawingArea<BitMapBackend<'a>, Shift>,
}

impl Canvas<'_> {
    /// A text whose capital letters have their middle at this height.
    pub(super) fn text(&self, text: &str, (x, y): (i32, i32), pen: Pen) -> Result<(), ReportError> {
        let left = if pen.side == Side::Middle { x - width(text, pen)? / 2 } else { x };
        let (size, scale) = (pixels(pen.size), PxScale::from(pixels(pen.size)));
        let font = pen.font()?.as_scaled(scale);
        let baseline = whole_to_f32(y) + size * CAPITAL / 2.0;
        let (mut at, mut before) = (whole_to_f32(left), None);
        for letter in text.chars() {
            let id = font.glyph_id(letter);
            at += before.map_or(0.0, |before| font.kern(before, id));
            if let Some(outline) = font.outline_glyph(id.with_scale_and_position(scale, point(at, baseline))) {
                self.letter(&outline, pen.color)?;
            }
            at += font.h_advance(id);
            before = Some(id);
        }
        Ok(())
    }

    fn letter(&self, outline: &ab_glyph::OutlinedGlyph, color: RGBColor) -> Result<(), ReportError> {
        let corner = outline.px_bounds().min;
        let (left, top) = (to_whole(corner.x), to_whole(corner.y));
        let mut drawn = Ok(());
        outline.draw(|x, y, ink| {
            let at = (left.saturating_add_unsigned(x), top.saturating_add_unsigned(y));
            if let Err(error) = self.area.draw_pixel(at, &color.mix(f64::from(ink.min(1.0)))) {
                drawn = Err(error);
            }
        });
        drawn.map_err(|_| ReportError::Picture("a letter"))
    }

    /// A filled box.
    pub(super) fn fill(&self, from: (i32, i32), size: (i32, i32), color: RGBColor) -> Result<(), ReportError> {
        if size.0 <= 0 || size.1 <= 0 {
            return Ok(());
        }
        let to = (from.0 + size.0, from.1 + size.1); // it ends before this corner
        let filled = Rectangle::new([from, to], color.filled());
        self.area.draw(&filled).map_err(|_| ReportError::Picture("a box"))
    }
}

/// The text as far as there is room for it.
pub(super) fn fitting(text: &str, room: i32, pen: Pen) -> Result<String, ReportError> {
    let mut shown = text.to_owned();
    while width(&shown, pen)? > room && shown.chars().count() > 2 {
        shown = shown.chars().take(shown.chars().count() - 2).collect::<String>().trim_end().to_owned() + "…";
    }
    Ok(shown)
}

/// How wide a text is.
pub(super) fn width(text: &str, pen: Pen) -> Result<i32, ReportError> {
    let font = pen.font()?.as_scaled(PxScale::from(pixels(pen.size)));
    let (mut width, mut before) = (0.0, None);
    for letter in text.chars() {
        let id = font.glyph_id(letter);
        width += font.h_advance(id) + before.map_or(0.0, |before| font.kern(before, id));
        before = Some(id);
    }
    Ok(to_whole(width))
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a picture are few")]
fn whole_to_f32(pixels: i32) -> f32 {
    pixels as f32
}

fn pixels(size: u16) -> f32 {
    f32::from(size)
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a picture are few; a number that is none becomes 0")]
fn to_whole(pixels: f32) -> i32 {
    pixels.round() as i32
}

/// Plain and bold, read once in a process.
fn letters() -> Option<&'static [FontRef<'static>; 2]> {
    static READ: OnceLock<Option<[FontRef<'static>; 2]>> = OnceLock::new();
    let font = |bytes: &'static [u8]| FontRef::try_from_slice(bytes).ok();
    READ.get_or_init(|| Some([font(notosans::REGULAR_TTF)?, font(notosans::BOLD_TTF)?])).as_ref()
}

/// A picture of this height, as PNG.
pub(super) fn draw(
    height: u32,
    on: impl FnOnce(&Canvas<'_>) -> Result<(), ReportError>,
) -> Result<Vec<u8>, ReportError> {
    let mut pixels = vec![0; WIDTH as usize * height as usize * 3];
    {
        let area = BitMapBackend::with_buffer(&mut pixels, (WIDTH, height)).into_drawing_area();
        area.fill(&PAPER).map_err(|_| ReportError::Picture("its paper"))?;
        let canvas = Canvas { area };
        on(&canvas)?;
        canvas.area.present().map_err(|_| ReportError::Picture("its end"))?;
    }
    let picture = RgbImage::from_raw(WIDTH, height, pixels).ok_or(ReportError::Picture("its size"))?;
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).map_err(|_| ReportError::Picture("its file"))?;
    Ok(out.into_inner())
}
