//! The mark on whatever is shown: what it is for, to whom, slanted over the whole picture. What lies below stays legible.

use image::{Rgb, RgbImage};
use noto_sans_mono_bitmap::{FontWeight, RasterHeight, get_raster};

use super::clean::{Clean, jpeg, over};
use super::{pdf, picture};
use crate::domain::berkas::Media;

/// Red shows on paper and on ink, and print below it stays darker.
const INK: Rgb<u8> = Rgb([210, 20, 20]);

/// Of 255. At more, small print below the mark gets hard to read; at less, a copy machine loses it.
const STRENGTH: u8 = 90;

/// Letters of a line as part of the longer side: a line goes once over the picture.
const LETTER: f32 = 1.0 / 36.0;

/// From line to line, in letters.
const SPACING: f32 = 3.5;

/// Up to the right, in the slope of a hand.
const SLOPE: (f32, f32) = (0.866, 0.5); // cosine and sine of 30 degrees

const SIZE: RasterHeight = RasterHeight::Size32;
const QUALITY: u8 = 85;

/// A file with the mark on it. `None`: it cannot be opened any more, which is ours: it was written by this program.
#[must_use]
pub fn marked(file: &Clean, text: &str) -> Option<Vec<u8>> {
    match file.media {
        Media::Jpeg => {
            let mut pixels = picture::kept(&file.bytes)?.into_rgb8();
            Line::of(text).over(&mut pixels);
            jpeg(&pixels, QUALITY)
        }
        Media::Pdf => pdf::marked(&file.bytes, text),
    }
}

/// A line of text as pixels, one byte each.
struct Line {
    width: usize,
    height: usize,
    ink: Vec<u8>,
}

impl Line {
    fn of(text: &str) -> Self {
        let letters: Vec<_> =
            format!("{text}   ").chars().filter_map(|c| get_raster(c, FontWeight::Bold, SIZE)).collect();
        let height = SIZE.val();
        let rows =
            (0..height).flat_map(|row| letters.iter().filter_map(move |letter| letter.rows().nth(row)).flatten());
        let ink: Vec<u8> = rows.copied().collect();
        Self { width: (ink.len() / height).max(1), height, ink }
    }

    /// Each pixel asks what of a line lies on it.
    fn over(&self, picture: &mut RgbImage) {
        let long = picture.width().max(picture.height());
        #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
        let scale = self.height as f32 / (long as f32 * LETTER).max(8.0);
        #[expect(clippy::cast_precision_loss, reason = "a few lines of text")]
        let pitch = self.height as f32 * SPACING;
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
            let (x, y) = (x as f32 * scale, y as f32 * scale);
            let (along, down) = (x * SLOPE.0 - y * SLOPE.1, x * SLOPE.1 + y * SLOPE.0);
            let row = (down / pitch).floor();
            let ink = self.at(along + row * pitch * 1.7, down - row * pitch);
            if ink > 0 {
                let alpha = over(0, STRENGTH, ink);
                for (part, red) in pixel.0.iter_mut().zip(INK.0) {
                    *part = over(*part, red, alpha);
                }
            }
        }
    }

    /// The ink at a place of the line, which goes on for ever.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the line")]
    #[expect(clippy::cast_precision_loss, reason = "a few lines of text")]
    fn at(&self, along: f32, down: f32) -> u8 {
        let (x, y) = (along.rem_euclid(self.width as f32) as usize, down as usize);
        if y >= self.height {
            return 0;
        }
        self.ink.get(y * self.width + x.min(self.width - 1)).copied().unwrap_or_default()
    }
}
