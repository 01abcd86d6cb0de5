//! Cleaning of what people type, and what NIK and the number of a KK have in common.
//!
//! Both are sixteen digits that begin with the Kemendagri code of a region. They stay text: as a number they
//! lose digits in other programs.

use serde::de::{Deserialize, Deserializer, Error};

/// What is wrong with a number before its date and serial are looked at. Never holds the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberError {
    NotDigits,
    WrongLength { digits: u32 },
    LeadingZero,
    AllEqual,
    UnknownProvince,
}

/// Cleans and checks a typed number.
///
/// Only white space, invisible characters, `.` and `-` are dropped. Letters stay and are reported: an `O` for a `0`
/// that vanished silently would leave a shorter, wrong number. Digits of other scripts are refused as well.
pub(super) fn number(input: &str) -> Result<String, NumberError> {
    let digits: String = input.chars().filter(|c| !is_gap(*c)).collect();
    check_shape(&digits)?;
    if digits.bytes().all(|byte| digits.starts_with(char::from(byte))) {
        return Err(NumberError::AllEqual);
    }
    if !is_province(pair(&digits, 0)) {
        return Err(NumberError::UnknownProvince);
    }
    Ok(digits)
}

/// Where ten digits of other scripts begin: full width, Arabic, Persian, Devanagari, Javanese, Balinese.
const SCRIPTS: [char; 6] = ['\u{FF10}', '\u{0660}', '\u{06F0}', '\u{0966}', '\u{A9D0}', '\u{1B50}'];

/// The text with the digits of other scripts as ours; a number that is of no script known here counts as one, too.
pub(super) fn with_digits(text: &str) -> String {
    text.chars().map(|c| if c.is_numeric() { digit(c) } else { c }).collect()
}

fn digit(c: char) -> char {
    let of = |zero: char| u32::from(c).checked_sub(u32::from(zero)).and_then(|value| char::from_digit(value, 10));
    std::iter::once('0').chain(SCRIPTS).find_map(of).unwrap_or('1')
}

/// Checks only the shape `^[1-9][0-9]{15}$`, for numbers that come back from the database.
pub(super) fn check_shape(digits: &str) -> Result<(), NumberError> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberError::NotDigits);
    }
    if digits.len() != 16 {
        return Err(NumberError::WrongLength { digits: u32::try_from(digits.len()).unwrap_or(u32::MAX) });
    }
    if digits.starts_with('0') {
        return Err(NumberError::LeadingZero);
    }
    Ok(())
}

/// The two digits that start at `at`; 0 where there are none.
pub(super) fn pair(digits: &str, at: usize) -> u8 {
    digits.get(at..at + 2).and_then(|two| two.parse().ok()).unwrap_or_default()
}

/// A number with all but its last four digits hidden: the first twelve tell region, sex and date of birth.
pub(super) fn last_four(digits: &str) -> String {
    format!("{}{}", "•".repeat(12), digits.get(12..).unwrap_or_default())
}

/// Reads a text without repeating it in the error: serde would quote a JSON number of the wrong type.
pub(super) fn secret_text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map_err(|_| D::Error::custom("a text was expected"))
}

/// Takes no room on the screen, often comes along when text is copied, and nobody could find it to delete it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}'
    )
}

/// What people put between groups of digits or letters.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_invisible(c) || matches!(c, '.' | '-')
}

/// The 38 provinces, Kepmendagri 300.2.2-2138/2025 (Kemendagri codes, not those of BPS).
///
/// Kabupaten and kecamatan are left open on purpose: new ones appear, and old numbers keep codes long retired.
pub(super) fn is_province(code: u8) -> bool {
    matches!(code, 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=96)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn there_are_38_provinces() {
        assert_eq!((0..=99).filter(|code| is_province(*code)).count(), 38);
    }

    #[test]
    fn the_length_counts_what_is_left_after_cleaning() {
        assert_eq!(number(" 3516-13 "), Err(NumberError::WrongLength { digits: 6 }));
        assert_eq!(number("\u{200B} . -"), Err(NumberError::WrongLength { digits: 0 }));
    }

    proptest! {
        #[test]
        fn gaps_anywhere_change_nothing(at in 0_usize..=16, gap in r"[ \t\n.\-\u{A0}\u{AD}\u{61C}\u{180E}\u{200B}\u{2066}\u{FE0F}\u{FEFF}]{0,5}") {
            let plain = "3516130101909901";
            let (head, tail) = plain.split_at(at);
            prop_assert_eq!(number(&format!("{head}{gap}{tail}")), Ok(plain.to_owned()));
        }

        #[test]
        fn never_panics_and_keeps_the_shape(text in any::<String>()) {
            if let Ok(digits) = number(&text) {
                prop_assert_eq!(check_shape(&digits), Ok(()));
            }
        }
    }
}
