//! Sentences about work: lists, who has taken what, what the nightly look has found.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{Pesan, sentences};
use crate::domain::antrean::{Antrean, Umur};
use crate::domain::kode::Kode;
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::Peran;
use crate::domain::watch::Cause;

sentences! {
    /// For petugas, about work.
    pub enum Kerja in "kerja" {
        /// The head of a list.
        Head { baris: Vec<Pesan> },
        /// Which list, and how many stand in it.
        Total { antrean: Antrean, jumlah: u32 },
        /// How many of it are taken.
        Taken { bebas: u32, sendiri: u32, lain: u32 },
        /// When the oldest was asked for.
        Oldest { sejak: DateTime<Utc> },
        /// Shown is one desa.
        OfDesa { nama: String },
        /// Shown is one kind.
        OfJenis { jenis: Jenis },
        /// Shown are old ones.
        OfUmur { umur: Umur },
        /// How many of the list are what was asked for.
        Matching { cocok: u32, jumlah: u32 },
        /// How many follow.
        Shown { tampil: u32 },
        /// None of the list is what was asked for.
        NoMatch { saringan: Vec<Pesan>, jumlah: u32 },
        /// Those that follow are taken by others.
        Elsewhere,
        /// The end of the list.
        End,
        /// Nothing waits for the pemohon.
        PemohonEmpty,
        /// What of the list shall be shown.
        Filter,
        /// A typed word that says no part of the list.
        FilterUnknown { kata: String },
        /// Of one's own receipts others have to check: who can.
        OwnReceipt { daftar: Vec<Pesan>, siapa: Vec<Pesan> },
        /// Of one's own receipts others have to check, and there is nobody.
        OwnReceiptNobody { daftar: Vec<Pesan> },
        /// A line with a kode.
        KodeLine { kode: Kode },
        /// A line with a name.
        NameLine { nama: String, peran: Peran },
        /// The same, who stands in for the Kasi.
        NameLinePlh { nama: String },
        /// On the card: who has it.
        Holder { nama: String, sejak: NaiveTime },
        /// On the card of the one who has it.
        HolderYou { sejak: NaiveTime },
        /// Taken.
        Done { kode: Kode, sampai: NaiveTime },
        /// Taken before.
        Before { kode: Kode, sejak: NaiveTime },
        /// Somebody else has it.
        Held { kode: Kode, nama: String, sejak: NaiveTime },
        /// Nothing to do with it for this petugas.
        NoWork { kode: Kode, tahap: TahapKind },
        /// The pemohon has to complete it first.
        WaitsForPemohon { kode: Kode },
        /// Given back.
        GivenBack { kode: Kode },
        /// They do not have it.
        NotYours { kode: Kode },
        /// Taken over.
        TakenOver { kode: Kode, nama: String },
        /// To the one from whom it was taken over.
        ToldTakenOver { kode: Kode, nama: String },
        /// Work on it was begun although somebody else has it.
        BesideHolder { nama: String, sejak: NaiveTime },
        /// What the nightly look has found.
        Breaches { daftar: Vec<Pesan> },
        /// In no list.
        BreachNowhere { kode: Kode },
        /// In no list, for who cannot open cards.
        BreachNowhereAdmin { kode: Kode },
        /// In more than one list.
        BreachTwice { kode: Kode },
        /// Nobody has the role of the list.
        BreachNobody { kode: Kode, peran: Peran },
        /// The only one who checks has received it.
        BreachOnlyReceiver { kode: Kode },
        /// The officer cannot be reached.
        BreachRecipient { kode: Kode, nama: String },
        /// It cannot be read.
        BreachUnreadable { kode: Kode },
        /// One of these that was told before.
        BreachStill { baris: Box<Pesan>, sejak: NaiveDate },
        /// More of them.
        BreachMore { jumlah: u32 },
        /// Somebody is needed at the machine.
        Trouble { sebab: Cause, sejak: DateTime<Utc> },
        /// Nobody is any more.
        TroubleOver { sebab: Cause, sejak: DateTime<Utc>, sampai: DateTime<Utc> },
        /// What failed for good, at once.
        DeadLetters { pesan: u32, masuk: u32 },
        /// Kode, links or answers are tried out.
        Guesses { jumlah: u32, chat: u32 },
        /// What waits too long; what nobody has taken comes first.
        AlarmList { baris: Vec<Pesan> },
        /// The same, for an admin, who has no work list.
        AlarmListAdmin { baris: Vec<Pesan> },
        /// Nobody has taken it.
        AlarmUnowned { kode: Kode, jenis: Jenis, antrean: Antrean, lama: Box<Pesan>, sejak: DateTime<Utc> },
        /// Handled for longer than the SOP says.
        AlarmPast { kode: Kode, nama: String, terpakai: u32, sejak: DateTime<Utc>, sasaran: u32 },
        /// Nobody has taken it; from an earlier program, which did not say since when.
        AlarmUnownedEarlier { kode: Kode, jenis: Jenis, antrean: Antrean, lama: Box<Pesan> },
        /// Handled for longer than the SOP says; from an earlier program, which did not say since when.
        AlarmPastEarlier { kode: Kode, nama: String, terpakai: u32, sasaran: u32 },
        /// Handled for nearly as long as the SOP says, for the one who has it.
        AlarmNear { kode: Kode, sasaran: u32 },
        /// The briefing of the morning.
        BriefMorning { baris: Vec<Pesan> },
        /// The briefing before closing.
        BriefEvening { tutup: NaiveTime, baris: Vec<Pesan> },
        /// How much stands in a list.
        BriefList { antrean: Antrean, jumlah: u32 },
        /// The same where some is taken.
        BriefListFree { antrean: Antrean, jumlah: u32, bebas: u32 },
        /// The oldest of a list.
        BriefOldest { kode: Kode, sejak: DateTime<Utc> },
        /// How many of them they have taken.
        BriefMine { jumlah: u32 },
        /// Nothing stands in their lists.
        BriefNothing,
        /// What was done today.
        BriefDone { masuk: u32, diterima: u32, dikembalikan: u32, dikirim: u32 },
        /// What could not be worked on or delivered since that was told last, for the admin.
        BriefDead { pesan: u32, masuk: u32 },
        /// The newest segel, for the Kasi: so it exists outside of the database.
        BriefSegel { segel: String },
    }
}
