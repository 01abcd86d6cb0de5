//! What is kept of a person, and what of it can be deleted.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Pesan, sentences};
use crate::domain::disclosed::DisclosedKind;
use crate::domain::kode::Kode;
use crate::domain::petugas::Peran;
use crate::domain::standing::Standing;

sentences! {
    /// Rights of a person over what is kept (UU 27/2022, articles 5 to 8).
    pub enum Data in "data" {
        /// Nothing is kept.
        None,
        /// Nothing but rows of the register that show no person any more.
        NoneForgotten { baris: Box<Pesan> },
        /// What is kept, and who opened it.
        Kept { daftar: Vec<Pesan>, dibuka: Box<Pesan>, kontak: String },
        /// A draft that was not sent; until when was not said.
        LineDraft,
        /// The same: how many days it stays at least of whoever is reminded, and how many of whoever is not.
        LineDraftUntil { sesudah: u32, hari: u32 },
        /// What the last permohonan has in common with the next of who applies for several.
        LineLast { hari: u32 },
        /// A permohonan that goes on.
        LineOpen { kode: Kode, nama: String, tahap: Standing, isi: Box<Pesan> },
        /// The same, of one that can be left undone: how many days after the last reminder its files go.
        LineOpenFiles { kode: Kode, nama: String, tahap: Standing, isi: Box<Pesan>, hari: u32 },
        /// A line with what is asked for of it.
        LineAsked { baris: Box<Pesan>, diminta: Vec<Pesan> },
        /// A line with how many of its photos and PDFs are destroyed already, and since when.
        LineFilesGone { baris: Box<Pesan>, lembar: u32, sejak: NaiveDate },
        /// One that was sent to Dispendukcapil: it stands in the register.
        LineSent { kode: Kode, nama: String, isi: Box<Pesan> },
        /// The same, and until when what its files hold is kept.
        LineSentFiles { kode: Kode, nama: String, isi: Box<Pesan>, sampai: NaiveDate },
        /// One that stands with staf again: how many days after it is sent again its files go.
        LineReturnedFiles { kode: Kode, nama: String, isi: Box<Pesan>, hari: u32 },
        /// One that was withdrawn or closed: until when it is kept.
        LineClosed { kode: Kode, nama: String, isi: Box<Pesan>, sampai: NaiveDate },
        /// That the chat is that of a petugas; until when was not said.
        LinePetugas { peran: Peran },
        /// The same, with why and until when.
        LinePetugasKept { peran: Peran },
        /// What is kept of a permohonan.
        Content { lembar: u32, telepon: u32, entri: u32 },
        /// The same, while NIK and number of the KK are not known.
        ContentNoNumbers { lembar: u32, telepon: u32 },
        /// Nobody opened anything.
        OpenedNever,
        /// Who opened what, newest first.
        Opened { daftar: Vec<Pesan> },
        /// The same, where there are more.
        OpenedMore { daftar: Vec<Pesan>, lain: u32 },
        /// How often before, of which is not kept any more who it was, and for how many days that is kept.
        OpenedBefore { jumlah: u32, hari: u32 },
        /// One of them.
        OpenedLine { waktu: DateTime<Utc>, peran: Peran, apa: DisclosedKind, kode: Kode },
        /// One of them, where it was not kept in which role: the one that they have now.
        OpenedLineNow { waktu: DateTime<Utc>, peran: Peran, apa: DisclosedKind, kode: Kode },
        /// One that who keeps the machine did.
        OpenedLineKeeper { waktu: DateTime<Utc>, apa: DisclosedKind, kode: Kode },
        /// Below the copy.
        Copy,
        /// The same, where somebody else's numbers are masked in it.
        CopyMasked,
        /// Messages that failed, and for how many days they are kept.
        RestFailed { jumlah: u32, hari: u32 },
        /// Conversations that cannot be read any more.
        RestArchived { jumlah: u32, hari: u32 },
        /// Looks at photos that are in no draft any more.
        RestLooks { jumlah: u32, hari: u32 },
        /// That a privacy notice was read; until when was not said.
        RestNotice,
        /// The same, and for how many days that is kept where nothing else is.
        RestNoticeUntil { hari: u32 },
        /// That no reminders are wanted; until when was not said.
        RestStopped,
        /// The same, with until when.
        RestStoppedUntil,
        /// That the chat was told of a breach.
        RestBreach,
        /// The chat stands in rows of the register whose person is forgotten.
        RestForgotten { jumlah: u32 },
        /// What goes and what stays; whether to delete it.
        EraseAsk { hapus: Vec<Pesan>, tetap: Box<Pesan> },
        /// Something has changed since it was asked: it is asked anew.
        EraseChanged,
        /// Nothing can be deleted now.
        EraseNothing { tetap: Box<Pesan> },
        /// Everything can go.
        StaysNothing,
        /// What stays.
        Stays { daftar: Vec<Pesan> },
        /// A draft goes.
        GoesDraft,
        /// What the last permohonan has in common with the next goes.
        GoesLast,
        /// What was withdrawn or closed goes.
        GoesClosed { kode: Kode, nama: String },
        /// The telephone number of one that was sent.
        GoesPhone { kode: Kode, nama: String },
        /// It goes on: it has to be withdrawn first.
        StaysOpen { kode: Kode, nama: String },
        /// It stands in the register.
        StaysSent { kode: Kode, nama: String },
        /// The same, and until when its photos and PDFs stay.
        StaysSentFiles { kode: Kode, nama: String, sampai: NaiveDate },
        /// The same, where it was sent back: how long they stay at most once it is sent again.
        StaysReturnedFiles { kode: Kode, nama: String, hari: u32 },
        /// It belongs to the pemohon, who has a chat here; it goes by itself after this day.
        StaysOfPemohon { kode: Kode, nama: String, sampai: NaiveDate },
        /// The same, of a pemohon without a chat.
        StaysOfPemohonAway { kode: Kode, nama: String, sampai: NaiveDate },
        /// It belongs to the pemohon; until when was not said.
        StaysOfPemohonEarlier { kode: Kode, nama: String },
        /// It is done.
        Erased { hapus: Vec<Pesan> },
        /// Staf have erased it, as the pemohon asked at the counter.
        ErasedAtCounter { kode: Kode },
        /// It is not done.
        EraseKept,
        /// What has changed in the privacy notice.
        NoticeChanged { perubahan: String },
        /// It has changed.
        NoticeChangedPlain,
        /// NIK and number of the KK are not asked for by chat.
        NoticeWithoutNumbers,
        /// Nor are photos.
        NoticeWithoutFiles,
    }
}
