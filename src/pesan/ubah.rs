//! Sentences of changing the lists of syarat, for admins.

use chrono::{DateTime, Utc};

use super::{Pesan, sentences};
use crate::domain::berkas::Demand;
use crate::domain::pemohon::Jenis;

sentences! {
    /// Changing the lists of syarat.
    pub enum Ubah in "ubah" {
        /// The kinds of service: which one to change.
        Kinds { versi: u32, daftar: Vec<Pesan> },
        /// A kind that is offered.
        KindOn { jenis: Jenis, jumlah: u32 },
        /// A kind that is not.
        KindOff { jenis: Jenis },
        /// What is marked and not published yet.
        Marks { daftar: Vec<Pesan> },
        /// The list of a kind that is offered.
        List { jenis: Jenis, daftar: Vec<Pesan> },
        /// The list of a kind that is not.
        ListOff { jenis: Jenis, daftar: Vec<Pesan> },
        /// The same, with nothing in it.
        ListEmpty { jenis: Jenis },
        /// A syarat of a list.
        Line { nomor: u32, syarat: String, demand: Demand },
        /// One syarat.
        One { jenis: Jenis, syarat: String, nomor: u32, jumlah: u32, demand: Demand, kode: String },
        /// It is the letter of the desa: its number and date are entered.
        LetterKnown,
        /// What the new one is called.
        AskName { jenis: Jenis, paling: u32 },
        /// How strongly the new one is asked for.
        AskDemand { syarat: String, kode: String },
        /// What it shall be called.
        AskRename { syarat: String, paling: u32 },
        /// Why the lists are changed.
        AskReason { paling: u32 },
        /// Added.
        Added { syarat: String },
        /// Called something else.
        Renamed { syarat: String },
        /// It may be left out, or may be so no more.
        Asked { syarat: String, demand: Demand },
        /// Asked for no more.
        Removed { syarat: String },
        /// In another place.
        Moved { syarat: String },
        /// The kind is offered.
        SwitchedOn { jenis: Jenis },
        /// The kind is offered no more.
        SwitchedOff { jenis: Jenis },
        /// The letter of the desa is not insisted on any more: what follows, and whose decision it is.
        LetterGoes,
        /// A change that is not made: there is no such syarat (any more).
        Gone,
        /// As many are asked for as people answer.
        Full { paling: u32 },
        /// A name without a letter.
        NameEmpty,
        /// A word to the bot, which is no name.
        NameWord,
        /// A name longer than a button.
        NameTooLong { jumlah: u32, paling: u32 },
        /// A name that stands in the list already.
        NameTaken,
        /// The only one without which nothing goes on.
        LastWajib,
        /// The only kind that is offered.
        LastKind,
        /// A kind that asks for nothing without which nothing goes on.
        NothingAsked { jenis: Jenis },
        /// It is so already.
        Already,
        /// Words of a reason that are too long.
        ReasonTooLong { jumlah: u32, paling: u32 },
        /// What people are going to be asked.
        Preview { versi: u32 },
        /// The syarat of a kind, as people will see them.
        PreviewAsk { jenis: Jenis, daftar: Vec<Pesan> },
        /// A kind that is not offered any more.
        PreviewOff { jenis: Jenis },
        /// A syarat, as people will be asked for it.
        PreviewLine { nomor: u32, syarat: String },
        /// One that may be left out.
        PreviewLineOptional { nomor: u32, syarat: String },
        /// What changes.
        PreviewChanges { daftar: Vec<Pesan> },
        /// Whom it meets, and whom not.
        Reach { isian: u32, terbuka: u32 },
        /// Why.
        Reason { alasan: String },
        /// Nothing is different from what is in use.
        Unchanged,
        /// A difference: the kind is offered.
        ChangeOn { jenis: Jenis },
        /// The kind is offered no more.
        ChangeOff { jenis: Jenis },
        /// Asked for from now on.
        ChangeAdded { jenis: Jenis, syarat: String, demand: Demand },
        /// Asked for no more.
        ChangeRemoved { jenis: Jenis, syarat: String },
        /// Called something else.
        ChangeRenamed { jenis: Jenis, lama: String, baru: String },
        /// It may be left out, or may be so no more.
        ChangeAsked { jenis: Jenis, syarat: String, demand: Demand },
        /// Another order.
        ChangeMoved { jenis: Jenis },
        /// In use.
        Published { versi: u32 },
        /// The same, to the others of the office.
        Told { oleh: String, versi: u32, daftar: Vec<Pesan> },
        /// Somebody else has published meanwhile.
        Newer { versi: u32, oleh: String, waktu: DateTime<Utc>, daftar: Vec<Pesan> },
        /// What the admin has marked goes on from there.
        NewerKept,
        /// Nothing of what the admin has marked is left to do.
        NewerNothing,
        /// Whether all that is marked shall be dropped.
        DropAsk { daftar: Vec<Pesan> },
        /// Dropped.
        Dropped,
        /// Nothing is marked.
        NothingMarked,
        /// A button of marks that were published or dropped.
        OldButton,
        /// The versions so far.
        History,
        /// The first version.
        HistoryFirst { versi: u32, waktu: DateTime<Utc> },
        /// A version that an admin made.
        HistoryBy { versi: u32, waktu: DateTime<Utc>, oleh: String, daftar: Vec<Pesan> },
        /// A version from the office profile.
        HistoryFile { versi: u32, waktu: DateTime<Utc>, daftar: Vec<Pesan> },
    }
}
