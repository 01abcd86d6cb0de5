//! The nomor register: the number a permohonan gets when staf receives its berkas (SOP step 1).
//!
//! One series a year, without gaps, from 1 on 1 January WIB. How it is written follows the office profile: in this
//! regency classification / number / unit / year, as in `065/79/416-313/2025`.

pub mod block;
pub mod patterns;

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::wib::{at_wib, wib};

/// Most digits of a number that are read.
const LONGEST_URUT: usize = 6;

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

/// The first moment of a year at the office, and its last second. `None`: no such year.
#[must_use]
pub fn bounds_of_year(tahun: i32) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let midnight = |tahun| Some(at_wib(NaiveDate::from_ymd_opt(tahun, 1, 1)?, NaiveTime::MIN));
    Some((midnight(tahun)?, midnight(tahun.checked_add(1)?)? - TimeDelta::seconds(1)))
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

    /// Reads a number as people type it: as the office writes it, with or without zeros in front, or `1/2026`, or `1` for
    /// the year that is given.
    #[must_use]
    pub fn read(&self, typed: &str, tahun: i32) -> Option<NomorRegister> {
        let short = spaceless(typed);
        self.read_whole(typed).or_else(|| match short.split_once('/') {
            Some((urut, tahun)) => Some(NomorRegister { urut: urut_of(urut)?, tahun: tahun_of(tahun)? }),
            None => Some(NomorRegister { urut: urut_of(&short)?, tahun }),
        })
    }

    /// Reads a number as the office writes it, with or without zeros in front.
    #[must_use]
    pub fn read_whole(&self, typed: &str) -> Option<NomorRegister> {
        read_parts(&self.0, &spaceless(typed), (None, None))
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

fn spaceless(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// With what the classification and the unit are filled in: [`RegisterPattern::parse`] reads it again.
impl fmt::Display for RegisterPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Urut { width: 1 } => f.write_str("{urut}"),
            Part::Urut { width } => write!(f, "{{urut:0{width}}}"),
            Part::Tahun => f.write_str("{tahun}"),
        })
    }
}

/// What the parts say of a text, when they fit it to its end. A number beside digits can end at several places.
fn read_parts(parts: &[Part], typed: &str, found: (Option<u32>, Option<i32>)) -> Option<NomorRegister> {
    let Some((part, rest)) = parts.split_first() else {
        let (urut, tahun) = found;
        return typed.is_empty().then_some(NomorRegister { urut: urut?, tahun: tahun? });
    };
    match part {
        Part::Text(text) => {
            let text = spaceless(text);
            typed.get(..text.len()).filter(|head| head.eq_ignore_ascii_case(&text))?;
            read_parts(rest, &typed[text.len()..], found)
        }
        Part::Tahun => {
            let tahun = tahun_of(typed.get(..4)?)?;
            if found.1.is_some_and(|before| before != tahun) {
                None
            } else {
                read_parts(rest, &typed[4..], (found.0, Some(tahun)))
            }
        }
        Part::Urut { .. } => (1..=typed.len().min(LONGEST_URUT)).rev().find_map(|end| {
            let urut = urut_of(typed.get(..end)?)?;
            if found.0.is_some_and(|before| before != urut) {
                None
            } else {
                read_parts(rest, &typed[end..], (Some(urut), found.1))
            }
        }),
    }
}

fn urut_of(text: &str) -> Option<u32> {
    let is_number = (1..=LONGEST_URUT).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if is_number { text.parse().ok().filter(|urut| *urut > 0) } else { None }
}

fn tahun_of(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if is_year { text.parse().ok() } else { None }
}

fn text(text: &str) -> Result<Part, PatternError> {
    if text.contains('}') { Err(PatternError::UnevenBraces) } else { Ok(Part::Text(text.to_owned())) }
}

fn placeholder(name: &str, klas: &str, unit: &str) -> Result<Part, PatternError> {
    let unknown = || PatternError::UnknownPlaceholder(name.to_owned());
    match name {
        "klas" => filled_in(klas),
        "unit" => filled_in(unit),
        "tahun" => Ok(Part::Tahun),
        "urut" => Ok(Part::Urut { width: 1 }),
        _ => name.strip_prefix("urut:").and_then(width).map(|width| Part::Urut { width }).ok_or_else(unknown),
    }
}

/// A brace in it would be read as a placeholder where the pattern is kept as text.
fn filled_in(value: &str) -> Result<Part, PatternError> {
    if value.contains('{') { Err(PatternError::UnevenBraces) } else { text(value) }
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
    #[case(PATTERN, "470/{urut:03}/416-313/{tahun}")]
    #[case("{tahun}-{urut}", "{tahun}-{urut}")]
    #[case("KTP {urut:09}.{tahun}", "KTP {urut:09}.{tahun}")]
    fn is_kept_as_text(#[case] pattern: &str, #[case] expected: &str) {
        let parsed = parse(pattern);
        let text = parsed.as_ref().map(ToString::to_string);
        assert_eq!(text, Ok(expected.to_owned()));
        assert_eq!(RegisterPattern::parse(expected, "", "").map(|read| read.to_string()), text.map_err(Clone::clone));
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

    #[rstest]
    #[case(PATTERN, "470/001/416-313/2025", Some((2025, 1)))]
    #[case(PATTERN, " 470 / 1 / 416-313 / 2026 ", Some((2026, 1)))]
    #[case(PATTERN, "470/1034/416-313/2026", Some((2026, 1034)))]
    #[case(PATTERN, "7/2025", Some((2025, 7)))]
    #[case(PATTERN, "007", Some((2026, 7)))]
    #[case("{urut}{tahun}", "122026", Some((2026, 12)))]
    #[case("ktp {urut:06}.{tahun}", "KTP 7.2026", Some((2026, 7)))]
    #[case(PATTERN, "471/001/416-313/2026", None)]
    #[case(PATTERN, "470/001/416-313/2026/1", None)]
    #[case(PATTERN, "0", None)]
    #[case(PATTERN, "1/26", None)]
    #[case(PATTERN, "1234567", None)]
    #[case(PATTERN, "", None)]
    #[case(PATTERN, "é/2026", None)]
    fn reads_as_people_type(#[case] pattern: &str, #[case] typed: &str, #[case] expected: Option<(i32, u32)>) {
        let read = parse(pattern).map(|pattern| pattern.read(typed, 2026));
        assert_eq!(read, Ok(expected.map(|(tahun, urut)| NomorRegister { tahun, urut })));
    }

    #[rstest]
    #[case("{unit}", "416-313")]
    #[case("470", "}")]
    #[case("{", "416-313")]
    fn a_brace_in_a_value_is_refused(#[case] klas: &str, #[case] unit: &str) {
        assert_eq!(RegisterPattern::parse(PATTERN, klas, unit), Err(PatternError::UnevenBraces));
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
        fn what_is_written_is_read(tahun in 2020_i32..2100, urut in 1_u32..999_999, typed in any::<String>()) {
            let read = parse(PATTERN).map(|pattern| pattern.read(&pattern.format(NomorRegister { tahun, urut }), 1999));
            prop_assert_eq!(read, Ok(Some(NomorRegister { tahun, urut })));
            drop(parse(PATTERN).map(|pattern| pattern.read(&typed, 2026)));
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
