//! Reminders: what is said unasked, and how to stop it.

use chrono::NaiveDate;

use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::pemohon::{Element, Jenis};
use crate::domain::standing::Standing;

sentences! {
    /// Reminders.
    pub enum Pengingat in "pengingat" {
        /// A draft was not sent; which question is open.
        Draft { isian: Box<Pesan>, berikutnya: Box<Pesan> },
        /// The same for the last time: until when it is kept.
        DraftWarning { isian: Box<Pesan>, berikutnya: Box<Pesan>, sampai: NaiveDate },
        /// The draft is deleted.
        DraftClosed { isian: Box<Pesan> },
        /// Which draft: nothing is known of it.
        DraftAny,
        /// The kind is known.
        DraftKind { jenis: Jenis },
        /// The pemohon, too.
        DraftNama { jenis: Jenis, nama: String },
        /// The draft of a person at the counter was not finished; which question is open. For staf.
        Counter { isian: Box<Pesan>, berikutnya: Box<Pesan> },
        /// The same for the last time: until when it is kept.
        CounterWarning { isian: Box<Pesan>, berikutnya: Box<Pesan>, sampai: NaiveDate },
        /// The draft is deleted.
        CounterClosed { isian: Box<Pesan> },
        /// Which draft of the counter: nothing is known of it.
        CounterAny,
        /// The kind is known.
        CounterKind { jenis: Jenis },
        /// The pemohon, too.
        CounterNama { jenis: Jenis, nama: String },
        /// The open question: for whom.
        OpenWhom,
        /// What the pelapor is to the pemohon.
        OpenRelation,
        /// Whether the pemohon knows of it.
        OpenAgreed,
        /// Kind of service.
        OpenKind,
        /// Name.
        OpenNama,
        /// NIK.
        OpenNik,
        /// Number of the KK.
        OpenKk,
        /// One number was given for both.
        OpenTwice,
        /// Desa.
        OpenDesa,
        /// Telephone number.
        OpenPhone,
        /// Which data to correct.
        OpenElements,
        /// What is written, and what it should be.
        OpenCorrection { element: Element },
        /// Whether the KK is right.
        OpenKkRight,
        /// A syarat.
        OpenSyarat { syarat: String },
        /// Which sheet a photo is.
        OpenWhich,
        /// All is answered: to be looked over and sent.
        OpenReview,
        /// Kekurangan were not answered: all that is missing.
        Kekurangan { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan> },
        /// The same, where no photos are taken.
        KekuranganPaper { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan> },
        /// The same after the last reminder: it goes on waiting, and staf know.
        KekuranganWaits { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan> },
        /// The same, where no photos are kept that would go.
        KekuranganWaitsPlain { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan> },
        /// In the list of what is missing: an original that is brought to the office.
        ToBring { syarat: String },
        /// Originals were not brought: which, and when the office is open.
        Bring { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan>, jam: Vec<Pesan> },
        /// The same after the last reminder: it goes on waiting, and staf know.
        BringWaits { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan>, jam: Vec<Pesan> },
        /// The same, where no photos are kept that would go.
        BringWaitsPlain { kode: Kode, nama: String, tahap: Standing, daftar: Vec<Pesan>, jam: Vec<Pesan> },
        /// Nobody completed it for long: its photos are deleted, and it waits still.
        FilesGone { kode: Kode },
        /// The same, with what is asked for again by chat or has to be brought.
        FilesGoneAsk { kode: Kode, daftar: Vec<Pesan> },
        /// The same, with what has to be brought.
        FilesGoneBring { kode: Kode, daftar: Vec<Pesan> },
        /// No reminders any more.
        Stopped,
        /// There were none before, either.
        StoppedBefore,
        /// For petugas: what concerns their work goes on.
        StoppedPetugas,
        /// Reminders again.
        Resumed,
        /// They were never stopped.
        ResumedBefore,
    }
}
