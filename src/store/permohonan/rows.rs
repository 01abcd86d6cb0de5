//! Rows beside a permohonan, by columns as `unnest` takes them, sealed.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{file_place, json, note_place, note_row};
use crate::domain::berkas::{Answer, Finding, Piece};
use crate::domain::kode::Kode;
use crate::store::error::StoreError;
use crate::store::riwayat::{answer_code, micros};
use crate::store::sealing::Vault;
use crate::store::written::{BerkasFact, KekuranganFact};

/// Rows of `berkas`.
#[derive(Default)]
pub(super) struct BerkasColumns {
    pub(super) id: Vec<Uuid>,
    pub(super) syarat: Vec<String>,
    pub(super) cycle: Vec<i32>,
    pub(super) answer: Vec<String>,
    pub(super) file: Vec<Option<Vec<u8>>>,
    pub(super) petugas: Vec<Option<i64>>,
    pub(super) at: Vec<DateTime<Utc>>,
    /// The same, as the digest of their event covers them.
    pub(super) facts: Vec<BerkasFact>,
}

impl BerkasColumns {
    pub(super) fn seal(pieces: &[Piece], kode: Kode, vault: &Vault) -> Result<Self, StoreError> {
        let mut columns = Self::default();
        for piece in pieces {
            columns.push(piece, kode, vault)?;
        }
        Ok(columns)
    }

    fn push(&mut self, piece: &Piece, kode: Kode, vault: &Vault) -> Result<(), StoreError> {
        let id = Uuid::new_v4();
        let (file, petugas) = match &piece.answer {
            Answer::File(file) => (Some(json(file, kode)?), piece.by),
            Answer::Promised => (None, piece.by),
            Answer::Original(petugas) => (None, Some(*petugas)),
        };
        let fact = BerkasFact {
            id: id.to_string(),
            syarat: piece.syarat.0.clone(),
            cycle: piece.cycle.into(),
            answer: answer_code(&piece.answer).to_owned(),
            file,
            petugas: petugas.map(|petugas| petugas.0),
            at: micros(piece.at),
            replaces: None,
        };
        self.id.push(id);
        self.syarat.push(fact.syarat.clone());
        self.cycle.push(fact.cycle);
        self.answer.push(fact.answer.clone());
        self.file.push(fact.file.as_ref().map(|file| vault.seal(file_place(&fact.id), file)).transpose()?);
        self.petugas.push(fact.petugas);
        self.at.push(fact.at);
        self.facts.push(fact);
        Ok(())
    }
}

/// Rows of `kekurangan`, all of one return.
#[derive(Default)]
pub(super) struct KekuranganColumns {
    pub(super) syarat: Vec<String>,
    pub(super) alasan: Vec<String>,
    pub(super) note: Vec<Option<Vec<u8>>>,
    /// The same, as the digest of their event covers them.
    pub(super) facts: Vec<KekuranganFact>,
}

impl KekuranganColumns {
    pub(super) fn seal(findings: &[Finding], (kode, cycle): (Kode, u16), vault: &Vault) -> Result<Self, StoreError> {
        let mut columns = Self::default();
        for (ordinal, finding) in (1..).zip(findings) {
            let row = note_row(kode, cycle, &finding.syarat.0);
            let seal = |note: &String| vault.seal(note_place(&row), note.as_bytes());
            columns.note.push(finding.note.as_ref().map(seal).transpose()?);
            columns.syarat.push(finding.syarat.0.clone());
            columns.alasan.push(finding.alasan.code().to_owned());
            columns.facts.push(KekuranganFact {
                ordinal,
                cycle: cycle.into(),
                syarat: finding.syarat.0.clone(),
                alasan: finding.alasan.code().to_owned(),
                note: finding.note.as_ref().map(|note| note.clone().into_bytes()),
            });
        }
        Ok(columns)
    }
}
