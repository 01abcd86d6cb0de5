//! A hold: what was sent waits for an outside cause, such as blank cards. A statement that lasts, from its declaration to
//! its lifting; never a tahap of this office.

use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::permohonan::{Permohonan, PernyataanKind, TahapKind};
use super::petugas::{Peran, PetugasId, Stamp};

codes! {
    /// Why what was sent waits.
    pub enum AlasanTunda {
        /// There are no blank cards.
        BlangkoHabis = "blangko_habis",
        /// A system or the network of Dispendukcapil is down.
        GangguanSistem = "gangguan_sistem",
        /// In own words.
        Lainnya = "lainnya",
    }
}

codes! {
    /// What a hold covers.
    pub enum Scope {
        /// One permohonan.
        One = "one",
        /// All that was sent to the officer who declared it.
        Recipient = "recipient",
        /// All that was sent.
        All = "all",
    }
}

/// Key of a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TundaId(pub i64);

/// Why, with own words where the reason is *lainnya*. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The code.
    pub kode: AlasanTunda,
    /// Own words.
    pub text: Option<String>,
}

impl std::fmt::Debug for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Why({})", self.kode)
    }
}

/// A hold as it stands in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tunda {
    /// Key.
    pub id: TundaId,
    /// What it covers.
    pub scope: Scope,
    /// Why.
    pub why: Why,
    /// Who declared it, and when it began.
    pub declared: Stamp,
    /// Who lifted it, and when it ended.
    pub lifted: Option<Stamp>,
}

impl Tunda {
    /// Whether it lasts still.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.lifted.is_none()
    }
}

/// What a petugas declares for when no kode is named; `None`: they declare nothing.
#[must_use]
pub fn widest(peran: Peran) -> Option<Scope> {
    match peran {
        Peran::Kasi => Some(Scope::All),
        Peran::Dispendukcapil => Some(Scope::Recipient),
        Peran::Staf | Peran::Admin => None,
    }
}

/// Whether it is with Dispendukcapil and, as far as is known, not printed yet: the only time in which a hold says something
/// about it.
#[must_use]
pub fn can_wait(p: &Permohonan) -> bool {
    p.tahap.kind() == TahapKind::Dikirim && !p.stated().is_some_and(|stated| ends_waiting(stated.kind))
}

/// Whether a permohonan of which this was stated waits for no hold any more.
#[must_use]
pub fn ends_waiting(kind: PernyataanKind) -> bool {
    match kind {
        PernyataanKind::Diterima | PernyataanKind::MenungguBlangko | PernyataanKind::TetapDiproses => false,
        PernyataanKind::Dicetak | PernyataanKind::Diserahkan | PernyataanKind::Ditolak => true,
    }
}

/// The hold, if one, that a permohonan waits for: the oldest of those that last.
#[must_use]
pub fn hold_on<'a>(p: &Permohonan, met: &'a [Tunda]) -> Option<&'a Tunda> {
    if can_wait(p) { met.iter().find(|tunda| tunda.is_active()) } else { None }
}

/// Whether this petugas may declare or lift a hold on a permohonan: the Kasi, and the officer to whom it was sent.
#[must_use]
pub fn may_hold(peran: Peran, petugas: PetugasId, p: &Permohonan) -> bool {
    match peran {
        Peran::Kasi => true,
        Peran::Dispendukcapil => p.recipient() == Some(petugas),
        Peran::Staf | Peran::Admin => false,
    }
}
