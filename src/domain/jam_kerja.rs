//! Opening hours of the office: data from the office profile, with the holidays of the kalender on top.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// The hours of one kind of day; both ends in local time (WIB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Opens at.
    pub open: NaiveTime,
    /// Closes at; later than `open`.
    pub close: NaiveTime,
}

/// A week of the office; a day without hours is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JamKerja {
    /// Monday to Sunday.
    pub week: [Option<Hours>; 7],
}

/// How far ahead an opening is looked for: the longest run of days off is far below it.
const HORIZON_DAYS: u64 = 40;

impl JamKerja {
    /// The hours of a date, `None` when it is closed by the week or by a libur.
    #[must_use]
    pub fn hours(&self, date: NaiveDate, libur: &[NaiveDate]) -> Option<Hours> {
        if libur.contains(&date) { None } else { self.weekday(date.weekday()) }
    }

    /// The hours of a day of the week.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> Option<Hours> {
        self.week[day.num_days_from_monday() as usize]
    }

    /// Whether the office is open at a moment.
    #[must_use]
    pub fn is_open(&self, at: DateTime<FixedOffset>, libur: &[NaiveDate]) -> bool {
        self.hours(at.date_naive(), libur).is_some_and(|h| (h.open..h.close).contains(&at.time()))
    }

    /// The next opening after a moment at which the office is closed; `None` if it never opens.
    #[must_use]
    pub fn next_opening(&self, at: DateTime<FixedOffset>, libur: &[NaiveDate]) -> Option<(NaiveDate, NaiveTime)> {
        (0..HORIZON_DAYS).find_map(|ahead| {
            let date = at.date_naive().checked_add_days(Days::new(ahead))?;
            let hours = self.hours(date, libur)?;
            (ahead > 0 || at.time() < hours.open).then_some((date, hours.open))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wib::wib;
    use chrono::{TimeZone, Utc};

    fn office() -> JamKerja {
        let hours = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        let normal = Some(Hours { open: hours(7, 30), close: hours(16, 0) });
        let friday = Some(Hours { open: hours(7, 30), close: hours(16, 30) });
        JamKerja { week: [normal, normal, normal, normal, friday, None, None] }
    }

    fn at(day: u32, hour: u32, minute: u32) -> DateTime<FixedOffset> {
        wib(Utc.with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap() - chrono::TimeDelta::hours(7))
    }

    #[test]
    fn a_friday_evening_opens_again_on_monday() {
        assert!(office().is_open(at(20, 16, 29), &[]));
        assert!(!office().is_open(at(20, 16, 30), &[]));
        let opening = office().next_opening(at(20, 17, 0), &[]).unwrap();
        assert_eq!(opening.0, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    }

    #[test]
    fn before_opening_it_is_today_and_a_libur_is_passed_over() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(office().next_opening(at(23, 6, 0), &[]).unwrap().0, monday);
        assert_eq!(office().next_opening(at(23, 6, 0), &[monday]).unwrap().0, monday.succ_opt().unwrap());
    }
}
