//! Photos of print as phones take them: paper on a table, at an angle, in bad light, with grain, made smaller by Telegram.
//! A picture of 12 megapixels is averaged to 1280 pixels; all that happens to it is said in pixels of these.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, Luma};

/// What Telegram makes of a photo.
pub const SIZE: (u32, u32) = (1280, 960);

/// Pixels of the camera that become one, along each side.
const SAMPLES: u32 = 3;

/// Between the edge of the picture and the paper.
const TABLE: f64 = 70.0;

/// Grain is drawn once and strewn.
const GRAINS: usize = 1 << 12;

/// Letters of five by seven dots, one row a number.
const LETTERS: [[u8; 7]; 16] = [
    [0x0e, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11],
    [0x1e, 0x11, 0x11, 0x1e, 0x11, 0x11, 0x1e],
    [0x1e, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1e],
    [0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x1f],
    [0x0e, 0x11, 0x10, 0x13, 0x11, 0x11, 0x0e],
    [0x0e, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0e],
    [0x11, 0x12, 0x14, 0x18, 0x14, 0x12, 0x11],
    [0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x1f],
    [0x11, 0x1b, 0x15, 0x15, 0x11, 0x11, 0x11],
    [0x11, 0x19, 0x15, 0x15, 0x13, 0x11, 0x11],
    [0x0e, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0e],
    [0x1e, 0x11, 0x11, 0x1e, 0x10, 0x10, 0x10],
    [0x1e, 0x11, 0x11, 0x1e, 0x14, 0x12, 0x11],
    [0x0f, 0x10, 0x10, 0x0e, 0x01, 0x01, 0x1e],
    [0x1f, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04],
    [0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0e],
];

/// Paper with print on it, before the camera.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Another number is another text.
    pub text: u32,
    /// How high a letter is on the picture. A KK that fills it has six to nine.
    pub letter: f64,
    /// One line in so many is written.
    pub sparse: u32,
    /// Of so many written lines all but one say the same on every page: the words of a form. 0: none do.
    pub form: u32,
}

/// How the picture is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Taken {
    /// Out of focus: the radius of a Gaussian blur.
    pub blur: f32,
    /// The hand moved by so many pixels.
    pub moved: u32,
    /// How bright ink and paper are in full light.
    pub light: (f64, f64),
    /// A hand shades a third of it, and light falls from one side.
    pub shadow: bool,
    /// Grain: how far a pixel is off, on average.
    pub noise: f64,
    /// Of the JPEG.
    pub quality: u8,
}

/// By daylight, in focus.
pub const WELL: Taken = Taken { blur: 0.0, moved: 0, light: (45.0, 215.0), shadow: false, noise: 1.0, quality: 60 };

impl Page {
    /// The page before a lens without fault: 0 is ink, 255 paper, and the table between.
    pub fn seen(&self, tilted: bool) -> GrayImage {
        let step = 1.0 / f64::from(SAMPLES);
        GrayImage::from_fn(SIZE.0, SIZE.1, |x, y| {
            let mut sum = 0;
            for n in 0..SAMPLES * SAMPLES {
                let (dx, dy) = (f64::from(n % SAMPLES) * step, f64::from(n / SAMPLES) * step);
                sum += self.point(laid(f64::from(x) + dx, f64::from(y) + dy, tilted));
            }
            Luma([(sum / (SAMPLES * SAMPLES)) as u8])
        })
    }

    fn point(&self, (x, y): (f64, f64)) -> u32 {
        let (width, height) = (f64::from(SIZE.0) - 2.0 * TABLE, f64::from(SIZE.1) - 2.0 * TABLE);
        let (x, y) = (x - TABLE, y - TABLE);
        if x < 0.0 || y < 0.0 || x >= width || y >= height {
            return 60;
        }
        if self.is_ink(x - 30.0, y - 30.0, width - 60.0) { 0 } else { 255 }
    }

    fn is_ink(&self, x: f64, y: f64, width: f64) -> bool {
        let dot = self.letter / 7.0;
        if x < 0.0 || y < 0.0 || x > width {
            return false;
        }
        let (column, row) = ((x / dot) as u32, (y / dot) as u32);
        let line = row / 11;
        if !line.is_multiple_of(self.sparse) {
            return false;
        }
        let (in_column, in_row) = (column % 6, row % 11);
        let of_form = self.form > 0 && !(line / self.sparse).is_multiple_of(self.form);
        let text = if of_form { 0 } else { self.text };
        let chance = mixed(text, line, column / 6);
        let word = mixed(text, line, 7777) % 5 + 3;
        if in_column == 5 || in_row >= 7 || (column / 6).is_multiple_of(word) {
            return false;
        }
        LETTERS[(chance % 16) as usize][in_row as usize] >> (4 - in_column) & 1 == 1
    }
}

/// Where on the table a pixel looks: a page held slightly askew is farther away at its upper edge.
fn laid(x: f64, y: f64, tilted: bool) -> (f64, f64) {
    if !tilted {
        return (x, y);
    }
    let (x, y) = (x - 640.0, y - 480.0);
    let far = 1.0 / (1.0 + y / 4000.0);
    let (sin, cos) = 0.07_f64.sin_cos();
    ((x * cos - y * sin) * far + 640.0, (x * sin + y * cos) * far + 480.0)
}

/// The picture as it arrives.
pub fn photo(seen: &GrayImage, taken: Taken) -> Vec<u8> {
    let mut picture = seen.clone();
    if taken.blur > 0.0 {
        picture = DynamicImage::ImageLuma8(picture).blur(taken.blur).into_luma8();
    }
    if taken.moved > 1 {
        picture = moved(&picture, taken.moved);
    }
    let (ink, paper) = taken.light;
    let mut chance = 1;
    let grain: Vec<f64> = (0..GRAINS).map(|_| grain(&mut chance) * taken.noise).collect();
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let plain = ink + (paper - ink) * f64::from(pixel.0[0]) / 255.0;
        let lit = if taken.shadow { plain * shade(x, y) } else { plain };
        pixel.0[0] = (lit + grain[mixed(x, y, 1) as usize % GRAINS]).clamp(0.0, 255.0) as u8;
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, taken.quality).encode_image(&picture).unwrap();
    bytes
}

fn moved(picture: &GrayImage, by: u32) -> GrayImage {
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let pixel = |n: u32| u32::from(picture.get_pixel((x + n).min(picture.width() - 1), y).0[0]);
        Luma([((0..by).map(pixel).sum::<u32>() / by) as u8])
    })
}

fn shade(x: u32, y: u32) -> f64 {
    let slope = 1.0 - 0.25 * f64::from(x) / f64::from(SIZE.0);
    let beyond = (f64::from(x) + f64::from(y) - 1300.0) / 60.0;
    slope * (1.0 - 0.5 * beyond.clamp(0.0, 1.0))
}

/// About as far from nought as a normal distribution of width 1.
fn grain(chance: &mut u32) -> f64 {
    let mut uniform = || {
        *chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(*chance >> 8) / f64::from(1 << 24)
    };
    (0..4).map(|_| uniform() - 0.5).sum::<f64>() * 1.73
}

fn mixed(a: u32, b: u32, c: u32) -> u32 {
    let sum = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_mul(0x85eb_ca77) ^ c.wrapping_mul(0xc2b2_ae3d);
    let sum = (sum ^ sum >> 15).wrapping_mul(0x2c1b_3c6d);
    (sum ^ sum >> 13) >> 7
}
