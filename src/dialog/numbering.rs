//! Numbers of the register that are passed over: what is asked, and what was answered before the last question.

use serde::{Deserialize, Serialize};

use crate::domain::register::block::{Block, PassOver, Void};

/// The open question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbering {
    /// How many for paper?
    Count,
    /// How many for paper, of the year that comes?
    CountAhead,
    /// How many for paper, of the year before?
    CountBehind,
    /// Which number is the next?
    Next,
    /// Shall it be done?
    Confirm {
        /// What was asked for.
        asked: PassOver,
        /// What that would be, as it was shown.
        block: Block,
    },
    /// Under which numbers for paper is nothing going to come?
    VoidWhich,
    /// Why not under these?
    VoidWhy(Void),
}
