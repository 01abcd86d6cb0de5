//! Work that was begun on several permohonan. None is dropped because another one was opened in between.

use serde::{Deserialize, Serialize};

use crate::domain::kode::Kode;

/// Work on one permohonan.
pub trait OnPermohonan {
    /// The permohonan.
    fn kode(&self) -> Kode;
}

/// Work begun, the one touched last at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Begun<T>(Vec<T>);

impl<T> Default for Begun<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: OnPermohonan + Clone> Begun<T> {
    /// Whether nothing was begun.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one touched last.
    #[must_use]
    pub fn current(&self) -> Option<&T> {
        self.0.last()
    }

    /// All of it.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }

    /// The one on this permohonan.
    #[must_use]
    pub fn of(&self, kode: Kode) -> Option<&T> {
        self.0.iter().find(|one| one.kode() == kode)
    }

    /// Keeps it as the one touched last, in place of what was kept of the same permohonan.
    pub fn put(&mut self, one: T) {
        self.remove(one.kode());
        self.0.push(one);
    }

    /// Ends the one on this permohonan.
    pub fn remove(&mut self, kode: Kode) {
        self.0.retain(|one| one.kode() != kode);
    }
}
