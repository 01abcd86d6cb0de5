//! The machine of SOP 065/79/416-313/2025: which command may be given when, by whom, and what follows from it.
//!
//! The types are here and in `refusal`, the guards in `decide`, those of data that is put right in `perbaikan`, of numbers that staf enter in `numbers`. [`decide`] is the only maker of [`Event`]s. It gives one of three answers: advanced, already done (a repeated
//! tap is harmless and is told who was first), refused with a reason for the person. The same guards stand as
//! constraints and triggers in `migrations/`.

mod decide;
mod numbers;
mod perbaikan;
mod refusal;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::berkas::{Answer, Finding, SyaratKode};
use super::claim::Bound;
use super::codes::codes;
use super::pemohon::{CheckedData, Numbers};
use super::pengiriman::Sebab;
use super::perbaikan::{Nilai, Tolak};
use super::permohonan::PernyataanKind;
use super::petugas::{Peran, PetugasId, Stamp};
use super::register::block::PaperReceipt;

pub use self::decide::decide;
pub use self::refusal::Refusal;

codes! {
    /// The four steps of the SOP.
    pub enum Langkah {
        /// Step 1: staf receives the berkas.
        Menerima = "menerima",
        /// Step 2: the Kasi checks that it is complete.
        Mengecek = "mengecek",
        /// Step 3: staf enters the data.
        Mengentri = "mengentri",
        /// Step 4: staf sends the data to Dispendukcapil.
        Mengirim = "mengirim",
    }
}

impl Langkah {
    /// The SOP's *waktu* for the handling of the step, in working minutes; it names none for step 4.
    #[must_use]
    pub fn minutes(self) -> Option<u16> {
        match self {
            Self::Menerima | Self::Mengecek => Some(5),
            Self::Mengentri => Some(10),
            Self::Mengirim => None,
        }
    }

    /// The role that the SOP gives the step to.
    #[must_use]
    pub fn peran(self) -> Peran {
        match self {
            Self::Menerima | Self::Mengentri | Self::Mengirim => Peran::Staf,
            Self::Mengecek => Peran::Kasi,
        }
    }
}

codes! {
    /// Why a permohonan is withdrawn or closed.
    pub enum AlasanBatal {
        /// No longer needed.
        TidakJadi = "tidak_jadi",
        /// The data is wrong; a new one will be made.
        SalahData = "salah_data",
        /// Was done elsewhere.
        DiurusDiTempatLain = "diurus_di_tempat_lain",
        /// Not a matter of this office.
        BukanWewenang = "bukan_wewenang",
        /// Anything else, with a text.
        Lainnya = "lainnya",
    }
}

/// A reason to close, with the person's own words where the code does not say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alasan {
    /// The code.
    pub kode: AlasanBatal,
    /// Own words; required for [`AlasanBatal::Lainnya`].
    pub text: Option<String>,
}

impl std::fmt::Debug for Alasan {
    /// Free text may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Alasan({})", self.kode)
    }
}

/// What somebody wants to happen to a permohonan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Staf ticks that an original was brought on paper.
    CatatAsli {
        /// Which one.
        syarat: SyaratKode,
    },
    /// Staf takes a tick back.
    CabutAsli {
        /// Which one.
        syarat: SyaratKode,
    },
    /// Staf enter NIK and number of the KK, which the office does not ask for by chat.
    CatatNomor {
        /// Both.
        numbers: Box<Numbers>,
    },
    /// Staf put both right, which were entered wrong.
    PerbaikiNomor {
        /// Both, as they should be.
        numbers: Box<Numbers>,
    },
    /// SOP step 1.
    Terima,
    /// SOP step 1, which was done on paper before.
    TerimaDiKertas {
        /// Under which number, and when.
        paper: PaperReceipt,
    },
    /// SOP step 2, yes.
    NyatakanLengkap,
    /// SOP step 2, no: everything that is missing, at once.
    NyatakanTidakLengkap {
        /// What is missing and why.
        findings: Vec<Finding>,
    },
    /// The pemohon (or staf for them) answers one kekurangan.
    Lengkapi {
        /// Which one.
        syarat: SyaratKode,
        /// With what.
        answer: Answer,
        /// The file of this round in whose place it comes, by Telegram's unique id.
        replaces: Option<String>,
    },
    /// SOP step 3.
    Entri {
        /// Every field, held against the berkas.
        data: Box<CheckedData>,
    },
    /// SOP step 4.
    Kirim {
        /// The named officer at Dispendukcapil and whether that petugas has this peran and is active.
        recipient: PetugasId,
        /// What the list of petugas says of the recipient.
        recipient_peran: Option<Peran>,
    },
    /// The officer sends it back: staf mend what is named, and send it again.
    Kembalikan {
        /// Why.
        sebab: Sebab,
    },
    /// Staf take back what stands with an officer who is none any more, to send it to another one.
    AmbilKembali {
        /// What the list of petugas says of the recipient.
        recipient_peran: Option<Peran>,
    },
    /// Withdraw or close.
    Batalkan {
        /// Why.
        alasan: Alasan,
    },
    /// Record a statement of Dispendukcapil.
    Nyatakan {
        /// What is stated.
        kind: PernyataanKind,
        /// The day it is true of.
        tanggal: NaiveDate,
    },
    /// Bind a chat: its person holds the claim and knows the fact.
    Tautkan {
        /// The chat, and its agreement to the notice.
        bound: Bound,
    },
    /// The pemohon or pelapor puts data right, or asks staf to.
    UbahData {
        /// What it should be.
        nilai: Nilai,
    },
    /// Staf have compared with the berkas: what was asked for is written.
    Perbaiki {
        /// The number of the request.
        nomor: u16,
    },
    /// Staf have compared with the berkas: it stays.
    TolakPerbaikan {
        /// The number of the request.
        nomor: u16,
        /// Why.
        tolak: Tolak,
    },
    /// Who asked takes the request back.
    TarikPerbaikan {
        /// The number of the request.
        nomor: u16,
    },
}

/// What happened: goes into the riwayat, changes the permohonan, causes the messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was asked for.
    Diajukan,
    /// An original was brought.
    AsliDicatat {
        /// Which one.
        syarat: SyaratKode,
    },
    /// A tick was taken back.
    AsliDicabut {
        /// Which one.
        syarat: SyaratKode,
    },
    /// NIK and number of the KK were entered at the counter.
    NomorDicatat {
        /// Both.
        numbers: Box<Numbers>,
    },
    /// They were put right there.
    NomorDiperbaiki {
        /// Both, as they are now.
        numbers: Box<Numbers>,
    },
    /// Received (SOP 1).
    Diterima,
    /// Received (SOP 1) on paper, and recorded now.
    DiterimaDiKertas {
        /// Under which number, and when.
        paper: PaperReceipt,
    },
    /// Approved (SOP 2, yes).
    Lengkap,
    /// Returned (SOP 2, no).
    TidakLengkap {
        /// What is missing.
        findings: Vec<Finding>,
    },
    /// A kekurangan was answered.
    Dilengkapi {
        /// Which one.
        syarat: SyaratKode,
        /// With what.
        answer: Answer,
        /// The file of this round in whose place it comes, by Telegram's unique id.
        replaces: Option<String>,
    },
    /// Entered (SOP 3).
    Dientri {
        /// The checked data.
        data: Box<CheckedData>,
    },
    /// Sent (SOP 4).
    Dikirim {
        /// To whom.
        recipient: PetugasId,
    },
    /// Sent back by the officer of Dispendukcapil.
    Dikembalikan {
        /// Why.
        sebab: Sebab,
    },
    /// Entered anew, of what was sent back.
    DientriUlang {
        /// The checked data.
        data: Box<CheckedData>,
    },
    /// Sent again.
    DikirimUlang {
        /// To whom.
        recipient: PetugasId,
    },
    /// Withdrawn or closed.
    Dibatalkan {
        /// Why.
        alasan: Alasan,
    },
    /// Dispendukcapil stated something.
    Dinyatakan {
        /// What.
        kind: PernyataanKind,
        /// The day it is true of.
        tanggal: NaiveDate,
        /// Whether what is known of a later day stays as it is.
        susulan: bool,
    },
    /// A chat was bound.
    Ditautkan {
        /// The chat, and its agreement to the notice.
        bound: Bound,
    },
    /// Staf are asked to put data right.
    PerbaikanDiminta {
        /// What it should be.
        nilai: Nilai,
    },
    /// Data was put right.
    Diperbaiki {
        /// What it is now.
        nilai: Nilai,
        /// The number of the request that this answers; `None`: by the person themself.
        nomor: Option<u16>,
    },
    /// A request to put data right was answered: it stays.
    PerbaikanDitolak {
        /// The number of the request.
        nomor: u16,
        /// Why.
        tolak: Tolak,
    },
    /// A request to put data right was taken back.
    PerbaikanDitarik {
        /// The number of the request.
        nomor: u16,
    },
    /// The program has kept files: what they hold is fixed from now on.
    BerkasDisimpan,
}

codes! {
    /// The name of an event in the riwayat.
    pub enum EventKind {
        /// Asked for.
        Diajukan = "diajukan",
        /// Original ticked.
        AsliDicatat = "asli_dicatat",
        /// Tick taken back.
        AsliDicabut = "asli_dicabut",
        /// NIK and number of the KK entered.
        NomorDicatat = "nomor_dicatat",
        /// NIK and number of the KK put right by staf.
        NomorDiperbaiki = "nomor_diperbaiki",
        /// Received.
        Diterima = "diterima",
        /// Approved.
        Lengkap = "lengkap",
        /// Returned.
        TidakLengkap = "tidak_lengkap",
        /// Kekurangan answered.
        Dilengkapi = "dilengkapi",
        /// Entered.
        Dientri = "dientri",
        /// Sent.
        Dikirim = "dikirim",
        /// Sent back.
        Dikembalikan = "dikembalikan",
        /// Entered anew.
        DientriUlang = "dientri_ulang",
        /// Sent again.
        DikirimUlang = "dikirim_ulang",
        /// Closed.
        Dibatalkan = "dibatalkan",
        /// Statement recorded.
        Dinyatakan = "dinyatakan",
        /// Chat bound.
        Ditautkan = "ditautkan",
        /// Correction of data asked for.
        PerbaikanDiminta = "perbaikan_diminta",
        /// Data corrected.
        Diperbaiki = "diperbaiki",
        /// Correction declined.
        PerbaikanDitolak = "perbaikan_ditolak",
        /// Request for a correction taken back.
        PerbaikanDitarik = "perbaikan_ditarik",
        /// Files kept.
        BerkasDisimpan = "berkas_disimpan",
    }
}

impl Event {
    /// The name of the event.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Diajukan => EventKind::Diajukan,
            Self::AsliDicatat { .. } => EventKind::AsliDicatat,
            Self::AsliDicabut { .. } => EventKind::AsliDicabut,
            Self::NomorDicatat { .. } => EventKind::NomorDicatat,
            Self::NomorDiperbaiki { .. } => EventKind::NomorDiperbaiki,
            Self::Diterima | Self::DiterimaDiKertas { .. } => EventKind::Diterima,
            Self::Lengkap => EventKind::Lengkap,
            Self::TidakLengkap { .. } => EventKind::TidakLengkap,
            Self::Dilengkapi { .. } => EventKind::Dilengkapi,
            Self::Dientri { .. } => EventKind::Dientri,
            Self::Dikirim { .. } => EventKind::Dikirim,
            Self::Dikembalikan { .. } => EventKind::Dikembalikan,
            Self::DientriUlang { .. } => EventKind::DientriUlang,
            Self::DikirimUlang { .. } => EventKind::DikirimUlang,
            Self::Dibatalkan { .. } => EventKind::Dibatalkan,
            Self::Dinyatakan { .. } => EventKind::Dinyatakan,
            Self::Ditautkan { .. } => EventKind::Ditautkan,
            Self::PerbaikanDiminta { .. } => EventKind::PerbaikanDiminta,
            Self::Diperbaiki { .. } => EventKind::Diperbaiki,
            Self::PerbaikanDitolak { .. } => EventKind::PerbaikanDitolak,
            Self::PerbaikanDitarik { .. } => EventKind::PerbaikanDitarik,
            Self::BerkasDisimpan => EventKind::BerkasDisimpan,
        }
    }
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Decision {
    /// It happens.
    Advanced(Event),
    /// It had happened: by whom and when.
    AlreadyDone(Stamp),
    /// It may not happen.
    Refused(Refusal),
}
