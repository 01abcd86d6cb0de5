//! How much a chat may say. It has an allowance that fills up again with time. Where it is used up, nothing is read for a
//! while; the person is told once when that begins, and how many messages it was when they are heard again.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// How long nothing is read, at least.
const SILENCE: TimeDelta = TimeDelta::minutes(1);

/// Whole minutes are told: so much longer a silence may be.
const TOLD: TimeDelta = TimeDelta::minutes(1);

/// The clocks of two machines differ by less than this.
const APART: TimeDelta = TimeDelta::minutes(1);

/// What a chat may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// So many a minute for ever; at least 1.
    pub per_minute: u16,
    /// So many at once; at least 1.
    pub at_once: u16,
}

impl Allowance {
    /// How long it takes until there is one more.
    fn one(self) -> TimeDelta {
        TimeDelta::minutes(1) / i32::from(self.per_minute.max(1))
    }

    /// So many times as much.
    #[must_use]
    pub fn times(self, n: u16) -> Self {
        Self { per_minute: self.per_minute.saturating_mul(n), at_once: self.at_once.saturating_mul(n) }
    }

    fn whole(self) -> TimeDelta {
        self.one() * i32::from(self.at_once.max(1))
    }
}

/// What is counted, each with an allowance of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What is sent, by when it was sent.
    Said,
    /// Buttons, by when the press came: it does not tell when it was.
    Pressed,
}

/// How much a chat has said lately, or pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// When its whole allowance is there again; a time that has passed: it is there now.
    pub whole_at: DateTime<Utc>,
    /// It was too much: nothing is read until then, and so many were not read.
    pub silence: Option<Silence>,
}

/// A while in which nothing is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// What was sent before this is not read.
    pub until: DateTime<Utc>,
    /// So many were not read.
    pub unread: u32,
}

/// What becomes of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is read.
    Read,
    /// It is read, and so many before it were not.
    ReadAgain(u32),
    /// It is the first that is not read; the person is told until when.
    TooMuch(DateTime<Utc>),
    /// It is not read, and nothing is said.
    Silent,
}

impl Pace {
    /// Of a chat that has said nothing lately.
    #[must_use]
    pub fn new(at: DateTime<Utc>) -> Self {
        Self { whole_at: at, silence: None }
    }

    /// With one more message that was sent at this time.
    #[must_use]
    pub fn and_one(self, allowance: Allowance, at: DateTime<Utc>) -> (Self, Heard) {
        self.as_of(allowance, at).add(allowance, at)
    }

    /// What lies further ahead than it can was written by a clock that has been set back since. Nobody waits until that clock has come
    /// as far again: the allowance is there, a silence is over.
    fn as_of(self, allowance: Allowance, at: DateTime<Utc>) -> Self {
        let whole_at = if self.whole_at - at > allowance.whole() + APART { at } else { self.whole_at };
        let silence = self.silence.map(|silence| {
            let until = if silence.until - at > SILENCE + TOLD + APART { at } else { silence.until };
            Silence { until, ..silence }
        });
        Self { whole_at, silence }
    }

    fn add(self, allowance: Allowance, at: DateTime<Utc>) -> (Self, Heard) {
        match self.silence {
            Some(silence) if at < silence.until => {
                let unread = silence.unread.saturating_add(1);
                (Self { silence: Some(Silence { unread, ..silence }), ..self }, Heard::Silent)
            }
            silence => {
                let whole_at = self.whole_at.max(at) + allowance.one();
                if whole_at - at > allowance.whole() {
                    let until = minute_after(at + SILENCE);
                    let unread = silence.map_or(0, |silence| silence.unread).saturating_add(1);
                    return (Self { silence: Some(Silence { until, unread }), ..self }, Heard::TooMuch(until));
                }
                let heard = silence.map_or(Heard::Read, |silence| Heard::ReadAgain(silence.unread));
                (Self { whole_at, silence: None }, heard)
            }
        }
    }
}

/// People are told hours and minutes, so it has to be a whole minute.
fn minute_after(at: DateTime<Utc>) -> DateTime<Utc> {
    let minute = at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(at);
    if minute == at { at } else { minute + TimeDelta::minutes(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FOUR: Allowance = Allowance { per_minute: 2, at_once: 4 };

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    fn heard(allowance: Allowance, seconds: &[i64]) -> Vec<Heard> {
        let mut pace = Pace::new(at(0));
        let mut all = Vec::new();
        for &second in seconds {
            let (next, heard) = pace.and_one(allowance, at(second));
            pace = next;
            all.push(heard);
        }
        all
    }

    #[test]
    fn four_at_once_then_silence_then_heard_again() {
        use Heard::{Read, ReadAgain, Silent, TooMuch};
        let told = at(120); // 5 + 60 seconds, and on to the whole minute
        assert_eq!(
            heard(FOUR, &[5, 5, 5, 5, 5, 6, 119, 120, 121]),
            [Read, Read, Read, Read, TooMuch(told), Silent, Silent, ReadAgain(3), Read]
        );
    }

    #[test]
    fn who_goes_on_after_the_silence_is_told_again_and_nothing_is_forgotten() {
        use Heard::{Read, TooMuch};
        let two = Allowance { per_minute: 1, at_once: 1 };
        assert_eq!(heard(two, &[0, 1, 120]), [Read, TooMuch(at(120)), Heard::ReadAgain(1)]);
        let (pace, _) =
            Pace { whole_at: at(180), silence: Some(Silence { until: at(120), unread: 7 }) }.and_one(two, at(121));
        assert_eq!(pace.silence, Some(Silence { until: at(240), unread: 8 }));
    }

    #[test]
    fn nobody_waits_for_a_clock_that_was_set_back() {
        let hours = 6 * 3600;
        assert_eq!(heard(FOUR, &[hours, hours, hours, 5, 5]), [Heard::Read; 5]);
        let silent = [hours, hours, hours, hours, hours, 5];
        assert_eq!(heard(FOUR, &silent)[4..], [Heard::TooMuch(at(hours + 60)), Heard::ReadAgain(1)]);
        let apart = [70, 70, 70, 70, 11, 11];
        assert_eq!(heard(FOUR, &apart)[4..], [Heard::TooMuch(at(120)), Heard::Silent], "two machines");
    }

    proptest! {
        #[test]
        fn who_keeps_to_it_is_always_read(per_minute in 1u16..=60, at_once in 1u16..=60, messages in 1usize..200) {
            let allowance = Allowance { per_minute, at_once };
            let mut pace = Pace::new(at(0));
            for n in 0..messages {
                let (next, heard) = pace.and_one(allowance, at(0) + allowance.one() * i32::try_from(n).unwrap());
                prop_assert_eq!(heard, Heard::Read);
                pace = next;
            }
        }

        #[test]
        fn no_more_is_read_than_is_allowed(per_minute in 1u16..=60, at_once in 1u16..=60, mut times in prop::collection::vec(0i64..600, 1..400)) {
            let allowance = Allowance { per_minute, at_once };
            times.sort_unstable();
            let all = heard(allowance, &times);
            let read = all.iter().filter(|heard| matches!(heard, Heard::Read | Heard::ReadAgain(_))).count();
            let minutes = usize::try_from(times[times.len() - 1] / 60 + 1).unwrap();
            prop_assert!(read <= usize::from(at_once) + minutes * usize::from(per_minute));
            // One word a minute at most, and each message is read, told of, or counted.
            let told = all.iter().filter(|heard| matches!(heard, Heard::TooMuch(_))).count();
            prop_assert!(told <= minutes);
        }
    }
}
