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

/// The same picture without what programs and cameras say beside it: comments and the segments of applications. The two that
/// tell how colours are meant stay.
pub(super) fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.get(..2).unwrap_or_default().to_vec();
    let mut at = 2;
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>()) {
        if marker == 0xda {
            break;
        }
        let end = if marker == 0xff { at + 1 } else { at + 2 + usize::from(u16::from_be_bytes([high, low])) };
        let Some(segment) = bytes.get(at..end) else { break };
        if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
            out.extend_from_slice(segment);
        }
        at = end;
    }
    out.extend_from_slice(bytes.get(at..).unwrap_or_default());
    out
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

    #[rstest::rstest]
    #[case::place_and_camera(0xe1, false)]
    #[case::a_comment(0xfe, false)]
    #[case::colours_of_the_camera(0xe2, false)]
    #[case::density(0xe0, true)]
    #[case::how_colours_are_meant(0xee, true)]
    #[case::a_table(0xdb, true)]
    fn what_is_said_beside_the_picture_goes(#[case] marker: u8, #[case] stays: bool) {
        let said = [0xff, marker, 0, 4, 7, 7];
        let with = [&WHOLE[..2], &said, &WHOLE[2..]].concat();
        assert_eq!(without_comments(&with), if stays { with.clone() } else { WHOLE.to_vec() });
        assert_eq!(without_comments(WHOLE), WHOLE);
        assert_eq!(without_comments(&with[..7]), with[..7], "what is cut off stays as it is");
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
