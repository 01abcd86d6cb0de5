//! What is queued for a chat: sentences and files as data. `telegram/render.rs` turns them into words when they are
//! sent, so that a better wording also reaches what waits in the queue.

use serde::{Deserialize, Serialize};

use super::copy::DataCopy;
use super::receipt::Receipt;
use super::{Pesan, Reply};
use crate::domain::berkas::{BerkasId, FileKind};
use crate::domain::buku::Cetakan;
use crate::domain::laporan::{BentukLaporan, Masa};
use crate::domain::pengiriman::PengirimanId;
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::register::block::Block;

/// One thing to do at Telegram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outgoing {
    /// A new message; or, where the queue entry names a card, an edit of that card.
    Say(Reply),
    /// An edit of a message of ours in this chat; a new message where Telegram cannot edit it.
    Edit {
        /// The message.
        message_id: i64,
        /// What it says from now on.
        reply: Reply,
    },
    /// A new message that says something else after a while: what is personal in it does not stay in the chat.
    Brief {
        /// What it says at first.
        reply: Reply,
        /// What it says from then on.
        then: Reply,
    },
    /// A photo or document that is kept.
    File(Shown),
    /// A receipt, made into a page when it is sent.
    Receipt {
        /// What stands on it.
        receipt: Box<Receipt>,
        /// What stands below it in the chat.
        caption: Pesan,
    },
    /// A copy of what is kept of the person, made into a file when it is sent.
    Copy {
        /// What stands in it.
        copy: Box<DataCopy>,
        /// What stands below it in the chat.
        caption: Pesan,
    },
    /// The book, made into a file when it is sent: nothing of it waits here.
    Register {
        /// What of it.
        cetakan: Cetakan,
        /// Who asked for it, in which peran.
        oleh: (PetugasId, Peran),
    },
    /// A report, made into a file when it is sent.
    Laporan {
        /// Of which time.
        masa: Masa,
        /// As what.
        bentuk: BentukLaporan,
        /// Who asked for it, in which peran.
        oleh: (PetugasId, Peran),
    },
    /// Pages to write on by hand, made when they are sent.
    Blank {
        /// The numbers on them.
        block: Block,
    },
    /// An archive of a pengiriman, made when it is sent: nothing of it waits here.
    Pengiriman {
        /// Of which one.
        id: PengirimanId,
        /// To which officer.
        oleh: PetugasId,
        /// Which part; the first holds the sheet.
        bagian: u16,
        /// Of how many.
        dari: u16,
        /// The files in it.
        berkas: Vec<BerkasId>,
    },
    /// Photos or documents that are kept, side by side: 2 to 10, all of one kind.
    Album(Vec<Shown>),
    /// A message of the person goes from the chat.
    Delete {
        /// The message.
        message_id: i64,
    },
    /// The command menu of this chat.
    Menu {
        /// Of which role; `None` for citizens.
        peran: Option<Peran>,
        /// Whether they stand in for the Kasi.
        #[serde(default)]
        plh: bool,
    },
}

/// A file as it is shown: read from the store and marked when it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Which one.
    pub berkas: BerkasId,
    /// How it came, and is sent.
    pub kind: FileKind,
    /// What stands below it.
    pub caption: Pesan,
    /// What stands on it.
    pub mark: Pesan,
}

/// Key of a row in `outbox`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutboxId(pub i64);

/// Key of a row in `permohonan`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PermohonanId(pub i64);

/// An entry for the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// To whom.
    pub chat: ChatId,
    /// What.
    pub outgoing: Outgoing,
    /// The permohonan it is about.
    pub about: Option<PermohonanId>,
    /// Whether it is a card of that permohonan, to be brought up to date when somebody acts on it.
    pub is_card: bool,
    /// The card that this entry brings up to date.
    pub edits: Option<OutboxId>,
    /// A later entry on the same topic in the same chat replaces this one while it waits.
    pub topic: Option<String>,
    /// Wait this long before sending, in seconds.
    pub delay: u16,
}

impl Queued {
    /// A message to a chat.
    #[must_use]
    pub fn say(chat: ChatId, reply: Reply) -> Self {
        Self::new(chat, Outgoing::Say(reply))
    }

    /// Anything to a chat.
    #[must_use]
    pub fn new(chat: ChatId, outgoing: Outgoing) -> Self {
        Self { chat, outgoing, about: None, is_card: false, edits: None, topic: None, delay: 0 }
    }

    /// Names the topic on which a later entry replaces it while it waits.
    #[must_use]
    pub fn on(mut self, topic: &str) -> Self {
        self.topic = Some(topic.to_owned());
        self
    }

    /// Names the permohonan it is about.
    #[must_use]
    pub fn about(mut self, id: PermohonanId) -> Self {
        self.about = Some(id);
        self
    }
}
