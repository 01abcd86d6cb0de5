//! Rows beside a permohonan, by columns as `unnest` takes them, sealed.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{file_place, json, note_place, note_row};
use crate::domain::berkas::{Answer, Finding, Piece};
use crate::domain::kode::Kode;
use crate::store::error::StoreError;
use crate::store::riwayat::{answer_code, micros};
use crate::store::sealing::Vault;

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
            Answer::File(file) => (Some(vault.seal(file_place(&id.to_string()), &json(file, kode)?)?), None),
            Answer::Promised => (None, None),
            Answer::Original(petugas) => (None, Some(petugas.0)),
        };
        self.id.push(id);
        self.syarat.push(piece.syarat.0.clone());
        self.cycle.push(piece.cycle.into());
        self.answer.push(answer_code(&piece.answer).to_owned());
        self.file.push(file);
        self.petugas.push(petugas);
        self.at.push(micros(piece.at));
        Ok(())
    }
}

/// Rows of `kekurangan`, all of one return.
#[derive(Default)]
pub(super) struct KekuranganColumns {
    pub(super) syarat: Vec<String>,
    pub(super) alasan: Vec<String>,
    pub(super) note: Vec<Option<Vec<u8>>>,
}

impl KekuranganColumns {
    pub(super) fn seal(findings: &[Finding], (kode, cycle): (Kode, u16), vault: &Vault) -> Result<Self, StoreError> {
        let mut columns = Self::default();
        for finding in findings {
            let row = note_row(kode, cycle, &finding.syarat.0);
            let seal = |note: &String| vault.seal(note_place(&row), note.as_bytes());
            columns.note.push(finding.note.as_ref().map(seal).transpose()?);
            columns.syarat.push(finding.syarat.0.clone());
            columns.alasan.push(finding.alasan.code().to_owned());
        }
        Ok(columns)
    }
}
