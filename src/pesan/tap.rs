//! What pressing a button means. `telegram/callback.rs` writes it into at most 64 bytes and reads it back; buttons
//! stay pressable for ever, so rights and state are checked again at every tap.

mod act;
mod antrean;
mod bind;
mod buku;
mod choice;
mod data;
mod kirim;
mod laporan;
mod numbering;
mod pelaksana;
mod syarat;
mod tunda;

use serde::{Deserialize, Serialize};

pub use self::act::{Act, NomorAct, PaperAct, PerbaikanAct, UbahAct};
pub use self::antrean::{After, AntreanView, SaringBy};
pub use self::bind::Bind;
pub use self::buku::BukuTap;
pub use self::choice::{Choice, Field};
pub use self::data::DataTap;
pub use self::kirim::KirimTap;
pub use self::laporan::{LaporanTap, Sekarang};
pub use self::numbering::NumberingTap;
pub use self::pelaksana::Stand;
pub use self::syarat::SyaratTap;
pub use self::tunda::TundaTap;
use super::kalender::KalenderTap;
use crate::domain::codes::codes;
use crate::domain::foto::{PeriksaId, Verdict};
use crate::domain::kode::Kode;
use crate::domain::petugas::{Peran, PetugasId};

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
        /// `/ubahdata`
        UbahData = "ubahdata",
        /// `/perbaikan`
        Perbaikan = "perbaikan",
    }
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
    /// The work list. Earlier programs wrote after how many cards.
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
    /// The photo that waits takes the place of this file.
    FotoReplaces(PeriksaId),
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
    /// What is kept of the person.
    Data(DataTap),
    /// Something with the book on paper.
    Buku(BukuTap),
    /// Something with the numbers of the register.
    Numbering(NumberingTap),
    /// Something with a pengiriman.
    Kirim(KirimTap),
    /// Something with a report.
    Laporan(LaporanTap),
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
    Tunda(TundaTap),
    Data(DataTap),
    Buku(BukuTap),
    Numbering(NumberingTap),
    Kirim(KirimTap),
    Laporan(LaporanTap)
);

impl From<(Kode, Act)> for Tap {
    fn from((kode, act): (Kode, Act)) -> Self {
        Self::Act(kode, act)
    }
}
