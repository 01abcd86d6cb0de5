//! What the layout says, as values; and that what is drawn stands where it says.

use chrono::TimeDelta;
use image::RgbImage;

use super::*;
use crate::domain::expected::Expected;
use crate::domain::kantor::Kantor;
use crate::domain::langkah::Langkah;
use crate::domain::laporan::{Counting, Figure, HandedOver, StepFigures};
use crate::locale::Locale;
use crate::pesan::Pesan;
use crate::print::laporan::bars::BAR;
use crate::print::laporan::canvas::MARK;
use crate::print::laporan::steps::{BAR_AT, Lengths, lengths};

fn kantor() -> Kantor {
    crate::config::kantor::parse(include_str!("../../../../kantor.toml")).unwrap_or_else(|error| panic!("{error:?}"))
}

fn known(half: i64, most: i64) -> Figure {
    Figure::Known(Expected { count: 20, half: TimeDelta::minutes(half), most: TimeDelta::minutes(most) })
}

fn step(langkah: Langkah, desk: Figure, within_sop: Option<(u32, u32)>) -> StepFigures {
    StepFigures { langkah, done: 20, desk, handled: Figure::TooFew, within_sop }
}

/// Of November 2026, with these langkah.
fn laporan(steps: Vec<StepFigures>) -> Laporan {
    let now = "2026-11-23T02:30:00Z".parse().unwrap_or_default();
    let masa = "2026-11".parse().unwrap_or_else(|_| panic!("a month"));
    let mut laporan = Counting::new(masa, now).end(HandedOver::default());
    laporan.received.add(crate::domain::pemohon::Jenis::Baru);
    Laporan { steps, ..laporan }
}

fn drawn(laporan: &Laporan, kantor: &Kantor) -> RgbImage {
    let png = picture(laporan, &Context { kantor, locale: Locale::Id }).unwrap_or_else(|error| panic!("{error}"));
    image::load_from_memory(&png).unwrap_or_else(|error| panic!("{error}")).into_rgb8()
}

fn is(pixels: &RgbImage, (x, y): (i32, i32), color: RGBColor) -> bool {
    pixels.get_pixel(x.unsigned_abs(), y.unsigned_abs()).0 == [color.0, color.1, color.2]
}

/// Where a block begins.
fn top_of(page: &Page<'_>, is_it: impl Fn(Block) -> bool) -> i32 {
    page.blocks().into_iter().take_while(|block| !is_it(*block)).map(|block| page.height(block)).sum()
}

#[test]
fn times_and_the_sops_stand_on_one_scale() {
    let all = [
        step(Langkah::Menerima, known(10, 50), None),
        step(Langkah::Mengecek, Figure::OnePerson, None),
        step(Langkah::Mengentri, known(1, 2), None),
        step(Langkah::Mengirim, known(20, 25), None),
    ];
    // 498 pixels for 50 minutes.
    let expected = [
        Some(Lengths { half: 99, most: 498, sop: Some(49) }),
        None,
        Some(Lengths { half: 9, most: 19, sop: Some(99) }),
        Some(Lengths { half: 199, most: 249, sop: None }),
    ];
    assert_eq!(lengths(&all), expected);
    let quick = [step(Langkah::Mengentri, known(1, 2), None)];
    let beside = Lengths { half: 49, most: 99, sop: Some(498) };
    assert_eq!(
        lengths(&quick),
        [Some(beside)],
        "the SOP's time is the longest, and stands in the picture all the same"
    );
}

#[test]
fn the_line_of_the_sop_is_drawn_where_the_layout_says() {
    let (kantor, all) = (
        kantor(),
        vec![
            step(Langkah::Menerima, known(10, 50), Some((15, 20))),
            step(Langkah::Mengecek, Figure::TooFew, None),
            step(Langkah::Mengentri, known(1, 2), Some((20, 20))),
            step(Langkah::Mengirim, known(20, 25), None),
        ],
    );
    let laporan = laporan(all.clone());
    let page = Page { laporan: &laporan, context: &Context { kantor: &kantor, locale: Locale::Id } };
    let top = top_of(&page, |block| matches!(block, Block::Steps)) + STEPS_AT;
    let pixels = drawn(&laporan, &kantor);
    for (n, lengths) in (0..).zip(lengths(&all)) {
        let middle = top + n * STEP + BAR_AT + BAR / 2;
        let marks = (MARGIN..MARGIN + ROOM).filter(|x| is(&pixels, (*x, middle), MARK)).collect::<Vec<_>>();
        let sop = lengths.and_then(|lengths| lengths.sop).map(|sop| MARGIN + sop);
        assert_eq!(marks.get(marks.len() / 2).copied(), sop, "langkah {}", n + 1);
        let Some(lengths) = lengths else { continue };
        assert!(is(&pixels, (MARGIN + 1, middle), BLUE), "half, langkah {}", n + 1);
        assert!(is(&pixels, (MARGIN + lengths.most - 1, middle), SKY), "nine in ten, langkah {}", n + 1);
        assert!(!is(&pixels, (MARGIN + lengths.most, middle), SKY), "and no longer");
    }
}

#[test]
fn a_share_within_the_sops_time_is_said_only_where_there_is_one() {
    let said = Locale::Id.plain(&Pesan::from(L::WithinSop { persen: 75 }));
    assert_eq!(said, "75 % ditangani dalam waktu SOP");
    let kantor = kantor();
    let beside = |within| {
        let laporan = laporan(vec![step(Langkah::Menerima, known(10, 50), within)]);
        let page = Page { laporan: &laporan, context: &Context { kantor: &kantor, locale: Locale::Id } };
        let top = top_of(&page, |block| matches!(block, Block::Steps)) + STEPS_AT;
        let pixels = drawn(&laporan, &kantor);
        let right = MARGIN + ROOM * 2 / 3;
        (top..top + BAR_AT - 8).any(|y| (right..MARGIN + ROOM).any(|x| !is(&pixels, (x, y), RGBColor(255, 255, 255))))
    };
    assert!(beside(Some((15, 20))) && !beside(None));
}
