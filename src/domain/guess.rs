//! Kode, links and answers that do not fit. A kode opens nothing, and tokens cannot be guessed; but who tries does so for a
//! reason, so it is counted, slowed down, and told to those who look after the office.

use chrono::TimeDelta;

use super::codes::codes;

codes! {
    /// Where something did not fit.
    pub enum Door {
        /// A kode: none, or not this person's.
        Kode = "kode",
        /// The token of an invitation.
        Undangan = "undangan",
        /// The token of a receipt.
        Tautan = "tautan",
        /// A fact of a file: what is asked for by the link of a receipt, or a number that somebody else than the pemohon puts
        /// right.
        Jawaban = "jawaban",
    }
}

/// For how long they count.
pub const WINDOW: TimeDelta = TimeDelta::hours(1);

/// At most so often somebody is told of it.
pub const TOLD_EVERY: TimeDelta = TimeDelta::hours(24);

/// How many are borne within [`WINDOW`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guesses {
    /// Of one chat; then it has to wait.
    pub of_one: u16,
    /// Of all chats together; then it is told, too.
    pub of_all: u16,
}

/// What did not fit lately, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tried {
    /// How many.
    pub all: u32,
    /// Of how many chats.
    pub chats: u32,
    /// The most of one chat.
    pub most: u32,
}

impl Tried {
    /// Whether it has to be told.
    #[must_use]
    pub fn is_too_much(self, borne: Guesses) -> bool {
        self.most >= u32::from(borne.of_one) || self.all >= u32::from(borne.of_all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(9, 9, false)]
    #[case(10, 10, true)]
    #[case(49, 5, false)]
    #[case(50, 5, true)]
    fn one_who_tries_often_or_many_who_try_a_little(#[case] all: u32, #[case] most: u32, #[case] told: bool) {
        assert_eq!(Tried { all, chats: 1, most }.is_too_much(Guesses { of_one: 10, of_all: 50 }), told);
    }
}
