//! A page of the book being drawn. Points, as in PDF; `y` counts down from the upper edge.

use pdf_writer::{Content, Str};

use super::paper::{TOTAL_NAME, font};
use crate::print::text::{Face, encode, width};

/// The size of what stands below the table.
pub(super) const SMALL: f32 = 7.0;

/// Space on each side.
pub(super) const MARGIN: f32 = 28.0;

/// A page.
pub(super) struct Canvas {
    content: Content,
    height: f32,
}

impl Canvas {
    pub(super) fn new(height: f32) -> Self {
        Self { content: Content::new(), height }
    }

    /// A line of text whose feet stand at `y`.
    pub(super) fn text(&mut self, text: &str, (face, size): (Face, f32), (x, y): (f32, f32)) {
        if text.is_empty() {
            return;
        }
        self.content.begin_text().set_font(font(face), size).next_line(x, self.height - y);
        self.content.show(Str(&encode(text))).end_text();
    }

    /// The same, around the middle between two edges.
    pub(super) fn centred(&mut self, text: &str, (face, size): (Face, f32), (left, right, y): (f32, f32, f32)) {
        let x = (left + right - width(text, face, size)) / 2.0;
        self.text(text, (face, size), (x.max(left), y));
    }

    /// How many pages there are, which is not known yet.
    pub(super) fn total(&mut self, (x, y): (f32, f32)) {
        self.content.save_state().transform([1.0, 0.0, 0.0, 1.0, x, self.height - y - 2.0]);
        self.content.x_object(TOTAL_NAME).restore_state();
    }

    /// A line from one point to another.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), weight: f32) {
        self.content.set_line_width(weight);
        self.content.move_to(from.0, self.height - from.1).line_to(to.0, self.height - to.1).stroke();
    }

    /// A grey box.
    pub(super) fn shade(&mut self, (x, y): (f32, f32), (width, height): (f32, f32)) {
        self.content.set_fill_gray(0.91).rect(x, self.height - y - height, width, height).fill_nonzero();
        self.content.set_fill_gray(0.0);
    }

    pub(super) fn finish(self) -> Content {
        self.content
    }
}
