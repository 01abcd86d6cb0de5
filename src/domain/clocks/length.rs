//! How long something took, as one says it: the greater the time, the fewer the details.

use chrono::TimeDelta;

use crate::domain::expected::DAY;

/// A time to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Less than a minute, but not nothing.
    Moment,
    /// Minutes, below an hour.
    Minutes(u32),
    /// Hours and minutes, below a day.
    Hours(u32, u32),
    /// Days and hours.
    Days(u32, u32),
}

impl Length {
    /// Of a working time: a day is one of the office.
    #[must_use]
    pub fn of_working(time: TimeDelta) -> Self {
        Self::of(time, DAY)
    }

    /// By the calendar.
    #[must_use]
    pub fn of_calendar(time: TimeDelta) -> Self {
        Self::of(time, TimeDelta::days(1))
    }

    fn of(time: TimeDelta, day: TimeDelta) -> Self {
        let count = |number: i64| u32::try_from(number.max(0)).unwrap_or(u32::MAX);
        let minutes = time.num_minutes();
        let day = day.num_minutes();
        if minutes >= day {
            Self::Days(count(minutes / day), count(minutes % day / 60))
        } else if minutes >= 60 {
            Self::Hours(count(minutes / 60), count(minutes % 60))
        } else if minutes == 0 && time > TimeDelta::zero() {
            Self::Moment
        } else {
            Self::Minutes(count(minutes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, Length::Minutes(0), Length::Minutes(0))]
    #[case(59, Length::Moment, Length::Moment)]
    #[case(60, Length::Minutes(1), Length::Minutes(1))]
    #[case(59 * 60 + 59, Length::Minutes(59), Length::Minutes(59))]
    #[case(61 * 60, Length::Hours(1, 1), Length::Hours(1, 1))]
    #[case(449 * 60, Length::Hours(7, 29), Length::Hours(7, 29))]
    #[case(450 * 60, Length::Days(1, 0), Length::Hours(7, 30))]
    #[case(1000 * 60, Length::Days(2, 1), Length::Hours(16, 40))]
    #[case(2 * 86_400 + 7_200, Length::Days(6, 5), Length::Days(2, 2))]
    #[case(-5, Length::Minutes(0), Length::Minutes(0))]
    fn times_as_one_says_them(#[case] seconds: i64, #[case] working: Length, #[case] calendar: Length) {
        let time = TimeDelta::seconds(seconds);
        assert_eq!((Length::of_working(time), Length::of_calendar(time)), (working, calendar));
    }
}
