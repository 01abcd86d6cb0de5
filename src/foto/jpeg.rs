//! What the segments of a JPEG tell before it is decoded. The decoder shows one that is cut off as if the rest were grey, and
//! says of a kind that it does not know that it is broken.

use memchr::memmem;

/// What stands in the segments up to the pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segments {
    /// Whether its end comes after its pixels begin. A small picture inside of its header has an end of its own.
    pub(super) whole: bool,
    /// Whether it is of a kind that hardly any program makes: arithmetic, lossless, or with 12 bits a sample.
    pub(super) rare: bool,
}

/// Reads the segments.
pub(super) fn segments(bytes: &[u8]) -> Segments {
    let (mut at, mut rare) = (2, false);
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>()) {
        match marker {
            0xda => return Segments { whole: memmem::find(&bytes[at..], &[0xff, 0xd9]).is_some(), rare },
            0xff => at += 1, // padding
            _ => {
                rare |= is_rare_frame(marker, bytes.get(at + 4).copied());
                at += 2 + usize::from(u16::from_be_bytes([high, low]));
            }
        }
    }
    Segments { whole: false, rare }
}

/// Frames begin with the bits of a sample; 0xc4, 0xc8 and 0xcc among them are no frames.
fn is_rare_frame(marker: u8, bits: Option<u8>) -> bool {
    match marker {
        0xc0..=0xc2 => bits.is_some_and(|bits| bits != 8),
        0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => true,
        _ => false,
    }
}

/// The same picture without what programs and cameras say beside it, before its pixels, between them and behind its end. Only
/// segments stay that it is decoded with. What is no JPEG is nothing.
pub(super) fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let Some(begin) = memmem::find(bytes, &[0xff, 0xd8]) else { return Vec::new() };
    let (mut out, mut at, mut pixels) = (vec![0xff, 0xd8], begin + 2, false);
    while let Some(found) = marker(bytes, at) {
        if pixels {
            out.extend_from_slice(&bytes[at..found]);
        }
        let Some(segment) = segment(bytes, found) else { return ended(out) };
        out.extend(needed(segment));
        (at, pixels) = (found + segment.len(), segment[1] == 0xda);
    }
    if pixels {
        out.extend_from_slice(&bytes[at..]); // cut off
    }
    ended(out)
}

fn ended(mut out: Vec<u8>) -> Vec<u8> {
    out.extend_from_slice(&[0xff, 0xd9]);
    out
}

/// Where the next segment begins: what belongs to pixels (0x00, 0xd0 to 0xd7) and padding are none.
fn marker(bytes: &[u8], from: usize) -> Option<usize> {
    let is_one = |at: &usize| !matches!(bytes.get(at + 1), None | Some(0x00 | 0xff | 0xd0..=0xd7));
    memchr::memchr_iter(0xff, bytes.get(from..)?).map(|at| from + at).find(is_one)
}

/// The segment that begins there. `None`: it is the end, or is not whole.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    match bytes.get(at..)?.get(..4) {
        Some([_, 0xd9, ..]) => None,
        Some([_, 0x01 | 0xd8, ..]) => bytes.get(at..at + 2), // these have no length
        Some([_, _, high, low]) => bytes.get(at..at + 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2)),
        _ => None,
    }
}

/// What is needed of a segment: all of frames, tables and pixels; of two applications the part that tells how colours are
/// meant, without the small picture behind it.
fn needed(segment: &[u8]) -> Vec<u8> {
    let data = segment.get(4..).unwrap_or_default();
    match segment[1] {
        0xc0..=0xcf | 0xda..=0xdf => segment.to_vec(),
        0xe0 if data.starts_with(b"JFIF\0") && data.len() >= 14 => {
            [&[0xff, 0xe0, 0, 16], &data[..12], &[0, 0]].concat()
        }
        0xee if data.starts_with(b"Adobe") && data.len() >= 12 => [&[0xff, 0xee, 0, 14], &data[..12]].concat(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[u8] = &[0xff, 0xd8, 0xff, 0xc0, 0, 3, 8, 0xff, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9];

    fn with(at: usize, byte: u8) -> Vec<u8> {
        let mut bytes = WHOLE.to_vec();
        bytes[at] = byte;
        bytes
    }

    /// Two scans, the second one behind a table.
    const BARE: &[u8] = &[
        0xff, 0xd8, 0xff, 0xc2, 0, 3, 8, 0xff, 0xda, 0, 2, 1, 0xff, 0, 0xff, 0xd0, 2, 0xff, 0xdb, 0, 3, 5, 0xff, 0xda,
        0, 2, 3, 0xff, 0xd9,
    ];

    /// Before the frame, between the scans, and behind the last one.
    const PLACES: [usize; 3] = [2, 17, 27];

    #[rstest::rstest]
    #[case::place_and_camera(&[0xff, 0xe1, 0, 4, 7, 7], &[])]
    #[case::a_comment(&[0xff, 0xfe, 0, 4, 7, 7], &[])]
    #[case::colours_of_the_camera(&[0xff, 0xe2, 0, 4, 7, 7], &[])]
    #[case::a_small_picture(b"\xff\xe0\0\x0cJFXX\0\x10....", &[])]
    #[case::one_of_no_known_kind(&[0xff, 0xf3, 0, 4, 7, 7], &[])]
    #[case::a_table(&[0xff, 0xdb, 0, 4, 7, 7], &[0xff, 0xdb, 0, 4, 7, 7])]
    #[case::density_with_a_small_picture(
        b"\xff\xe0\0\x13JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc",
        b"\xff\xe0\0\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0"
    )]
    #[case::how_colours_are_meant_and_more(
        b"\xff\xee\0\x12Adobe\0\x64\0\0\0\0\x01more",
        b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01"
    )]
    fn what_is_said_beside_the_picture_goes(#[case] said: &[u8], #[case] stays: &[u8]) {
        for at in PLACES {
            let with = [&BARE[..at], said, &BARE[at..], b"behind its end"].concat();
            assert_eq!(without_comments(&with), [&BARE[..at], stays, &BARE[at..]].concat(), "at {at}");
        }
        assert_eq!(without_comments(BARE), BARE);
    }

    #[rstest::rstest]
    #[case::in_its_pixels(&BARE[..27], &BARE[..27])]
    #[case::in_a_segment(&BARE[..20], &BARE[..17])]
    #[case::after_its_name(&BARE[..2], &BARE[..2])]
    fn what_is_cut_off_gets_an_end(#[case] cut: &[u8], #[case] stays: &[u8]) {
        assert_eq!(without_comments(cut), [stays, &[0xff, 0xd9]].concat());
    }

    #[test]
    fn what_is_no_jpeg_is_nothing() {
        assert_eq!(without_comments(b"Exif, and no picture"), b"");
        assert_eq!(without_comments(b""), b"");
    }

    #[rstest::rstest]
    #[case::whole(WHOLE, true, false)]
    #[case::cut_off(&WHOLE[..14], false, false)]
    #[case::only_a_beginning(&WHOLE[..5], false, false)]
    #[case::progressive(&with(3, 0xc2), true, false)]
    #[case::arithmetic(&with(3, 0xc9), true, true)]
    #[case::lossless(&with(3, 0xc3), true, true)]
    #[case::a_table(&with(3, 0xc4), true, false)]
    #[case::twelve_bits(&with(6, 12), true, true)]
    fn what_they_tell(#[case] bytes: &[u8], #[case] whole: bool, #[case] rare: bool) {
        assert_eq!(segments(bytes), Segments { whole, rare });
    }
}
