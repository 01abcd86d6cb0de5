//! Conversations, pure: what was said so far + what is said now → what is answered and what has to happen.
//!
//! No I/O and no SOP decisions here: an [`Effect`] asks `app` to do something with a permohonan. State is kept as
//! answers, never as a position: the question that comes next is computed from what is still unanswered, so no
//! question can be skipped and none is asked twice.
//!
//! * `draft` – what a permohonan-to-be consists of; `question` – which question comes next
//! * `change` – an answer of it is changed, or asked for again
//! * `ajukan` – answering those questions; `ask` – asking them; `summary` – the summary before sending
//! * `counter` – what differs where staf register a walk-in; `claim` – binding a chat by a receipt
//! * `given` – what its syarat are answered with
//! * `number` – NIK and number of the KK; `place` – the desa
//! * `numbers` – both, as staf enter them at the counter where they are not asked for by chat
//! * `numbering` – numbers that are passed over; `paper` – what was received on paper
//! * `phone` – the telephone number
//! * `notice` – the privacy notice; `corrections` – data to correct; `pages` – photos of the syarat
//! * `album` – to which syarat a photo belongs that follows another one; `flagged` – sheets that were remarked;
//!   `which` – which of them a photo replaces that comes then; `unclear` – what is left of them at sending
//! * `entri` – staf go through the fields of SOP step 3
//! * `wrong` – what is wrong with a typed number
//! * `begun` – work begun on several permohonan
//! * `cari` – the last search
//! * `perbaikan` – data of a permohonan that is put right
//! * `hygiene` – whether it has to be said that messages with personal data are deleted
//! * `kirim` – what is chosen to be sent, and what an officer answers
//! * `kurang` – the Kasi's checklist of what is missing
//! * `kalender` – the admin changes when the office works
//! * `ubah` – an admin changes the lists of syarat

pub mod ajukan;
pub mod album;
pub mod ask;
pub mod begun;
pub mod cari;
pub mod change;
pub mod claim;
mod corrections;
pub mod counter;
pub mod draft;
pub mod entri;
pub mod flagged;
mod given;
pub mod hygiene;
pub mod kalender;
pub mod kirim;
pub mod kurang;
pub mod notice;
mod number;
pub mod numbering;
pub mod numbers;
pub mod pages;
pub mod paper;
pub mod perbaikan;
pub mod phone;
mod place;
pub mod question;
pub mod summary;
pub mod ubah;
mod unclear;
pub mod which;
mod wrong;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use self::album::Album;
use self::begun::Begun;
use self::cari::LastSearch;
use crate::domain::berkas::SyaratKode;
use crate::domain::kode::Kode;
use crate::domain::langkah::Alasan;
use crate::domain::pelaksana::Days;
use crate::domain::pengiriman::PengirimanId;
use crate::domain::perbaikan::Tolak;
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::PetugasId;
use crate::domain::tunda::{TundaId, Why};
use crate::pesan::tap::Tap;
use crate::pesan::{Button, Reply};

/// Version of the format of [`Dialog`] in the database. A change that old rows do not survive is a new version.
pub const VERSION: i32 = 1;

/// Where the conversation of one chat stands. Nothing in it is dropped by a command, only by the person's own word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialog {
    /// A permohonan being filled in.
    pub draft: Option<draft::Draft>,
    /// A draft put aside for another one: of a petugas, the own one while they register a walk-in, or the other way round.
    #[serde(default)]
    pub aside: Option<draft::Draft>,
    /// What the last one sent has in common with the next, of who applies for several.
    #[serde(default)]
    pub last: Option<draft::Common>,
    /// What became of the draft that was sent last, for its old buttons.
    #[serde(default)]
    pub sent: Option<Sent>,
    /// SOP step 3 in progress.
    pub entri: Begun<entri::Entri>,
    /// The Kasi's checklist in progress.
    pub kurang: Begun<kurang::Kurang>,
    /// What the next typed text or photo is about.
    pub focus: Focus,
    /// The buttons last shown: each can be typed instead of pressed.
    pub offered: Vec<Button>,
    /// When they were shown.
    pub offered_at: Option<DateTime<Utc>>,
    /// Where a photo belongs that follows another one.
    pub album: Option<Album>,
    /// What was remarked on files of a permohonan that is being completed.
    #[serde(default)]
    pub remarked: Option<flagged::OfPermohonan>,
    /// Whether a keyboard to share the telephone number stands in place of the letters.
    #[serde(default)]
    pub keyboard: bool,
    /// Changes of the lists of syarat that are not published yet.
    #[serde(default)]
    pub syarat: Option<ubah::Changing>,
    /// What was looked for last.
    #[serde(default)]
    pub cari: Option<LastSearch>,
    /// What is chosen to be sent to Dispendukcapil.
    #[serde(default)]
    pub kirim: Option<kirim::Choice>,
    /// What an officer answers to a pengiriman.
    #[serde(default)]
    pub terima: Option<kirim::Answering>,
    /// When it was said last that messages with personal data are deleted.
    #[serde(default)]
    pub hygiene: Option<hygiene::Said>,
    /// What the question said would go when it was asked last whether to delete what can go. A question of before has none.
    #[serde(default)]
    pub erase: Option<Erasing>,
}

/// What was said to go: what has changed since is asked about anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasing {
    /// Of which permohonan something goes, and whether something of it stays.
    pub permohonan: Vec<(Kode, bool)>,
    /// Whether a draft goes.
    pub draft: bool,
    /// Whether what is kept for the next permohonan goes.
    pub last: bool,
}

/// A draft that became a permohonan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The message whose button sent it; `None` where that was typed.
    pub message_id: Option<i64>,
    /// Which one it is now.
    pub kode: Kode,
    /// Whether it was filled in at the counter.
    pub walk_in: bool,
}

/// What typed text and photos are about.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Focus {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// The draft.
    Ajukan,
    /// Whether the draft shall be dropped.
    DropAsk,
    /// Whether what can go of the person's data shall be deleted.
    EraseAsk,
    /// One kekurangan of a permohonan.
    Lengkapi {
        /// Of which one.
        kode: Kode,
        /// Which kekurangan.
        syarat: SyaratKode,
        /// The file in whose place the next one comes, by its unique id.
        #[serde(default)]
        replaces: Option<String>,
    },
    /// A choice between several permohonan.
    Choose(Choosing),
    /// Why it is withdrawn: a button, or own words.
    TarikWhy {
        /// Which one.
        kode: Kode,
    },
    /// Own words why it is withdrawn.
    TarikText {
        /// Which one.
        kode: Kode,
    },
    /// Whether it shall be withdrawn.
    TarikConfirm {
        /// Which one.
        kode: Kode,
        /// Why.
        alasan: Alasan,
    },
    /// Why the office closes it: one of the reasons, or own words.
    TutupText {
        /// Which one.
        kode: Kode,
    },
    /// Whether the office shall close it.
    TutupConfirm {
        /// Which one.
        kode: Kode,
        /// Why.
        alasan: Alasan,
    },
    /// Whether the person of what is closed shall be erased, as they ask at the counter.
    HapusConfirm {
        /// Which one.
        kode: Kode,
    },
    /// Whether a statement of Dispendukcapil shall be recorded; a typed day is the day of the statement.
    NyatakanConfirm {
        /// Of which one.
        kode: Kode,
        /// What is stated.
        pernyataan: PernyataanKind,
        /// Of which day.
        tanggal: NaiveDate,
    },
    /// What has changed in the privacy notice.
    Notice {
        /// The version that was shown.
        version: String,
        /// What goes on afterwards.
        then: Then,
    },
    /// Putting data right.
    Ubah(perbaikan::Asking),
    /// Why data is not put right: one of the reasons, or own words.
    TolakText {
        /// Of which permohonan.
        kode: Kode,
        /// Which request.
        nomor: u16,
    },
    /// Whether a request shall be answered like this.
    TolakConfirm {
        /// Of which permohonan.
        kode: Kode,
        /// Which request.
        nomor: u16,
        /// Why.
        tolak: Tolak,
    },
    /// NIK and number of the KK at the counter.
    Nomor(numbers::Entering),
    /// SOP step 3.
    Entri,
    /// The Kasi's own words about a syarat.
    KurangText {
        /// The permohonan.
        kode: Kode,
        /// Which syarat.
        syarat: SyaratKode,
    },
    /// The officer's own words, why one of a pengiriman is sent back.
    KembaliText {
        /// Of which pengiriman.
        id: PengirimanId,
        /// Its number there.
        urut: u16,
    },
    /// Why an officer sends this one back: one of the reasons, or own words.
    KembalikanText {
        /// Which one.
        kode: Kode,
    },
    /// What is looked for.
    Cari,
    /// Of which days the book is wanted.
    Register,
    /// Which numbers of the register are passed over.
    Numbering(numbering::Numbering),
    /// A receipt on paper that is recorded.
    Paper(paper::Paper),
    /// Why a hold is declared: one of the reasons, or own words.
    TundaWhy {
        /// For one permohonan; else for all that the petugas speaks for.
        kode: Option<Kode>,
    },
    /// Whether a hold shall be declared.
    TundaConfirm {
        /// For one permohonan; else for all that the petugas speaks for.
        kode: Option<Kode>,
        /// Why.
        why: Why,
    },
    /// Whether a hold shall be lifted.
    TundaLift {
        /// Which one.
        id: TundaId,
    },
    /// From when somebody stands in for the Kasi.
    PlhFrom {
        /// Who.
        petugas: PetugasId,
    },
    /// Until when.
    PlhTo {
        /// Who.
        petugas: PetugasId,
        /// From this day on.
        mulai: NaiveDate,
    },
    /// Whether they shall stand in.
    PlhConfirm {
        /// Who.
        petugas: PetugasId,
        /// On which days.
        days: Days,
    },
    /// A photo that staf send for a kekurangan.
    StaffFile {
        /// Of which permohonan.
        kode: Kode,
        /// Which kekurangan.
        syarat: SyaratKode,
        /// The file in whose place the next one comes, by its unique id.
        #[serde(default)]
        replaces: Option<String>,
    },
    /// Binding this chat by a receipt.
    Claim(claim::Binding),
    /// The name of somebody who was invited.
    Undangan {
        /// The invitation.
        token: String,
    },
    /// Whether the name is right with which somebody who was invited is going to be registered.
    UndanganName {
        /// The invitation.
        token: String,
        /// The name.
        nama: String,
    },
    /// A change of the kalender.
    Kalender(kalender::Begun),
    /// A name or a reason, where the lists of syarat are changed.
    Syarat(ubah::Typing),
}

/// What goes on once a changed privacy notice was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// With the draft.
    Ajukan,
    /// To complete a permohonan.
    Lengkapi(Option<Kode>),
    /// To put its data right.
    Ubah(Option<Kode>),
}

/// What one of several permohonan is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choosing {
    /// To see how it stands.
    Status,
    /// To complete it.
    Lengkapi,
    /// To withdraw it.
    Tarik,
    /// To put its data right.
    Ubah,
}

/// What a conversation wants to happen beside the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// The draft is to become a permohonan.
    Submit,
    /// Nothing of the conversation is to be kept.
    Forget,
    /// The person may want to drop the draft: they are asked.
    AskDrop,
}

/// The answer to something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What to say.
    pub reply: Reply,
    /// What to do.
    pub effect: Effect,
}

impl Turn {
    /// Only says something.
    #[must_use]
    pub fn say(reply: Reply) -> Self {
        Self { reply, effect: Effect::None }
    }
}

impl Dialog {
    /// Whether a text is the number of a letter because that is what is asked for, whatever it looks like: that of the pengantar,
    /// where it is none of the pemohon's own numbers, or the source of a change of the kalender.
    #[must_use]
    pub fn takes_for_letter(&self, text: &str) -> bool {
        if let Focus::Kalender(begun) = &self.focus {
            return begun.question() == Some(kalender::Question::Dasar);
        }
        self.focus == Focus::Entri && self.entri.current().is_some_and(|entri| entri.takes_for_letter(text))
    }

    /// The button that a typed text means, by its label or one of the other words for it. `words` gives all words
    /// of a button in the language of the chat.
    #[must_use]
    pub fn typed(&self, text: &str, words: impl Fn(&Button) -> Vec<String>) -> Option<Tap> {
        let typed = bare(text);
        if typed.is_empty() {
            return None;
        }
        self.offered.iter().find(|b| words(b).iter().any(|w| bare(w) == typed)).map(|b| b.tap.clone())
    }
}

/// Lower case, letters and digits only, so that emojis, dots and spaces of a label need not be typed.
fn bare(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl std::fmt::Debug for Focus {
    /// It may hold an invitation.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Focus(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialog::draft::{Correction, Draft};
    use crate::domain::pemohon::Element;

    /// What earlier programs have kept is gone on with: fields that were added since may be missing.
    #[test]
    fn a_conversation_of_an_earlier_program_is_read() {
        let mut draft = Draft::new(DateTime::UNIX_EPOCH);
        draft.corrections = vec![Correction::new(Element::Lainnya)];
        let dialog = Dialog { draft: Some(draft), ..Dialog::default() };
        let written = serde_json::to_string(&dialog).unwrap_or_default();
        let old = written
            .replace(r#""notice_shown":null,"#, "")
            .replace(r#""notice_read":null,"held":[],"#, "")
            .replace(r#""what":null,"#, "")
            .replace(r#""twice":null,"#, "")
            .replace(r#""phone":null,"#, "")
            .replace(r#""flagged":[],"waiting":[],"#, "")
            .replace(r#","remarked":null"#, "")
            .replace(r#","keyboard":false"#, "")
            .replace(r#","syarat_version":null"#, "")
            .replace(r#","syarat":null"#, "")
            .replace(r#","cari":null"#, "")
            .replace(r#","kirim":null,"terima":null"#, "")
            .replace(r#","hygiene":null"#, "");
        assert!(
            ![
                "notice_shown",
                "notice_read",
                "held",
                "what",
                "twice",
                "phone",
                "flagged",
                "waiting",
                "remarked",
                "keyboard",
                "syarat",
                "cari",
                "kirim",
                "terima",
                "hygiene"
            ]
            .iter()
            .any(|field| old.contains(field))
        );
        assert_eq!(serde_json::from_str::<Dialog>(&old).ok(), Some(dialog));
        let (kode, syarat) = (Kode::from_entropy([7; 8]), SyaratKode("kk".to_owned()));
        let focus = Focus::Lengkapi { kode, syarat, replaces: None };
        let old = serde_json::to_string(&focus).unwrap_or_default().replace(r#","replaces":null"#, "");
        assert!(!old.contains("replaces"));
        assert!(serde_json::from_str::<Focus>(&old).ok() == Some(focus));
    }
}
