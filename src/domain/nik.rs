//! The NIK, number of a person for life (PP 40/2019); correcting the date of birth or the sex does not change it
//! (Permendagri 108/2019).
//!
//! | digits | meaning |
//! |---|---|
//! | 1–6 | province, kabupaten, kecamatan *of the first registration* (Kemendagri code) |
//! | 7–12 | date of birth DDMMYY; women: day + 40 |
//! | 13–16 | serial from 0001 |
//!
//! There is no check digit: a mistyped NIK can look valid, so people must compare it with the document.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::cleaning::{self, NumberError};
use super::codes::codes;

codes! {
    /// Sex as the register knows it (UU 23/2006: part of the data of every resident).
    pub enum Sex {
        /// Male.
        Male = "laki_laki",
        /// Female.
        Female = "perempuan",
    }
}

/// Why a text is not a NIK. Never holds the number, so it can be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NikError {
    /// A letter, a sign, or a digit of another script.
    #[error("not only digits")]
    NotDigits,
    /// Not sixteen digits.
    #[error("{digits} digits instead of 16")]
    WrongLength {
        /// How many there are.
        digits: u32,
    },
    /// Begins with 0: a number of the desa's own for somebody whose NIK is not known, not a NIK.
    #[error("a placeholder that begins with 0")]
    Temporary,
    /// One digit sixteen times.
    #[error("all digits are equal")]
    AllEqual,
    /// The first two digits are none of the 38 provinces.
    #[error("unknown province")]
    UnknownProvince,
    /// The part of the kabupaten or of the kecamatan is 00.
    #[error("kabupaten or kecamatan is 00")]
    ZeroRegion,
    /// Digits 7–12 are no day up to today, in this century or the last.
    #[error("no such date of birth")]
    NoSuchDate,
    /// The serial is 0000; it starts at 0001.
    #[error("serial is 0000")]
    ZeroSerial,
}

impl From<NumberError> for NikError {
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

/// A NIK. Kept as text; shown in full only through [`Nik::as_str`], never by `Debug`, and it has no `Display`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Nik(String);

impl Nik {
    /// Parses what a person typed.
    ///
    /// The region is not compared with the office's own and no list of kecamatan is asked: the prefix is the place of
    /// first registration, which may be anywhere and may not exist any more.
    ///
    /// # Errors
    /// The first fault in the order of [`NikError`].
    pub fn parse(input: &str, today: NaiveDate) -> Result<Self, NikError> {
        let nik = Self(cleaning::number(input)?);
        if cleaning::pair(&nik.0, 2) == 0 || cleaning::pair(&nik.0, 4) == 0 {
            return Err(NikError::ZeroRegion);
        }
        if nik.birth_dates(today).is_empty() {
            return Err(NikError::NoSuchDate);
        }
        if nik.0.ends_with("0000") {
            return Err(NikError::ZeroSerial);
        }
        Ok(nik)
    }

    /// Takes a NIK back from where it was stored. Only its shape is checked: what was once accepted stays readable.
    ///
    /// # Errors
    /// [`NikError::NotDigits`], [`NikError::WrongLength`] or [`NikError::Temporary`].
    pub fn from_stored(text: &str) -> Result<Self, NikError> {
        cleaning::check_shape(text)?;
        Ok(Self(text.to_owned()))
    }

    /// All sixteen digits: for sealing, and for an officer who asked to see them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `3516••••••••9901`, for the owner's own chat only: together with the date of birth it rebuilds the number.
    #[must_use]
    pub fn masked_for_owner(&self) -> String {
        format!("{}{}{}", &self.0[..4], "•".repeat(8), &self.0[12..])
    }

    /// `••••••••••••9901`, for lists of the office.
    #[must_use]
    pub fn masked(&self) -> String {
        cleaning::last_four(&self.0)
    }

    /// The sex the number was made with. A hint: a later correction of the sex leaves the number as it is.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if cleaning::pair(&self.0, 6) > FEMALE_OFFSET { Sex::Female } else { Sex::Male }
    }

    /// Every date of birth up to today that the number can mean, newest first; hints, never facts.
    ///
    /// Two digits of a year leave two centuries open: 2000 + YY and 1900 + YY.
    #[must_use]
    pub fn birth_dates(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let [day, month, year] = [6, 8, 10].map(|at| cleaning::pair(&self.0, at));
        let day = if day > FEMALE_OFFSET { day - FEMALE_OFFSET } else { day };
        [2000, 1900]
            .into_iter()
            .filter_map(|century| NaiveDate::from_ymd_opt(century + i32::from(year), month.into(), day.into()))
            .filter(|date| *date <= today)
            .collect()
    }

    /// The six digits of the place of first registration; not where the person lives.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.0[..6]
    }
}

const FEMALE_OFFSET: u8 = 40;

impl std::fmt::Debug for Nik {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Nik({})", self.masked())
    }
}

impl<'de> Deserialize<'de> for Nik {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_stored(&cleaning::secret_text(from)?).map_err(D::Error::custom)
    }
}

codes! {
    /// What staf should look at in the berkas. Each of these can be lawful, so none of them refuses anything.
    pub enum NikRemark {
        /// First registered in another kabupaten.
        OutsideKabupaten = "outside_kabupaten",
        /// The declared date of birth is not one the number can mean.
        BirthDateDiffers = "birth_date_differs",
        /// The declared sex is not the one in the number.
        SexDiffers = "sex_differs",
        /// The number can mean two dates of birth and none was declared.
        BirthDateAmbiguous = "birth_date_ambiguous",
    }
}

/// Compares a NIK with what was declared. `kabupaten` is the prefix of the office's kabupaten, `3516` or `35.16`.
#[must_use]
pub fn nik_remarks(
    nik: &Nik,
    declared_birth: Option<NaiveDate>,
    declared_sex: Option<Sex>,
    kabupaten: &str,
    today: NaiveDate,
) -> Vec<NikRemark> {
    let prefix: String = kabupaten.chars().filter(char::is_ascii_digit).collect();
    let dates = nik.birth_dates(today);
    let birth = match declared_birth {
        Some(date) => (!dates.contains(&date)).then_some(NikRemark::BirthDateDiffers),
        None => (dates.len() > 1).then_some(NikRemark::BirthDateAmbiguous),
    };
    let outside = (!nik.region().starts_with(&prefix)).then_some(NikRemark::OutsideKabupaten);
    let sex = declared_sex.filter(|sex| *sex != nik.sex()).map(|_| NikRemark::SexDiffers);
    [outside, birth, sex].into_iter().flatten().collect()
}

// Longer than a file should be: half of it is the table of numbers that other parsers got wrong.
// The samples have high serials, 99xx, because a low one may belong to a real person.
#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_else(|| panic!("no such day"))
    }

    fn today() -> NaiveDate {
        day(2026, 11, 22)
    }

    fn nik(text: &str) -> Nik {
        Nik::parse(text, today()).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[rstest]
    #[case("3516130101909901", Sex::Male, &[day(1990, 1, 1)])]
    #[case("3516134101909901", Sex::Female, &[day(1990, 1, 1)])]
    #[case("3516 1301 0190 9901", Sex::Male, &[day(1990, 1, 1)])]
    #[case("3516-1301-0190-9901", Sex::Male, &[day(1990, 1, 1)])]
    #[case("3516132902009901", Sex::Male, &[day(2000, 2, 29)])] // 1900 was no leap year
    #[case("3516136902969902", Sex::Female, &[day(1996, 2, 29)])]
    #[case("9471011708459901", Sex::Male, &[day(1945, 8, 17)])] // above 2^53, the end of JSON numbers elsewhere
    #[case("3516130101269903", Sex::Male, &[day(2026, 1, 1), day(1926, 1, 1)])]
    #[case("3516132211269903", Sex::Male, &[day(2026, 11, 22), day(1926, 11, 22)])] // born today
    #[case("3516132311269903", Sex::Male, &[day(1926, 11, 23)])] // tomorrow is not possible
    #[case("3576016512109904", Sex::Female, &[day(2010, 12, 25), day(1910, 12, 25)])]
    #[case("3516137112909901", Sex::Female, &[day(1990, 12, 31)])]
    fn reads(#[case] text: &str, #[case] sex: Sex, #[case] dates: &[NaiveDate]) {
        assert_eq!(nik(text).sex(), sex);
        assert_eq!(nik(text).birth_dates(today()), dates);
    }

    #[rstest]
    #[case("3516132902019901", NikError::NoSuchDate)] // 29 February 2001 or 1901
    #[case("3516133102909901", NikError::NoSuchDate)] // 31 February
    #[case("3516134001909901", NikError::NoSuchDate)] // day 40
    #[case("3516138101909901", NikError::NoSuchDate)] // day 81
    #[case("3516137201909901", NikError::NoSuchDate)] // day 72
    #[case("3516130001909901", NikError::NoSuchDate)] // day 00
    #[case("3516130113909901", NikError::NoSuchDate)] // month 13
    #[case("3516130101900000", NikError::ZeroSerial)]
    #[case("0351613201009901", NikError::Temporary)]
    #[case("9906130101909901", NikError::UnknownProvince)]
    #[case("3500130101909901", NikError::ZeroRegion)]
    #[case("3516000101909901", NikError::ZeroRegion)]
    #[case("3516130101O09901", NikError::NotDigits)]
    #[case("３５１６１３０１０１９０９９０１", NikError::NotDigits)]
    #[case("351613010190990", NikError::WrongLength { digits: 15 })]
    #[case("35161301019099011", NikError::WrongLength { digits: 17 })]
    #[case("", NikError::WrongLength { digits: 0 })]
    #[case("1111111111111111", NikError::AllEqual)]
    fn refuses(#[case] text: &str, #[case] error: NikError) {
        assert_eq!(Nik::parse(text, today()), Err(error));
    }

    #[test]
    fn hides_itself() {
        let nik = nik("3516130101909901");
        assert_eq!(nik.masked(), "••••••••••••9901");
        assert_eq!(nik.masked_for_owner(), "3516••••••••9901");
        assert_eq!(format!("{nik:?}"), "Nik(••••••••••••9901)");
        assert_eq!(nik.region(), "351613");
    }

    #[test]
    fn is_stored_as_a_text_and_read_without_a_date() {
        let json = serde_json::json!("3516139999999901");
        let read: Result<Nik, _> = serde_json::from_value(json.clone());
        assert!(read.is_ok_and(|nik| serde_json::to_value(nik).is_ok_and(|again| again == json)));
    }

    #[rstest]
    #[case("3516130101909901")] // a number instead of a text
    #[case("\"0516130101909901\"")]
    #[case("\"3516 1301 0190 9901\"")]
    #[case("\"35161301019099O1\"")]
    fn a_bad_stored_form_is_refused_without_being_quoted(#[case] json: &str) {
        let error = serde_json::from_str::<Nik>(json).map_err(|error| error.to_string());
        assert!(error.is_err_and(|text| !text.contains("9099") && !text.contains("0190")));
    }

    #[rstest]
    #[case("3516130101909901", Some(day(1990, 1, 1)), Some(Sex::Male), &[])]
    #[case("3516130101909901", None, None, &[])]
    #[case("3576010101909901", None, None, &[NikRemark::OutsideKabupaten])]
    #[case("3516130101909901", Some(day(1990, 1, 2)), None, &[NikRemark::BirthDateDiffers])]
    #[case("3516130101909901", Some(day(1990, 1, 1)), Some(Sex::Female), &[NikRemark::SexDiffers])]
    #[case("3516130101269901", None, None, &[NikRemark::BirthDateAmbiguous])]
    #[case("3516130101269901", Some(day(1926, 1, 1)), None, &[])]
    fn remarks(
        #[case] text: &str,
        #[case] birth: Option<NaiveDate>,
        #[case] sex: Option<Sex>,
        #[case] expected: &[NikRemark],
        #[values("3516", "35.16")] kabupaten: &str,
    ) {
        assert_eq!(nik_remarks(&nik(text), birth, sex, kabupaten, today()), expected);
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            drop(Nik::parse(&text, today()));
        }

        #[test]
        fn sixteen_digits_never_panic(text in "[0-9]{16}") {
            drop(Nik::parse(&text, today()).map(|nik| (nik.masked_for_owner(), nik.sex())));
        }

        #[test]
        fn every_past_day_makes_a_nik(ago in 0_u64..36_000, female: bool, serial in 1_u16..=9999) {
            let born = today() - chrono::Days::new(ago);
            let (sex, offset) = if female { (Sex::Female, 40) } else { (Sex::Male, 0) };
            let dd: u32 = born.format("%d").to_string().parse()?;
            let nik = nik(&format!("351613{:02}{}{serial:04}", dd + offset, born.format("%m%y")));
            prop_assert_eq!(nik.sex(), sex);
            prop_assert!(nik.birth_dates(today()).contains(&born));
        }
    }
}
