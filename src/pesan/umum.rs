//! Sentences for everybody.

use chrono::{NaiveDate, NaiveTime};

use super::arg::Day;
use super::{Pesan, sentences};
use crate::domain::pemohon::Jenis;

sentences! {
    /// For everybody.
    pub enum Umum in "umum" {
        /// First greeting, with what can be done here.
        Welcome { kecamatan: String, kabupaten: String },
        /// Greeting of someone with an unsent draft.
        WelcomeDraft,
        /// Greeting of someone with open permohonan, listed.
        WelcomeOpen { daftar: Vec<Pesan> },
        /// A greeting in the middle of a question.
        Greeting,
        /// What a citizen can do.
        Help,
        /// What can be done beside it by staf, kasi, Dispendukcapil's officer, admin.
        HelpStaf,
        /// For the Kasi.
        HelpKasi,
        /// For the officer of Dispendukcapil.
        HelpDispendukcapil,
        /// For the admin.
        HelpAdmin,
        /// An answer to thanks.
        YouAreWelcome,
        /// What it costs.
        Free,
        /// How long it takes: no promise, but what it depends on.
        HowLong,
        /// How long permohonan of a kind really took lately: half of them, and nine in ten.
        Expected { jenis: Jenis, biasanya: Box<Pesan>, paling: Box<Pesan> },
        /// The same where both are as long.
        ExpectedSame { jenis: Jenis, biasanya: Box<Pesan> },
        /// All of them, with what is counted, and that it is no promise.
        ExpectedText { daftar: Vec<Pesan> },
        /// A rough working time in minutes.
        RoughMinutes { jumlah: u32 },
        /// In hours.
        RoughHours { jumlah: u32 },
        /// In working days.
        RoughDays { jumlah: u32 },
        /// In place of a number that is not known yet.
        NumberUnknown,
        /// Whose permohonan it is, behind its kode.
        Whose { nama: String },
        /// From a day to another.
        FromTo { dari: NaiveDate, sampai: NaiveDate },
        /// The same with the days of the week.
        FromToDay { dari: Day, sampai: Day },
        /// A length of time in which the office works, in minutes.
        WorkingMinutes { jumlah: u32 },
        /// The same in hours.
        WorkingHours { jumlah: u32 },
        /// Where to complain.
        Complain { kontak: String },
        /// What the letter of the desa is.
        WhatIsPengantar,
        /// A lost KTP, where that is not taken here.
        LostElsewhere,
        /// A damaged KTP, where that is not taken here.
        DamagedElsewhere,
        /// Something typed that says nothing to the bot.
        NotUnderstood,
        /// A command that does not exist.
        UnknownCommand,
        /// A button of an old message, or of an old version of the bot.
        OldButton,
        /// The same, for petugas.
        OldButtonPetugas,
        /// The button belongs to a question that has been answered.
        QuestionPassed,
        /// Only a choice answers this question.
        PickOne,
        /// In a group.
        PrivateOnly,
        /// An edited message is not read.
        EditedMessage,
        /// A number stands in the caption of a message that stays.
        CaptionStays,
        /// Messages with personal data do not stay in the chat.
        MessagesDeleted,
        /// Messages of the person could not be deleted: they were too old.
        MessagesNotDeleted,
        /// The same, while answers to questions are given.
        EditedAnswer,
        /// Stickers, voice and the like.
        UnsupportedContent,
        /// The same, where no photos are taken.
        UnsupportedContentPaper,
        /// NIK and number of the KK are not asked for by chat.
        NumbersNotAsked,
        /// No such kode, or not this person's: the same answer for both.
        NotFound { kode: String },
        /// More was sent than is read; from when on it is read again.
        TooMuch { sampai: NaiveTime },
        /// More was pressed than is answered; from when on it is again.
        TooManyPresses { sampai: NaiveTime },
        /// It is read again, and so many were not.
        HeardAgain { jumlah: u32 },
        /// So much did not fit that nothing is tried out for a while.
        GuessWait { kontak: String },
        /// A kode that cannot be one.
        KodeMalformed { kode: String },
        /// The same for petugas, who find it on cards.
        KodeMalformedPetugas { kode: String },
        /// A command that needs a kode.
        KodeNeeded { command: String },
        /// Not for this person's role.
        NotForYou,
        /// For petugas, and this person is none.
        ForPetugas,
        /// Something failed at our side; nothing was lost.
        Trouble,
        /// A number stands in what failed, and stays in the chat.
        NumberStays,
        /// The state of the conversation could not be read after an update of the program.
        DialogReset,
        /// Nothing to stop.
        NothingToDrop,
        /// Whether the draft shall be dropped.
        DropAsk,
        /// The same, of a draft of which the kind is known.
        DropAskKind { jenis: Jenis },
        /// The same, with the name of the pemohon.
        DropAskNama { jenis: Jenis, nama: String },
        /// The draft was dropped.
        Dropped,
        /// It was dropped before.
        DroppedBefore,
        /// There is none: it was dropped or sent.
        DroppedOrSent,
        /// The draft stays, and how to go on with it.
        Later,
        /// The draft stays.
        DropKept,
        /// Before the requirements of the kinds of service.
        SyaratHead,
        /// After them: how they are answered.
        SyaratHow,
        /// The same, where no photos are taken.
        SyaratHowPaper,
        /// Requirements of one kind.
        SyaratOf { jenis: Jenis, daftar: Vec<Pesan> },
        /// Where the office is and that it is free of charge.
        Office { kecamatan: String, alamat: String, jam: Vec<Pesan>, kontak: String },
        /// Hours of one day; `$hari` is 1 for Monday to 7 for Sunday.
        OpeningDay { hari: u32, jam: Box<Pesan> },
        /// Hours of days in a row.
        OpeningDays { dari: u32, sampai: u32, jam: Box<Pesan> },
        /// Closed.
        SessionNone,
        /// Open without a break.
        Session { buka: NaiveTime, tutup: NaiveTime },
        /// Open with one break.
        SessionTwo { buka: NaiveTime, jeda: NaiveTime, lanjut: NaiveTime, tutup: NaiveTime },
        /// A day off.
        ClosedOn { hari: Day },
        /// The office is closed now; when it opens.
        ClosedNow { hari: Day, jam: NaiveTime },
        /// The office has a break; when it goes on today.
        OnBreak { jam: NaiveTime },
        /// An invitation that does not work (any more).
        InvitationInvalid,
        /// The person is petugas already; nothing changes.
        InvitationAlready { peran: crate::domain::petugas::Peran },
        /// Invited: asks for the full name.
        InvitationAskName { peran: crate::domain::petugas::Peran },
        /// Registered as petugas.
        InvitationDone { nama: String, peran: crate::domain::petugas::Peran },
        /// The name cannot be one.
        InvitationNameWrong,
        /// Whether the name is right.
        InvitationNameRight { nama: String },
    }
}
