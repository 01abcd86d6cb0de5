//! Work lists and their filters.

use serde::{Deserialize, Serialize};

use crate::domain::antrean::{Antrean, Saringan};

/// A page of a work list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AntreanView {
    /// Which list.
    pub antrean: Antrean,
    /// What of it.
    pub saringan: Saringan,
    /// After so many.
    pub offset: u16,
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
