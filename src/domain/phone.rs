//! A telephone number of Indonesia: where petugas call whom the chat does not reach. Stored as `+62…`.
//!
//! Mobile numbers begin with 08 and have 10 to 13 digits; those of a house have an area code of two or three digits
//! behind the 0 and 8 to 12 digits in all. Prefixes are not held against a list: operators get new ones.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::cleaning;

/// Why a text is not a telephone number that can be called. Never holds the number, so it can be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Letters, signs, or nothing at all.
    #[error("not only digits")]
    NotDigits,
    /// Another country.
    #[error("of another country")]
    Foreign,
    /// Without the 0 and the area code, nobody else can call it.
    #[error("no 0 and no area code before it")]
    NoPrefix,
    /// Fewer or more digits than any number has.
    #[error("{digits} digits")]
    WrongLength {
        /// How many there are, the leading 0 included.
        digits: u32,
    },
}

/// Area codes of two digits behind the 0. Others, and those of mobile numbers, have three.
const SHORT_CODES: [&str; 5] = ["021", "022", "024", "031", "061"];

/// A telephone number. Kept as text; never shown by `Debug`, and it has no `Display`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Parses what a person typed or shared: `08…`, `+62…`, `62…`, `0062…`, or `8…` for a mobile number.
    ///
    /// # Errors
    /// [`PhoneError`].
    pub fn parse(input: &str) -> Result<Self, PhoneError> {
        let typed: String = input.chars().filter(|c| !is_gap(*c)).collect();
        let (abroad, digits) = match typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, typed.as_str()),
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PhoneError::NotDigits);
        }
        let own = match (abroad, digits.strip_prefix("62")) {
            (_, Some(own)) => own.strip_prefix('0').unwrap_or(own), // +62 (0)812…
            (true, None) => return Err(PhoneError::Foreign),
            (false, None) => without_zero(digits)?,
        };
        check(own)?;
        Ok(Self(format!("+62{own}")))
    }

    /// Takes a number back from where it was stored: only its shape is checked.
    ///
    /// # Errors
    /// [`PhoneError`].
    pub fn from_stored(text: &str) -> Result<Self, PhoneError> {
        let own = text.strip_prefix("+62").ok_or(PhoneError::Foreign)?;
        check(own)?;
        Ok(Self(text.to_owned()))
    }

    /// As stored: `+6281234567890`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people write and dial it: `0812-3456-7890`.
    #[must_use]
    pub fn national(&self) -> String {
        let digits = format!("0{}", self.0.get(3..).unwrap_or_default());
        let code = if SHORT_CODES.iter().any(|code| digits.starts_with(code)) { 3 } else { 4 };
        let (code, own) = digits.split_at(code.min(digits.len()));
        let first = match own.len() {
            5 | 6 => own.len() / 2,
            length => length.min(4),
        };
        let (first, last) = own.split_at(first);
        let groups = [code, first, last];
        groups.iter().filter(|group| !group.is_empty()).copied().collect::<Vec<_>>().join("-")
    }

    /// With only the last three digits: to tell two numbers apart, not to call one.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown = self.0.get(self.0.len().saturating_sub(3)..).unwrap_or_default();
        format!("••••••••{shown}")
    }
}

/// Without the 0 that is dialled within the country. Many leave it out before an 8; anything else then lacks its area
/// code.
fn without_zero(digits: &str) -> Result<&str, PhoneError> {
    match digits.strip_prefix('0') {
        Some(own) => Ok(own),
        None if digits.starts_with('8') && digits.len() >= SHORTEST_MOBILE => Ok(digits),
        None if digits.len() < SHORTEST => Err(PhoneError::WrongLength { digits: count(digits.len()) }),
        None if digits.len() > LONGEST => Err(PhoneError::WrongLength { digits: count(digits.len()) }),
        None => Err(PhoneError::NoPrefix),
    }
}

/// Digits behind the 0 of a number of a house: area code and number.
const SHORTEST: usize = 7;
const LONGEST_OF_HOUSE: usize = 11;

/// Digits behind the 0 of a mobile number.
const SHORTEST_MOBILE: usize = 9;
const LONGEST: usize = 12;

fn check(own: &str) -> Result<(), PhoneError> {
    let lengths = match own.bytes().next() {
        Some(b'8') => SHORTEST_MOBILE..=LONGEST,
        Some(b'2'..=b'7' | b'9') => SHORTEST..=LONGEST_OF_HOUSE,
        // 01… is no area code; a second 0 was typed by mistake.
        Some(_) | None => return Err(PhoneError::NoPrefix),
    };
    if !own.bytes().all(|b| b.is_ascii_digit()) {
        return Err(PhoneError::NotDigits);
    }
    if lengths.contains(&own.len()) { Ok(()) } else { Err(PhoneError::WrongLength { digits: count(own.len() + 1) }) }
}

fn count(digits: usize) -> u32 {
    u32::try_from(digits).unwrap_or(u32::MAX)
}

/// What people put between groups of digits.
fn is_gap(c: char) -> bool {
    cleaning::is_gap(c) || matches!(c, '(' | ')' | '–' | '—' | '‑')
}

impl std::fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PhoneNumber(…)")
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_stored(&cleaning::secret_text(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("081200009901", "+6281200009901", "0812-0000-9901")]
    #[case("0812-0000-9901", "+6281200009901", "0812-0000-9901")]
    #[case("+62 812 0000 9901", "+6281200009901", "0812-0000-9901")]
    #[case("+62 (0)812 0000 9901", "+6281200009901", "0812-0000-9901")]
    #[case("6281200009901", "+6281200009901", "0812-0000-9901")]
    #[case("006281200009901", "+6281200009901", "0812-0000-9901")]
    #[case("81200009901", "+6281200009901", "0812-0000-9901")]
    #[case("0812.0000.990", "+628120000990", "0812-0000-990")]
    #[case("(0321) 009901", "+62321009901", "0321-009-901")]
    #[case("(0321) 5551234", "+623215551234", "0321-5551-234")]
    #[case("031-5551234", "+62315551234", "031-5551-234")]
    #[case("031-55512", "+623155512", "031-55-512")]
    #[case("021 00009901", "+622100009901", "021-0000-9901")]
    fn as_people_write_it(#[case] typed: &str, #[case] stored: &str, #[case] shown: &str) {
        let parsed = PhoneNumber::parse(typed).unwrap();
        assert_eq!((parsed.as_str(), parsed.national().as_str()), (stored, shown));
        assert_eq!(PhoneNumber::from_stored(stored), Ok(parsed));
    }

    #[rstest]
    #[case("", PhoneError::NotDigits)]
    #[case("tidak ada", PhoneError::NotDigits)]
    #[case("O8120000990l", PhoneError::NotDigits)]
    #[case("٠٨١٢٠٠٠٠٩٩٠١", PhoneError::NotDigits)]
    #[case("+60 12 000 9901", PhoneError::Foreign)]
    #[case("0812000", PhoneError::WrongLength { digits: 7 })]
    #[case("08120000990123", PhoneError::WrongLength { digits: 14 })]
    #[case("3516134101909901", PhoneError::WrongLength { digits: 16 })]
    #[case("112", PhoneError::WrongLength { digits: 3 })]
    #[case("12345678", PhoneError::NoPrefix)]
    #[case("0012345678", PhoneError::Foreign)]
    #[case("0123456789", PhoneError::NoPrefix)]
    #[case("+62", PhoneError::NoPrefix)]
    fn what_cannot_be_called(#[case] typed: &str, #[case] error: PhoneError) {
        assert_eq!(PhoneNumber::parse(typed), Err(error));
    }

    #[test]
    fn is_not_printed() {
        let number = PhoneNumber::parse("081200009901").unwrap();
        assert_eq!((format!("{number:?}").as_str(), number.masked().as_str()), ("PhoneNumber(…)", "••••••••901"));
    }

    proptest! {
        #[test]
        fn what_is_taken_comes_back(text in "[-+0-9 ()]{0,20}") {
            if let Ok(number) = PhoneNumber::parse(&text) {
                prop_assert_eq!(PhoneNumber::parse(&number.national()), Ok(number.clone()));
                prop_assert_eq!(PhoneNumber::from_stored(number.as_str()), Ok(number));
            }
        }
    }
}
