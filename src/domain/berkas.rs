//! Syarat, the berkas that answer them (`piece`) and are kept (`stored`), and kekurangan (SOP steps 1 and 2).

mod piece;
mod stored;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use self::piece::{Answer, FileKind, FileRef, Gone, Piece, Withdrawn};
pub use self::stored::{BerkasId, Media};
use super::codes::codes;
use super::foto::{Flaw, Remark};
use super::petugas::PetugasId;

/// The code of a syarat. Which ones exist is data of the office (`kantor.toml`), not of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SyaratKode(pub String);

/// The letter of the desa: the one syarat that the program knows. Its number and date are entered in SOP step 3.
pub const PENGANTAR: &str = "pengantar";

impl std::fmt::Display for SyaratKode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

codes! {
    /// How strongly a syarat is asked for. The office decides; the SOP's pengantar is the case in point.
    pub enum Demand {
        /// Nothing goes on without it.
        Wajib = "wajib",
        /// Asked for, but the permohonan can be received without it.
        Dianjurkan = "dianjurkan",
    }
}

/// One requirement of a kind of service, as it stood when the permohonan was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Syarat {
    /// Stable code, unique within the permohonan.
    pub kode: SyaratKode,
    /// What people call it, from the office profile.
    pub nama: String,
    /// Whether the permohonan can be received without it.
    pub demand: Demand,
}

codes! {
    /// Why the Kasi does not accept a berkas. Coded, so that villages can be told what is commonly missing.
    pub enum AlasanKurang {
        /// It is not there.
        TidakAda = "tidak_ada",
        /// It cannot be read.
        TidakTerbaca = "tidak_terbaca",
        /// It does not agree with the data.
        TidakSesuai = "tidak_sesuai",
        /// It has expired.
        Kedaluwarsa = "kedaluwarsa",
        /// Anything else, with a text.
        Lainnya = "lainnya",
    }
}

/// What the Kasi names when a permohonan goes back: one syarat with its reason.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The syarat that is not in order.
    pub syarat: SyaratKode,
    /// Why.
    pub alasan: AlasanKurang,
    /// The Kasi's own words; required for [`AlasanKurang::Lainnya`].
    pub note: Option<String>,
}

/// A finding of a certain return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kekurangan {
    /// The return in which it was named, counted from 1.
    pub cycle: u16,
    /// What was found.
    pub finding: Finding,
}

/// All syarat of a permohonan, with what answers them and what was found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// What is asked for.
    pub syarat: Vec<Syarat>,
    /// What was given and not taken back, oldest first.
    pub pieces: Vec<Piece>,
    /// Ticks that were taken back, oldest first.
    pub withdrawn: Vec<Withdrawn>,
    /// What was found, oldest first.
    pub kekurangan: Vec<Kekurangan>,
    /// What was seen on files when they came, oldest first. Advice only: nothing is decided by it.
    pub remarks: Vec<Remark>,
}

impl Checklist {
    /// How many times the Kasi has returned the permohonan.
    #[must_use]
    pub fn cycle(&self) -> u16 {
        self.kekurangan.iter().map(|k| k.cycle).max().unwrap_or(0)
    }

    /// The syarat of a code.
    #[must_use]
    pub fn syarat(&self, kode: &SyaratKode) -> Option<&Syarat> {
        self.syarat.iter().find(|s| s.kode == *kode)
    }

    /// The pieces that count for a syarat: those given since it was last found wrong, not replaced, and not destroyed before
    /// they were looked at.
    pub fn current<'a>(&'a self, kode: &'a SyaratKode) -> impl Iterator<Item = &'a Piece> {
        let since = self.last_finding(kode).map_or(0, |k| k.cycle);
        self.pieces.iter().filter(move |p| p.syarat == *kode && p.cycle >= since && !p.replaced && !p.is_lost())
    }

    /// How many photos and PDFs are kept, those that count no more among them.
    #[must_use]
    pub fn kept_files(&self) -> usize {
        let kept = |piece: &&Piece| matches!(piece.answer, Answer::File(_)) && piece.gone.is_none();
        self.pieces.iter().filter(kept).count()
    }

    /// Whether a file is one of those that count for a syarat.
    #[must_use]
    pub fn counts(&self, kode: &SyaratKode, unique_id: &str) -> bool {
        self.current(kode).any(|p| p.is_file(unique_id))
    }

    /// A better picture comes in the place of this file, in the round that is under way.
    pub fn replace(&mut self, kode: &SyaratKode, unique_id: &str) {
        let cycle = self.cycle();
        let is_it = |p: &&mut Piece| p.syarat == *kode && p.cycle == cycle && !p.replaced && p.is_file(unique_id);
        if let Some(piece) = self.pieces.iter_mut().rev().find(is_it) {
            piece.replaced = true;
        }
    }

    /// The number of a file among those that count for a syarat, from 1; 0 where it is the only one, or none of them.
    #[must_use]
    pub fn sheet_number(&self, kode: &SyaratKode, unique_id: &str) -> u32 {
        let files = self.current(kode).filter_map(|p| match &p.answer {
            Answer::File(file) => Some(file.unique_id.as_str()),
            Answer::Promised | Answer::Original(_) => None,
        });
        let files: Vec<&str> = files.collect();
        let at = files.iter().position(|id| *id == unique_id).filter(|_| files.len() > 1);
        at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or_default()
    }

    /// The petugas who recorded a file, in place of the pemohon.
    #[must_use]
    pub fn recorded_by(&self, kode: &SyaratKode, unique_id: &str) -> Option<PetugasId> {
        let is_it = |p: &&Piece| p.syarat == *kode && p.is_file(unique_id);
        self.pieces.iter().rev().find(is_it)?.by
    }

    /// In which return a piece was found wrong; `None`: it counts.
    #[must_use]
    pub fn returned_in(&self, piece: &Piece) -> Option<u16> {
        let of_it = self.kekurangan.iter().filter(|k| k.finding.syarat == piece.syarat);
        of_it.map(|k| k.cycle).filter(|cycle| *cycle > piece.cycle).min()
    }

    /// What officers are to see beside a file. That it is a copy counts only as long as the other one does.
    #[must_use]
    pub fn remark(&self, piece: &Piece) -> Option<&Remark> {
        let Answer::File(file) = &piece.answer else { return None };
        let of_it = |r: &&Remark| r.unique_id == file.unique_id && r.syarat == piece.syarat;
        let remark = self.remarks.iter().rev().find(of_it)?;
        let found = remark.found.as_ref();
        let counts = match found.and_then(|f| f.flaw) {
            Some(Flaw::SameAgain) => self.returned_in(piece).is_none(),
            Some(Flaw::SameAsOther | Flaw::SameTwice) => {
                found.and_then(|f| f.copy_of.as_ref()).is_some_and(|one| self.counts(&one.syarat, &one.unique_id))
            }
            Some(
                Flaw::OtherType
                | Flaw::Broken
                | Flaw::Locked
                | Flaw::NoPage
                | Flaw::Heic
                | Flaw::Active
                | Flaw::ManyPages
                | Flaw::Foreign
                | Flaw::Dark
                | Flaw::Empty
                | Flaw::Pale
                | Flaw::Small
                | Flaw::Blurred,
            )
            | None => true,
        };
        counts.then_some(remark)
    }

    /// When a syarat was ticked no more.
    #[must_use]
    pub fn withdrawn(&self, kode: &SyaratKode) -> Option<&Withdrawn> {
        self.withdrawn.iter().rev().find(|w| w.syarat == *kode)
    }

    /// Whether the letter of the desa is asked for and there, so that its number and date can be entered.
    #[must_use]
    pub fn has_letter(&self) -> bool {
        let letter = SyaratKode(PENGANTAR.to_owned());
        self.syarat(&letter).is_some() && self.is_held(&letter)
    }

    /// The latest finding about a syarat, answered or not.
    #[must_use]
    pub fn last_finding(&self, kode: &SyaratKode) -> Option<&Kekurangan> {
        self.kekurangan.iter().rev().find(|k| k.finding.syarat == *kode)
    }

    /// Whether a photo, PDF or the original itself is there: what the SOP means by *berkas*.
    #[must_use]
    pub fn is_held(&self, kode: &SyaratKode) -> bool {
        self.current(kode).any(|p| match p.answer {
            Answer::File(_) | Answer::Original(_) => true,
            Answer::Promised => false,
        })
    }

    /// When the last file of a syarat was destroyed before it was looked at, where nothing has come in its place.
    #[must_use]
    pub fn lost(&self, kode: &SyaratKode) -> Option<DateTime<Utc>> {
        let since = self.last_finding(kode).map_or(0, |k| k.cycle);
        let lost = self.pieces.iter().filter(|p| p.syarat == *kode && p.cycle >= since && p.is_lost());
        lost.filter_map(|p| p.gone).map(Gone::at).max().filter(|_| !self.is_answered(kode))
    }

    /// Whether the pemohon has answered at all, be it with a promise.
    #[must_use]
    pub fn is_answered(&self, kode: &SyaratKode) -> bool {
        self.current(kode).next().is_some()
    }

    /// Syarat without which staf cannot receive: required or found wrong, and not held.
    #[must_use]
    pub fn not_held(&self) -> Vec<SyaratKode> {
        let needed = |s: &&Syarat| s.demand == Demand::Wajib || self.last_finding(&s.kode).is_some();
        self.syarat.iter().filter(needed).map(|s| &s.kode).filter(|k| !self.is_held(k)).cloned().collect()
    }

    /// Kekurangan of the latest return that the pemohon has not answered yet.
    #[must_use]
    pub fn open_kekurangan(&self) -> Vec<&Kekurangan> {
        let cycle = self.cycle();
        self.kekurangan.iter().filter(|k| k.cycle == cycle && !self.is_answered(&k.finding.syarat)).collect()
    }
}

impl std::fmt::Debug for Finding {
    /// The words may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finding(…)")
    }
}
