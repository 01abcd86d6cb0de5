//! The card of a desa: how many of its people came in a month, how many had to come back, and for what. It is passed on to the
//! village, where people know each other: nothing is said that one or two people would be recognised by.

use super::{DesaFigures, Laporan, Missing};
use crate::domain::desa::DesaKode;

/// Fewer from a desa than these have no card.
pub const FEWEST: u32 = 5;

/// Fewer people than these are not counted on a card.
pub const FEWEST_SAID: u32 = 3;

/// So many commonest kekurangan stand on a card.
const COMMONEST: usize = 3;

/// What a card says of how many had to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// Nobody.
    Nobody,
    /// Fewer than [`FEWEST_SAID`].
    Few,
    /// So many.
    Many(u32),
}

/// The card of a desa.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kartu {
    /// How many came.
    pub received: u32,
    /// How many of them had to come back.
    pub back: Back,
    /// The commonest kekurangan, of at least [`FEWEST_SAID`] people each.
    pub missing: Vec<Missing>,
}

impl Laporan {
    /// The card of a desa; `None`: too few came from there.
    #[must_use]
    pub fn kartu(&self, desa: &DesaKode) -> Option<Kartu> {
        self.desa.iter().find(|one| one.desa.as_ref() == Some(desa)).and_then(DesaFigures::kartu)
    }

    /// The desa that have a card, the one from which most came first.
    pub fn with_kartu(&self) -> impl Iterator<Item = &DesaKode> {
        self.desa.iter().filter(|one| one.received >= FEWEST).filter_map(|one| one.desa.as_ref())
    }
}

impl DesaFigures {
    fn kartu(&self) -> Option<Kartu> {
        let back = match self.returned {
            0 => Back::Nobody,
            n if n < FEWEST_SAID => Back::Few,
            n => Back::Many(n),
        };
        let said = self.missing.iter().filter(|one| one.people >= FEWEST_SAID).take(COMMONEST);
        (self.received >= FEWEST).then(|| Kartu { received: self.received, back, missing: said.cloned().collect() })
    }
}
