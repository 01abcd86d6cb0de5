//! Who acts: petugas with their peran, and the people a permohonan belongs to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::codes::codes;

codes! {
    /// What a petugas may do. The SOP names staf and kasi; its step 4 names the officer of Dispendukcapil.
    pub enum Peran {
        /// Staf / pengolah data / operator: SOP steps 1, 3 and 4.
        Staf = "staf",
        /// Kepala Seksi Pelayanan: SOP step 2.
        Kasi = "kasi",
        /// The officer of Dispendukcapil who gets the data of SOP step 4.
        Dispendukcapil = "dispendukcapil",
        /// Keeps the list of petugas; takes no step of the SOP.
        Admin = "admin",
    }
}

/// A Telegram chat. In a private chat it is also the id of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChatId(pub i64);

impl ChatId {
    /// Of what names no chat; Telegram gives this number to none.
    pub const NONE: Self = Self(0);
}

/// Key of a petugas in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PetugasId(pub i64);

/// Who gives a command. An active petugas can be made only from a row of `petugas`, at every update anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Actor {
    /// A person in a private chat who is not acting as petugas: pemohon or pelapor.
    Warga(ChatId),
    /// An active petugas.
    Petugas(PetugasId, Peran),
}

impl Actor {
    /// The petugas behind the command, if one is.
    #[must_use]
    pub fn petugas(self) -> Option<PetugasId> {
        match self {
            Self::Petugas(id, _) => Some(id),
            Self::Warga(_) => None,
        }
    }

    /// The peran in which the command is given; `None` for pemohon and pelapor.
    #[must_use]
    pub fn peran(self) -> Option<Peran> {
        match self {
            Self::Petugas(_, peran) => Some(peran),
            Self::Warga(_) => None,
        }
    }
}

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who did it.
    pub by: Actor,
    /// When it was recorded.
    pub at: DateTime<Utc>,
}
