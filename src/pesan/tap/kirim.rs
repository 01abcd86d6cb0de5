//! The hand-over to Dispendukcapil. What is chosen lives in the conversation: hundreds do not fit into a button.

use serde::{Deserialize, Serialize};

use crate::domain::pengiriman::{AlasanKembali, PengirimanId};
use crate::domain::petugas::PetugasId;

/// Something with a pengiriman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KirimTap {
    /// Choose anew from all that can be sent.
    List,
    /// This page of the choice.
    Page(u16),
    /// Take the one of this number in, or out.
    Toggle(u16),
    /// Take a whole page in, or out.
    All(u16, bool),
    /// To whom?
    Next,
    /// What was chosen goes to this officer; the number stands for the choice that the question was about.
    To(PetugasId, u32),
    /// What stands with this officer, who is none any more, goes to another one: to whom?
    Alih(PetugasId),
    /// From the one to the other.
    AlihTo(PetugasId, PetugasId),
    /// The archives once more.
    Again(PengirimanId),
    /// The officer: is all of it there?
    Ask(PengirimanId),
    /// What is not, from this number on.
    Except(PengirimanId, u16),
    /// Why not this one?
    One(PengirimanId, u16),
    /// For this reason.
    Why(PengirimanId, u16, AlasanKembali),
    /// It is there after all.
    Clear(PengirimanId, u16),
    /// The last question.
    Answer(PengirimanId),
    /// Record the answer; the number stands for the marks that the question was about.
    Yes(PengirimanId, u32),
}
