//! What can arrive, free of Telegram's types.

mod named;

use chrono::{DateTime, Utc};

use crate::domain::berkas::FileRef;
use crate::domain::foto::Says;
use crate::domain::petugas::{ChatId, Peran};
use crate::pesan::tap::Tap;

/// Something that arrived from a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// The chat it came from.
    pub chat: ChatId,
    /// The message, where a NIK or the number of a KK stands in it: it does not stay in the chat, whatever becomes of it.
    pub personal: Option<i64>,
    /// The message, where it is words: it can go for what they turn out to be.
    pub typed: Option<i64>,
    /// The message, where such a number stands in its caption: it goes only where what it holds is kept.
    pub captioned: Option<i64>,
    /// When it was sent, where Telegram says: not of a pressed button.
    pub sent_at: Option<DateTime<Utc>>,
    /// What it is.
    pub what: Incoming,
}

/// What can arrive.
#[derive(Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A command, typed.
    Command(Command),
    /// A command that does not exist.
    UnknownCommand,
    /// Any other text.
    Text(String),
    /// A photo, or a PDF or picture sent as a document.
    File {
        /// The file at Telegram.
        file: FileRef,
        /// What it says that it is.
        says: Says,
        /// Photos that were sent together have the same id.
        album: Option<String>,
        /// When it was sent, as Telegram says.
        sent_at: DateTime<Utc>,
        /// The message: it goes from the chat only once the file is kept.
        message_id: i64,
    },
    /// A contact that was shared.
    Contact {
        /// The telephone number, as Telegram has it.
        phone: String,
        /// Whether it is the sender's own.
        own: bool,
    },
    /// A file that is not taken.
    NotTaken {
        /// Why not.
        why: NotTaken,
        /// What was sent together has the same id.
        album: Option<String>,
    },
    /// A pressed button.
    Tap {
        /// What it means; `None` for a button that this version cannot read.
        tap: Option<Tap>,
        /// The message it stands on, where Telegram still tells.
        message_id: Option<i64>,
    },
    /// The words of a message were edited.
    Edited,
    /// The person blocked the bot.
    Blocked,
    /// The person can be reached again.
    Unblocked,
    /// A message to the bot in a group or channel.
    Group,
    /// Nothing to answer.
    Nothing,
}

/// Why a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// A document of a type that is not accepted.
    WrongFileType,
    /// A document larger than bots may fetch.
    FileTooBig,
    /// A sticker, a voice message, a video and the like.
    Unsupported,
}

/// A command as typed. Arguments stay text: what is wrong with them is told to the person.
#[derive(Clone, PartialEq, Eq)]
pub enum Command {
    /// `/start`, with the payload of a deep link.
    Start(Option<String>),
    /// `/ajukan`
    Ajukan,
    /// `/status [kode]`
    Status(Option<String>),
    /// `/lengkapi [kode]`
    Lengkapi(Option<String>),
    /// `/tarik [kode]`
    Tarik(Option<String>),
    /// `/syarat`
    Syarat,
    /// `/bantuan`
    Bantuan,
    /// `/batal`
    Batal,
    /// `/berhenti`: no reminders any more.
    Berhenti,
    /// `/ingatkan`: reminders again.
    Ingatkan,
    /// `/dataku`: what is kept of the person.
    Dataku,
    /// `/ubahdata`: put data right.
    Ubahdata,
    /// `/perbaikan`: requests to put data right.
    Perbaikan,
    /// `/hapusdata`: delete what can go.
    Hapusdata,
    /// `/antrean [which, or what of it]`
    Antrean(Option<String>),
    /// `/daftarkan`
    Daftarkan,
    /// `/waktu KODE`: how long it took.
    Waktu(Option<String>),
    /// `/periksa KODE`: the card of a permohonan.
    Periksa(Option<String>),
    /// `/terima KODE`
    Terima(Option<String>),
    /// `/entri KODE`
    Entri(Option<String>),
    /// `/kirim KODE…`
    Kirim(Vec<String>),
    /// `/lengkap KODE`
    Lengkap(Option<String>),
    /// `/kurang KODE`
    Kurang(Option<String>),
    /// `/nyatakan KODE`
    Nyatakan(Option<String>),
    /// `/tutup KODE`: close for the office.
    Tutup(Option<String>),
    /// `/hapus KODE`
    Hapus(Option<String>),
    /// `/cari [WORDS]`: look for permohonan.
    Cari(Option<String>),
    /// `/tunda [KODE]`: declare or lift a hold.
    Tunda(Option<String>),
    /// `/petugas`
    Petugas,
    /// `/undang [peran]`
    Undang(Option<Peran>),
    /// `/nonaktif`
    Nonaktif,
    /// `/ambil KODE`
    Ambil(Option<String>),
    /// `/lepas KODE`
    Lepas(Option<String>),
    /// `/pelaksana`: who stands in for the Kasi.
    Pelaksana,
    /// `/kalender`
    Kalender,
    /// `/ubahsyarat`
    UbahSyarat,
    /// `/register`: the book on paper.
    Register,
    /// `/laporan [TIME]`: a report.
    Laporan(Option<String>),
    /// `/nomor [NUMBER]`: the numbers of the register, and which comes next.
    Nomor(Option<String>),
    /// `/kertas KODE`: record what was received on paper.
    Kertas(Option<String>),
}

impl std::fmt::Debug for Incoming {
    /// What people typed is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Incoming(…)")
    }
}

impl std::fmt::Debug for Command {
    /// Arguments may be an invitation or anything that was typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Command(…)")
    }
}
