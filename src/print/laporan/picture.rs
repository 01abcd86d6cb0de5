//! The picture: large figures, then bars of days or months, of langkah, what was handed over, bars of desa and of what was missing, one below the other, as a
//! phone is held.

use chrono::{Datelike as _, NaiveDate};
use plotters::style::RGBColor;

use super::bars::{Bar, MARGIN, ROOM, ROW, bars, scaled};
use super::canvas::{BLUE, Canvas, GRAY, ORANGE, PALE, Pen, SKY, draw, fitting, width};
use super::steps::{self, STEP};
use super::{Context, ReportError};
use crate::domain::laporan::{Laporan, Masa, Part, percent};
use crate::pesan::laporan::{Bulan, LaporanText as L};

/// Where the langkah begin below their heading.
const STEPS_AT: i32 = 112;

/// The height of the bars that stand.
const STANDING: i32 = 240;

/// So many rows of desa and of syarat.
const ROWS: usize = 8;
const ROWS_MISSING: usize = 5;

const SMALL: Pen = Pen::new(26).in_color(GRAY);
const PLAIN: Pen = Pen::new(30);
const HEADING: Pen = Pen::new(36).bold();

/// The picture as PNG.
///
/// # Errors
/// [`ReportError`]
pub fn picture(laporan: &Laporan, context: &Context<'_>) -> Result<Vec<u8>, ReportError> {
    let page = Page { laporan, context };
    let blocks = page.blocks();
    let height: i32 = blocks.iter().map(|block| page.height(*block)).sum();
    draw(u32::try_from(height).map_err(|_| ReportError::Picture("its height"))?, |canvas| {
        let mut y = 0;
        for block in blocks {
            page.draw(block, canvas, y)?;
            y += page.height(block);
        }
        Ok(())
    })
}

/// A part of the picture.
#[derive(Clone, Copy)]
enum Block {
    Head,
    Figures,
    Parts,
    Steps,
    Handed,
    Villages,
    Missing,
    Foot,
}

struct Page<'a> {
    laporan: &'a Laporan,
    context: &'a Context<'a>,
}

impl Page<'_> {
    /// What there is something to say of.
    fn blocks(&self) -> Vec<Block> {
        let handed = (self.laporan.handed.total > 0).then_some(Block::Handed);
        if self.laporan.received.total() == 0 {
            return [Block::Head, Block::Figures].into_iter().chain(handed).chain([Block::Foot]).collect();
        }
        let parts = (!self.laporan.parts.is_empty()).then_some(Block::Parts);
        let head = [Block::Head, Block::Figures].into_iter().chain(parts);
        head.chain([Block::Steps]).chain(handed).chain([Block::Villages, Block::Missing, Block::Foot]).collect()
    }

    fn height(&self, block: Block) -> i32 {
        let rows = |count: usize| i32::try_from(count).unwrap_or(0) * ROW;
        match block {
            Block::Head => 204,
            Block::Figures => 210,
            Block::Parts => 150 + STANDING + 60,
            Block::Steps => STEPS_AT + 8 + i32::try_from(self.laporan.steps.len()).unwrap_or(0) * STEP + 10,
            Block::Handed => 70 + 210,
            Block::Villages => self.villages_at() + 10 + rows(self.laporan.desa.len().min(ROWS + 1)) + 30,
            Block::Missing => 80 + rows(self.laporan.missing.len().clamp(1, ROWS_MISSING)) + 30,
            Block::Foot => 90,
        }
    }

    fn draw(&self, block: Block, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        match block {
            Block::Head => self.head(canvas, y),
            Block::Figures => self.figures(canvas, y),
            Block::Parts => self.parts(canvas, y),
            Block::Steps => self.steps(canvas, y),
            Block::Handed => self.handed(canvas, y),
            Block::Villages => self.villages(canvas, y),
            Block::Missing => self.missing(canvas, y),
            Block::Foot => canvas.text(&self.context.say(L::Footer), (MARGIN, y + 30), Pen::new(22).in_color(GRAY)),
        }
    }

    fn head(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        let kecamatan = self.context.kantor.wilayah.kecamatan_nama().to_owned();
        canvas.fill((0, y), (MARGIN * 2 + ROOM, 12), BLUE)?;
        canvas.text(&self.context.say(L::PictureTitle { kecamatan }), (MARGIN, y + 58), Pen::new(34))?;
        let title = self.context.say(L::PlainTitle { masa: self.laporan.masa });
        canvas.text(&title, (MARGIN, y + 112), Pen::new(60).bold())?;
        canvas.text(&self.context.say(L::Made { waktu: self.laporan.at }), (MARGIN, y + 164), SMALL)
    }

    fn figures(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        let laporan = self.laporan;
        let total = laporan.received.total();
        let figures = [
            (total.to_string(), L::FigureReceived, String::new()),
            self.share(laporan.returned, total, L::FigureReturned),
            self.share(laporan.complete, laporan.checked, L::FigureComplete),
            (laporan.sent.to_string(), L::FigureSent, self.context.say(L::OutOf { jumlah: laporan.sent, dari: total })),
        ];
        self.boxes(canvas, y, &figures)
    }

    /// What was handed over on these days, and what became of it.
    fn handed(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        let handed = self.laporan.handed;
        self.heading(canvas, y, L::PerHandedOver, &[])?;
        self.beside(canvas, y, L::PerHandedOver, L::PerHandedOverHow)?;
        let figures = [
            (handed.total.to_string(), L::FigureSent, String::new()),
            self.share(handed.back, handed.total, L::FigureReturned),
            self.share(handed.refused, handed.total, L::FigureRefused),
        ];
        self.boxes(canvas, y + 70, &figures)
    }

    /// So many of so many, as a large figure.
    fn share(&self, jumlah: u32, dari: u32, name: L) -> (String, L, String) {
        let share = match percent(jumlah, dari) {
            Some(persen) => self.context.say(L::Percent { persen }),
            None => self.context.say(L::NoFigure),
        };
        (share, name, self.context.say(L::OutOf { jumlah, dari }))
    }

    /// Large figures beside each other, each with its name and what it is of.
    fn boxes(&self, canvas: &Canvas<'_>, y: i32, figures: &[(String, L, String)]) -> Result<(), ReportError> {
        let count = i32::try_from(figures.len()).unwrap_or(1);
        let width = (ROOM - (count - 1) * 16) / count;
        for (n, (figure, name, below)) in (0..).zip(figures) {
            let x = MARGIN + n * (width + 16);
            canvas.fill((x, y), (width, 180), PALE)?;
            let middle = x + width / 2;
            canvas.text(figure, (middle, y + 48), Pen::new(64).bold().in_color(BLUE).centered())?;
            let name = fitting(&self.context.say(name.clone()), width - 8, Pen::new(27))?;
            canvas.text(&name, (middle, y + 104), Pen::new(27).centered())?;
            canvas.text(below, (middle, y + 144), Pen::new(25).in_color(GRAY).centered())?;
        }
        Ok(())
    }

    /// A remark behind a heading.
    fn beside(&self, canvas: &Canvas<'_>, y: i32, heading: L, remark: L) -> Result<(), ReportError> {
        let x = MARGIN + width(&self.context.say(heading), HEADING)? + 24;
        canvas.text(&self.context.say(remark), (x, y + 32), Pen::new(25).in_color(GRAY))
    }

    /// A heading, and what the colours mean; where the next of these would stand.
    fn heading(&self, canvas: &Canvas<'_>, y: i32, heading: L, legend: &[(RGBColor, L)]) -> Result<i32, ReportError> {
        canvas.text(&self.context.say(heading), (MARGIN, y + 30), HEADING)?;
        let mut x = MARGIN;
        for (color, text) in legend {
            let text = self.context.say(text.clone());
            canvas.fill((x, y + 68), (22, 22), *color)?;
            canvas.text(&text, (x + 32, y + 79), SMALL)?;
            x += 32 + width(&text, SMALL)? + 40;
        }
        Ok(x)
    }

    /// Bars that stand: what was received on each day or in each month.
    fn parts(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        let is_year = matches!(self.laporan.masa, Masa::Tahun(_));
        let heading = if is_year { L::PerMonth } else { L::PerDay };
        let legend = [(BLUE, L::LegendNotReturned), (ORANGE, L::LegendReturned)];
        self.heading(canvas, y, heading, &legend)?;
        let (most, count) = (
            self.laporan.parts.iter().map(|part| part.received).max().unwrap_or(0).max(1),
            if is_year { 12 } else { i32::try_from(days_of(self.laporan.masa)).unwrap_or(31) },
        );
        let (base, step) = (y + 150 + STANDING, ROOM / count);
        canvas.fill((MARGIN, base), (ROOM, 2), GRAY)?;
        for (n, part) in (0..).zip(&self.laporan.parts) {
            let x = MARGIN + n * step;
            let (back, all) = (scaled(part.returned, most, STANDING), scaled(part.received, most, STANDING));
            let wide = step * 3 / 4;
            canvas.fill((x, base - all), (wide, all - back), BLUE)?;
            canvas.fill((x, base - back), (wide, back), ORANGE)?;
            if part.received > 0 {
                let pen = Pen::new(if is_year || part.received < 100 { 23 } else { 18 });
                canvas.text(&part.received.to_string(), (x + wide / 2, base - all - 16), pen.centered())?;
            }
            if let Some(below) = self.below(part) {
                canvas.text(&below, (x + wide / 2, base + 24), Pen::new(25).in_color(GRAY).centered())?;
            }
        }
        Ok(())
    }

    /// What stands below a bar: the month, or the number of every fifth day and of the first.
    fn below(&self, part: &Part) -> Option<String> {
        match part.masa {
            Masa::Hari(day) if day.day() == 1 || day.day().is_multiple_of(5) => Some(day.day().to_string()),
            Masa::Bulan(first) => {
                let name = self.context.say(L::Month { bulan: Bulan(first.month()), tahun: String::new() });
                Some(name.chars().take(3).collect())
            }
            Masa::Hari(_) | Masa::Tahun(_) => None,
        }
    }

    /// Bars that lie: the time at the desk, beside the SOP's.
    fn steps(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        let behind = self.heading(canvas, y, L::PerStep, &[(BLUE, L::LegendHalf), (SKY, L::LegendMost)])?;
        steps::mark(canvas, (behind + 11, y + 64), 30)?;
        canvas.text(&self.context.say(L::LegendSop), (behind + 32, y + 79), SMALL)?;
        self.beside(canvas, y, L::PerStep, L::PerStepHow)?;
        steps::draw(canvas, y + STEPS_AT, &self.laporan.steps, self.context)
    }

    fn villages(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        let legend = [(BLUE, L::LegendNotReturned), (ORANGE, L::LegendReturned)];
        let legend = if self.laporan.parts.is_empty() { &legend[..] } else { &[] }; // it stands above already
        self.heading(canvas, y, L::PerVillage, legend)?;
        let bar = |name: String, received: u32, returned: u32| Bar {
            name,
            pieces: [(received - returned, BLUE), (returned, ORANGE)],
            value: received.to_string(),
        };
        let all = &self.laporan.desa;
        let shown = all.iter().take(ROWS).map(|one| bar(self.context.desa(one), one.received, one.returned));
        let others = all.get(ROWS..).unwrap_or_default();
        let sum = |count: fn(&crate::domain::laporan::DesaFigures) -> u32| others.iter().map(count).sum::<u32>();
        let rest = (!others.is_empty()).then(|| {
            let desa = u32::try_from(others.len()).unwrap_or(u32::MAX);
            bar(self.context.say(L::OtherVillages { desa }), sum(|one| one.received), sum(|one| one.returned))
        });
        bars(canvas, y + self.villages_at(), &shown.chain(rest).collect::<Vec<_>>())
    }

    /// Where the bars of desa begin.
    fn villages_at(&self) -> i32 {
        if self.laporan.parts.is_empty() { 112 } else { 70 }
    }

    fn missing(&self, canvas: &Canvas<'_>, y: i32) -> Result<(), ReportError> {
        self.heading(canvas, y, L::PerMissing, &[])?;
        if self.laporan.missing.is_empty() {
            return canvas.text(&self.context.say(L::NothingMissing), (MARGIN, y + 86), PLAIN);
        }
        let bar = |one: &crate::domain::laporan::Missing| Bar {
            name: one.name.clone(),
            pieces: [(one.times, ORANGE), (0, ORANGE)],
            value: self.context.say(L::Often { kali: one.times }),
        };
        bars(canvas, y + 70, &self.laporan.missing.iter().take(ROWS_MISSING).map(bar).collect::<Vec<_>>())
    }
}

fn days_of(masa: Masa) -> i64 {
    let days = masa.periode();
    NaiveDate::signed_duration_since(days.sampai, days.dari).num_days() + 1
}

#[cfg(test)]
mod tests;
