//! The numbers of the register.

use serde::{Deserialize, Serialize};

use crate::domain::register::block::{Void, VoidReason};

/// Something with the numbers of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberingTap {
    /// How it stands.
    Open,
    /// How many for paper?
    AskCount,
    /// So many: asks once more.
    Count(u16),
    /// How many for paper, of the year that comes?
    AskCountAhead,
    /// So many of that year: asks once more.
    CountAhead(u16),
    /// So many of the year before, in January: asks how many.
    AskCountBehind,
    /// So many of it.
    CountBehind(u16),
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
    /// Under which numbers for paper is nothing going to come?
    AskVoid,
    /// Under these: asks why.
    Void(Void),
    /// For this reason, as it stands above the button.
    VoidFor(Void, VoidReason),
}
