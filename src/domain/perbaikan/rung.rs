//! When who has to answer is reminded: the 72 hours run through nights and weekends, the office does not.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::codes::codes;

codes! {
    /// Of what staf are reminded.
    pub enum Rung {
        /// A day has passed.
        Sehari = "sehari",
        /// A day is left, or as much as there is to work in.
        Mendesak = "mendesak",
        /// It is too late.
        Lewat = "lewat",
    }
}

/// So long before the due time the office has to be open again for a reminder to wait for it: time to look and to write.
const TIME_TO_WORK: TimeDelta = TimeDelta::hours(4);

/// What the calendar says around a moment.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// Whether the office is open.
    pub open: bool,
    /// Whether people may be written to although the office is closed.
    pub awake: bool,
    /// When the office opens next, if it is closed now.
    pub opens: Option<DateTime<Utc>>,
    /// When it opens after the coming hour, if it is closed then.
    pub opens_later: Option<DateTime<Utc>>,
}

/// The rung that is due now, if one is: the latest that was not said. It waits for the opening of the office while that leaves
/// time to answer; what has to be answered before or soon after the next opening is said in the hour before closing, and
/// where the office is closed for longer, on a day off.
#[must_use]
pub fn due(due_at: DateTime<Utc>, said: &[Rung], now: DateTime<Utc>, around: Around) -> Option<Rung> {
    let too_late_then = |opens: Option<DateTime<Utc>>| opens.is_none_or(|at| at + TIME_TO_WORK > due_at);
    let last_chance = around.open && now < due_at && around.opens_later.is_some() && too_late_then(around.opens_later);
    let reached = |rung: &Rung| match rung {
        Rung::Sehari => now + TimeDelta::hours(48) >= due_at,
        Rung::Mendesak => now + TimeDelta::hours(24) >= due_at || last_chance,
        Rung::Lewat => now >= due_at,
    };
    let rung = Rung::ALL.iter().copied().rfind(reached).filter(|rung| said.iter().all(|said| said < rung))?;
    let may_say = around.open || (around.awake && (rung == Rung::Lewat || too_late_then(around.opens)));
    may_say.then_some(rung)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jam_kerja::{JamKerja, sessions};
    use crate::domain::kalender::Kalender;
    use crate::domain::pengingat::is_awake;
    use crate::domain::perbaikan::ANSWERED_WITHIN;
    use crate::domain::wib::at_wib;
    use rstest::rstest;

    /// Monday to Friday, 07.30 to 15.00.
    fn kalender() -> Kalender {
        let mut week = JamKerja::default();
        for day in week.week.iter_mut().take(5) {
            *day = sessions("07.30-15.00").unwrap();
        }
        Kalender::of_week(&week)
    }

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}:00+07:00").parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc()
    }

    fn around(now: DateTime<Utc>) -> Around {
        let kalender = kalender();
        let opens = |at: DateTime<Utc>| {
            if kalender.is_open(at) { None } else { kalender.next_opening(at).map(|(date, time)| at_wib(date, time)) }
        };
        let later = opens(now + TimeDelta::hours(1));
        Around { open: kalender.is_open(now), awake: is_awake(now), opens: opens(now), opens_later: later }
    }

    /// When what is said, looked at every five minutes.
    fn told(asked: &str, until: &str) -> Vec<(Rung, String)> {
        let (mut now, due_at, mut said) = (at(asked), at(asked) + ANSWERED_WITHIN, Vec::new());
        let mut told = Vec::new();
        while now < at(until) {
            if let Some(rung) = due(due_at, &said, now, around(now)) {
                said.push(rung);
                told.push((rung, crate::domain::wib::wib(now).format("%a %d %H.%M").to_string()));
            }
            now += TimeDelta::minutes(5);
        }
        told
    }

    #[rstest]
    #[case::within_the_week("2026-11-23T09:30", &["Tue 24 09.30", "Wed 25 09.30", "Thu 26 09.30"])]
    #[case::in_the_evening("2026-11-23T21:00", &["Wed 25 07.30", "Thu 26 07.30", "Fri 27 07.30"])]
    // It has to be answered soon after the weekend: said before the weekend, in the last hour.
    #[case::before_the_weekend("2026-11-27T09:30", &["Fri 27 14.00", "Mon 30 09.30"])]
    #[case::on_thursday("2026-11-26T14:30", &["Fri 27 14.00", "Sun 29 14.30"])]
    // There are four hours on Monday to answer in.
    #[case::on_friday_afternoon("2026-11-27T13:00", &["Mon 30 07.30", "Mon 30 13.00"])]
    #[case::on_the_weekend("2026-11-28T10:00", &["Mon 30 07.30", "Mon 30 10.00", "Tue 01 10.00"])]
    fn the_officer_is_reminded_while_the_office_is_open(#[case] asked: &str, #[case] expected: &[&str]) {
        let told: Vec<String> = told(asked, "2026-12-02T00:00").into_iter().map(|(_, at)| at).collect();
        assert_eq!(told, expected);
    }
}
