//! Times in a report: what half of them and nine in ten took at most, said only where it tells of the office and not of a person.

use std::collections::HashMap;

use chrono::TimeDelta;

use crate::domain::expected::Expected;
use crate::domain::langkah::Langkah;
use crate::domain::petugas::PetugasId;

/// Of ten permohonan one petugas may have done eight: where it was more, a time of handling would be theirs.
const MOST_BY_ONE: (u32, u32) = (8, 10);

/// A time that is said, or why it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Half and nine in ten.
    Known(Expected),
    /// Fewer than [`crate::domain::expected::ENOUGH`].
    TooFew,
    /// Nearly all of it was done by one petugas.
    OnePerson,
}

impl Figure {
    /// What is said.
    #[must_use]
    pub fn known(self) -> Option<Expected> {
        match self {
            Self::Known(times) => Some(times),
            Self::TooFew | Self::OnePerson => None,
        }
    }

    pub(super) fn of(times: Vec<TimeDelta>) -> Self {
        Expected::of(times).map_or(Self::TooFew, Self::Known)
    }
}

/// How long a langkah took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepFigures {
    /// Which one.
    pub langkah: Langkah,
    /// For how many permohonan it is over.
    pub done: u32,
    /// From when it was the desk's turn until it was done, the wait in its list with it: the office, not a person. Where one petugas
    /// did nearly all of it and nobody had to wait for long, it would be their time, and is not said either.
    pub desk: Figure,
    /// From taking it to the step: what the SOP's minutes are for. Only of those that were taken in every round.
    pub handled: Figure,
    /// How many of those were handled within the SOP's minutes, and of how many; `None`: the SOP names no time, or no figure
    /// is said.
    pub within_sop: Option<(u32, u32)>,
}

/// The times of a langkah while they are gathered.
#[derive(Debug, Default)]
pub(super) struct StepTimes {
    desk: Vec<TimeDelta>,
    handled: Vec<TimeDelta>,
    /// How many are known to have waited at least as long as they were handled.
    waited: usize,
    /// At the desk, of what was not taken: for how long it was handled nobody knows.
    untaken: Vec<TimeDelta>,
    /// Who did it, be it known or not for how long.
    by: HashMap<PetugasId, u32>,
    /// Who did that of which it is known.
    handled_by: HashMap<PetugasId, u32>,
}

impl StepTimes {
    /// One permohonan for which it is over: at the desk, handled where that is known, and by whom.
    pub(super) fn add(&mut self, desk: TimeDelta, handled: Option<TimeDelta>, by: Option<PetugasId>) {
        self.desk.push(desk);
        if let Some(by) = by {
            *self.by.entry(by).or_default() += 1;
        }
        let Some(handled) = handled else { return self.untaken.push(desk) };
        self.handled.push(handled);
        self.waited += usize::from(desk - handled >= handled);
        if let Some(by) = by {
            *self.handled_by.entry(by).or_default() += 1;
        }
    }

    pub(super) fn figures(self, langkah: Langkah) -> StepFigures {
        let done = u32::try_from(self.desk.len()).unwrap_or(u32::MAX);
        let limit = langkah.minutes().map(|minutes| TimeDelta::minutes(minutes.into()));
        let within = limit.map(|limit| self.handled.iter().filter(|time| **time <= limit).count());
        // What was not taken may have been done at once. Where it lay there for twice the SOP's time, most of that was waiting.
        let lay = |desk: &&TimeDelta| limit.is_some_and(|limit| **desk >= limit * 2);
        let waited = self.waited + self.untaken.iter().filter(lay).count();
        let is_waiting = waited * 2 >= self.desk.len();
        let (of_one, handled_of_one) = (is_of_one(&self.by), is_of_one(&self.handled_by));
        let desk = match Figure::of(self.desk) {
            Figure::Known(_) if of_one && !is_waiting => Figure::OnePerson,
            other @ (Figure::Known(_) | Figure::TooFew | Figure::OnePerson) => other,
        };
        let handled = match Figure::of(self.handled) {
            Figure::Known(_) if handled_of_one => Figure::OnePerson,
            other @ (Figure::Known(_) | Figure::TooFew | Figure::OnePerson) => other,
        };
        let count = handled.known().map(|times| times.count);
        let within = within.and_then(|within| u32::try_from(within).ok());
        StepFigures { langkah, done, desk, handled, within_sop: within.zip(count) }
    }
}

fn is_of_one(by: &HashMap<PetugasId, u32>) -> bool {
    let (most, all) = (by.values().max().copied().unwrap_or(0), by.values().sum::<u32>());
    most * MOST_BY_ONE.1 > all * MOST_BY_ONE.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::expected::ENOUGH;
    use proptest::prelude::*;

    fn minutes(minutes: i64) -> TimeDelta {
        TimeDelta::minutes(minutes)
    }

    /// Handled by these petugas, one minute, two, three and so on.
    fn by(petugas: &[i64]) -> StepFigures {
        let mut times = StepTimes::default();
        for (n, by) in (1..).zip(petugas) {
            times.add(minutes(60 + n), Some(minutes(n)), Some(PetugasId(*by)));
        }
        times.figures(Langkah::Menerima)
    }

    #[test]
    fn a_time_of_handling_is_said_of_several_people_only() {
        let shared = by(&[1, 2, 1, 2, 1, 1, 1, 1, 1, 1]);
        assert_eq!(shared.handled.known().map(|times| (times.half, times.most)), Some((minutes(5), minutes(9))));
        assert_eq!(shared.within_sop, Some((5, 10)), "the SOP says five minutes");
        let nearly_alone = by(&[1, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
        assert_eq!((nearly_alone.handled, nearly_alone.within_sop), (Figure::OnePerson, None));
        assert_eq!(by(&[1; 30]).handled, Figure::OnePerson);
        assert_eq!(by(&[1; 30]).desk.known().map(|times| times.half), Some(minutes(75)), "the desk is not a person");
        assert_eq!(by(&[1, 2, 1, 2, 1, 2, 1, 2, 1]).desk, Figure::TooFew);
    }

    /// At a counter nobody waits: the time at the desk is that of whoever stands there.
    #[test]
    fn the_time_at_a_desk_of_one_is_said_where_people_wait_for_it_only() {
        let of = |wait: i64, people: i64| {
            let mut times = StepTimes::default();
            for n in 1..=12 {
                times.add(minutes(n + wait), Some(minutes(n)), Some(PetugasId(n % people)));
            }
            times.figures(Langkah::Menerima).desk
        };
        assert_eq!(of(0, 1), Figure::OnePerson);
        assert!(of(0, 2).known().is_some() && of(30, 1).known().is_some());
    }

    #[test]
    fn what_was_not_taken_is_not_said_to_be_handled_in_no_time() {
        let mut times = StepTimes::default();
        for n in 0..12 {
            times.add(minutes(n), None, Some(PetugasId(n % 2)));
        }
        let figures = times.figures(Langkah::Mengirim);
        assert_eq!((figures.done, figures.handled, figures.within_sop), (12, Figure::TooFew, None));
        assert!(figures.desk.known().is_some());
    }

    /// Who checks at once what comes, and takes nothing first, is one person all the same.
    #[test]
    fn a_desk_of_one_is_one_though_nothing_is_taken() {
        let of = |desk: i64, untaken: i64, people: i64| {
            let mut times = StepTimes::default();
            for n in 0..12 {
                let handled = (n >= untaken).then(|| minutes(1));
                times.add(minutes(desk), handled, Some(PetugasId(n % people)));
            }
            times.figures(Langkah::Mengecek).desk
        };
        assert_eq!([of(3, 12, 1), of(9, 12, 1), of(3, 7, 1)], [Figure::OnePerson; 3]);
        assert!([of(10, 12, 1), of(3, 0, 1), of(3, 6, 1), of(3, 12, 2)].iter().all(|desk| desk.known().is_some()));
    }

    proptest! {
        /// The nearest rank: a time that was really there; half, and nine in ten, took that long at most.
        #[test]
        fn half_and_nine_in_ten_are_times_that_were_there(all in proptest::collection::vec(0i64..10_000, 0..80)) {
            let figure = Figure::of(all.iter().map(|n| minutes(*n)).collect());
            prop_assert_eq!(figure == Figure::TooFew, all.len() < ENOUGH);
            if let Some(times) = figure.known() {
                for (said, tenths) in [(times.half, 5), (times.most, 9)] {
                    prop_assert!(all.iter().any(|n| minutes(*n) == said));
                    let at_most = all.iter().filter(|n| minutes(**n) <= said).count();
                    let below = all.iter().filter(|n| minutes(**n) < said).count();
                    prop_assert!(at_most * 10 >= all.len() * tenths && below * 10 < all.len() * tenths);
                }
            }
        }
    }
}
