//! Holds.

use serde::{Deserialize, Serialize};

use crate::domain::kode::Kode;
use crate::domain::tunda::{AlasanTunda, TundaId};

/// Something with a hold; of one permohonan where a kode is named, else of all that the petugas speaks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TundaTap {
    /// Show those that last.
    List,
    /// Declare one: asks why.
    Ask(Option<Kode>),
    /// For this reason: asks once more.
    Why(Option<Kode>, AlasanTunda),
    /// Declare it.
    Yes(Option<Kode>),
    /// Lift it: asks once more.
    Lift(TundaId),
    /// Lift it.
    LiftYes(TundaId),
}
