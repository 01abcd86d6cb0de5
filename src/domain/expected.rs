//! How long the office really took lately: for people who ask, not a promise. The time in which the citizen had it is
//! not part of it, and nothing is said while there are too few.

use chrono::TimeDelta;

/// Fewer than these say nothing.
pub const ENOUGH: usize = 10;

/// Working time of a day of the office, for rounding: 37.5 hours in five days (Perpres 21/2023).
pub const DAY: TimeDelta = TimeDelta::minutes(450);

/// The office's own working time from the request to the sending, of permohonan of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// How many were looked at.
    pub count: u32,
    /// Half of them took this long at most.
    pub half: TimeDelta,
    /// Nine in ten took this long at most.
    pub most: TimeDelta,
}

impl Expected {
    /// Of these times; `None`: too few.
    #[must_use]
    pub fn of(mut times: Vec<TimeDelta>) -> Option<Self> {
        if times.len() < ENOUGH {
            return None;
        }
        times.sort();
        let rank = |tenths: usize| times[(times.len() * tenths).div_ceil(10) - 1];
        Some(Self { count: u32::try_from(times.len()).unwrap_or(u32::MAX), half: rank(5), most: rank(9) })
    }
}

/// A time in words, rounded up: nobody is helped by 437 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rough {
    /// Minutes, in steps of five.
    Minutes(u32),
    /// Hours of working time.
    Hours(u32),
    /// Working days.
    Days(u32),
}

impl Rough {
    /// Of a working time.
    #[must_use]
    pub fn of(time: TimeDelta) -> Self {
        let minutes = u32::try_from(time.num_seconds().max(60)).unwrap_or(u32::MAX).div_ceil(60);
        let day = u32::try_from(DAY.num_minutes()).unwrap_or(u32::MAX);
        if minutes <= 55 {
            Self::Minutes(minutes.div_ceil(5) * 5)
        } else if minutes <= day - 60 {
            Self::Hours(minutes.div_ceil(60))
        } else {
            Self::Days(minutes.div_ceil(day))
        }
    }

    /// Of a working time that has passed, rounded down: what is said to have lasted has lasted so long.
    #[must_use]
    pub fn passed(time: TimeDelta) -> Self {
        let minutes = u32::try_from(time.num_minutes().max(0)).unwrap_or(u32::MAX);
        let day = u32::try_from(DAY.num_minutes()).unwrap_or(u32::MAX);
        match (minutes / day, minutes / 60) {
            (0, 0) => Self::Minutes(minutes),
            (0, hours) => Self::Hours(hours),
            (days, _) => Self::Days(days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn minutes(all: impl IntoIterator<Item = i64>) -> Vec<TimeDelta> {
        all.into_iter().map(TimeDelta::minutes).collect()
    }

    #[test]
    fn half_and_nine_in_ten_are_ranks_of_what_really_happened() {
        let expected = Expected::of(minutes([90, 10, 20, 100, 30, 40, 50, 60, 70, 80])).unwrap();
        assert_eq!(expected, Expected { count: 10, half: TimeDelta::minutes(50), most: TimeDelta::minutes(90) });
        let expected = Expected::of(minutes(1..=11)).unwrap();
        assert_eq!((expected.half, expected.most), (TimeDelta::minutes(6), TimeDelta::minutes(10)));
        let same = Expected::of(minutes([7; 25])).unwrap();
        assert_eq!((same.half, same.most), (TimeDelta::minutes(7), TimeDelta::minutes(7)));
    }

    #[test]
    fn one_very_slow_one_does_not_move_what_is_usual() {
        let expected = Expected::of(minutes((1..=10).chain([100_000]))).unwrap();
        assert_eq!((expected.half, expected.most), (TimeDelta::minutes(6), TimeDelta::minutes(10)));
    }

    #[test]
    fn too_few_say_nothing() {
        assert_eq!(Expected::of(minutes(1..=9)), None);
        assert_eq!(Expected::of(Vec::new()), None);
    }

    #[rstest]
    #[case(0, Rough::Minutes(5))]
    #[case(5, Rough::Minutes(5))]
    #[case(6, Rough::Minutes(10))]
    #[case(55, Rough::Minutes(55))]
    #[case(56, Rough::Hours(1))]
    #[case(61, Rough::Hours(2))]
    #[case(390, Rough::Hours(7))]
    #[case(391, Rough::Days(1))]
    #[case(450, Rough::Days(1))]
    #[case(451, Rough::Days(2))]
    #[case(2250, Rough::Days(5))]
    fn times_are_rounded_up(#[case] minutes: i64, #[case] rough: Rough) {
        assert_eq!(Rough::of(TimeDelta::minutes(minutes)), rough);
    }

    #[rstest]
    #[case(-1, Rough::Minutes(0))]
    #[case(59, Rough::Minutes(59))]
    #[case(119, Rough::Hours(1))]
    #[case(121, Rough::Hours(2))]
    #[case(449, Rough::Hours(7))]
    #[case(450, Rough::Days(1))]
    #[case(899, Rough::Days(1))]
    fn what_has_passed_is_rounded_down(#[case] minutes: i64, #[case] rough: Rough) {
        assert_eq!(Rough::passed(TimeDelta::minutes(minutes)), rough);
    }
}
