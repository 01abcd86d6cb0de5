//! Opens a picture within limits, and measures it.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, ImageReader, Limits};
use memchr::memmem;

use crate::domain::foto::{Content, Seen};

/// A picture with more pixels is not opened: 50 million take 150 MB while they are decoded, and no syarat needs more.
pub const MAX_PIXELS: u64 = 50_000_000;

/// What a decoder may take beside the pixels.
const MAX_BYTES: u64 = 256 << 20;

/// Measured at the size that an officer sees on a screen: Telegram's photos have about this.
const SIZE: u32 = 1024;

/// Parts of a picture, along one side: print fills some of them even on a page with three lines.
const PARTS: u32 = 8;

/// The parts with the most edges: where the print is, and not where the paper ends on the table.
const TELLING: usize = 6;

/// A step that is smaller is noise.
const STEP: u8 = 2;

/// What a picture is, and its gradient.
pub(super) fn look(bytes: &[u8]) -> (Content, Option<[u64; 4]>) {
    if is_heif(bytes) {
        return (Content::Unopened, None);
    }
    let Some(format) = format(bytes) else { return (Content::Other, None) };
    let Ok((width, height)) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions() else {
        return (Content::BrokenPicture, None);
    };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return (Content::Unopened, None);
    }
    // The decoder shows a JPEG that is cut off as if the rest were grey.
    if format == ImageFormat::Jpeg && !jpeg_has_end(bytes) {
        return (Content::BrokenPicture, None);
    }
    match open(bytes, format) {
        Some(picture) => {
            let gradient = gradient(&picture);
            (Content::Picture(seen(picture, (width, height))), Some(gradient))
        }
        None => (Content::BrokenPicture, None),
    }
}

/// Those that the program was built with; another one is no picture to it.
fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    image::guess_format(bytes).ok().filter(|format| known.contains(format))
}

/// Phones make these; no free decoder is at hand.
fn is_heif(bytes: &[u8]) -> bool {
    let brands: [&[u8]; 7] = [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| brands.contains(&brand))
}

/// Whether the end of a JPEG comes after its pixels begin. A small picture inside of its header has an end of its own.
fn jpeg_has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>()) {
        match marker {
            0xda => return memmem::find(&bytes[at..], &[0xff, 0xd9]).is_some(),
            0xff => at += 1, // padding
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
    false
}

/// `None` where it cannot be decoded to its end, or takes too much.
fn open(bytes: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    reader.decode().ok()
}

fn seen(picture: DynamicImage, (width, height): (u32, u32)) -> Seen {
    let scaled = if width.max(height) > SIZE { picture.thumbnail(SIZE, SIZE) } else { picture };
    let grey = scaled.into_luma8();
    let (ink, paper) = extremes(&grey);
    Seen { width, height, ink, paper, sharpness: sharpness(&grey) }
}

/// How bright the darkest and the brightest parts are.
fn extremes(grey: &GrayImage) -> (u8, u8) {
    let mut counts = [0_usize; 256];
    for &pixel in grey.as_raw() {
        counts[usize::from(pixel)] += 1;
    }
    let all = grey.as_raw().len();
    (brightness_at(&counts, all / 200), brightness_at(&counts, all - all / 20))
}

/// The brightness of the pixel that is `nth` from the darkest.
fn brightness_at(counts: &[usize; 256], nth: usize) -> u8 {
    let mut below = 0;
    for (brightness, count) in (0..=u8::MAX).zip(counts) {
        below += count;
        if below > nth {
            return brightness;
        }
    }
    u8::MAX
}

/// How far contrast is between neighbours: the variance of the Laplacian over the variance of the brightness, in
/// thousandths, in the parts of the picture with the most edges. Print gone soft keeps its contrast with the paper,
/// but not from one pixel to the next; dim light lessens both alike.
fn sharpness(grey: &GrayImage) -> u32 {
    let (width, height) = (grey.width() / PARTS, grey.height() / PARTS);
    if width < 3 || height < 3 {
        return 0;
    }
    let corners = (0..PARTS).flat_map(|row| (0..PARTS).map(move |column| (column * width, row * height)));
    let mut parts: Vec<(f64, f64)> = corners.map(|corner| variances(grey, corner, (width, height))).collect();
    parts.sort_by(|one, other| other.1.total_cmp(&one.1));
    let (contrast, edges) = parts.iter().take(TELLING).fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    if contrast < 1.0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 20,000")]
    let thousandths = (1000.0 * edges / contrast) as u32;
    thousandths
}

/// The variance of the brightness of a part, and that of its Laplacian.
fn variances(grey: &GrayImage, corner: (u32, u32), size: (u32, u32)) -> (f64, f64) {
    let (stride, pixels) = (grey.width() as usize, grey.as_raw());
    let (mut brightness, mut laplacian) = (Sums::default(), Sums::default());
    for y in corner.1 + 1..corner.1 + size.1 - 1 {
        for x in corner.0 + 1..corner.0 + size.0 - 1 {
            let at = y as usize * stride + x as usize;
            let pixel = i64::from(pixels[at]);
            let around = [at - 1, at + 1, at - stride, at + stride].map(|near| i64::from(pixels[near]));
            brightness.add(pixel);
            laplacian.add(around.iter().sum::<i64>() - 4 * pixel);
        }
    }
    (brightness.variance(), laplacian.variance())
}

#[derive(Default)]
struct Sums {
    count: i64,
    sum: i64,
    squares: i64,
}

impl Sums {
    fn add(&mut self, value: i64) {
        self.count += 1;
        self.sum += value;
        self.squares += value * value;
    }

    #[expect(clippy::cast_precision_loss, reason = "sums over a part of a picture are far below 2^52")]
    fn variance(&self) -> f64 {
        let (count, sum) = (self.count.max(1) as f64, self.sum as f64);
        (self.squares as f64 - sum * sum / count) / count
    }
}

/// Where the picture gets brighter from left to right, on a raster of 16 by 16.
fn gradient(picture: &DynamicImage) -> [u64; 4] {
    let raster = picture.thumbnail_exact(17, 16).into_luma8();
    let mut words = [0_u64; 4];
    for (n, word) in words.iter_mut().enumerate() {
        for bit in 0..64_usize {
            let (x, y) = (bit % 16, n * 4 + bit / 16);
            let pixel = |x: usize| raster.as_raw().get(y * 17 + x).copied().unwrap_or_default();
            if pixel(x + 1) > pixel(x).saturating_add(STEP) {
                *word |= 1 << bit;
            }
        }
    }
    words
}
