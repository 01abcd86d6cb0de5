//! When the office goes on, for people who ask while it is closed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::Kalender;
use crate::domain::wib::today_wib;

/// When the office opens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It was open today, and goes on today.
    Break(NaiveTime),
    /// It has not opened yet today, or opens on another day.
    Until(NaiveDate, NaiveTime),
}

impl Kalender {
    /// When the office opens next; `None` while it is open, or if it never opens.
    #[must_use]
    pub fn closed(&self, now: DateTime<Utc>) -> Option<Closed> {
        if self.is_open(now) {
            return None;
        }
        let (date, time) = self.next_opening(now)?;
        let goes_on = date == today_wib(now) && self.day(date).is_some_and(|day| day.open < time);
        Some(if goes_on { Closed::Break(time) } else { Closed::Until(date, time) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jam_kerja::{JamKerja, sessions};
    use rstest::rstest;

    fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H.%M").unwrap()
    }

    #[rstest]
    #[case("2026-11-23T06:00:00+07:00", Some(Closed::Until("2026-11-23".parse().unwrap(), time("07.30"))))]
    #[case("2026-11-23T09:30:00+07:00", None)]
    #[case("2026-11-23T12:00:00+07:00", Some(Closed::Break(time("13.00"))))]
    #[case("2026-11-23T16:00:00+07:00", Some(Closed::Until("2026-11-24".parse().unwrap(), time("07.30"))))]
    #[case("2026-11-27T16:00:00+07:00", Some(Closed::Until("2026-11-30".parse().unwrap(), time("07.30"))))]
    fn a_break_is_told_from_the_end_of_a_day(#[case] now: &str, #[case] closed: Option<Closed>) {
        let mut week = JamKerja::default();
        week.week[..5].fill(sessions("07.30-12.00, 13.00-16.00").unwrap());
        assert_eq!(Kalender::of_week(&week).closed(now.parse().unwrap()), closed);
    }
}
