//! What is said of a breach of personal data.

use chrono::{DateTime, Utc};

use super::{Pesan, sentences};
use crate::domain::insiden::DataKind;
use crate::domain::kode::Kode;

sentences! {
    /// A breach of personal data: to whom it may concern, and to the admins.
    pub enum InsidenText in "insiden" {
        /// To those of a permohonan: which data, when, what happened, what was done, what they can do (UU 27/2022, article 46).
        Told { kode: Kode, nama: String, data: Vec<Pesan>, kejadian: Box<Pesan>, kontak: String },
        /// The same, to who applied for somebody else: with the request to pass it on.
        ToldPelapor { kode: Kode, nama: String, data: Vec<Pesan>, kejadian: Box<Pesan>, kontak: String },
        /// To a chat with a draft that was not sent.
        ToldDraft { kejadian: Box<Pesan>, kontak: String },
        /// In the words of the office.
        Event { kapan: String, terjadi: String, penanganan: String, saran: String },
        /// One kind of data in a list.
        DataLine { apa: DataKind },
        /// To admins: the time runs out, and not everybody was told.
        Remind { nomor: u32, batas: DateTime<Utc>, sisa: u32 },
        /// To admins: it has run out.
        RemindPast { nomor: u32, batas: DateTime<Utc>, sisa: u32 },
    }
}
