//! Opens a picture within limits, and measures it.

use std::io::Cursor;

use image::error::{LimitError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, ImageResult, Limits};

use super::jpeg;
use super::sharpness::sharpness;
use crate::domain::foto::{Content, Seen};

/// A picture with more pixels is not opened: 50 million take 150 MB while they are decoded, and no syarat needs more.
pub const MAX_PIXELS: u64 = 50_000_000;

/// What a decoder may take, pixels included: enough for [`MAX_PIXELS`] in any usual kind.
const MAX_BYTES: u64 = 256 << 20;

/// Measured at the size that an officer sees on a screen: Telegram's photos have about this.
const SIZE: u32 = 1024;

/// A step that is smaller is noise.
const STEP: u8 = 2;

/// Where a picture gets brighter, on a coarse raster and on a fine one.
pub(super) type Gradients = ([u64; 4], [u64; 16]);

/// The pixels, and how the camera was held.
pub(super) type Opened = (DynamicImage, Orientation);

/// What a picture is, its gradients, and the picture itself, with how the camera was held.
pub(super) fn look(bytes: &[u8]) -> (Content, Option<(Gradients, Opened)>) {
    let (format, size) = match known(bytes) {
        Ok(known) => known,
        Err(content) => return (content, None),
    };
    match open(bytes, format) {
        Ok((picture, held)) => {
            let gradients = (gradient(&picture, 16), gradient(&picture, 32));
            let seen = seen(&picture, size);
            (Content::Picture(seen), Some((gradients, (picture, held))))
        }
        Err(error) => (unseen(&error), None),
    }
}

/// A picture that this program has written.
pub(super) fn kept(bytes: &[u8]) -> Option<DynamicImage> {
    open(bytes, known(bytes).ok()?.0).ok().map(|(picture, _)| picture)
}

/// What it is by its first bytes, and its size; else what is to be thought of it without opening it.
fn known(bytes: &[u8]) -> Result<(ImageFormat, (u32, u32)), Content> {
    if is_heif(bytes) {
        return Err(Content::Heif);
    }
    let format = format(bytes).ok_or(Content::Other)?;
    if let Some(content) = unread(bytes, format) {
        return Err(content);
    }
    let size = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let (width, height) = size.map_err(|error| unseen(&error))?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Content::Unopened);
    }
    Ok((format, (width, height)))
}

/// A JPEG that is not handed to the decoder.
fn unread(bytes: &[u8], format: ImageFormat) -> Option<Content> {
    match (format == ImageFormat::Jpeg).then(|| jpeg::segments(bytes))? {
        jpeg::Segments { rare: true, .. } => Some(Content::Unopened),
        jpeg::Segments { whole: false, .. } => Some(Content::BrokenPicture),
        jpeg::Segments { whole: true, rare: false } => None,
    }
}

/// A picture that another program opens is not broken: it takes too much here, or is of a kind that this decoder lacks.
fn unseen(error: &ImageError) -> Content {
    match error {
        ImageError::Limits(_) | ImageError::Unsupported(_) => Content::Unopened,
        ImageError::Decoding(_) | ImageError::Encoding(_) | ImageError::Parameter(_) | ImageError::IoError(_) => {
            Content::BrokenPicture
        }
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

fn open(bytes: &[u8], format: ImageFormat) -> ImageResult<Opened> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    if decoder.total_bytes() > MAX_BYTES {
        return Err(ImageError::Limits(LimitError::from_kind(LimitErrorKind::InsufficientMemory)));
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder)?, upright))
}

fn seen(picture: &DynamicImage, (width, height): (u32, u32)) -> Seen {
    let scaled = width.max(height) > SIZE;
    let grey = if scaled { picture.thumbnail(SIZE, SIZE).into_luma8() } else { picture.to_luma8() };
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

/// Where the picture gets brighter from left to right, on a raster of this side, row after row.
fn gradient<const WORDS: usize>(picture: &DynamicImage, side: u32) -> [u64; WORDS] {
    let raster = picture.thumbnail_exact(side + 1, side).into_luma8();
    let mut words = [0; WORDS];
    let rows = raster.as_raw().chunks(side as usize + 1);
    let brighter = rows.flat_map(|row| row.windows(2).map(|two| two[1] > two[0].saturating_add(STEP)));
    for (n, _) in brighter.enumerate().filter(|(_, brighter)| *brighter) {
        if let Some(word) = words.get_mut(n / 64) {
            *word |= 1 << (n % 64);
        }
    }
    words
}
