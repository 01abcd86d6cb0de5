//! What a syarat was answered with.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::SyaratKode;
use crate::domain::codes::codes;
use crate::domain::petugas::PetugasId;

codes! {
    /// What kind of picture or document answers a syarat.
    pub enum FileKind {
        /// A photo, compressed by Telegram.
        Foto = "foto",
        /// A file sent as a document: PDF or an uncompressed picture.
        Dokumen = "dokumen",
    }
}

/// A picture or PDF at Telegram.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// How it has to be sent again.
    pub kind: FileKind,
    /// Telegram's `file_id`: good for sending it again with this bot.
    pub file_id: String,
    /// Telegram's `file_unique_id`: the same file has the same one, whoever sends it.
    pub unique_id: String,
}

/// What a syarat was answered with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A photo or PDF.
    File(FileRef),
    /// The pemohon says that the original will be brought to the office: a promise, not yet an answer to the SOP.
    Promised,
    /// Staf ticked that the original was brought on paper.
    Original(PetugasId),
}

/// One answer to one syarat. `cycle` counts the returns so far, so that an answer given before a return does not
/// answer the kekurangan named by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which syarat it answers.
    pub syarat: SyaratKode,
    /// How many times the Kasi had returned the permohonan when it was given.
    pub cycle: u16,
    /// The answer.
    pub answer: Answer,
    /// The petugas who recorded it; `None`: pemohon or pelapor.
    #[serde(default)]
    pub by: Option<PetugasId>,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Whether a better picture came in its place, in the same round: it stays, and counts no more.
    #[serde(default)]
    pub replaced: bool,
    /// Whether what its file held is destroyed.
    #[serde(default)]
    pub gone: Option<Gone>,
}

/// When what a file held was destroyed, and whether it answers its syarat still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gone {
    /// Nobody completed the permohonan. Whoever has to look at it cannot, so it answers nothing any more.
    Abandoned(DateTime<Utc>),
    /// It was looked at and sent, and its time has passed.
    Sent(DateTime<Utc>),
}

impl Gone {
    /// When.
    #[must_use]
    pub fn at(self) -> DateTime<Utc> {
        match self {
            Self::Abandoned(at) | Self::Sent(at) => at,
        }
    }
}

impl Piece {
    /// Whether it is this file.
    #[must_use]
    pub fn is_file(&self, unique_id: &str) -> bool {
        matches!(&self.answer, Answer::File(file) if file.unique_id == unique_id)
    }

    /// Whether it is a file that nobody can look at any more although somebody has to.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        matches!(self.gone, Some(Gone::Abandoned(_)))
    }
}

/// A tick that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Of which syarat.
    pub syarat: SyaratKode,
    /// By whom.
    pub by: PetugasId,
    /// When.
    pub at: DateTime<Utc>,
}

impl std::fmt::Debug for FileRef {
    /// Whoever has the id can fetch the file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileRef(…)")
    }
}
