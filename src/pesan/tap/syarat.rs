//! What pressing a button means where the admin changes the lists of syarat.

use serde::{Deserialize, Serialize};

use crate::domain::berkas::{Demand, SyaratKode};
use crate::domain::pemohon::Jenis;

/// Something to do with the lists of syarat. Nothing of it is in use before it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SyaratTap {
    /// The kinds of service.
    Open,
    /// The list of one kind.
    Kind(Jenis),
    /// Begin to add one to this kind.
    New(Jenis),
    /// How strongly the new one is asked for.
    NewAs(Demand),
    /// One syarat.
    One(Jenis, SyaratKode),
    /// Begin to call it something else.
    Rename(Jenis, SyaratKode),
    /// How strongly it is asked for.
    Ask(Jenis, SyaratKode, Demand),
    /// Ask for it no more.
    Remove(Jenis, SyaratKode),
    /// Ask for it earlier, or later.
    Move(Jenis, SyaratKode, bool),
    /// Offer the kind, or no more.
    Switch(Jenis, bool),
    /// Look at what people are going to be asked.
    Preview,
    /// Begin to say why.
    Reason,
    /// Put it in use as this version.
    Publish(i32),
    /// Ask whether to drop all that is marked.
    Drop,
    /// Drop it.
    DropYes,
    /// The versions so far, after so many.
    History(u16),
}
