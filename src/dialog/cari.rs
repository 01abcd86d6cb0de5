//! The last search, so that its pages can be turned.

use serde::{Deserialize, Serialize};

/// What was looked for last. Sealed with the conversation; never shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastSearch {
    /// The number under which it was recorded first: the buttons of its pages name it.
    pub id: i64,
    /// As it was typed.
    pub text: String,
}

impl std::fmt::Debug for LastSearch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LastSearch({})", self.id)
    }
}
