//! Made-up sheets: a page of print that says nothing, as a photo that can be read. The practice office and the tests
//! send them.

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma};

/// As large as a photo has to be at least, and as quick to look at as can be.
const SIZE: (u32, u32) = (640, 480);

const PAPER: u8 = 225;
const INK: u8 = 35;

/// A photo of the sheet with this number; each looks different from the others.
#[must_use]
pub fn photo(number: u32) -> Vec<u8> {
    jpeg(&drawn(number))
}

/// A picture as a JPEG.
#[must_use]
pub fn jpeg(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = JpegEncoder::new_with_quality(&mut bytes, 85).encode_image(picture);
    bytes
}

/// The sheet with this number: lines of words of made-up letters.
#[must_use]
pub fn drawn(number: u32) -> GrayImage {
    let mut sheet = GrayImage::from_pixel(SIZE.0, SIZE.1, Luma([PAPER]));
    let mut chance = Chance(u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut top = 20 + chance.below(40);
    while top + 20 < SIZE.1 {
        let (mut left, end) = (20 + chance.below(120), SIZE.0 - 20 - chance.below(200));
        while left + 14 < end {
            letter(&mut sheet, (left, top), chance.next());
            left += if chance.below(6) == 0 { 30 } else { 12 };
        }
        top += if chance.below(5) == 0 { 50 } else { 24 };
    }
    sheet
}

/// Five by seven dots of two pixels each.
fn letter(sheet: &mut GrayImage, (left, top): (u32, u32), shape: u64) {
    for dot in (0..35_u32).filter(|dot| shape >> dot & 1 == 1) {
        let (x, y) = (left + dot % 5 * 2, top + dot / 5 * 2);
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            sheet.put_pixel(x + dx, y + dy, Luma([INK]));
        }
    }
}

/// The same numbers for the same sheet.
struct Chance(u64);

impl Chance {
    /// Xorshift with a multiplication (Vigna 2014).
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 8
    }

    fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit)).unwrap_or_default()
    }
}
