//! Photos and PDFs: whole ones with broken bytes, cut off, put together, and no files at all.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use layanan_ktp::domain::berkas::Media;
use layanan_ktp::domain::foto::{Says, judge};
use layanan_ktp::foto::{look, marked};
use proptest::prelude::*;

use crate::pdfs::{self, Page, acts_or_tells, packed, stream, with_photo};
use crate::pictures;
use crate::send;

/// Small ones, so that very many can be looked at; and one of each kind that is judged in another way.
fn whole() -> Vec<Vec<u8>> {
    let picture = GrayImage::from_fn(96, 64, |x, y| Luma([u8::try_from((x * 7 + y * 13) % 251).unwrap_or(0)]));
    let picture = DynamicImage::ImageLuma8(picture);
    let written = |picture: &DynamicImage, format| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let colour = DynamicImage::ImageRgba8(picture.to_rgba8());
    let mut all = vec![
        written(&picture, ImageFormat::Jpeg),
        written(&DynamicImage::ImageRgb8(picture.to_rgb8()), ImageFormat::Jpeg),
        written(&picture, ImageFormat::Png),
        written(&colour, ImageFormat::Png),
        written(&colour, ImageFormat::WebP),
        pictures::pdf(1),
        pictures::locked_pdf(1),
        pictures::empty_pdf(1),
    ];
    all.extend(harmful(&all[0]));
    all.push([&pictures::pdf(1)[..], &all[0]].concat());
    all.push([&all[2][..], &pictures::pdf(1)].concat());
    all
}

/// PDFs of every part that is looked into: packed objects and tables, actions, annotations, layers, photos in what they are
/// packed in.
fn harmful(photo: &[u8]) -> Vec<Vec<u8>> {
    let said = b"\xff\xe1\0\x0eExif\0\0Kamera".as_slice();
    let photo = [&photo[..2], said, &photo[2..], said].concat();
    let laid = "/Annots[<</Subtype/Stamp/Rect[9 9 99 99]/AP<</N 7 0 R>>>><</Subtype/Link/A<</S/URI/URI(http://a)>>>>]";
    let more =
        vec![(7, stream("/BBox[0 0 9 9]/Matrix[0 1 -1 0 0 0]", b"1 1 1 rg 0 0 9 9 re f")), (8, b"/GoToR".to_vec())];
    let page = Page { page: laid, draws: "q 0.1 0 0 1 5 5 cm /OC /H BDC (a", more, ..Page::default() };
    vec![
        pdfs::in_packed_objects(),
        page.file(),
        Page { root: "/OpenAction<</S 8 0 R/F(b)>>/Names<</Dests 7 0 R>>/AcroForm<</Fields[]>>", ..page.clone() }
            .file(),
        Page { page: "/Contents[4 0 R 5 0 R]/CropBox[1 1 90 80]/Rotate 90/UserUnit 3/AA<</O 8 0 R>>", ..page }.file(),
        with_photo("/Filter/DCTDecode/Metadata 4 0 R", &photo),
        with_photo("/Filter[/FlateDecode/DCTDecode]", &packed(&photo)),
        pictures::signed_pdf(),
        pictures::unlocked_pdf(1),
        pictures::scripted_pdf(1),
        pictures::long_pdf(3),
    ]
}

#[derive(Debug, Clone)]
enum Harm {
    Byte(prop::sample::Index, u8),
    Bit(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Big(prop::sample::Index),
    Twice(prop::sample::Index, prop::sample::Index),
    Packed(Vec<u8>),
}

fn harmed(mut bytes: Vec<u8>, harm: &[Harm]) -> Vec<u8> {
    for one in harm {
        if bytes.len() < 8 {
            return bytes;
        }
        match one {
            Harm::Byte(at, new) => {
                let at = at.index(bytes.len());
                bytes[at] = *new;
            }
            Harm::Bit(at, bit) => {
                let at = at.index(bytes.len().min(128)); // most of what decides stands in front
                bytes[at] ^= 1 << (bit % 8);
            }
            Harm::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Harm::Big(at) => {
                let at = at.index(bytes.len() - 4);
                bytes[at..at + 4].fill(0xff);
            }
            Harm::Twice(from, to) => {
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                let part = bytes[from.min(to)..from.max(to)].to_vec();
                bytes.extend(part);
            }
            Harm::Packed(inner) => {
                let mut packed = b"1 0 obj<</Type/ObjStm/Length 9>>stream\n".to_vec();
                packed.extend(inner);
                packed.extend(b"\nendstream endobj ");
                bytes.extend(packed);
            }
        }
    }
    bytes
}

#[test]
fn files() {
    let at = any::<prop::sample::Index>;
    let harm = prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, new)| Harm::Byte(at, new)),
        3 => (at(), any::<u8>()).prop_map(|(at, bit)| Harm::Bit(at, bit)),
        1 => at().prop_map(Harm::Cut),
        1 => at().prop_map(Harm::Big),
        1 => (at(), at()).prop_map(|(from, to)| Harm::Twice(from, to)),
        1 => prop::collection::vec(any::<u8>(), 0..64).prop_map(Harm::Packed),
    ];
    let inputs = prop_oneof![
        9 => (prop::sample::select(whole()), prop::collection::vec(harm, 0..5)).prop_map(|(bytes, harm)| harmed(bytes, &harm)),
        1 => prop::collection::vec(any::<u8>(), 0..4000),
    ];
    send("files", 10, inputs, |bytes| {
        let (content, _, kept) = look(&bytes);
        for says in Says::ALL {
            std::hint::black_box(judge(&content, *says));
        }
        let Some(kept) = kept else { return Ok(()) };
        bare(kept.media, &kept.bytes)?;
        let shown = marked(&kept, "hanya untuk layanan KTP");
        prop_assert!(shown.is_some(), "it is kept and cannot be shown");
        bare(kept.media, &shown.unwrap())
    });
}

/// Nothing in it acts, hides or tells, and it opens again.
fn bare(media: Media, bytes: &[u8]) -> Result<(), TestCaseError> {
    let odd = match media {
        Media::Jpeg => pdfs::odd_segment(bytes),
        Media::Pdf => acts_or_tells(bytes),
    };
    prop_assert_eq!(odd, None);
    prop_assert!(look(bytes).2.is_some(), "it does not open again");
    Ok(())
}
