//! Bars that lie, one below the other, each beside a name.

use plotters::style::RGBColor;

use super::ReportError;
use super::canvas::{Canvas, INK, Pen, WIDTH, fitting};

/// Space on each side.
pub(super) const MARGIN: i32 = 56;

/// The width between the margins.
#[expect(clippy::cast_possible_wrap, reason = "a constant far below the limit")]
pub(super) const ROOM: i32 = WIDTH as i32 - 2 * MARGIN;

/// Where the bars beside names begin, and the room to the right of them for what they are worth.
const BAR_FROM: i32 = 410;
const BAR_VALUE: i32 = 240;

/// The height of a row with a name and a bar.
pub(super) const ROW: i32 = 52;

/// The height of a bar that lies.
pub(super) const BAR: i32 = 36;

/// A bar beside a name.
pub(super) struct Bar {
    pub(super) name: String,
    /// The pieces of the bar, one behind the other.
    pub(super) pieces: [(u32, RGBColor); 2],
    pub(super) value: String,
}

/// Names, with a bar beside each.
pub(super) fn bars(canvas: &Canvas<'_>, y: i32, bars: &[Bar]) -> Result<(), ReportError> {
    let most = most_of(bars);
    for (n, bar) in (0..).zip(bars) {
        let top = y + n * ROW;
        let name = fitting(&bar.name, BAR_FROM - MARGIN - 16, Pen::new(28))?;
        canvas.text(&name, (MARGIN, top + BAR / 2), Pen::new(28))?;
        bar.draw(canvas, (BAR_FROM, top), (most, MARGIN + ROOM - BAR_FROM - BAR_VALUE))?;
    }
    Ok(())
}

fn most_of(bars: &[Bar]) -> u32 {
    bars.iter().map(Bar::whole).max().unwrap_or(0)
}

impl Bar {
    fn whole(&self) -> u32 {
        self.pieces[0].0 + self.pieces[1].0
    }

    /// The bar, and what it is worth behind it. The greatest one fills the room.
    fn draw(&self, canvas: &Canvas<'_>, (x, y): (i32, i32), (most, room): (u32, i32)) -> Result<(), ReportError> {
        let (first, all) = (scaled(self.pieces[0].0, most, room), scaled(self.whole(), most, room));
        canvas.fill((x, y), (first, BAR), self.pieces[0].1)?;
        canvas.fill((x + first, y), (all - first, BAR), self.pieces[1].1)?;
        let gap = if all > 0 { 12 } else { 0 };
        canvas.text(&self.value, (x + all + gap, y + BAR / 2), Pen::new(27).in_color(INK))
    }
}

/// A number as a length: the greatest one fills the room.
pub(super) fn scaled(number: u32, most: u32, room: i32) -> i32 {
    let room = u64::try_from(room).unwrap_or(0);
    let length = u64::from(number) * room / u64::from(most.max(1));
    i32::try_from(length).unwrap_or(0)
}
