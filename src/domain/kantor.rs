//! The office as data: what differs from one sub-district to the next. Read from `kantor.toml` by `config`; the lists of
//! syarat and the opening hours from the register from then on.

use std::path::PathBuf;

use super::berkas::Syarat;
use super::codes::codes;
use super::desa::{Desa, DesaKode, Wilayah};
use super::guess::Guesses;
use super::jam_kerja::JamKerja;
use super::pace::Allowance;
use super::pemohon::Jenis;
use super::pengiriman::Saluran;
use super::register::NomorRegister;
use super::register::patterns::Patterns;
use super::retention::Retention;
use super::syarat::Lists;

/// The office profile.
#[derive(Debug, Clone)]
pub struct Kantor {
    /// Name of the kabupaten.
    pub kabupaten: String,
    /// The kecamatan and its desa.
    pub wilayah: Wilayah,
    /// Street address.
    pub alamat: String,
    /// Telephone, mail or counter: where questions about data go too.
    pub kontak: String,
    /// The opening hours that a fresh register begins with; those that hold stand in its kalender.
    pub jam_kerja: JamKerja,
    /// Where first-time applicants have their biometric recording.
    pub perekaman: String,
    /// Version of the text of the privacy notice, as the office counts it: see [`Kantor::notice_version`].
    pub notice_text: String,
    /// What is new in it, for who has read the one before.
    pub notice_changes: Option<String>,
    /// How long what is kept.
    pub retention: Retention,
    /// Days after which an officer of Dispendukcapil is asked again for what they stated last.
    pub ask_again: u16,
    /// How much may be said.
    pub limits: Limits,
    /// What is asked for by chat.
    pub by_chat: ByChat,
    /// How nomor register are written.
    pub pattern: Patterns,
    /// What each kind of service asks for.
    pub lists: Lists,
    /// How the book is printed.
    pub cetak: Cetak,
    /// How what is sent goes to Dispendukcapil.
    pub kirim: Kirim,
}

codes! {
    /// The paper of the book, in landscape.
    pub enum Kertas {
        /// Folio, as offices here use it: 330 by 215 mm.
        F4 = "F4",
        /// 297 by 210 mm.
        A4 = "A4",
    }
}

/// How the book is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cetak {
    /// On which paper.
    pub kertas: Kertas,
    /// The Kasi who signs it; else there is room for a name.
    pub kasi: Option<String>,
    /// The Camat.
    pub camat: Option<String>,
}

/// How what is sent goes to Dispendukcapil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kirim {
    /// By which way.
    pub saluran: Saluran,
    /// The folder that the office gives out, where there is one. It is kept tidy as long as it is named here, whatever the way.
    pub folder: Option<PathBuf>,
}

/// What the office asks for by chat. What it does not, is done at the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByChat {
    /// NIK and number of the KK: otherwise staf enter them before the first receipt.
    pub numbers: bool,
    /// Photos and PDFs: otherwise originals are brought.
    pub files: bool,
}

/// How much may be said, and tried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// By a citizen.
    pub warga: Allowance,
    /// By a petugas, who presses one button after the other.
    pub petugas: Allowance,
    /// In a group, where all that is said is the way to the private chat.
    pub grup: Allowance,
    /// Kode, links and answers that do not fit.
    pub guesses: Guesses,
}

/// Telegram lets bots fetch files up to this size, in MB.
pub const MAX_FILE_MB: u32 = 20;

impl Kantor {
    /// The version of the privacy notice that people read: the office's, and what is asked for by chat, for the notice says that
    /// in words of its own. So an office that asks for less, or for more again, has another notice without having to name it.
    #[must_use]
    pub fn notice_version(&self) -> String {
        let less = [(self.by_chat.numbers, "+tanpa-nomor"), (self.by_chat.files, "+tanpa-foto")];
        let less: String = less.into_iter().filter(|(asked, _)| !asked).map(|(_, name)| name).collect();
        format!("{}{less}", self.notice_text)
    }

    /// Whether a version of the privacy notice has the present text, whatever was asked for by chat then.
    #[must_use]
    pub fn is_present_text(&self, version: &str) -> bool {
        version.strip_prefix(&self.notice_text).is_some_and(|less| less.is_empty() || less.starts_with('+'))
    }

    /// Whether a chat can be bound by the link of a receipt: it asks for digits of the KK, and no other fact of a file is known to
    /// the family alone. A date of birth is known to neighbours, and of who applies at seventeen it is nearly known to anybody.
    #[must_use]
    pub fn binds_chats(&self) -> bool {
        self.by_chat.numbers
    }

    /// The kinds that are offered.
    pub fn kinds(&self) -> impl Iterator<Item = Jenis> {
        self.lists.offered().map(|s| s.jenis)
    }

    /// The syarat of a kind; empty for a kind that is not offered.
    #[must_use]
    pub fn syarat(&self, jenis: Jenis) -> &[Syarat] {
        self.lists.syarat(jenis)
    }

    /// The name of a desa; its code where the list no longer knows it.
    #[must_use]
    pub fn desa_nama(&self, kode: &DesaKode) -> String {
        self.wilayah.find(kode).map_or_else(|| kode.as_str().to_owned(), |d: &Desa| d.nama.clone())
    }

    /// A nomor register as the office writes it.
    #[must_use]
    pub fn nomor(&self, nomor: NomorRegister) -> String {
        self.pattern.format(nomor)
    }
}
