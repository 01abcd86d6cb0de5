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
mod tests;
