//! Sentences about data that is put right: for whom it is about, and for staf who answer.

use chrono::{DateTime, Utc};

use super::arg::Oleh;
use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::perbaikan::{AlasanTolak, Bagian};

sentences! {
    /// Data that is put right (UU 27/2022, articles 6 and 30).
    pub enum PerbaikanText in "perbaikan" {
        /// There is no permohonan whose data could be put right.
        None,
        /// There is only a draft.
        OnlyDraft,
        /// Of which permohonan?
        Choose { daftar: Vec<Pesan> },
        /// Which data?
        AskBagian { kode: Kode, nama: String, cara: Box<Pesan> },
        /// It is changed at once.
        HowNow,
        /// Staf compare it with the berkas.
        HowAsked,
        /// It was sent: staf answer.
        HowSent,
        /// What is the name?
        AskNama,
        /// What is the NIK?
        AskNik,
        /// What is the number of the KK?
        AskKk,
        /// Which desa?
        AskDesa,
        /// What is the telephone number?
        AskTelepon,
        /// A telephone number that was not given.
        NotGiven,
        /// Shall it be changed?
        Confirm { kode: Kode, bagian: Bagian, lama: Box<Pesan>, baru: String },
        /// Shall staf be asked?
        ConfirmAsked { kode: Kode, bagian: Bagian, lama: Box<Pesan>, baru: String },
        /// A value as it is shown.
        Nilai { nilai: String },
        /// It is changed.
        Changed { kode: Kode, bagian: Bagian, baru: String },
        /// Staf are asked.
        Asked { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// It stands there like that.
        Same { bagian: Bagian },
        /// NIK and number of the KK would be the same.
        SameNumbers,
        /// It was asked for already.
        Waiting { kode: Kode, bagian: Bagian, sejak: DateTime<Utc>, batas: DateTime<Utc> },
        /// Another permohonan of this NIK goes on.
        Taken { kontak: String },
        /// Nothing is changed.
        Kept,
        /// It was withdrawn or closed.
        Closed { kode: Kode },
        /// To the other people it belongs to: one of them has changed it.
        ToldChanged { kode: Kode, nama: String, bagian: Bagian, kontak: String },
        /// It is put right.
        ToldFixed { kode: Kode, nama: String, bagian: Bagian, baru: String },
        /// It is not, and why.
        ToldRefused { kode: Kode, nama: String, bagian: Bagian, alasan: Box<Pesan> },
        /// A reason by its code.
        Why { alasan: AlasanTolak },
        /// A reason in own words.
        WhyText { catatan: String },
        /// What is asked for waits: in what is kept of a person.
        LineWaiting { bagian: Bagian, batas: DateTime<Utc> },
        /// To staf: somebody asks.
        ToldAsked { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// On the card.
        CardLine { bagian: Bagian, batas: DateTime<Utc> },
        /// No request waits.
        ListNone,
        /// The requests that wait.
        List { daftar: Vec<Pesan> },
        /// One of them.
        ListLine { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// One of them that is too late.
        ListLineLate { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// A request with what it asks for.
        Open { kode: Kode, nama: String, bagian: Bagian, lama: Box<Pesan>, baru: String, sejak: DateTime<Utc>, batas: DateTime<Utc> },
        /// The same of what was sent.
        OpenSent { kode: Kode, nama: String, bagian: Bagian, lama: Box<Pesan>, baru: String, sejak: DateTime<Utc>, batas: DateTime<Utc> },
        /// It was answered.
        Answered { kode: Kode, bagian: Bagian, oleh: Oleh, waktu: DateTime<Utc> },
        /// Why not?
        RefuseWhy { kode: Kode, bagian: Bagian },
        /// Own words for it.
        RefuseText { kode: Kode, bagian: Bagian },
        /// Shall it be answered like this?
        RefuseConfirm { kode: Kode, bagian: Bagian, alasan: Box<Pesan> },
        /// It is written.
        DoneFixed { kode: Kode, bagian: Bagian, baru: String },
        /// It is answered.
        DoneRefused { kode: Kode, bagian: Bagian },
        /// The data was put right while it was entered.
        EntriChanged { kode: Kode },
        /// How many wait: above the work list.
        AntreanLine { jumlah: u32, batas: DateTime<Utc> },
        /// A reminder.
        Reminder { daftar: Vec<Pesan> },
    }
}
