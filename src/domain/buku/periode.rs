//! The days that a print of the book is about, as people write them.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::wib::at_wib;

/// Years that can be meant.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Days, from the first to the last: by the receipt of the numbers, by the clock of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periode {
    /// The first day.
    pub dari: NaiveDate,
    /// The last day.
    pub sampai: NaiveDate,
}

/// Why something typed is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PeriodeError {
    /// Not written as days, months or years.
    #[error("not days, a month or a year")]
    Form,
    /// No such day in the calendar.
    #[error("no such day")]
    NoSuchDay,
    /// It ends before it begins.
    #[error("ends before it begins")]
    Backwards,
}

impl Periode {
    /// From a day to another one.
    ///
    /// # Errors
    /// [`PeriodeError`].
    pub fn new(dari: NaiveDate, sampai: NaiveDate) -> Result<Self, PeriodeError> {
        match (dari <= sampai, YEARS.contains(&dari.year()) && YEARS.contains(&sampai.year())) {
            (_, false) => Err(PeriodeError::Form),
            (false, true) => Err(PeriodeError::Backwards),
            (true, true) => Ok(Self { dari, sampai }),
        }
    }

    /// The month of a day, so many months before.
    #[must_use]
    pub fn month(day: NaiveDate, before: u32) -> Self {
        let first = day.with_day(1).and_then(|first| first.checked_sub_months(Months::new(before))).unwrap_or(day);
        Self { dari: first, sampai: last_of_month(first) }
    }

    /// A year of the register.
    #[must_use]
    pub fn of_year(tahun: i32) -> Self {
        Self::year(NaiveDate::from_ymd_opt(tahun, 1, 1).unwrap_or_default())
    }

    /// The year of a day.
    #[must_use]
    pub fn year(day: NaiveDate) -> Self {
        let first = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
        Self { dari: first, sampai: NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(day) }
    }

    /// What somebody typed: `2026`, `11-2026`, `November 2026`, `1-30 November 2026`, `1-11-2026 s.d. 30-11-2026` and the
    /// like. `month` knows the names of months, `joins` the words between days, such as *sampai*.
    ///
    /// # Errors
    /// [`PeriodeError`].
    pub fn read(
        text: &str,
        month: impl Fn(&str) -> Option<u32>,
        joins: impl Fn(&str) -> bool,
    ) -> Result<Self, PeriodeError> {
        let mut units: Vec<Vec<u32>> = vec![Vec::new()];
        for word in words(text) {
            let number = word.parse().ok().filter(|_| word.len() <= 4).or_else(|| month(&word));
            match number {
                Some(number) => units.last_mut().ok_or(PeriodeError::Form)?.push(number),
                None if joins(&word) => continue,
                None => return Err(PeriodeError::Form),
            }
            if word.len() == 4 && number.is_some_and(is_year) {
                units.push(Vec::new()); // what follows a year is another day
            }
        }
        units.retain(|unit| !unit.is_empty());
        match &units[..] {
            [one] => unit(one),
            [first, last] => Self::new(unit(first)?.dari, unit(last)?.sampai),
            _ => Err(PeriodeError::Form),
        }
    }

    /// Whether a moment is on one of its days.
    #[must_use]
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        let (since, until) = self.bounds();
        (since..until).contains(&at)
    }

    /// Its first moment, and the first one after it.
    #[must_use]
    pub fn bounds(&self) -> (DateTime<Utc>, DateTime<Utc>) {
        let after = self.sampai.succ_opt().unwrap_or(self.sampai);
        (at_wib(self.dari, NaiveTime::MIN), at_wib(after, NaiveTime::MIN))
    }
}

/// Numbers and words in small letters, whatever stands between them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        match (kind, words.last_mut()) {
            (Some(_), Some(word)) if kind == before => word.extend(c.to_lowercase()),
            (Some(_), _) => words.push(c.to_lowercase().collect()),
            (None, _) => {}
        }
        before = kind;
    }
    words
}

fn is_year(number: u32) -> bool {
    i32::try_from(number).is_ok_and(|year| YEARS.contains(&year))
}

/// A year, a month, a day, or two days of one month or year.
fn unit(numbers: &[u32]) -> Result<Periode, PeriodeError> {
    match *numbers {
        [year] if is_year(year) => day(1, 1, year).map(Periode::year),
        [month, year] => day(1, month, year).map(|first| Periode::month(first, 0)),
        [d, m, y] => day(d, m, y).and_then(|day| Periode::new(day, day)),
        [from, to, m, y] => Periode::new(day(from, m, y)?, day(to, m, y)?),
        [d, m, to, n, y] => Periode::new(day(d, m, y)?, day(to, n, y)?),
        _ => Err(PeriodeError::Form),
    }
}

fn day(day: u32, month: u32, year: u32) -> Result<NaiveDate, PeriodeError> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(PeriodeError::Form)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(PeriodeError::NoSuchDay)
}

fn last_of_month(first: NaiveDate) -> NaiveDate {
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Periode, PeriodeError> {
        let month = |word: &str| match word {
            "november" | "nov" => Some(11),
            "februari" => Some(2),
            "desember" => Some(12),
            _ => None,
        };
        Periode::read(text, month, |word| ["s", "d", "sd", "sampai", "bulan", "tahun"].contains(&word))
    }

    #[rstest::rstest]
    #[case("2026", "2026-01-01", "2026-12-31")]
    #[case("tahun 2026", "2026-01-01", "2026-12-31")]
    #[case("November 2026", "2026-11-01", "2026-11-30")]
    #[case("bulan nov 2026", "2026-11-01", "2026-11-30")]
    #[case("Februari 2028", "2028-02-01", "2028-02-29")]
    #[case("11-2026", "2026-11-01", "2026-11-30")]
    #[case("1-11-2026 s.d. 30-11-2026", "2026-11-01", "2026-11-30")]
    #[case("1/11/2026 - 30/11/2026", "2026-11-01", "2026-11-30")]
    #[case("1 November 2026 sampai 15 Desember 2026", "2026-11-01", "2026-12-15")]
    #[case("1 November s.d. 15 Desember 2026", "2026-11-01", "2026-12-15")]
    #[case("1-30 November 2026", "2026-11-01", "2026-11-30")]
    #[case("November 2026 sampai Desember 2026", "2026-11-01", "2026-12-31")]
    #[case("2025 - 2026", "2025-01-01", "2026-12-31")]
    #[case("23-11-2026", "2026-11-23", "2026-11-23")]
    #[case("23.11.2026", "2026-11-23", "2026-11-23")]
    fn days_as_people_write_them(#[case] text: &str, #[case] dari: &str, #[case] sampai: &str) {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(read(text), Ok(Periode { dari: day(dari), sampai: day(sampai) }));
    }

    #[rstest::rstest]
    #[case("", PeriodeError::Form)]
    #[case("semua", PeriodeError::Form)]
    #[case("Brumaire 2026", PeriodeError::Form)]
    #[case("11", PeriodeError::Form)]
    #[case("1-11-26", PeriodeError::Form)]
    #[case("1999", PeriodeError::Form)]
    #[case("31-11-2026", PeriodeError::NoSuchDay)]
    #[case("13-2026", PeriodeError::NoSuchDay)]
    #[case("30-11-2026 s.d. 1-11-2026", PeriodeError::Backwards)]
    #[case("2024 2025 2026", PeriodeError::Form)]
    #[case("2026-11-23", PeriodeError::Form)]
    fn what_is_no_period(#[case] text: &str, #[case] error: PeriodeError) {
        assert_eq!(read(text), Err(error));
    }

    #[test]
    fn months_and_days_of_the_office() {
        let day: NaiveDate = "2027-01-31".parse().unwrap();
        assert_eq!(Periode::month(day, 1).dari.to_string(), "2026-12-01");
        assert_eq!(Periode::month(day, 11).sampai.to_string(), "2026-02-28");
        let (from, to) = Periode::year(day).bounds();
        assert_eq!(
            (from.to_rfc3339(), to.to_rfc3339()),
            ("2026-12-31T17:00:00+00:00".into(), "2027-12-31T17:00:00+00:00".into())
        );
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_period_or_is_told(text in "[0-9 a-zäא./-]{0,40}") {
            if let Ok(periode) = read(&text) {
                prop_assert!(periode.dari <= periode.sampai);
            }
        }
    }
}
