//! Work lists and their filters.

use serde::{Deserialize, Serialize};

use crate::domain::antrean::{Antrean, Saringan};
use crate::pesan::outgoing::PermohonanId;

/// A page of a work list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AntreanView {
    /// Which list.
    pub antrean: Antrean,
    /// What of it.
    pub saringan: Saringan,
    /// After this one; `None`: from the first.
    #[serde(default)]
    pub after: Option<After>,
}

/// Where a page of a work list begins. It names the last card that was shown and not a number of cards: whatever was worked
/// off meanwhile, nothing that waits is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    /// Whether that card stood among what somebody else has taken.
    pub elsewhere: bool,
    /// The permohonan.
    pub id: PermohonanId,
}

/// By what a work list is narrowed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaringBy {
    /// The first question.
    Any,
    /// By desa.
    Desa,
    /// By kind.
    Jenis,
}
