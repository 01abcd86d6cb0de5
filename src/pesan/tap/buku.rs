//! The book on paper.

use serde::{Deserialize, Serialize};

use crate::domain::buku::{Cetakan, Periode};

/// Something with the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BukuTap {
    /// Of which days?
    Ask,
    /// Of these: asks as what.
    Periode(Periode),
    /// Of these, with all numbers in full: asks once more.
    Lengkap(Periode),
    /// Make it.
    Make(Cetakan),
}
