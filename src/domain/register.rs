//! The nomor register: the number a permohonan gets when staf receives its berkas (SOP step 1).
//!
//! One series a year, without gaps, from 1 on 1 January WIB. How it is written follows the office profile: in this
//! regency classification / number / unit / year, as in `065/79/416-313/2025`.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

use super::wib::wib;

/// A number in the register of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NomorRegister {
    /// The year of the register, by the clock of the office.
    pub tahun: i32,
    /// The number in it, from 1.
    pub urut: u32,
}

/// The year of the register for something received at this moment: in WIB, where it begins seven hours before UTC.
#[must_use]
pub fn register_year(at: DateTime<Utc>) -> i32 {
    wib(at).year()
}

/// Why a text is not a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PatternError {
    /// Something in braces other than `klas`, `urut`, `urut:01` to `urut:09`, `unit`, `tahun`.
    #[error("unknown placeholder {{{0}}}")]
    UnknownPlaceholder(String),
    /// A brace without its partner.
    #[error("a brace without its partner")]
    UnevenBraces,
    /// Without `{urut}` all numbers of a year would look the same.
    #[error("{{urut}} is missing")]
    MissingUrut,
    /// Without `{tahun}` the numbers of two years would look the same.
    #[error("{{tahun}} is missing")]
    MissingTahun,
}

/// How the office writes a nomor register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterPattern(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Urut { width: usize },
    Tahun,
}

impl RegisterPattern {
    /// Parses a pattern such as `{klas}/{urut:03}/{unit}/{tahun}` and fills in the classification and the unit.
    ///
    /// # Errors
    /// [`PatternError`]; a pattern that could write two numbers alike is refused.
    pub fn parse(pattern: &str, klas: &str, unit: &str) -> Result<Self, PatternError> {
        let mut parts = Vec::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').ok_or(PatternError::UnevenBraces)?;
            parts.push(text(before)?);
            parts.push(placeholder(name, klas, unit)?);
            rest = tail;
        }
        parts.push(text(rest)?);
        Self(parts).tells_numbers_apart()
    }

    /// Writes a number, `470/001/416-313/2026`. A number longer than the width is written in full.
    #[must_use]
    pub fn format(&self, nomor: NomorRegister) -> String {
        let write = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Urut { width } => format!("{:0width$}", nomor.urut),
            Part::Tahun => nomor.tahun.to_string(),
        };
        self.0.iter().map(write).collect()
    }

    fn tells_numbers_apart(self) -> Result<Self, PatternError> {
        if !self.0.iter().any(|part| matches!(part, Part::Urut { .. })) {
            return Err(PatternError::MissingUrut);
        }
        if !self.0.contains(&Part::Tahun) {
            return Err(PatternError::MissingTahun);
        }
        Ok(self)
    }
}

fn text(text: &str) -> Result<Part, PatternError> {
    if text.contains('}') { Err(PatternError::UnevenBraces) } else { Ok(Part::Text(text.to_owned())) }
}

fn placeholder(name: &str, klas: &str, unit: &str) -> Result<Part, PatternError> {
    let unknown = || PatternError::UnknownPlaceholder(name.to_owned());
    match name {
        "klas" => Ok(Part::Text(klas.to_owned())),
        "unit" => Ok(Part::Text(unit.to_owned())),
        "tahun" => Ok(Part::Tahun),
        "urut" => Ok(Part::Urut { width: 1 }),
        _ => name.strip_prefix("urut:").and_then(width).map(|width| Part::Urut { width }).ok_or_else(unknown),
    }
}

/// `01` to `09`: a zero to fill with, and how wide.
fn width(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [b'0', digit @ b'1'..=b'9'] => Some(usize::from(digit - b'0')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const PATTERN: &str = "{klas}/{urut:03}/{unit}/{tahun}";

    fn parse(pattern: &str) -> Result<RegisterPattern, PatternError> {
        RegisterPattern::parse(pattern, "470", "416-313")
    }

    fn write(pattern: &str, tahun: i32, urut: u32) -> Result<String, PatternError> {
        parse(pattern).map(|pattern| pattern.format(NomorRegister { tahun, urut }))
    }

    #[rstest]
    #[case(PATTERN, 1, "470/001/416-313/2026")]
    #[case(PATTERN, 1034, "470/1034/416-313/2026")]
    #[case("{tahun}-{urut}", 7, "2026-7")]
    #[case("KTP {urut:06}.{tahun}", 7, "KTP 000007.2026")]
    fn writes_as_the_office_does(#[case] pattern: &str, #[case] urut: u32, #[case] expected: &str) {
        assert_eq!(write(pattern, 2026, urut), Ok(expected.to_owned()));
    }

    #[rstest]
    #[case("", PatternError::MissingUrut)]
    #[case("{klas}/{tahun}", PatternError::MissingUrut)]
    #[case("{klas}/{urut:03}", PatternError::MissingTahun)]
    #[case("{urut}/{bulan}/{tahun}", PatternError::UnknownPlaceholder("bulan".to_owned()))]
    #[case("{urut:3}/{tahun}", PatternError::UnknownPlaceholder("urut:3".to_owned()))]
    #[case("{urut:00}/{tahun}", PatternError::UnknownPlaceholder("urut:00".to_owned()))]
    #[case("{urut:012}/{tahun}", PatternError::UnknownPlaceholder("urut:012".to_owned()))]
    #[case("{ urut}/{tahun}", PatternError::UnknownPlaceholder(" urut".to_owned()))]
    #[case("{}{urut}{tahun}", PatternError::UnknownPlaceholder(String::new()))]
    #[case("{urut}/{tahun", PatternError::UnevenBraces)]
    #[case("{urut}}/{tahun}", PatternError::UnevenBraces)]
    #[case("urut}/{tahun}", PatternError::UnevenBraces)]
    fn refuses(#[case] pattern: &str, #[case] error: PatternError) {
        assert_eq!(parse(pattern), Err(error));
    }

    #[test]
    fn braces_in_a_value_are_only_text() {
        let pattern =
            RegisterPattern::parse(PATTERN, "{unit}", "}").map(|p| p.format(NomorRegister { tahun: 2026, urut: 1 }));
        assert_eq!(pattern, Ok("{unit}/001/}/2026".to_owned()));
    }

    #[rstest]
    #[case("2026-12-31T16:59:59Z", 2026)]
    #[case("2026-12-31T17:00:00Z", 2027)]
    #[case("2027-01-01T00:00:00Z", 2027)]
    fn the_year_begins_at_midnight_in_sooko(#[case] at: &str, #[case] year: i32) {
        assert_eq!(at.parse().map(register_year), Ok(year));
    }

    proptest! {
        #[test]
        fn never_panics(pattern in any::<String>(), braces in r"[{}a-z:0-9]{0,20}") {
            drop((parse(&pattern), parse(&braces)));
        }

        #[test]
        fn no_two_numbers_look_alike(
            pattern in prop_oneof![Just(PATTERN), Just("{urut}{tahun}"), Just("{tahun}{urut}")],
            a in (2020_i32..2100, 1_u32..20_000),
            b in (2020_i32..2100, 1_u32..20_000),
        ) {
            prop_assert_eq!(write(pattern, a.0, a.1) == write(pattern, b.0, b.1), a == b);
        }
    }
}
