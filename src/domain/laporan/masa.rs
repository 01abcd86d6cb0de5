//! The time that a report is about: a day, a month or a year by the clock of the office, as people write it.

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::buku::{Periode, PeriodeError};
use crate::domain::wib::today_wib;

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Masa {
    /// A day.
    Hari(NaiveDate),
    /// A month, by its first day.
    Bulan(NaiveDate),
    /// A year, by its first day.
    Tahun(NaiveDate),
}

/// Why something typed is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MasaError {
    /// Not written as a day, a month or a year.
    #[error("not a day, a month or a year")]
    Form,
    /// No such day in the calendar.
    #[error("no such day")]
    NoSuchDay,
    /// Several days that are no month and no year.
    #[error("neither one day nor one month nor one year")]
    Several,
    /// It has not begun.
    #[error("has not begun")]
    Ahead,
}

impl From<PeriodeError> for MasaError {
    fn from(error: PeriodeError) -> Self {
        match error {
            PeriodeError::Form => Self::Form,
            PeriodeError::NoSuchDay => Self::NoSuchDay,
            PeriodeError::Backwards => Self::Several,
        }
    }
}

impl Masa {
    /// The month of a day.
    #[must_use]
    pub fn month(day: NaiveDate) -> Self {
        Self::Bulan(day.with_day(1).unwrap_or(day))
    }

    /// The year of a day.
    #[must_use]
    pub fn year(day: NaiveDate) -> Self {
        Self::Tahun(Periode::year(day).dari)
    }

    /// Its days.
    #[must_use]
    pub fn periode(self) -> Periode {
        match self {
            Self::Hari(day) => Periode { dari: day, sampai: day },
            Self::Bulan(first) => Periode::month(first, 0),
            Self::Tahun(first) => Periode::year(first),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Hari(day) | Self::Bulan(day) | Self::Tahun(day) => day,
        }
    }

    /// As long a time, just before it.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        let moved = match self {
            Self::Hari(day) => Self::Hari(day.pred_opt()?),
            Self::Bulan(first) => Self::Bulan(first.checked_sub_months(Months::new(1))?),
            Self::Tahun(first) => Self::Tahun(first.checked_sub_months(Months::new(12))?),
        };
        moved.within_years()
    }

    /// As long a time, just after it.
    #[must_use]
    pub fn after(self) -> Option<Self> {
        let moved = match self {
            Self::Hari(day) => Self::Hari(day.succ_opt()?),
            Self::Bulan(first) => Self::Bulan(first.checked_add_months(Months::new(1))?),
            Self::Tahun(first) => Self::Tahun(first.checked_add_months(Months::new(12))?),
        };
        moved.within_years()
    }

    fn within_years(self) -> Option<Self> {
        let days = self.periode();
        Periode::new(days.dari, days.sampai).ok().map(|_| self)
    }

    /// Whether some of it has come, and whether all of it has passed.
    #[must_use]
    pub fn has_begun(self, today: NaiveDate) -> bool {
        self.first() <= today
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(self, today: NaiveDate) -> bool {
        self.periode().sampai < today
    }

    /// The days of the time before that a report of today is compared with: as many of them as have passed of this one.
    #[must_use]
    pub fn compared_with(self, today: NaiveDate) -> Option<Periode> {
        let before = self.before()?.periode();
        if self.is_over(today) {
            return Some(before);
        }
        let sampai = match self {
            Self::Hari(_) => return None, // a day that is not over says nothing beside one that is
            Self::Bulan(_) => {
                let passed = u64::from(today.day0());
                before.dari.checked_add_days(Days::new(passed))?.min(before.sampai)
            }
            Self::Tahun(_) => today.checked_sub_months(Months::new(12))?,
        };
        Some(Periode { dari: before.dari, sampai })
    }

    /// The days of a month, or the months of a year, up to today; a day has no parts.
    #[must_use]
    pub fn parts(self, today: NaiveDate) -> Vec<Self> {
        let part: fn(NaiveDate) -> Self = match self {
            Self::Hari(_) => return Vec::new(),
            Self::Bulan(_) => Self::Hari,
            Self::Tahun(_) => Self::Bulan,
        };
        let last = self.periode().sampai.min(today);
        let next = |one: &Self| one.after();
        std::iter::successors(Some(part(self.first())), next).take_while(|one| one.first() <= last).collect()
    }

    /// The part in which a moment lies.
    #[must_use]
    pub fn part_of(self, at: DateTime<Utc>) -> Option<Self> {
        let day = today_wib(at);
        match self {
            Self::Hari(_) => None,
            Self::Bulan(_) => Some(Self::Hari(day)),
            Self::Tahun(_) => Some(Self::month(day)),
        }
    }

    /// What somebody typed: `2026`, `Maret`, `Maret 2026`, `2026-03`, `2 Maret`, `2-3-2026` and the like. Without a year it is the
    /// last one that has begun. `month` and `joins` as for [`Periode::read`].
    ///
    /// # Errors
    /// [`MasaError`].
    pub fn read(
        text: &str,
        today: NaiveDate,
        month: impl Fn(&str) -> Option<u32>,
        joins: impl Fn(&str) -> bool,
    ) -> Result<Self, MasaError> {
        let read = |text: &str| Self::of(Periode::read(text, &month, &joins)?);
        let masa = match year_first(text).map_or_else(|| read(text), |turned| read(&turned)) {
            Err(MasaError::Form) if names_some(text, &month) => {
                let year = today.year();
                let this_year = read(&format!("{text} {year}"))?;
                if this_year.has_begun(today) { this_year } else { read(&format!("{text} {}", year - 1))? }
            }
            other => other?,
        };
        if masa.has_begun(today) { Ok(masa) } else { Err(MasaError::Ahead) }
    }

    fn of(days: Periode) -> Result<Self, MasaError> {
        let all = [Self::Hari(days.dari), Self::month(days.dari), Self::year(days.dari)];
        all.into_iter().find(|masa| masa.periode() == days).ok_or(MasaError::Several)
    }
}

/// Whether a day or a month is named at all, so that only the year is missing.
fn names_some(text: &str, month: impl Fn(&str) -> Option<u32>) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.bytes().any(|b| b.is_ascii_digit()) || month(&word.to_lowercase()).is_some())
}

/// `2026-03` and `2026-03-02`, the other way round.
fn year_first(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
    let digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let is_it = digits && matches!(parts.len(), 2 | 3) && parts[0].len() == 4;
    is_it.then(|| parts.into_iter().rev().collect::<Vec<_>>().join("-"))
}

/// `2026-11-23`, `2026-11` or `2026`: the name of a file, and what a button keeps.
impl std::fmt::Display for Masa {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hari(day) => write!(f, "{day}"),
            Self::Bulan(first) => write!(f, "{}", first.format("%Y-%m")),
            Self::Tahun(first) => write!(f, "{}", first.format("%Y")),
        }
    }
}

impl std::str::FromStr for Masa {
    type Err = MasaError;

    fn from_str(text: &str) -> Result<Self, MasaError> {
        let day = |text: String| text.parse::<NaiveDate>().map_err(|_| MasaError::Form);
        let read = match text.len() {
            4 => Self::Tahun(day(format!("{text}-01-01"))?),
            7 => Self::Bulan(day(format!("{text}-01"))?),
            _ => Self::Hari(day(text.to_owned())?),
        };
        // Nothing else that a parser would take for it.
        read.within_years().filter(|masa| masa.to_string() == text).ok_or(MasaError::Form)
    }
}

impl TryFrom<String> for Masa {
    type Error = MasaError;

    fn try_from(text: String) -> Result<Self, MasaError> {
        text.parse()
    }
}

impl From<Masa> for String {
    fn from(masa: Masa) -> Self {
        masa.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn read(text: &str) -> Result<String, MasaError> {
        let month = |word: &str| match word {
            "maret" => Some(3),
            "november" => Some(11),
            "desember" => Some(12),
            _ => None,
        };
        let joins = |word: &str| ["s", "d", "sampai", "bulan", "tahun", "tanggal"].contains(&word);
        Masa::read(text, today(), month, joins).map(|masa| masa.to_string())
    }

    #[rstest::rstest]
    #[case("2026", "2026")]
    #[case("tahun 2025", "2025")]
    #[case("Maret 2026", "2026-03")]
    #[case("2026-03", "2026-03")]
    #[case("2026/03", "2026-03")]
    #[case("3-2026", "2026-03")]
    #[case("bulan Maret", "2026-03")]
    #[case("november", "2026-11")]
    #[case("Desember", "2025-12")] // this year's has not begun
    #[case("2 Maret", "2026-03-02")]
    #[case("2 Maret 2025", "2025-03-02")]
    #[case("2026-03-02", "2026-03-02")]
    #[case("02.03.2026", "2026-03-02")]
    #[case("24 November", "2025-11-24")]
    #[case("1-11-2026 s.d. 30-11-2026", "2026-11")]
    fn as_people_write_it(#[case] text: &str, #[case] masa: &str) {
        assert_eq!(read(text), Ok(masa.into()));
    }

    #[rstest::rstest]
    #[case("", MasaError::Form)]
    #[case("laporan dong", MasaError::Form)]
    #[case("bulan", MasaError::Form)]
    #[case("31 November", MasaError::NoSuchDay)]
    #[case("2026-13", MasaError::NoSuchDay)]
    #[case("1-15 November 2026", MasaError::Several)]
    #[case("30-11-2026 s.d. 1-11-2026", MasaError::Several)]
    #[case("2025 sampai 2026", MasaError::Several)]
    #[case("2027", MasaError::Ahead)]
    #[case("Desember 2026", MasaError::Ahead)]
    fn what_is_none_says_why(#[case] text: &str, #[case] error: MasaError) {
        assert_eq!(read(text), Err(error));
    }

    #[rstest::rstest]
    #[case("2026-11", Some(("2026-10-01", "2026-10-23")))]
    #[case("2026-10", Some(("2026-09-01", "2026-09-30")))]
    #[case("2026", Some(("2025-01-01", "2025-11-23")))]
    #[case("2026-11-22", Some(("2026-11-21", "2026-11-21")))]
    #[case("2026-11-23", None)]
    fn it_is_compared_with_as_much_of_the_time_before(#[case] masa: &str, #[case] days: Option<(&str, &str)>) {
        let compared = masa.parse::<Masa>().unwrap().compared_with(today());
        assert_eq!(
            compared.map(|p| (p.dari.to_string(), p.sampai.to_string())),
            days.map(|(a, b)| (a.into(), b.into()))
        );
    }

    #[test]
    fn a_month_has_days_and_a_year_has_months_up_to_today() {
        let parts = |masa: &str| masa.parse::<Masa>().unwrap().parts(today());
        assert_eq!((parts("2026-11").len(), parts("2026-10").len()), (23, 31));
        assert_eq!((parts("2026").len(), parts("2025").len(), parts("2026-11-02").len()), (11, 12, 0));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?") {
            if let Ok(masa) = text.parse::<Masa>() {
                prop_assert_eq!(masa.to_string(), text);
                prop_assert!(masa.before().is_none_or(|before| before.after() == Some(masa)));
            }
        }

        #[test]
        fn whatever_is_typed_is_a_time_that_has_begun_or_is_told(text in "[0-9 a-zäא./-]{0,40}") {
            let read = Masa::read(&text, today(), |word| (word == "maret").then_some(3), |word| word == "sd");
            prop_assert!(read.is_err() || read.is_ok_and(|masa| masa.has_begun(today())));
        }
    }
}
