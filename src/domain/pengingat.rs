//! When somebody is reminded of what they left open: after one day, after three, after seven, and then once more that it
//! is over. Pure: what was said before and what time it is → what is due now.
//!
//! After a long stop of the program only the latest rung is due, and nothing is over of which nobody was warned: the end
//! comes some days after the third reminder *was said*, however late that was.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Timelike as _, Utc, Weekday};

use super::codes::codes;
use super::wib::{today_wib, wib};

codes! {
    /// What somebody is reminded of.
    pub enum Subject {
        /// A draft that was not sent.
        Draft = "isian",
        /// What is not there of the berkas: kekurangan that were not answered, and originals that were not brought.
        Kekurangan = "kekurangan",
    }
}

codes! {
    /// How often they were reminded.
    pub enum Rung {
        /// After a day.
        First = "satu",
        /// After three days.
        Second = "dua",
        /// After seven days; says what happens next.
        Third = "tiga",
        /// It is over: the draft goes, or the desk is told.
        Last = "akhir",
    }
}

/// Days after the last word at which a rung is due.
const FIRST: i64 = 1;
const SECOND: i64 = 3;
const THIRD: i64 = 7;

/// Whole days that are left after the third reminder.
const WARNING: u64 = 3;

/// Days after the last word before which nothing is over, of whoever is reminded.
pub const NOT_OVER_BEFORE: u32 = 10;

const _: () = assert!(NOT_OVER_BEFORE as u64 == THIRD as u64 + WARNING);

/// At least so much lies between two reminders, also where the one before came late.
const BETWEEN: TimeDelta = TimeDelta::days(1);

/// Hours of the day, WIB, in which somebody may be written to unasked. In the evening people are with their families, and
/// the first prayer wakes them long before they look after papers.
const AWAKE: std::ops::Range<u32> = 8..20;

/// How far one has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    /// The last word, from which the days are counted.
    pub since: DateTime<Utc>,
    /// The last reminder since then.
    pub said: Option<(Rung, DateTime<Utc>)>,
}

impl Ladder {
    /// The rung that is due, if one is: the latest where several are.
    #[must_use]
    pub fn due(&self, now: DateTime<Utc>) -> Option<Rung> {
        let (before, at) = self.said.unzip();
        if before == Some(Rung::Third) {
            return at.filter(|at| today_wib(now) > last_day(*at)).map(|_| Rung::Last);
        }
        let rested = at.is_none_or(|at| now >= at + BETWEEN);
        let reached = |rung: &Rung| days(*rung).is_some_and(|days| now >= self.since + TimeDelta::days(days));
        let next = |rung: &Rung| before.is_none_or(|before| *rung > before);
        Rung::ALL.iter().copied().rfind(|rung| rested && next(rung) && reached(rung))
    }
}

fn days(rung: Rung) -> Option<i64> {
    match rung {
        Rung::First => Some(FIRST),
        Rung::Second => Some(SECOND),
        Rung::Third => Some(THIRD),
        Rung::Last => None,
    }
}

/// The last day on which what the third reminder is about can be gone on with, when that is said at a moment.
#[must_use]
pub fn last_day(third_at: DateTime<Utc>) -> NaiveDate {
    let day = today_wib(third_at);
    day.checked_add_days(Days::new(WARNING)).unwrap_or(day)
}

/// Whether people are up: a petugas may be written to at such an hour also when the office is closed.
#[must_use]
pub fn is_awake(now: DateTime<Utc>) -> bool {
    AWAKE.contains(&wib(now).hour())
}

/// Whether nobody is to be written to unasked: at night, on Sundays, and on a libur.
#[must_use]
pub fn is_quiet(now: DateTime<Utc>, is_libur: impl Fn(NaiveDate) -> bool) -> bool {
    let local = wib(now);
    let date = local.date_naive();
    !is_awake(now) || date.weekday() == Weekday::Sun || is_libur(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}+07:00").parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc()
    }

    /// The last word was on Monday, 23 November 2026, 09.30.
    fn ladder(said: Option<(Rung, &str)>) -> Ladder {
        Ladder { since: at("2026-11-23T09:30:00"), said: said.map(|(rung, text)| (rung, at(text))) }
    }

    #[rstest]
    #[case(None, "2026-11-24T09:29:59", None)]
    #[case(None, "2026-11-24T09:30:00", Some(Rung::First))]
    #[case(Some((Rung::First, "2026-11-24T09:30:00")), "2026-11-26T09:29:59", None)]
    #[case(Some((Rung::First, "2026-11-24T09:30:00")), "2026-11-26T09:30:00", Some(Rung::Second))]
    #[case(Some((Rung::Second, "2026-11-26T09:30:00")), "2026-11-30T09:30:00", Some(Rung::Third))]
    #[case(Some((Rung::Third, "2026-11-30T09:30:00")), "2026-12-03T23:59:59", None)]
    #[case(Some((Rung::Third, "2026-11-30T09:30:00")), "2026-12-04T00:00:00", Some(Rung::Last))]
    #[case(Some((Rung::Last, "2026-12-04T08:00:00")), "2027-12-04T08:00:00", None)]
    // After a long stop: the latest only, and the end only after the warning.
    #[case(None, "2027-01-23T09:30:00", Some(Rung::Third))]
    #[case(Some((Rung::First, "2026-11-24T09:30:00")), "2027-01-23T09:30:00", Some(Rung::Third))]
    // The one before came late.
    #[case(Some((Rung::First, "2026-11-26T08:00:00")), "2026-11-26T20:00:00", None)]
    #[case(Some((Rung::First, "2026-11-26T08:00:00")), "2026-11-27T08:00:00", Some(Rung::Second))]
    fn one_rung_at_a_time(#[case] said: Option<(Rung, &str)>, #[case] now: &str, #[case] due: Option<Rung>) {
        assert_eq!(ladder(said).due(at(now)), due);
    }

    #[rstest]
    #[case("2026-11-23T07:59:59", true)]
    #[case("2026-11-23T08:00:00", false)]
    #[case("2026-11-23T19:59:59", false)]
    #[case("2026-11-23T20:00:00", true)]
    #[case("2026-11-22T12:00:00", true)] // Sunday
    #[case("2026-11-21T12:00:00", false)] // Saturday: who works all week has time then
    #[case("2026-12-25T12:00:00", true)] // libur
    fn nights_and_days_of_rest_are_quiet(#[case] now: &str, #[case] quiet: bool) {
        assert_eq!(is_quiet(at(now), |date| date == NaiveDate::from_ymd_opt(2026, 12, 25).unwrap()), quiet);
    }

    proptest! {
        /// Whenever it is looked: each rung once and in order, never two at once, never in quiet hours, a day between them
        /// at least, and the end three whole days after the warning at least.
        #[test]
        fn however_often_it_is_looked(
            start in 0_i64..200_000,
            looks in prop::collection::vec(1_i64..60 * 24 * 20, 1..40),
        ) {
            let since = at("2026-01-01T00:00:00") + TimeDelta::minutes(start);
            let libur = [NaiveDate::from_ymd_opt(2026, 3, 20).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 21).unwrap()];
            let (mut now, mut said) = (since, Vec::<(Rung, DateTime<Utc>)>::new());
            for minutes in looks {
                now += TimeDelta::minutes(minutes);
                let ladder = Ladder { since, said: said.last().copied() };
                if let Some(rung) = ladder.due(now).filter(|_| !is_quiet(now, |date| libur.contains(&date))) {
                    said.push((rung, now));
                    let again = Ladder { since, said: said.last().copied() };
                    prop_assert_eq!(again.due(now), None);
                }
            }
            for pair in said.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[1].1 - pair[0].1 >= BETWEEN);
                if pair[1].0 == Rung::Last {
                    prop_assert!(pair[0].0 == Rung::Third && pair[1].1 - pair[0].1 >= TimeDelta::days(3));
                }
            }
            for (_, at) in &said {
                prop_assert!((8..20).contains(&wib(*at).hour()) && *at - since >= TimeDelta::days(1));
            }
        }
    }
}
