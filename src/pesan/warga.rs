//! Sentences for pemohon and pelapor: notices, status, completing, withdrawing.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Pesan, sentences};
use crate::domain::berkas::AlasanKurang;
use crate::domain::kode::Kode;
use crate::domain::langkah::{AlasanBatal, EventKind};
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::{PernyataanKind, TahapKind};
use crate::domain::standing::Standing;

sentences! {
    /// For pemohon and pelapor.
    pub enum Warga in "warga" {
        /// No permohonan in this chat.
        StatusNone,
        /// Nothing sent yet, but a draft stands open.
        StatusDraft,
        /// Several: choose one.
        StatusList { daftar: Vec<Pesan> },
        /// One line of a list, for petugas.
        StatusLine { kode: Kode, jenis: Jenis, tahap: Standing },
        /// The same for those it belongs to.
        OwnLine { kode: Kode, nama: String, jenis: Jenis, tahap: Standing },
        /// One permohonan in full: where it stands, since when, what comes next, what to do, timeline.
        Status {
            kode: Kode, nama: String, jenis: Jenis, tahap: Standing, sejak: DateTime<Utc>, nomor: Box<Pesan>,
            berikutnya: Box<Pesan>, riwayat: Vec<Pesan>,
        },
        /// The number in the register.
        NomorRegister { nomor: String },
        /// No number yet.
        NomorNone,
        /// The pemohon has nothing to do.
        NothingToDo,
        /// The pemohon has to be recorded for a first KTP.
        ToRecord { tempat: String },
        /// What comes next: staf receives; bring what was promised.
        NextDiajukan { dibawa: Vec<Pesan> },
        /// What comes next: nothing to bring.
        NextDiajukanAllHere { tugas: Box<Pesan> },
        /// The Kasi checks.
        NextDiterima { tugas: Box<Pesan> },
        /// The pemohon completes.
        NextTidakLengkap { daftar: Vec<Pesan> },
        /// Everything answered: staf looks at it.
        NextTidakLengkapAnswered,
        /// Everything answered, and these originals have to be brought.
        NextTidakLengkapBring { dibawa: Vec<Pesan> },
        /// Staf enters.
        NextLengkap { tugas: Box<Pesan> },
        /// Staf sends.
        NextDientri { tugas: Box<Pesan> },
        /// Dispendukcapil prints; no promise.
        NextDikirim { tugas: Box<Pesan> },
        /// Nothing follows; a new one can be made.
        NextDibatalkan,
        /// Why the office closed it.
        ClosedWhy { alasan: AlasanBatal },
        /// The same with its words.
        ClosedWhyText { alasan: AlasanBatal, catatan: String },
        /// Why it was withdrawn.
        WithdrawnWhy { alasan: AlasanBatal },
        /// The same in own words.
        WithdrawnWhyText { catatan: String },
        /// What Dispendukcapil stated last.
        LastPernyataan { pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// A line of the timeline.
        TimelineLine { waktu: DateTime<Utc>, event: EventKind },
        /// The same of a statement of Dispendukcapil: what it says.
        TimelineStated { waktu: DateTime<Utc>, pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// A syarat that is missing, with its reason.
        MissingLine { syarat: String, alasan: AlasanKurang },
        /// The same with the Kasi's words.
        MissingLineNote { syarat: String, alasan: AlasanKurang, catatan: String },
        /// A syarat by name.
        SyaratLine { syarat: String },
        /// A syarat by name that may be left out.
        SyaratLineOptional { syarat: String },
        /// Received by staf (SOP 1).
        ToldDiterima { kode: Kode, nama: String, nomor: String, tugas: Box<Pesan> },
        /// Returned (SOP 2, no): everything that is missing.
        ToldTidakLengkap { kode: Kode, nama: String, putaran: u32, daftar: Vec<Pesan> },
        /// Approved (SOP 2, yes).
        ToldLengkap { kode: Kode, nama: String, tugas: Box<Pesan> },
        /// Entered (SOP 3).
        ToldDientri { kode: Kode, nama: String, tugas: Box<Pesan> },
        /// Sent (SOP 4).
        ToldDikirim { kode: Kode, nama: String, tugas: Box<Pesan> },
        /// Closed by the office.
        ToldDibatalkan { kode: Kode, nama: String, alasan: AlasanBatal },
        /// Closed by the office, with words.
        ToldDibatalkanText { kode: Kode, nama: String, alasan: AlasanBatal, catatan: String },
        /// Withdrawn by another chat that belongs to it.
        ToldWithdrawn { kode: Kode, nama: String },
        /// Dispendukcapil stated something.
        ToldPernyataan { kode: Kode, nama: String, pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// What was told before was a mistake.
        ToldRalat { kode: Kode, nama: String, semula: PernyataanKind },
        /// Nothing to complete in this chat.
        LengkapiNone,
        /// Several wait for completion: choose.
        LengkapiChoose { daftar: Vec<Pesan> },
        /// One missing item is asked for.
        LengkapiAsk { kode: Kode, nama: Option<String>, syarat: String, alasan: AlasanKurang, nomor: u32, jumlah: u32 },
        /// The same, where no photos are taken.
        LengkapiAskPaper { kode: Kode, nama: Option<String>, syarat: String, alasan: AlasanKurang, nomor: u32, jumlah: u32 },
        /// The same with the Kasi's words.
        LengkapiAskNote { kode: Kode, nama: Option<String>, syarat: String, alasan: AlasanKurang, catatan: String, nomor: u32, jumlah: u32 },
        /// The same, where no photos are taken.
        LengkapiAskNotePaper { kode: Kode, nama: Option<String>, syarat: String, alasan: AlasanKurang, catatan: String, nomor: u32, jumlah: u32 },
        /// Another sheet for a kekurangan.
        LengkapiPage { kode: Kode, nama: Option<String>, syarat: String },
        /// All answered.
        LengkapiDone { kode: Kode, nama: Option<String> },
        /// All answered, and a file is looked at in a moment.
        LengkapiDoneLooking { kode: Kode, nama: Option<String> },
        /// All answered, and these originals have to be brought.
        LengkapiDoneBring { kode: Kode, nama: Option<String>, daftar: Vec<Pesan> },
        /// Everything was answered before.
        LengkapiNothingLeft { kode: Kode, nama: Option<String> },
        /// This one was answered with the same thing.
        LengkapiSame,
        /// This permohonan does not wait for the pemohon now.
        LengkapiNotNow { kode: Kode, nama: Option<String>, tahap: TahapKind },
        /// Nothing to withdraw in this chat.
        TarikNone,
        /// Several can be withdrawn: choose.
        TarikChoose { daftar: Vec<Pesan> },
        /// Why.
        TarikWhy { kode: Kode, nama: String },
        /// Own words for the reason.
        TarikText { kode: Kode, nama: Option<String> },
        /// Own words that are too long.
        TarikTooLong { jumlah: u32, paling: u32 },
        /// Last question before withdrawing.
        TarikConfirm { kode: Kode, nama: String, alasan: AlasanBatal },
        /// The same with own words for the reason.
        TarikConfirmText { kode: Kode, nama: String, catatan: String },
        /// Withdrawn.
        TarikDone { kode: Kode, nama: Option<String> },
        /// It stays.
        TarikKept { kode: Kode, nama: Option<String> },
        /// It was withdrawn or closed before.
        TarikAlready { kode: Kode, nama: Option<String>, waktu: DateTime<Utc> },
        /// It was sent: too late to withdraw here.
        TarikTooLate { kode: Kode, nama: Option<String> },
    }
}
