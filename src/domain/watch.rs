//! What at the desks needs a word: a card near the target of its step or past it, and work that nobody has taken. The
//! targets are the SOP's minutes of handling; what nobody has taken has no handling yet, so it is looked at first.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::codes::codes;
use super::jam_kerja::Hours;
use super::langkah::Langkah;
use super::petugas::PetugasId;

/// Working time after which something that nobody has taken is told to its desk.
pub const UNOWNED: TimeDelta = TimeDelta::minutes(60);

/// Working time after which it is told to whoever looks after that desk, too.
pub const UNOWNED_LONG: TimeDelta = TimeDelta::minutes(120);

codes! {
    /// Why a word is needed. Each is said once a day about a permohonan, and anew at another desk or in another round. In the order in which it is told: what nobody
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

codes! {
    /// What needs somebody at the machine. Each is told once until it is over.
    pub enum Cause {
        /// What people wrote is not worked off.
        Inbox = "masuk",
        /// What is to be said does not go out.
        Outbox = "keluar",
        /// The place of photos and PDFs does not answer.
        Files = "berkas",
        /// Telegram cannot bring what people write.
        Webhook = "webhook",
    }
}

impl Cause {
    /// How long it has to hold before it is told: longer than a restart, and than what mends itself.
    #[must_use]
    pub fn patience(self) -> TimeDelta {
        match self {
            Self::Inbox | Self::Files | Self::Webhook => TimeDelta::minutes(5),
            Self::Outbox => TimeDelta::minutes(10),
        }
    }
}

codes! {
    /// A briefing of the desks.
    pub enum Briefing {
        /// At opening.
        Pagi = "pagi",
        /// An hour before closing.
        Sore = "sore",
    }
}

/// How long after its time a briefing is still of use.
const BRIEFING_LASTS: TimeDelta = TimeDelta::hours(1);

impl Briefing {
    /// The one that is due at a moment of a day with these hours; none on a day off and at other times. A day that is
    /// not longer than an hour has only the first.
    #[must_use]
    pub fn due(day: Hours, now: NaiveTime) -> Option<Self> {
        if now < day.open || now >= day.close {
            return None;
        }
        if now < day.open + BRIEFING_LASTS {
            return Some(Self::Pagi);
        }
        (now >= day.close - BRIEFING_LASTS).then_some(Self::Sore)
    }
}

/// A permohonan at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtDesk {
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
        AtDesk { langkah, since: at(0), taken: taken.map(|minute| (PetugasId(1), at(minute))) }
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

    #[rstest]
    #[case("07:29", None)]
    #[case("07:30", Some(Briefing::Pagi))]
    #[case("08:29", Some(Briefing::Pagi))]
    #[case("08:30", None)]
    #[case("14:59", None)]
    #[case("15:00", Some(Briefing::Sore))]
    #[case("15:59", Some(Briefing::Sore))]
    #[case("16:00", None)]
    fn a_briefing_is_of_the_first_and_of_the_last_hour(#[case] now: &str, #[case] expected: Option<Briefing>) {
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        let day = Hours { open: time("07:30"), close: time("16:00") };
        assert_eq!(Briefing::due(day, time(now)), expected);
        let short = Hours { open: time("07:30"), close: time("08:30") };
        assert_ne!(Briefing::due(short, time(now)), Some(Briefing::Sore));
    }

    #[test]
    fn a_closed_office_uses_nothing_up() {
        let closed = |_, _| TimeDelta::zero();
        assert_eq!(alarm(&waiting(Langkah::Menerima, None), at(9999), closed), None);
        assert_eq!(alarm(&waiting(Langkah::Menerima, Some(0)), at(9999), closed), None);
    }
}
