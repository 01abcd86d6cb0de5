//! What became of one try.

use layanan_ktp::domain::permohonan::TahapKind;
use layanan_ktp::pesan::outgoing::{Outgoing, Queued};

/// What became of it.
pub(crate) struct Outcome {
    pub(crate) from: TahapKind,
    /// `None`: the person was forgotten.
    pub(crate) to: Option<TahapKind>,
    /// The tables in which something was written.
    pub(crate) written: Vec<String>,
    pub(crate) said: Vec<Queued>,
}

/// What stands in the table, the weightiest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    /// Nothing at all.
    Nothing,
    /// For another role.
    NotTheirs,
    /// There is no such thing, for them.
    NotThere,
    /// Not at this moment: by another tahap, or a question that is not open.
    NotNow,
    /// Answered.
    Answered,
    /// Personal data was shown, or looked for, and that is recorded.
    Shown,
    /// Done: the books of the office say something else now.
    Done,
}

impl Sign {
    pub(crate) const ALL: &[(Self, char, &str)] = &[
        (Self::Done, '●', "done: the register or the office's own lists have changed"),
        (Self::Shown, '◉', "personal data was shown or looked for, and that is recorded"),
        (Self::Answered, '○', "answered: a list, a card in which numbers are masked, the next question, one's own"),
        (Self::NotNow, '·', "not now: the tahap is another one, or the question is not open"),
        (Self::NotThere, '∅', "told that there is no such kode"),
        (Self::NotTheirs, '–', "told that this is for another role"),
        (Self::Nothing, ' ', "nothing is said"),
    ];

    pub(crate) fn char(self) -> char {
        Self::ALL.iter().find(|(sign, ..)| *sign == self).map_or('?', |(_, char, _)| *char)
    }
}

/// Written at every turn, or without any meaning for the books.
const CONVERSATION: &[&str] = &["dialog", "inbox", "outbox", "periksa", "dialog_archive", "pace", "guess"];

/// Says that something was shown or looked for.
const RECORDED: &[&str] = &["disclosure", "pencarian"];

const NOT_THEIRS: &[&str] =
    &["umum-not-for-you", "umum-for-petugas", "meja-refused-role", "cari-for-petugas", "buku-only-kasi"];
const NOT_THERE: &[&str] = &["umum-not-found", "meja-not-found", "umum-guess-wait"];
const NOT_NOW: &[&str] = &[
    "umum-old-button",
    "umum-question-passed",
    "umum-nothing-to-drop",
    "umum-dropped",
    "meja-refused-",
    "meja-already-",
    "kerja-not-yours",
    "kerja-nothing-to",
    "cari-old-search",
    "warga-tarik-too-late",
    "warga-tarik-already",
    "warga-lengkapi-not-now",
    "loket-receipt-closed",
    "meja-phone-not",
    "meja-phone-none",
    "tunda-not-waiting",
    "foto-gone",
    "meja-kirim-left-out",
];

impl Outcome {
    pub(crate) fn sign(&self) -> Sign {
        let wrote = |tables: &[&str]| self.written.iter().any(|table| tables.contains(&table.as_str()));
        let books = self
            .written
            .iter()
            .any(|table| !CONVERSATION.contains(&table.as_str()) && !RECORDED.contains(&table.as_str()));
        let says = |keys: &[&str]| {
            let said = |one: &Queued| format!("{:?}", text(one));
            self.said.iter().map(said).any(|said| keys.iter().any(|key| said.contains(key)))
        };
        match () {
            () if books => Sign::Done,
            () if wrote(RECORDED) => Sign::Shown,
            () if says(NOT_THEIRS) => Sign::NotTheirs,
            () if says(NOT_THERE) => Sign::NotThere,
            () if says(NOT_NOW) => Sign::NotNow,
            () if self.said.is_empty() => Sign::Nothing,
            () => Sign::Answered,
        }
    }

    /// Whether the book is going to be made for somebody.
    pub(crate) fn takes_the_book(&self) -> bool {
        self.said.iter().any(|one| matches!(one.outgoing, Outgoing::Register { .. }))
    }

    /// Whether figures of the office are shown, or going to be made into a file.
    pub(crate) fn shows_figures(&self) -> bool {
        let figures =
            ["laporan-title", "laporan-card", "laporan-ask-village", "laporan-no-villages", "laporan-village-"];
        self.said.iter().any(|one| {
            let said = format!("{:?}", text(one));
            matches!(one.outgoing, Outgoing::Laporan { .. }) || figures.iter().any(|key| said.contains(key))
        })
    }

    /// Whether it is going to be made with numbers in full.
    pub(crate) fn takes_all_numbers(&self) -> bool {
        self.said.iter().any(|one| matches!(one.outgoing, Outgoing::Register { cetakan, .. } if cetakan.lengkap))
    }

    /// All that a chat would read, as data.
    pub(crate) fn read_by(&self, chat: i64) -> String {
        let own = self.said.iter().filter(|one| one.chat.0 == chat);
        own.map(|one| serde_json::to_string(&one.outgoing).unwrap()).collect()
    }

    /// The chats to which something is said.
    pub(crate) fn chats(&self) -> Vec<i64> {
        let mut all: Vec<i64> = self.said.iter().map(|one| one.chat.0).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Which sentences, without what they name.
fn text(queued: &Queued) -> &dyn std::fmt::Debug {
    match &queued.outgoing {
        Outgoing::Say(reply) | Outgoing::Edit { reply, .. } | Outgoing::Brief { reply, .. } => &reply.text,
        Outgoing::File(shown) => &shown.caption,
        Outgoing::Receipt { caption, .. } | Outgoing::Copy { caption, .. } => caption,
        Outgoing::Register { .. }
        | Outgoing::Laporan { .. }
        | Outgoing::Blank { .. }
        | Outgoing::Pengiriman { .. }
        | Outgoing::Album(_)
        | Outgoing::Delete { .. }
        | Outgoing::Menu { .. } => &(),
    }
}
