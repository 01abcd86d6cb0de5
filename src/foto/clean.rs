//! A file as it is kept: a picture written anew, upright and without all that the camera said of itself and of the place; a
//! PDF without what it can do and what it says of who made it.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Rgb, RgbImage};

use super::picture::Opened;
use crate::domain::berkas::Media;

/// A file as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Clean {
    /// What it is.
    pub media: Media,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// A page of A4 at 300 dots an inch is 3508 pixels long, and no syarat has smaller print than can be read at that.
const MAX_SIDE: u32 = 4096;

/// Print stays as it is; half the bytes of a camera's own.
const QUALITY: u8 = 88;

/// Only pixels go over. `None`: it cannot be written, which a picture of these sizes always can.
pub(super) fn picture((picture, held): Opened) -> Option<Clean> {
    let long = picture.width().max(picture.height());
    let mut picture = if long > MAX_SIDE { picture.thumbnail(MAX_SIDE, MAX_SIDE) } else { picture };
    picture.apply_orientation(held); // it takes as much memory again, so it comes last
    jpeg(&on_paper(picture), QUALITY).map(|bytes| Clean { media: Media::Jpeg, bytes })
}

/// A picture as JPEG.
pub(super) fn jpeg(picture: &RgbImage, quality: u8) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture).ok()?;
    Some(bytes)
}

/// What can be seen through is paper.
fn on_paper(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let see_through = picture.into_rgba8();
    let (width, height) = see_through.dimensions();
    RgbImage::from_fn(width, height, |x, y| {
        let [red, green, blue, alpha] = see_through.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|part| over(255, part, alpha)))
    })
}

/// One part of a colour over another.
pub(super) fn over(below: u8, above: u8, alpha: u8) -> u8 {
    let (below, above, alpha) = (u32::from(below), u32::from(above), u32::from(alpha));
    u8::try_from((above * alpha + below * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

impl std::fmt::Debug for Clean {
    /// It is the document of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clean(…)")
    }
}
