//! The pages of a PDF, with what they have from those above them.

use std::collections::HashSet;

use lopdf::{Dictionary, Object};

use super::file::Objects;

/// A page that says no size is A4.
const A4: Frame = [0.0, 0.0, 595.0, 842.0];

/// A page outside of these sizes shows nothing to anybody: from a hair to some ten metres.
const SIDES: std::ops::RangeInclusive<f32> = 1.0..=30_000.0;

/// Left, bottom, right, top.
pub(super) type Frame = [f32; 4];

/// A page.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) table: &'a Dictionary,
    above: Above<'a>,
}

/// What those above a page say for it.
#[derive(Clone, Copy, Default)]
struct Above<'a> {
    resources: Option<&'a Object>,
    media: Option<&'a Object>,
    crop: Option<&'a Object>,
    rotate: Option<&'a Object>,
}

impl<'a> Above<'a> {
    fn and(self, table: &'a Dictionary) -> Self {
        let said = |key: &[u8], above: Option<&'a Object>| table.get(key).ok().or(above);
        Self {
            resources: said(b"Resources", self.resources),
            media: said(b"MediaBox", self.media),
            crop: said(b"CropBox", self.crop),
            rotate: said(b"Rotate", self.rotate),
        }
    }
}

/// All pages in their order; a page that stands there twice, or above itself, counts once.
pub(super) fn pages(objects: &Objects) -> Vec<Page<'_>> {
    let (mut pages, mut seen) = (Vec::new(), HashSet::new());
    let top = objects.root().and_then(|root| root.get(b"Pages").ok());
    let mut waiting: Vec<_> = top.map(|top| (top, Above::default())).into_iter().collect();
    while let Some((value, above)) = waiting.pop() {
        let known = matches!(value, Object::Reference((number, _)) if !seen.insert(*number));
        let Some(table) = objects.table(value).filter(|_| !known) else { continue };
        let above = above.and(table);
        if let Object::Array(kids) = objects.entry(table, b"Kids") {
            waiting.extend(kids.iter().rev().map(|kid| (kid, above)));
        } else if objects.entry(table, b"Type").as_name().is_ok_and(|name| name == b"Page") {
            pages.push(Page { table, above });
        }
    }
    pages
}

impl<'a> Page<'a> {
    pub(super) fn resources(&self) -> Option<&'a Object> {
        self.above.resources
    }

    /// What is shown of it: the part that it cuts out, where that lies on it.
    pub(super) fn frame(&self, objects: &Objects) -> Frame {
        let read = |value: Option<&Object>| value.and_then(|value| objects.numbers(value)).map(upright);
        let media = read(self.above.media).filter(is_shown).unwrap_or(A4);
        let cut = read(self.above.crop).map(|crop| within(media, crop)).filter(is_shown);
        cut.unwrap_or(media)
    }

    /// By how many quarters it is turned to the right when it is shown.
    pub(super) fn turned(&self, objects: &Objects) -> i64 {
        let degrees = self.above.rotate.and_then(|value| objects.get(value).as_float().ok()).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "of what is no number of quarters nothing is left")]
        let quarters = (degrees / 90.0) as i64;
        quarters.rem_euclid(4)
    }
}

/// Two corners in whatever order.
fn upright([x, y, to_x, to_y]: Frame) -> Frame {
    [x.min(to_x), y.min(to_y), x.max(to_x), y.max(to_y)]
}

fn within(outer: Frame, inner: Frame) -> Frame {
    let ([left, bottom, right, top], inner) = (outer, inner);
    [left.max(inner[0]), bottom.max(inner[1]), right.min(inner[2]), top.min(inner[3])]
}

fn is_shown([left, bottom, right, top]: &Frame) -> bool {
    let near = [left, bottom, right, top].iter().all(|number| number.abs() <= *SIDES.end());
    near && SIDES.contains(&(right - left)) && SIDES.contains(&(top - bottom))
}
