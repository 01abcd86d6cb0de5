//! What is kept of a person.

use crate::domain::codes::codes;

codes! {
    /// A button about what is kept.
    pub enum DataTap {
        /// Send a copy.
        Copy = "salinan",
        /// Ask whether to delete what can go.
        Erase = "hapus",
        /// Delete it.
        Yes = "ya",
        /// Do not.
        No = "tidak",
        /// A changed privacy notice is read.
        Read = "dibaca",
    }
}
