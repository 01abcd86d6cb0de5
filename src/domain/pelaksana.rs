//! Pelaksana harian: who stands in for the Kasi, on which days of the office.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::petugas::Peran;
use super::wib::today_wib;

/// For how many days somebody can be named at most.
pub const MAX_DAYS: u32 = 92;

/// Key of a naming in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PelaksanaId(pub i64);

/// Days, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// The first one.
    pub first: NaiveDate,
    /// The last one; the rights end at its midnight.
    pub last: NaiveDate,
}

/// Why somebody cannot be named for these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DaysError {
    /// They begin before today.
    #[error("in the past")]
    Past,
    /// They end before they begin.
    #[error("ends before it begins")]
    Backwards,
    /// More than [`MAX_DAYS`].
    #[error("too long")]
    TooLong,
}

impl Days {
    /// Days that begin today or later.
    ///
    /// # Errors
    /// [`DaysError`].
    pub fn new(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Result<Self, DaysError> {
        if first < today {
            return Err(DaysError::Past);
        }
        if last < first {
            return Err(DaysError::Backwards);
        }
        if last - first >= TimeDelta::days(i64::from(MAX_DAYS)) {
            return Err(DaysError::TooLong);
        }
        Ok(Self { first, last })
    }

    /// Whether the office's day of a moment is one of them.
    #[must_use]
    pub fn contain(&self, at: DateTime<Utc>) -> bool {
        (self.first..=self.last).contains(&today_wib(at))
    }
}

/// Who can be named: the Kasi needs nobody's word, and an officer of Dispendukcapil is of another office.
#[must_use]
pub fn may_stand_in(peran: Peran) -> bool {
    match peran {
        Peran::Staf | Peran::Admin => true,
        Peran::Kasi | Peran::Dispendukcapil => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap_or_default()
    }

    #[rstest::rstest]
    #[case(23, 23, Ok(()))]
    #[case(24, 30, Ok(()))]
    #[case(22, 24, Err(DaysError::Past))]
    #[case(25, 24, Err(DaysError::Backwards))]
    fn from_today_on_and_forwards(#[case] first: u32, #[case] last: u32, #[case] answer: Result<(), DaysError>) {
        assert_eq!(Days::new(day(first), day(last), day(23)).map(|_| ()), answer);
    }

    #[test]
    fn at_most_three_months() {
        let to = |days: i64| Days::new(day(23), day(23) + TimeDelta::days(days), day(23)).map(|_| ());
        assert_eq!((to(91), to(92)), (Ok(()), Err(DaysError::TooLong)));
    }

    #[rstest::rstest]
    #[case("2026-11-22T16:59:59Z", false)]
    #[case("2026-11-22T17:00:00Z", true)] // midnight at the office
    #[case("2026-11-24T16:59:59Z", true)]
    #[case("2026-11-24T17:00:00Z", false)]
    fn from_midnight_to_midnight_at_the_office(#[case] at: &str, #[case] within: bool) {
        let days = Days { first: day(23), last: day(24) };
        assert_eq!(at.parse().map(|at| days.contain(at)), Ok(within));
    }
}
