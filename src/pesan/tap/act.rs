//! What is done with one permohonan.

use serde::{Deserialize, Serialize};

use crate::domain::berkas::{AlasanKurang, SyaratKode};
use crate::domain::desa::DesaKode;
use crate::domain::langkah::AlasanBatal;
use crate::domain::nik::Sex;
use crate::domain::pemohon::Element;
use crate::domain::pengiriman::AlasanKembali;
use crate::domain::perbaikan::{AlasanTolak, Bagian};
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::PetugasId;

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
    /// Put its data right, as a citizen.
    Ubah(UbahAct),
    /// Something with a request to put data right, by its number.
    Perbaikan(u16, PerbaikanAct),
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
    /// NIK and number of the KK, entered at the counter.
    Nomor(NomorAct),
    /// SOP 1.
    Terima,
    /// SOP 1 as it was done on paper.
    Paper(PaperAct),
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
    /// Erase the person of what is closed: asks once more.
    Hapus,
    /// Erase it.
    HapusYes,
    /// Choose a statement.
    Nyatakan,
    /// Record this statement: asks once more.
    NyatakanKind(PernyataanKind),
    /// Record it.
    NyatakanYes,
    /// The officer: begin to send it back.
    Kembalikan,
    /// Send it back for this reason.
    KembalikanWhy(AlasanKembali),
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

/// A step on the way to putting data right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum UbahAct {
    /// Begin.
    Begin,
    /// This data.
    Bagian(Bagian),
    /// This desa.
    Desa(DesaKode),
    /// This sex.
    Sex(Sex),
    /// This of the KTP.
    Element(Element),
    /// What is written of it on the KTP was said right.
    Same,
    /// It need not be corrected.
    Remove,
    /// Take the request of this number back.
    TakeBack(u16),
    /// It is right like this.
    Yes,
    /// Leave it.
    No,
}

/// A step on the way to entering NIK and number of the KK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NomorAct {
    /// Begin.
    Begin,
    /// Begin to put right what is written.
    Fix,
    /// Write what was read.
    Save,
    /// Type both again.
    Again,
    /// Leave it.
    Stop,
}

/// What staf do with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PerbaikanAct {
    /// Show what it asks for.
    Open,
    /// The berkas says it, too: write it.
    Fix,
    /// Choose a reason why not.
    Refuse,
    /// This reason: asks once more.
    Why(AlasanTolak),
    /// Send the answer.
    Send,
}

/// A step on the way to recording a receipt on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperAct {
    /// Begin.
    Begin,
    /// The lowest free number.
    Next,
    /// Record it, as it stands above the button.
    Save {
        /// The number.
        urut: u32,
        /// When, in minutes since 1970.
        minute: u32,
    },
    /// Answer anew.
    Again,
    /// Leave it.
    Stop,
}
