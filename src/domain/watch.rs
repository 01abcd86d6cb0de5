//! What at the desks needs a word: a card near the target of its step or past it, and work that nobody has taken. The
//! targets are the SOP's minutes of handling; what nobody has taken has no handling yet, so it is looked at first.

use chrono::{DateTime, TimeDelta, Utc};

use super::codes::codes;
use super::kode::Kode;
use super::langkah::Langkah;
use super::petugas::PetugasId;

/// Working time after which something that nobody has taken is told to its desk.
pub const UNOWNED: TimeDelta = TimeDelta::minutes(60);

/// Working time after which it is told to whoever looks after that desk, too.
pub const UNOWNED_LONG: TimeDelta = TimeDelta::minutes(120);

codes! {
    /// Why a word is needed. Each is said once a day about a permohonan. In the order in which it is told: what nobody
    /// has taken comes first.
    pub enum Alarm {
        /// Nobody has taken it for long: whoever looks after the desk is told.
        UnownedLong = "unowned_long",
        /// Nobody has taken it: the desk is told.
        Unowned = "unowned",
        /// Handled for longer than the SOP says: the Kasi is told.
        Past = "past",
        /// Handled for nearly as long as the SOP says: who has it is told.
        Near = "near",
    }
}

/// A permohonan at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtDesk {
    /// Which one.
    pub kode: Kode,
    /// The step that it waits for.
    pub langkah: Langkah,
    /// Since when it waits for it.
    pub since: DateTime<Utc>,
    /// Who has taken it, and when.
    pub taken: Option<(PetugasId, DateTime<Utc>)>,
}

/// What has to be said about it at `now`. `working` is the working time between two instants.
#[must_use]
pub fn alarm(
    at_desk: &AtDesk,
    now: DateTime<Utc>,
    working: impl Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta,
) -> Option<Alarm> {
    let Some((_, taken_at)) = at_desk.taken else {
        let waited = working(at_desk.since, now);
        return if waited >= UNOWNED_LONG {
            Some(Alarm::UnownedLong)
        } else {
            (waited >= UNOWNED).then_some(Alarm::Unowned)
        };
    };
    let target = TimeDelta::minutes(at_desk.langkah.minutes()?.into());
    let used = working(taken_at, now);
    if used > target { Some(Alarm::Past) } else { (used >= target * 4 / 5).then_some(Alarm::Near) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn waiting(langkah: Langkah, taken: Option<i64>) -> AtDesk {
        let kode = Kode::from_entropy([1; 8]);
        AtDesk { kode, langkah, since: at(0), taken: taken.map(|minute| (PetugasId(1), at(minute))) }
    }

    /// As if the office were always open.
    fn always_open(from: DateTime<Utc>, until: DateTime<Utc>) -> TimeDelta {
        until - from
    }

    #[rstest]
    #[case(59, None)]
    #[case(60, Some(Alarm::Unowned))]
    #[case(119, Some(Alarm::Unowned))]
    #[case(120, Some(Alarm::UnownedLong))]
    fn what_nobody_has_taken_is_told_by_its_waiting(#[case] minute: i64, #[case] expected: Option<Alarm>) {
        for &langkah in Langkah::ALL {
            assert_eq!(alarm(&waiting(langkah, None), at(minute), always_open), expected);
        }
    }

    #[rstest]
    #[case(Langkah::Menerima, 103, None)]
    #[case(Langkah::Menerima, 104, Some(Alarm::Near))]
    #[case(Langkah::Menerima, 105, Some(Alarm::Near))]
    #[case(Langkah::Menerima, 106, Some(Alarm::Past))]
    #[case(Langkah::Mengentri, 107, None)]
    #[case(Langkah::Mengentri, 108, Some(Alarm::Near))]
    #[case(Langkah::Mengentri, 111, Some(Alarm::Past))]
    #[case(Langkah::Mengirim, 999, None)]
    fn what_is_taken_is_told_by_its_handling(
        #[case] langkah: Langkah,
        #[case] minute: i64,
        #[case] expected: Option<Alarm>,
    ) {
        assert_eq!(alarm(&waiting(langkah, Some(100)), at(minute), always_open), expected);
    }

    #[test]
    fn a_closed_office_uses_nothing_up() {
        let closed = |_, _| TimeDelta::zero();
        assert_eq!(alarm(&waiting(Langkah::Menerima, None), at(9999), closed), None);
        assert_eq!(alarm(&waiting(Langkah::Menerima, Some(0)), at(9999), closed), None);
    }
}
