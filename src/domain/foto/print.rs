//! What two copies of one file have in common.

use serde::{Deserialize, Serialize};

/// How many of the 256 bits of [`Print::gradient`] may differ between two copies of one picture.
const COPIES: u32 = 12;

/// How many of the 1024 bits of [`Print::fine`] may differ. A picture saved anew differs in up to 60, another page of the same
/// form in 80 and more: on the raster of 16 by 16 their lines look alike.
const FINE_COPIES: u32 = 70;

/// A gradient with fewer bits set is of a picture with nothing on it, and like any other of these.
const TELLING: u32 = 16;

/// What two copies of a file have in common. Says nothing of what is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// SHA-256 of the bytes.
    pub digest: [u8; 32],
    /// Where a picture gets brighter from left to right, on a raster of 16 by 16; `None` for a PDF.
    pub gradient: Option<[u64; 4]>,
    /// The same on a raster of 32 by 32; `None` where it was seen before there was one.
    #[serde(default)]
    pub fine: Option<[u64; 16]>,
}

/// Whether two files are copies of one: byte for byte, or the same picture saved anew.
#[must_use]
pub fn is_copy(one: &Print, other: &Print) -> bool {
    if one.digest == other.digest {
        return true;
    }
    let (Some(a), Some(b)) = (one.gradient, other.gradient) else { return false };
    let fine = one.fine.zip(other.fine).is_none_or(|(a, b)| differing(&a, &b) <= FINE_COPIES);
    bits(&a) >= TELLING && bits(&b) >= TELLING && differing(&a, &b) <= COPIES && fine
}

fn bits(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

fn differing(one: &[u64], other: &[u64]) -> u32 {
    one.iter().zip(other).map(|(a, b)| (a ^ b).count_ones()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(digest: u8, gradient: [u64; 4]) -> Print {
        Print { digest: [digest; 32], gradient: Some(gradient), fine: None }
    }

    #[rstest::rstest]
    #[case::the_same_bytes(print(1, [0; 4]), true)]
    #[case::saved_anew(print(2, [0xffff, 0xfff, 0, 0]), true)]
    #[case::another_picture(print(2, [0xffff, 0x1fff, 0, 0]), false)]
    #[case::nothing_on_it(print(2, [0x7fff, 0, 0, 0]), false)]
    #[case::a_pdf(Print { digest: [2; 32], gradient: None, fine: None }, false)]
    fn copies(#[case] other: Print, #[case] copy: bool) {
        assert_eq!(is_copy(&print(1, [0xffff, 0, 0, 0]), &other), copy);
        assert_eq!(is_copy(&other, &print(1, [0xffff, 0, 0, 0])), copy);
    }

    #[rstest::rstest]
    #[case::saved_anew(70, true)]
    #[case::another_page_of_the_form(71, false)]
    fn copies_of_forms(#[case] differing: usize, #[case] copy: bool) {
        let fine = |n: usize| {
            Some(std::array::from_fn(|word| (0..64).filter(|bit| word * 64 + bit < n).map(|bit| 1 << bit).sum()))
        };
        let one = Print { fine: fine(0), ..print(1, [0xffff, 0, 0, 0]) };
        let other = Print { fine: fine(differing), ..print(2, [0xffff, 0, 0, 0]) };
        assert_eq!(is_copy(&one, &other), copy);
    }

    /// What was seen by an earlier program can be read.
    #[test]
    fn a_print_of_old() {
        let old = serde_json::to_value(print(1, [1, 2, 3, 4])).unwrap();
        let old = serde_json::json!({ "digest": old["digest"], "gradient": old["gradient"] });
        assert_eq!(serde_json::from_value::<Print>(old).unwrap(), print(1, [1, 2, 3, 4]));
    }
}
