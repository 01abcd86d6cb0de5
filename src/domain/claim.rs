//! The claim on a receipt: who holds the paper and knows a fact of the file may bind a chat to the permohonan.
//!
//! The fact is the end of the number of the KK. It does not stand on the receipt, every family has it at home, and its
//! last eight digits cannot be tried out: they hold month and year of the KK and a number within that day, so that four
//! digits alone would mostly be 0001 to 0009.

use chrono::{DateTime, TimeDelta, Utc};

use super::kk::NomorKk;
use super::pemohon::{Hubungan, Pihak};

/// How many of the last digits of the number of the KK are asked for.
pub const DIGITS: usize = 8;

/// How long a claim can be used.
pub const VALID: TimeDelta = TimeDelta::days(90);

/// Wrong answers of one chat before it has to pause.
pub const TRIES: u32 = 3;

/// How long it has to pause.
pub const PAUSE: TimeDelta = TimeDelta::hours(1);

/// Wrong answers of all chats together, after which the claim is good for nothing.
pub const TRIES_IN_ALL: u32 = 9;

/// Chats of one permohonan: a family.
pub const MAX_PIHAK: usize = 3;

/// A chat that is bound later, with the agreement of its person to the privacy notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The chat, and in what capacity.
    pub pihak: Pihak,
    /// The version of the notice that was agreed to.
    pub consent_version: String,
    /// When.
    pub consent_at: DateTime<Utc>,
    /// Of a perangkat desa: when they said that the pemohon has agreed to it.
    pub pemohon_agreed_at: Option<DateTime<Utc>>,
}

impl Bound {
    /// Whether a perangkat desa has yet to say that the pemohon agreed.
    #[must_use]
    pub fn lacks_agreement(&self) -> bool {
        self.pihak.hubungan == Some(Hubungan::PerangkatDesa) && self.pemohon_agreed_at.is_none()
    }
}

/// What a typed answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// The fact.
    Right,
    /// Another number.
    Wrong,
    /// No number of this length: nothing was guessed.
    NoAnswer,
}

/// Holds a typed answer against the file. The whole number is an answer, too.
#[must_use]
pub fn answered(kk: &NomorKk, typed: &str) -> Answered {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        16 if digits == kk.as_str() => Answered::Right,
        DIGITS if kk.as_str().ends_with(&digits) => Answered::Right,
        16 | DIGITS => Answered::Wrong,
        _ => Answered::NoAnswer,
    }
}

/// The wrong answers of one chat to one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many since it paused last.
    pub wrong: u32,
    /// When the last one was.
    pub last_at: DateTime<Utc>,
}

impl Tries {
    /// Until when the chat has to pause; `None`: it may try.
    #[must_use]
    pub fn pause(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let until = self.last_at + PAUSE;
        (self.wrong >= TRIES && now < until).then_some(until)
    }

    /// With one more wrong answer; after a pause it is counted anew.
    #[must_use]
    pub fn and_wrong(before: Option<Self>, now: DateTime<Utc>) -> Self {
        let wrong = before.filter(|tries| tries.wrong < TRIES).map_or(0, |tries| tries.wrong);
        Self { wrong: wrong + 1, last_at: now }
    }

    /// How many are left before the pause.
    #[must_use]
    pub fn left(&self) -> u32 {
        TRIES.saturating_sub(self.wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kk() -> NomorKk {
        NomorKk::from_stored("3516130101159901").unwrap_or_else(|error| panic!("{error}"))
    }

    #[rstest::rstest]
    #[case("01159901", Answered::Right)]
    #[case("0115 9901", Answered::Right)]
    #[case("nomornya 01-15-99-01 bu", Answered::Right)]
    #[case("3516 1301 0115 9901", Answered::Right)]
    #[case("01159902", Answered::Wrong)]
    #[case("3516130101159902", Answered::Wrong)]
    #[case("35161301", Answered::Wrong)]
    #[case("9901", Answered::NoAnswer)]
    #[case("tidak tahu", Answered::NoAnswer)]
    #[case("٠١١٥٩٩٠١", Answered::NoAnswer)]
    fn an_answer(#[case] typed: &str, #[case] is: Answered) {
        assert_eq!(answered(&kk(), typed), is);
    }

    #[test]
    fn three_wrong_answers_then_an_hour() {
        let at = |minute: i64| DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        let one = Tries::and_wrong(None, at(0));
        let two = Tries::and_wrong(Some(one), at(1));
        assert_eq!((one.left(), two.left(), two.pause(at(1))), (2, 1, None));
        let three = Tries::and_wrong(Some(two), at(2));
        assert_eq!((three.left(), three.pause(at(2)), three.pause(at(61))), (0, Some(at(62)), Some(at(62))));
        assert_eq!(three.pause(at(62)), None);
        assert_eq!(Tries::and_wrong(Some(three), at(62)).left(), 2, "counted anew");
    }
}
