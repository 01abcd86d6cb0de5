//! The office's clock: Waktu Indonesia Barat.
//!
//! WIB is UTC+7 all year: Indonesia keeps no daylight saving time. A fixed offset is therefore exact, and the
//! domain needs no time zone database.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

const WIB: FixedOffset = match FixedOffset::east_opt(7 * 60 * 60) {
    Some(offset) => offset,
    None => panic!("seven hours are a valid offset"), // a constant: this could only stop the build
};

/// A moment as the clock of the office shows it.
#[must_use]
pub fn wib(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&WIB)
}

/// The date at the office. Between 00.00 and 07.00 WIB it is a day ahead of the date in UTC.
#[must_use]
pub fn today_wib(at: DateTime<Utc>) -> NaiveDate {
    wib(at).date_naive()
}

/// The moment at which the clock of the office shows this.
#[must_use]
pub fn from_wib(shown: NaiveDateTime) -> Option<DateTime<Utc>> {
    shown.and_local_timezone(WIB).single().map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn is_seven_hours_ahead() {
        assert_eq!(wib(utc("2026-11-22T02:30:00Z")).to_rfc3339(), "2026-11-22T09:30:00+07:00");
    }

    #[rstest::rstest]
    #[case("2026-11-22T16:59:59Z", 22)]
    #[case("2026-11-22T17:00:00Z", 23)]
    fn the_day_begins_at_midnight_in_sooko(#[case] at: &str, #[case] day: u32) {
        assert_eq!(Some(today_wib(utc(at))), NaiveDate::from_ymd_opt(2026, 11, day));
    }
}
