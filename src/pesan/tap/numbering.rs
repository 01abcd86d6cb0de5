//! The numbers of the register.

use serde::{Deserialize, Serialize};

/// Something with the numbers of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberingTap {
    /// How it stands.
    Open,
    /// How many for paper?
    AskCount,
    /// So many: asks once more.
    Count(u16),
    /// Which number is the next?
    AskNext,
    /// Pass over these, as they stand above the button.
    Yes {
        /// The first number.
        first: u32,
        /// The last one.
        last: u32,
    },
    /// Leave it.
    No,
    /// The pages of the numbers for paper that begin with this one, again.
    Pages {
        /// The year.
        tahun: i32,
        /// The first number.
        first: u32,
    },
}
