//! Whether a PDF is whole, locked, and has a page.
//!
//! The file is only searched here, before it is built up under limits (`pdf_clean`). Pages may stand in packed objects; these are unpacked one after the other, a
//! little of each.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::domain::foto::Pages;

/// The name of the format may stand a little behind the beginning.
const HEAD: usize = 1024;

/// The mark of the end may have something behind it.
const TAIL: usize = 2048;

/// So much of one packed object is unpacked.
const UNPACKED: u64 = 1 << 20;

/// So many packed objects are looked at: a PDF has few of them, and pages stand in the first ones.
const PACKED: usize = 200;

/// Whether it says in its first bytes that it is a PDF.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    find(&bytes[..bytes.len().min(HEAD)], b"%PDF-").is_some()
}

/// What can be said of its pages.
pub(super) fn pages(bytes: &[u8]) -> Pages {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    Pages {
        whole: find(tail, b"%%EOF").is_some() && find(bytes, b"startxref").is_some(),
        locked: is_locked(bytes),
        count: usize::from(has_page(bytes) || packed(bytes).any(|unpacked| has_page(&unpacked))),
        active: false,
    }
}

/// `/Encrypt 12 0 R` or `/Encrypt << … >>`, as trailers write it.
fn is_locked(bytes: &[u8]) -> bool {
    after_each(bytes, b"/Encrypt").any(|rest| {
        let rest = rest.trim_ascii_start();
        rest.starts_with(b"<<") || rest.first().is_some_and(u8::is_ascii_digit)
    })
}

/// `/Type /Page`, and not `/Pages`.
fn has_page(bytes: &[u8]) -> bool {
    after_each(bytes, b"/Type").any(|rest| {
        let name = rest.trim_ascii_start().strip_prefix(b"/Page");
        name.is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    })
}

/// The packed objects, unpacked as far as they are looked at.
fn packed(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    after_each(bytes, b"/ObjStm").take(PACKED).filter_map(|rest| {
        let begin = find(rest, b"stream")? + b"stream".len();
        let data = rest.get(begin..)?;
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let mut unpacked = Vec::new();
        // What stands behind the object, or is cut off, ends the reading; what came before it counts.
        let _ = ZlibDecoder::new(data).take(UNPACKED).read_to_end(&mut unpacked);
        Some(unpacked)
    })
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memmem::find(bytes, word)
}

/// What follows each place where a word stands.
fn after_each<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    memmem::find_iter(bytes, word).map(|at| &bytes[at + word.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    const PLAIN: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type /Page/Parent 2 0 R>>endobj\n\
        trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

    fn packed(inside: &str) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        packer.write_all(inside.as_bytes()).unwrap();
        let mut bytes = b"%PDF-1.5\n4 0 obj<</Type/ObjStm/N 1/Filter/FlateDecode>>stream\r\n".to_vec();
        bytes.extend(packer.finish().unwrap());
        bytes.extend(b"\nendstream endobj\nstartxref\n9\n%%EOF");
        bytes
    }

    fn said(whole: bool, locked: bool, page: bool) -> Pages {
        Pages { whole, locked, count: usize::from(page), active: false }
    }

    #[test]
    fn a_whole_one() {
        assert!(is_one(PLAIN.as_bytes()));
        assert_eq!(pages(PLAIN.as_bytes()), said(true, false, true));
    }

    #[test]
    fn a_page_in_a_packed_object() {
        assert_eq!(pages(&packed("<</Type/Page>>")), said(true, false, true));
        assert_eq!(pages(&packed("<</Type/Pages/Count 0>>")), said(true, false, false));
    }

    #[rstest::rstest]
    #[case::cut_off(&PLAIN[..PLAIN.len() - 20], said(false, false, true))]
    #[case::only_its_name("%PDF-1.7\n", said(false, false, false))]
    #[case::locked(
        &PLAIN.replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R"),
        said(true, true, true)
    )]
    #[case::no_page(&PLAIN.replace("/Type /Page/", "/Type /Font/"), said(true, false, false))]
    fn what_is_wrong_with_it(#[case] text: &str, #[case] pages_of: Pages) {
        assert_eq!(pages(text.as_bytes()), pages_of);
    }

    #[test]
    fn what_unpacks_to_gigabytes_is_unpacked_a_little() {
        let bomb = packed(&" ".repeat(64 << 20));
        assert!(bomb.len() < 100_000);
        assert_eq!(super::packed(&bomb).map(|one| one.len()).max(), Some(1 << 20));
    }
}
