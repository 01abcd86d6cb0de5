//! How old the last statement of Dispendukcapil is, and when it is asked for again: a statement is of one day, and says nothing
//! of the days since.

use chrono::{DateTime, NaiveDate, Utc};

use super::wib::today_wib;

/// From so many days on the age of a statement is shown beside its day.
pub const OLD: u32 = 2;

/// Days after which the officer is asked again, where the office does not say otherwise.
pub const ASK_AGAIN: u16 = 14;

/// How many days a day lies back.
#[must_use]
pub fn days_since(day: NaiveDate, now: DateTime<Utc>) -> u32 {
    u32::try_from((today_wib(now) - day).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_office() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let now = "2026-11-23T18:00:00Z".parse().unwrap(); // Tuesday, 01.00 WIB
        assert_eq!((days_since(day("2026-11-24"), now), days_since(day("2026-11-10"), now)), (0, 14));
        assert_eq!(days_since(day("2026-12-01"), now), 0, "a clock that is behind");
    }
}
