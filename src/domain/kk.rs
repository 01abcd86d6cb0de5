//! The number of a KK (family card). It changes when the family moves, splits or gets a new head: never key on it.
//!
//! Six digits of region, DDMMYY of the *recording* (nothing added for women) and a serial of four. The date and serial
//! are not checked: the sources for them are weak, and a wrong refusal would send a person home.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::cleaning::{self, NumberError};
use super::nik::Nik;

/// Why a text is not the number of a KK. Never holds the number, so it can be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum KkError {
    /// A letter, a sign, or a digit of another script.
    #[error("not only digits")]
    NotDigits,
    /// Not sixteen digits.
    #[error("{digits} digits instead of 16")]
    WrongLength {
        /// How many there are.
        digits: u32,
    },
    /// Begins with 0: a placeholder of the desa.
    #[error("a placeholder that begins with 0")]
    Temporary,
    /// One digit sixteen times.
    #[error("all digits are equal")]
    AllEqual,
    /// The first two digits are none of the 38 provinces.
    #[error("unknown province")]
    UnknownProvince,
    /// The same digits as the NIK: people often type one number in both places.
    #[error("the same digits as the NIK")]
    SameAsNik,
}

impl From<NumberError> for KkError {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NotDigits => Self::NotDigits,
            NumberError::WrongLength { digits } => Self::WrongLength { digits },
            NumberError::LeadingZero => Self::Temporary,
            NumberError::AllEqual => Self::AllEqual,
            NumberError::UnknownProvince => Self::UnknownProvince,
        }
    }
}

/// The number of a KK. Kept as text; never shown by `Debug`, and it has no `Display`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct NomorKk(String);

impl NomorKk {
    /// Parses what a person typed.
    ///
    /// # Errors
    /// The first fault in the order of [`KkError`], without [`KkError::SameAsNik`].
    pub fn parse(input: &str) -> Result<Self, KkError> {
        Ok(Self(cleaning::number(input)?))
    }

    /// Parses what a person typed beside a NIK that is already known.
    ///
    /// # Errors
    /// The first fault in the order of [`KkError`].
    pub fn parse_beside(input: &str, nik: &Nik) -> Result<Self, KkError> {
        let kk = Self::parse(input)?;
        if kk.same_digits(nik) { Err(KkError::SameAsNik) } else { Ok(kk) }
    }

    /// Takes a number back from where it was stored: only its shape is checked.
    ///
    /// # Errors
    /// [`KkError::NotDigits`], [`KkError::WrongLength`] or [`KkError::Temporary`].
    pub fn from_stored(text: &str) -> Result<Self, KkError> {
        cleaning::check_shape(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Whether somebody typed one number for both.
    #[must_use]
    pub fn same_digits(&self, nik: &Nik) -> bool {
        self.0 == nik.as_str()
    }

    /// All sixteen digits: for sealing, and for an officer who asked to see them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `••••••••••••9901`.
    #[must_use]
    pub fn masked(&self) -> String {
        cleaning::last_four(&self.0)
    }
}

impl std::fmt::Debug for NomorKk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NomorKk({})", self.masked())
    }
}

impl<'de> Deserialize<'de> for NomorKk {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_stored(&cleaning::secret_text(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const GOOD: &str = "3516132207159911";

    #[rstest]
    #[case(GOOD)]
    #[case(" 3516.1322.0715.9911\n")]
    #[case("3516-1322-0715-9911")]
    fn reads(#[case] text: &str) {
        assert_eq!(NomorKk::parse(text), Ok(NomorKk(GOOD.to_owned())));
    }

    #[test]
    fn a_strange_date_is_not_an_error() {
        assert!(NomorKk::parse("3516139913009901").is_ok());
    }

    #[rstest]
    #[case("351613220715991A", KkError::NotDigits)]
    #[case("351613220715", KkError::WrongLength { digits: 12 })]
    #[case("0516132207159911", KkError::Temporary)]
    #[case("3333333333333333", KkError::AllEqual)]
    #[case("9916132207159911", KkError::UnknownProvince)]
    fn refuses(#[case] text: &str, #[case] error: KkError) {
        assert_eq!(NomorKk::parse(text), Err(error));
    }

    #[test]
    fn is_not_the_nik() {
        let nik = Nik::from_stored("3516130101909901").unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(NomorKk::parse_beside("3516 1301 0190 9901", &nik), Err(KkError::SameAsNik));
        assert!(NomorKk::parse_beside(GOOD, &nik).is_ok_and(|kk| !kk.same_digits(&nik)));
    }

    #[test]
    fn hides_itself() {
        assert_eq!(format!("{:?}", NomorKk(GOOD.to_owned())), "NomorKk(••••••••••••9911)");
    }

    #[test]
    fn is_stored_as_a_text() {
        let json = format!("\"{GOOD}\"");
        let read = serde_json::from_str::<NomorKk>(&json);
        assert!(read.is_ok_and(|kk| serde_json::to_string(&kk).is_ok_and(|again| again == json)));
        let number = serde_json::from_str::<NomorKk>(GOOD).map_err(|error| error.to_string());
        assert!(number.is_err_and(|text| !text.contains("9911")));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            drop(NomorKk::parse(&text));
        }
    }
}
