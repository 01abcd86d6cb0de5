//! Which permohonan somebody may know of at all. What is out of sight is answered as what does not exist, and is not even
//! read: neither the words nor the time of an answer tell the one from the other.

use super::permohonan::Permohonan;
use super::petugas::{ChatId, Peran, PetugasId};

/// What somebody may know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The whole register.
    All,
    /// What belongs to this chat.
    OfChat(ChatId),
    /// What was sent to this officer of Dispendukcapil.
    SentTo(PetugasId),
    /// Nothing.
    Nothing,
}

impl Sight {
    /// Of a petugas who acts in this role.
    #[must_use]
    pub fn of(petugas: PetugasId, peran: Peran) -> Self {
        match peran {
            Peran::Staf | Peran::Kasi => Self::All,
            Peran::Dispendukcapil => Self::SentTo(petugas),
            Peran::Admin => Self::Nothing,
        }
    }

    /// Whether this one is in sight.
    #[must_use]
    pub fn holds(self, p: &Permohonan) -> bool {
        match self {
            Self::All => true,
            Self::OfChat(chat) => p.belongs_to(chat),
            Self::SentTo(petugas) => p.recipient() == Some(petugas),
            Self::Nothing => false,
        }
    }
}
