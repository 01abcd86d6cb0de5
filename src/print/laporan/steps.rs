//! The bars of langkah: half, and nine in ten, of the time at the desk, and a line where the SOP's time would end. Where they
//! stand is reckoned apart from the drawing.

use chrono::TimeDelta;

use super::bars::{BAR, MARGIN, ROOM, scaled};
use super::canvas::{BLUE, Canvas, GRAY, INK, MARK, PAPER, Pen, SKY, fitting, width};
use super::{Context, ReportError};
use crate::domain::laporan::{Figure, StepFigures, percent};
use crate::pesan::Pesan;
use crate::pesan::lama::Lama;
use crate::pesan::laporan::LaporanText as L;

/// The height of a langkah: its name, and its bar below.
pub(super) const STEP: i32 = 92;

/// Where its bar begins, below the top of its name.
pub(super) const BAR_AT: i32 = 38;

/// The room to the right of the bar for two times in words.
const VALUE: i32 = 470;

/// How wide the line is, with paper on both sides of it, and how far it stands out of the bar.
const LINE: i32 = 5;
const EDGE: i32 = 3;
const OUT: i32 = 7;

const NAME: Pen = Pen::new(28);
const SHARE: Pen = Pen::new(25).in_color(GRAY);

/// A bar in pixels from where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lengths {
    /// Half.
    pub(super) half: i32,
    /// Nine in ten.
    pub(super) most: i32,
    /// The SOP's time: the middle of its line.
    pub(super) sop: Option<i32>,
}

/// The bars of these langkah on one scale, on which the longest time of all, the SOP's among them, fills the room. `None`: no
/// time is said.
pub(super) fn lengths(steps: &[StepFigures]) -> Vec<Option<Lengths>> {
    let times = |step: &StepFigures| {
        let sop = step.langkah.minutes().map(|minutes| u32::from(minutes) * 60);
        step.desk.known().map(|times| (seconds(times.half), seconds(times.most), sop))
    };
    let all: Vec<_> = steps.iter().map(times).collect();
    let longest = all.iter().flatten().map(|&(_, most, sop)| most.max(sop.unwrap_or(0))).max().unwrap_or(0);
    let long = |seconds| scaled(seconds, longest, ROOM - VALUE);
    let placed =
        |(half, most, sop): (u32, u32, Option<u32>)| Lengths { half: long(half), most: long(most), sop: sop.map(long) };
    all.into_iter().map(|times| times.map(placed)).collect()
}

fn seconds(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or(u32::MAX)
}

/// Draws them below this height.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    y: i32,
    steps: &[StepFigures],
    context: &Context<'_>,
) -> Result<(), ReportError> {
    for (n, (step, lengths)) in (0..).zip(steps.iter().zip(lengths(steps))) {
        let top = y + n * STEP;
        let share = share(step, context);
        let share_at = MARGIN + ROOM - width(&share, SHARE)?;
        canvas.text(&share, (share_at, top + 15), SHARE)?;
        let sasaran = step.langkah.minutes().unwrap_or_default().into();
        let name = context.say(L::StepName { langkah: step.langkah, sasaran });
        canvas.text(&fitting(&name, share_at - MARGIN - 16, NAME)?, (MARGIN, top + 14), NAME)?;
        let bar = (MARGIN, top + BAR_AT);
        let end = lengths.map_or(Ok(0), |lengths| drawn(canvas, bar, lengths))?;
        let value = (MARGIN + end, top + BAR_AT + BAR / 2);
        canvas.text(&value_of(step, context), value, Pen::new(27).in_color(INK))?;
    }
    Ok(())
}

/// Where what it is worth may stand behind it.
fn drawn(canvas: &Canvas<'_>, (x, y): (i32, i32), lengths: Lengths) -> Result<i32, ReportError> {
    canvas.fill((x, y), (lengths.half, BAR), BLUE)?;
    canvas.fill((x + lengths.half, y), (lengths.most - lengths.half, BAR), SKY)?;
    if let Some(sop) = lengths.sop {
        mark(canvas, (x + sop, y - OUT), BAR + 2 * OUT)?;
    }
    Ok(lengths.most.max(lengths.sop.map_or(0, |sop| sop + LINE)) + 14)
}

/// The line, with its middle here.
pub(super) fn mark(canvas: &Canvas<'_>, (x, y): (i32, i32), height: i32) -> Result<(), ReportError> {
    let left = x - LINE / 2;
    canvas.fill((left - EDGE, y), (LINE + 2 * EDGE, height), PAPER)?;
    canvas.fill((left, y), (LINE, height), MARK)
}

fn value_of(step: &StepFigures, context: &Context<'_>) -> String {
    let time = |time| context.say(Pesan::from(Lama::at_most(time)));
    match step.desk {
        Figure::Known(times) => format!("{} / {}", time(times.half), time(times.most)),
        Figure::TooFew => context.say(L::TooFew),
        Figure::OnePerson => context.say(L::NotShown),
    }
}

/// How much of it was handled within the SOP's time, where that is said.
fn share(step: &StepFigures, context: &Context<'_>) -> String {
    let persen = step.within_sop.and_then(|(within, all)| percent(within, all));
    persen.map(|persen| context.say(L::WithinSop { persen })).unwrap_or_default()
}
