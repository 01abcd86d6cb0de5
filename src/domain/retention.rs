//! How long what is kept (UU 27/2022, articles 42 to 44). The office decides; it stands in its profile.

use chrono::TimeDelta;

use super::codes::codes;

/// How long what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The person of a permohonan that was withdrawn or closed.
    pub closed: TimeDelta,
    /// What photos and PDFs hold, of what was sent to Dispendukcapil.
    pub files: TimeDelta,
    /// What could not be worked on or sent, and conversations that an earlier version wrote.
    pub failed: TimeDelta,
}

codes! {
    /// Why a person was forgotten.
    pub enum Rule {
        /// The permohonan was withdrawn or closed, and its time has passed.
        Ended = "berakhir",
        /// Whoever asked for it wanted it.
        Asked = "diminta",
    }
}

codes! {
    /// What else is destroyed when its time has passed.
    pub enum Heap {
        /// Updates that could not be worked on.
        Updates = "pembaruan",
        /// Messages that could not be sent.
        Messages = "pesan",
        /// Conversations that this version cannot read.
        Conversations = "percakapan",
    }
}
