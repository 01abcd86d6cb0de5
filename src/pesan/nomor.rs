//! Sentences about the numbers of the register: what is given next, what is set aside for paper, and what was received there.

use chrono::{DateTime, Utc};

use super::{Pesan, sentences};
use crate::domain::kode::Kode;

sentences! {
    /// To who keeps the register, and to staf who record what was received on paper.
    pub enum Nomor in "nomor" {
        /// How it stands.
        Now { nomor: String, daftar: Vec<Pesan> },
        /// Numbers of the book before.
        LineEarlier { dari: String, sampai: String },
        /// Numbers for paper, and how many of them are free.
        LinePaper { dari: String, sampai: String, sisa: u32 },
        /// How many for paper?
        AskCount { paling: u32 },
        /// Which number is the next?
        AskNext { nomor: String },
        /// What was typed is no number.
        NotANumber,
        /// None, or too many.
        CountRange { paling: u32 },
        /// Too high.
        TooHigh,
        /// That one was given.
        Behind { nomor: String },
        /// That is the next one as it is.
        NextAlready { nomor: String },
        /// These for paper?
        ConfirmPaper { dari: String, sampai: String, jumlah: u32 },
        /// These are of the book before?
        ConfirmEarlier { dari: String, sampai: String, jumlah: u32, nomor: String },
        /// A number was given meanwhile; before the question anew.
        Moved,
        /// They are for paper.
        DonePaper { dari: String, sampai: String },
        /// That one is the next.
        DoneEarlier { nomor: String },
        /// Nothing was changed.
        Stopped,
        /// Below the pages for paper.
        PageCaption { dari: String, sampai: String },
        /// Under which numbers for paper is nothing going to come?
        AskVoid,
        /// None is left.
        VoidNone,
        /// What was typed are no numbers.
        VoidForm,
        /// Why not under these?
        VoidWhy { dari: String, sampai: String, jumlah: u32 },
        /// Something stands under one of them.
        VoidUsed { nomor: String },
        /// It was said of one of them already.
        VoidAlready { nomor: String },
        /// One of them is not for paper.
        VoidNotSetAside { nomor: String },
        /// It is recorded.
        VoidDone { dari: String, sampai: String, jumlah: u32 },
        /// Nothing is free for paper.
        PaperNone,
        /// Which number stands on the paper?
        PaperAskNomor { kode: Kode, nama: String },
        /// Something stands there already.
        PaperUsed { nomor: String },
        /// Nothing is going to come there: that was said.
        PaperVoid { nomor: String },
        /// It is not for paper.
        PaperNotSetAside { nomor: String },
        /// When was it received?
        PaperAskWhen { nomor: String },
        /// What was typed is no day with a time.
        PaperWhenForm,
        /// It lies in the future.
        InFuture,
        /// The number is of another year.
        OtherYear,
        /// Is it right like this?
        PaperConfirm { kode: Kode, nama: String, nomor: String, waktu: DateTime<Utc> },
        /// That is long before the numbers were set aside; before the question whether it is right.
        PaperEarly { hari: u32 },
        /// It is before the request by chat.
        BeforeRequest { waktu: DateTime<Utc> },
        /// It is recorded.
        PaperDone { kode: Kode, nomor: String, waktu: DateTime<Utc> },
        /// Nothing was recorded.
        PaperStopped { kode: Kode },
        /// It has a number already.
        HasNumber { kode: Kode },
        /// On a card: it was received on paper.
        OnPaper { waktu: DateTime<Utc> },
    }
}
