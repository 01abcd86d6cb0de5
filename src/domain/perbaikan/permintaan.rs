//! A request to put something right, and how it ends: answered by staf, or taken back by who asked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ANSWERED_WITHIN, Nilai};
use crate::domain::codes::codes;
use crate::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};

codes! {
    /// Why staf do not put it right.
    pub enum AlasanTolak {
        /// The berkas says what stands there.
        SesuaiBerkas = "sesuai_berkas",
        /// No document that was brought shows what it should be.
        BuktiKurang = "bukti_kurang",
        /// The KK says it too: Dispendukcapil has to put that right first.
        Dispendukcapil = "dispendukcapil",
        /// Anything else, with a text.
        Lainnya = "lainnya",
    }
}

/// Why not, with words where the code does not say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tolak {
    /// The code.
    pub kode: AlasanTolak,
    /// Own words; required for [`AlasanTolak::Lainnya`].
    pub text: Option<String>,
}

impl std::fmt::Debug for Tolak {
    /// Free text may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tolak({})", self.kode)
    }
}

codes! {
    /// How a request was answered.
    pub enum Hasil {
        /// What was asked for is written.
        Diperbaiki = "diperbaiki",
        /// It is not, with a reason.
        Ditolak = "ditolak",
        /// Who asked has taken it back.
        Ditarik = "ditarik",
    }
}

/// How a request has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Akhir {
    /// What was asked for is written.
    Diperbaiki(PetugasId),
    /// It is not, and why.
    Ditolak(PetugasId, Tolak),
    /// Who asked has taken it back.
    Ditarik,
}

/// The end of a request: the answer of staf, or that it was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jawaban {
    /// When.
    pub at: DateTime<Utc>,
    /// How.
    pub akhir: Akhir,
}

impl Jawaban {
    /// How it has ended, as a code.
    #[must_use]
    pub fn hasil(&self) -> Hasil {
        match self.akhir {
            Akhir::Diperbaiki(_) => Hasil::Diperbaiki,
            Akhir::Ditolak(..) => Hasil::Ditolak,
            Akhir::Ditarik => Hasil::Ditarik,
        }
    }

    /// Who of staf answered; `None`: it was taken back.
    #[must_use]
    pub fn by(&self) -> Option<PetugasId> {
        match self.akhir {
            Akhir::Diperbaiki(by) | Akhir::Ditolak(by, _) => Some(by),
            Akhir::Ditarik => None,
        }
    }

    /// Why it is not put right.
    #[must_use]
    pub fn tolak(&self) -> Option<&Tolak> {
        if let Akhir::Ditolak(_, tolak) = &self.akhir { Some(tolak) } else { None }
    }
}

/// A request to put something right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perbaikan {
    /// Its number within the permohonan, from 1.
    pub nomor: u16,
    /// What it should be.
    pub nilai: Nilai,
    /// Who asks.
    pub chat: ChatId,
    /// When.
    pub at: DateTime<Utc>,
    /// How it has ended.
    pub jawaban: Option<Jawaban>,
}

impl Perbaikan {
    /// Until when it has to be answered.
    #[must_use]
    pub fn due(&self) -> DateTime<Utc> {
        self.at + ANSWERED_WITHIN
    }

    /// Who ended it, and when.
    #[must_use]
    pub fn ended(&self) -> Option<Stamp> {
        let jawaban = self.jawaban.as_ref()?;
        let by = jawaban.by().map_or(Actor::Warga(self.chat), |by| Actor::Petugas(by, Peran::Staf));
        Some(Stamp { by, at: jawaban.at })
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.jawaban.is_none()
    }
}
