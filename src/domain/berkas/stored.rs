//! Photos and PDFs as they are kept.

use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;

codes! {
    /// What a kept file is. Pictures of every kind are written anew as one kind.
    pub enum Media {
        /// A picture.
        Jpeg = "jpeg",
        /// A PDF.
        Pdf = "pdf",
    }
}

/// Key of a row in `berkas`, as text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BerkasId(pub String);
