//! What pressing a button means. `telegram/callback.rs` writes it into at most 64 bytes and reads it back; buttons
//! stay pressable for ever, so rights and state are checked again at every tap.

mod syarat;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::syarat::SyaratTap;
use super::kalender::KalenderTap;
use crate::domain::antrean::{Antrean, Saringan};
use crate::domain::berkas::{AlasanKurang, SyaratKode};
use crate::domain::codes::codes;
use crate::domain::desa::DesaKode;
use crate::domain::foto::{PeriksaId, Verdict};
use crate::domain::kode::Kode;
use crate::domain::langkah::AlasanBatal;
use crate::domain::nik::Sex;
use crate::domain::pelaksana::PelaksanaId;
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::tunda::{AlasanTunda, TundaId};

codes! {
    /// A button that does what a command without arguments does.
    pub enum Menu {
        /// `/ajukan`
        Ajukan = "ajukan",
        /// `/status`
        Status = "status",
        /// `/syarat`
        Syarat = "syarat",
        /// `/bantuan`
        Bantuan = "bantuan",
        /// `/antrean`
        Antrean = "antrean",
        /// `/batal`
        Batal = "batal",
        /// Go on with the draft.
        Lanjutkan = "lanjutkan",
        /// `/berhenti`
        Berhenti = "berhenti",
        /// `/ingatkan`
        Ingatkan = "ingatkan",
        /// Leave the draft for later.
        Nanti = "nanti",
        /// `/daftarkan`
        Daftarkan = "daftarkan",
        /// Apply for another person, as the one who applied before.
        OrangLain = "orang_lain",
    }
}

/// A field of the summary that can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// For whom.
    Whom,
    /// Kind of service.
    Kind,
    /// Name.
    Nama,
    /// NIK.
    Nik,
    /// Number of the KK.
    Kk,
    /// Desa.
    Desa,
    /// Telephone number.
    Phone,
    /// Corrections.
    Elements,
    /// One correction.
    Correction(Element),
    /// Whether the KK is right already.
    KkRight,
    /// One syarat.
    Syarat(SyaratKode),
}

/// An answer to a question of applying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// Agree to the privacy notice.
    Agree,
    /// Do not agree.
    Disagree,
    /// Show the whole notice.
    NoticeMore,
    /// For oneself.
    Myself,
    /// For someone else.
    SomeoneElse,
    /// What the pelapor is to the pemohon.
    Relation(Hubungan),
    /// Kind of service.
    Kind(Jenis),
    /// Where one number was typed for NIK and KK: whether the one said before is wrong.
    BeforeWrong(bool),
    /// A desa of the kecamatan.
    Desa(DesaKode),
    /// Not of this kecamatan.
    DesaOutside,
    /// Share the telephone number that Telegram knows.
    PhoneShare,
    /// Give no telephone number.
    PhoneSkip,
    /// Choose or unchoose data to correct.
    Element(Element),
    /// All chosen.
    ElementsDone,
    /// Whether the KK is right already.
    KkRight(bool),
    /// The original of this syarat will be brought.
    Promise(SyaratKode),
    /// This syarat is left out.
    Skip(SyaratKode),
    /// The next photo is another sheet of this syarat.
    AddPage(SyaratKode),
    /// This syarat is sent anew, in place of what was sent.
    Replace(SyaratKode),
    /// Change an answer.
    Edit(Field),
    /// Leave the answer as it was.
    Keep,
    /// At the counter: the original of this syarat is here.
    Original(SyaratKode),
    /// At the counter: this syarat comes later.
    NotYet(SyaratKode),
    /// Whether the pemohon has agreed that a perangkat desa applies.
    PemohonAgreed(bool),
    /// Send.
    Send,
}

/// Something to do with one permohonan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Show the status to the citizen.
    Status,
    /// Complete it.
    Lengkapi,
    /// The original of this kekurangan will be brought.
    Promise(SyaratKode),
    /// The next photo is another sheet for this kekurangan.
    AddPage(SyaratKode),
    /// Begin to withdraw.
    Tarik,
    /// Withdraw for this reason: asks once more.
    TarikWhy(AlasanBatal),
    /// Withdraw.
    TarikYes,
    /// Keep it.
    TarikNo,
    /// Show the card to the petugas.
    Card,
    /// Show the card of one that a search found.
    Found,
    /// Show the files of a syarat.
    File(SyaratKode),
    /// Tick an original.
    Tick(SyaratKode),
    /// Take the tick back.
    Untick(SyaratKode),
    /// SOP 1.
    Terima,
    /// SOP 2, yes.
    Lengkap,
    /// Open the checklist of what is missing.
    Kurang,
    /// Show the reasons for one syarat.
    KurangSyarat(SyaratKode),
    /// Mark it with a reason.
    KurangMark(SyaratKode, AlasanKurang),
    /// Take the mark back.
    KurangClear(SyaratKode),
    /// SOP 2, no: send all that is marked.
    KurangSend,
    /// Close the checklist.
    KurangDrop,
    /// SOP 3: begin, or go on.
    Entri,
    /// The value shown as this field is as on the berkas.
    EntriSame(u8),
    /// Sex, read from the berkas.
    EntriSex(Sex),
    /// Save.
    EntriSave,
    /// Start the checks again.
    EntriAgain,
    /// Put aside.
    EntriPause,
    /// SOP 4: choose the recipient.
    Kirim,
    /// Show NIK and KK in full.
    Nik,
    /// Show the telephone number.
    Phone,
    /// Begin to close it for the office.
    Tutup,
    /// Close it for this reason: asks once more.
    TutupWhy(AlasanBatal),
    /// Close it.
    TutupYes,
    /// Choose a statement.
    Nyatakan,
    /// Record this statement: asks once more.
    NyatakanKind(PernyataanKind),
    /// Record it.
    NyatakanYes,
    /// Take it.
    Ambil,
    /// Take it over from this petugas.
    AmbilAlih(PetugasId),
    /// Give it back.
    Lepas,
    /// Show how long it took.
    Waktu,
    /// Make a receipt.
    Receipt,
    /// Make one although another is still good.
    ReceiptAgain,
    /// Staf send a photo for this kekurangan.
    StaffFile(SyaratKode),
}

/// A page of a work list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AntreanView {
    /// Which list.
    pub antrean: Antrean,
    /// What of it.
    pub saringan: Saringan,
    /// After so many.
    pub offset: u16,
}

/// By what a work list is narrowed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaringBy {
    /// The first question.
    Any,
    /// By desa.
    Desa,
    /// By kind.
    Jenis,
}

/// About who stands in for the Kasi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stand {
    /// Choose whom to name.
    Choose,
    /// This one: from when.
    Who(PetugasId),
    /// From this day: until when.
    From(PetugasId, NaiveDate),
    /// From this day to that one: asks once more.
    To(PetugasId, NaiveDate, NaiveDate),
    /// Name them.
    Yes,
    /// End it early: asks once more.
    End(PelaksanaId),
    /// End it.
    EndYes(PelaksanaId),
}

/// An answer on the way to binding a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bind {
    /// Agree to the privacy notice.
    Agree,
    /// Do not agree.
    Disagree,
    /// Show the whole notice.
    NoticeMore,
    /// The person is the pemohon.
    Pemohon,
    /// What the person is to the pemohon.
    Related(Hubungan),
}

/// A page of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CariPage {
    /// The search: the number under which it was recorded first.
    pub search: i64,
    /// The page, from 0.
    pub page: u16,
    /// Only what has not ended.
    pub only_open: bool,
}

/// Something with a hold; of one permohonan where a kode is named, else of all that the petugas speaks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TundaTap {
    /// Show those that last.
    List,
    /// Declare one: asks why.
    Ask(Option<Kode>),
    /// For this reason: asks once more.
    Why(Option<Kode>, AlasanTunda),
    /// Declare it.
    Yes(Option<Kode>),
    /// Lift it: asks once more.
    Lift(TundaId),
    /// Lift it.
    LiftYes(TundaId),
}

/// What pressing a button means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tap {
    /// A command without arguments.
    Menu(Menu),
    /// An answer to a question of applying.
    Choice(Choice),
    /// Drop the draft, or not.
    Drop(bool),
    /// Something with one permohonan.
    Act(Kode, Act),
    /// SOP 4: these to this officer. At most [`MAX_KIRIM`].
    KirimTo(PetugasId, Vec<Kode>),
    /// The work list after so many cards.
    Antrean(u16),
    /// Invite for a role.
    Undang(Peran),
    /// Whether the name of somebody who was invited is right.
    NameRight(bool),
    /// Ask whether to deactivate this petugas.
    Nonaktif(PetugasId),
    /// Deactivate this petugas.
    NonaktifYes(PetugasId),
    /// What is said to a remark about a file.
    Foto(PeriksaId, Verdict),
    /// A page of a work list.
    Daftar(AntreanView),
    /// What of a work list shall be shown.
    Saring(SaringBy, AntreanView),
    /// About who stands in for the Kasi.
    Pelaksana(Stand),
    /// About the kalender.
    Kalender(KalenderTap),
    /// Something with the lists of syarat.
    Syarat(SyaratTap),
    /// An answer on the way to binding a chat.
    Bind(Bind),
    /// A page of a search.
    Cari(CariPage),
    /// Something with a hold.
    Tunda(TundaTap),
}

/// How many kode fit beside a recipient into the 64 bytes of a button.
pub const MAX_KIRIM: usize = 5;

macro_rules! into_tap {
    ($($variant:ident($ty:ty)),+) => {$(
        impl From<$ty> for Tap {
            fn from(tap: $ty) -> Self {
                Self::$variant(tap)
            }
        }
    )+};
}
into_tap!(
    Menu(Menu),
    Choice(Choice),
    Kalender(KalenderTap),
    Syarat(SyaratTap),
    Bind(Bind),
    Cari(CariPage),
    Tunda(TundaTap)
);

impl From<(Kode, Act)> for Tap {
    fn from((kode, act): (Kode, Act)) -> Self {
        Self::Act(kode, act)
    }
}
