//! What can go wrong in a use case: always ours, never the person's. It rolls the update back.

use crate::store::StoreError;

/// A fault.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The register.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An update that this version cannot read.
    #[error("unreadable update")]
    Unreadable,
    /// The state of a conversation cannot be written.
    #[error("unwritable state")]
    Unwritable,
    /// The operating system gave no randomness.
    #[error("no randomness")]
    Randomness,
}

impl Fault {
    /// The kind, for logs and the inbox. Never content.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Store(error) => error.kind(),
            Self::Unreadable => "unreadable",
            Self::Unwritable => "unwritable",
            Self::Randomness => "randomness",
        }
    }
}
