//! JPEG 2000, as pictures in a PDF may be: boxes in boxes around the pixels. Only those stay that are needed to show it.

use memchr::memmem;

/// What shows the picture: that it is one, its size, its colours, its pixels.
const NEEDED: [[u8; 4]; 11] =
    [*b"jP  ", *b"ftyp", *b"rreq", *b"jp2h", *b"ihdr", *b"bpcc", *b"colr", *b"pclr", *b"cmap", *b"cdef", *b"jp2c"];

/// The same picture without what programs and cameras say beside it. What is no JPEG 2000 is nothing.
pub(super) fn without_comments(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(&[0xff, 0x4f]) { pixels(bytes) } else { boxes(bytes, false) }
}

/// Boxes one after the other; within one of them there are none that hold more.
fn boxes(mut bytes: &[u8], within: bool) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some((kind, held, rest)) = first(bytes) {
        bytes = rest;
        let held = match &kind {
            b"jp2h" if within => continue,
            b"jp2h" => boxes(held, true),
            b"jp2c" => pixels(held),
            kind if NEEDED.contains(kind) => held.to_vec(),
            _ => continue,
        };
        let Ok(length) = u32::try_from(held.len() + 8) else { break };
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(&kind);
        out.extend(held);
    }
    out
}

/// Kind and content of the first box, and what stands behind it. One without a length goes to the end; one may have a long one.
fn first(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let (&length, rest) = bytes.split_first_chunk::<4>()?;
    let (&kind, rest) = rest.split_first_chunk::<4>()?;
    let (length, rest) = match u32::from_be_bytes(length) {
        0 => (rest.len(), rest),
        1 => {
            let (&long, rest) = rest.split_first_chunk::<8>()?;
            (usize::try_from(u64::from_be_bytes(long)).ok()?.checked_sub(16)?, rest)
        }
        short => (usize::try_from(short).ok()?.checked_sub(8)?, rest),
    };
    let (held, rest) = rest.split_at_checked(length.min(rest.len()))?;
    Some((kind, held, rest))
}

/// The pixels without the remarks before them and what stands behind their end.
fn pixels(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut at) = (bytes.get(..2).unwrap_or_default().to_vec(), 2);
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        if marker == 0x90 {
            break; // pixels begin
        }
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let Some(segment) = bytes.get(at..end) else { return out };
        if marker != 0x64 {
            out.extend_from_slice(segment);
        }
        at = end;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let end = memmem::rfind(rest, &[0xff, 0xd9]).map_or(rest.len(), |end| end + 2);
    out.extend_from_slice(&rest[..end]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIXELS: &[u8] = &[0xff, 0x4f, 0xff, 0x51, 0, 3, 7, 0xff, 0x90, 0, 2, 1, 2, 3, 0xff, 0xd9];

    fn boxed(kind: [u8; 4], held: &[u8]) -> Vec<u8> {
        [&u32::try_from(held.len() + 8).unwrap().to_be_bytes(), kind.as_slice(), held].concat()
    }

    #[test]
    fn only_what_shows_it_stays() {
        let remark = [&PIXELS[..7], &[0xff, 0x64, 0, 5, b'a', b'b', b'c'], &PIXELS[7..], b"behind"].concat();
        let header = boxed(*b"jp2h", &[boxed(*b"ihdr", b"12345678901234"), boxed(*b"xml ", b"<a/>")].concat());
        let all = [boxed(*b"ftyp", b"jp2 "), header, boxed(*b"uuid", b"camera"), boxed(*b"jp2c", &remark)].concat();
        let header = boxed(*b"jp2h", &boxed(*b"ihdr", b"12345678901234"));
        let bare = [boxed(*b"ftyp", b"jp2 "), header, boxed(*b"jp2c", PIXELS)].concat();
        assert_eq!(without_comments(&all), bare);
        assert_eq!(without_comments(&bare), bare);
        assert_eq!(without_comments(&remark), PIXELS);
        assert_eq!(without_comments(b"nothing of the kind"), b"");
    }

    /// The last one may say that it goes to the end, and one may have a long length.
    #[test]
    fn lengths_of_boxes() {
        let open = [&[0, 0, 0, 0], b"jp2c".as_slice(), PIXELS].concat();
        let long = [&[0, 0, 0, 1], b"jp2c".as_slice(), &(PIXELS.len() as u64 + 16).to_be_bytes(), PIXELS].concat();
        assert_eq!(without_comments(&open), boxed(*b"jp2c", PIXELS));
        assert_eq!(without_comments(&long), boxed(*b"jp2c", PIXELS));
        assert_eq!(without_comments(&[0, 0, 0, 1, b'j', b'p', b'2', b'c', 0]), b"");
    }
}
