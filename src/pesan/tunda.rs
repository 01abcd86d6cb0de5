//! Sentences of holds: for who declares and lifts them, for their colleagues, and for the people who wait.

use chrono::{DateTime, NaiveDate, Utc};

use super::arg::Oleh;
use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::petugas::Peran;
use crate::domain::tunda::AlasanTunda;

sentences! {
    /// Holds.
    pub enum TundaText in "tunda" {
        /// All that was sent.
        ScopeAll,
        /// All that was sent to an officer.
        ScopeRecipient { nama: String },
        /// One permohonan.
        ScopeOne { kode: Kode },
        /// Why, by its code.
        Why { alasan: AlasanTunda },
        /// Why, in own words.
        WhyText { catatan: String },
        /// None lasts.
        ListNone,
        /// Those that last.
        List { daftar: Vec<Pesan> },
        /// One of them.
        Line { nomor: u32, apa: Box<Pesan>, alasan: Box<Pesan>, oleh: Oleh, peran: Peran, sejak: DateTime<Utc> },
        /// Why is it declared?
        AskWhy { apa: Box<Pesan> },
        /// Own words for it.
        AskText { apa: Box<Pesan> },
        /// Shall it be declared? Of so many permohonan some wait for another one already; so many people are told.
        Confirm { apa: Box<Pesan>, alasan: Box<Pesan>, permohonan: u32, tetap: u32, baru: u32, orang: u32 },
        /// It is declared.
        Done { apa: Box<Pesan>, orang: u32 },
        /// It was declared before.
        Already { apa: Box<Pesan>, alasan: Box<Pesan>, oleh: Oleh, waktu: DateTime<Utc> },
        /// What was printed, handed over or turned down does not wait.
        NotWaiting { kode: Kode },
        /// Shall it be lifted? So many are told; so many permohonan wait for another one all the same.
        LiftConfirm { apa: Box<Pesan>, alasan: Box<Pesan>, orang: u32, tetap: u32 },
        /// It is lifted.
        LiftDone { apa: Box<Pesan>, orang: u32, tetap: u32 },
        /// It was lifted before.
        LiftAlready { apa: Box<Pesan>, oleh: Oleh, waktu: DateTime<Utc> },
        /// To colleagues: it was declared.
        ToldDeclared { apa: Box<Pesan>, alasan: Box<Pesan>, oleh: Oleh, peran: Peran, orang: u32 },
        /// To colleagues: it was lifted.
        ToldLifted { apa: Box<Pesan>, oleh: Oleh, peran: Peran, orang: u32, tetap: u32 },
        /// To colleagues: it was declared; from an earlier program, which did not count who is told.
        ToldDeclaredEarlier { apa: Box<Pesan>, alasan: Box<Pesan>, oleh: Oleh, peran: Peran },
        /// To colleagues: it was lifted; from an earlier program, which did not count who is told.
        ToldLiftedEarlier { apa: Box<Pesan>, oleh: Oleh, peran: Peran },
        /// On the card.
        CardLine { alasan: Box<Pesan>, peran: Peran, sejak: DateTime<Utc> },
        /// On the work list of the officer.
        AntreanLine { alasan: Box<Pesan>, peran: Peran, sejak: DateTime<Utc> },
        /// To who waits: it began.
        WaitsDeclared { alasan: Box<Pesan>, peran: Peran, sejak: NaiveDate, daftar: Vec<Pesan> },
        /// To who waits: they wait for another reason now.
        WaitsChanged { alasan: Box<Pesan>, peran: Peran, sejak: NaiveDate, daftar: Vec<Pesan> },
        /// To who waits: it ended.
        WaitsLifted { peran: Peran, sejak: NaiveDate, daftar: Vec<Pesan> },
        /// A permohonan of theirs.
        WaitsLine { kode: Kode, nama: String },
        /// Where it stands: it waits.
        Waits { alasan: AlasanTunda, peran: Peran, sejak: NaiveDate },
        /// The same, with own words for the reason.
        WaitsText { catatan: String, peran: Peran, sejak: NaiveDate },
    }
}
