//! A permohonan-to-be: the answers so far, and the question that comes next.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::flagged::Flagged;
use super::question::Question;
use super::which::Arrived;
use crate::domain::berkas::{FileRef, SyaratKode};
use crate::domain::desa::DesaKode;
use crate::domain::kk::NomorKk;
use crate::domain::nama::Nama;
use crate::domain::nik::Nik;
use crate::domain::pemohon::{Element, Hubungan, Jenis, Numbers};
use crate::domain::phone::PhoneNumber;
use crate::pesan::tap::Choice;

/// Agreement to the privacy notice (UU 27/2022 ps 22 and 24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Version of the text that was shown.
    pub version: String,
    /// When it was agreed to.
    pub at: DateTime<Utc>,
}

/// Whose KTP it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whom {
    /// The person in the chat.
    Myself,
    /// Someone else; what the pelapor is to them is not said yet.
    SomeoneElse,
    /// Someone else.
    Related(Hubungan),
}

/// One correction being filled in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which data.
    pub element: Element,
    /// Which other data, in the person's words: only for [`Element::Lainnya`].
    pub what: Option<String>,
    /// What is written now.
    pub now: Option<String>,
    /// What it should be.
    pub should: Option<String>,
}

impl Correction {
    /// Nothing said yet.
    #[must_use]
    pub fn new(element: Element) -> Self {
        Self { element, what: None, now: None, should: None }
    }

    /// What is written now, with the name of the data where the element does not say it.
    #[must_use]
    pub fn semula(&self) -> Option<String> {
        let now = self.now.clone()?;
        Some(self.what.as_ref().map_or(now.clone(), |what| format!("{what}: {now}")))
    }

    pub(in crate::dialog) fn open(&self) -> Option<Question> {
        match (&self.what, &self.now, &self.should) {
            (None, None, _) if self.element == Element::Lainnya => Some(Question::Other),
            (_, None, _) => Some(Question::Now(self.element)),
            (_, Some(_), None) => Some(Question::Should(self.element)),
            (_, Some(_), Some(_)) => None,
        }
    }
}

/// One number was typed for both NIK and KK: which of the two is wrong is not said yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Twice {
    /// Typed as NIK; the KK has it already.
    Nik(Nik),
    /// Typed as number of the KK; the NIK has it already.
    Kk(NomorKk),
}

/// What a syarat is answered with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// Photos or PDFs.
    Files(Vec<FileRef>),
    /// The original will be brought.
    Promised,
    /// Left out; only where it may be.
    Skipped,
    /// The original is at the counter.
    Original,
    /// Comes later; only at the counter.
    NotYet,
}

/// What was answered about the telephone number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phone {
    /// This one.
    Number(PhoneNumber),
    /// None is given.
    Skipped,
}

/// Something that was said to a draft, and is not taken as an answer yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// Typed.
    Text(String),
    /// Chosen by a button.
    Choice(Choice),
    /// A contact that was shared: its number, and whether it is the sender's own.
    Contact(String, bool),
    /// A photo or PDF.
    File(Arrived),
}

/// The answers so far.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// When it was begun.
    pub started_at: DateTime<Utc>,
    /// When it was gone on with, without an answer yet: its days are counted from there.
    #[serde(default)]
    pub resumed_at: Option<DateTime<Utc>>,
    /// Version of the notice that was shown last.
    pub notice_shown: Option<String>,
    /// Agreement to the notice.
    pub consent: Option<Consent>,
    /// Version of a later notice that was read since.
    #[serde(default)]
    pub notice_read: Option<String>,
    /// What was said while a changed notice had to be read first, in order: it is taken as the answer once that is read.
    #[serde(default)]
    pub held: Vec<Held>,
    /// For whom.
    pub whom: Option<Whom>,
    /// Kind of service.
    pub jenis: Option<Jenis>,
    /// Name.
    pub nama: Option<Nama>,
    /// NIK.
    pub nik: Option<Nik>,
    /// Number of the KK.
    pub kk: Option<NomorKk>,
    /// A number that was typed for both.
    pub twice: Option<Twice>,
    /// Desa.
    pub desa: Option<DesaKode>,
    /// Telephone number. Drafts of earlier programs do not have it.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// Data to correct.
    pub corrections: Vec<Correction>,
    /// Whether all data to correct is chosen.
    pub elements_done: bool,
    /// Whether the KK is right already.
    pub kk_right: bool,
    /// Answers to syarat. Those of another kind are kept, in case the kind is changed back.
    pub given: Vec<(SyaratKode, Given)>,
    /// Sheets that were remarked.
    #[serde(default)]
    pub flagged: Vec<Flagged>,
    /// Photos of which the person has to say what they are, oldest first.
    #[serde(default)]
    pub waiting: Vec<Arrived>,
    /// The question that is asked again on the person's wish.
    pub editing: Option<Question>,
    /// The data to correct as it was before it was asked for again.
    pub corrections_before: Vec<Correction>,
    /// Version of the lists of syarat by which it was asked last.
    #[serde(default)]
    pub syarat_version: Option<i32>,
    /// Whether staf fill it in for a person at the counter.
    pub walk_in: bool,
    /// When a perangkat desa said that the pemohon has agreed.
    pub pemohon_agreed: Option<DateTime<Utc>>,
}

/// What the drafts of who applies for several have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Common {
    /// What the pelapor is to the pemohon.
    pub hubungan: Hubungan,
    /// The desa of a perangkat desa.
    pub desa: Option<DesaKode>,
}

impl std::fmt::Debug for Draft {
    /// A draft holds personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Draft(…)")
    }
}

impl Draft {
    /// The name of the pemohon, as it goes with a kode.
    #[must_use]
    pub fn nama(&self) -> Option<String> {
        self.nama.as_ref().map(|nama| nama.as_str().to_owned())
    }

    /// An empty draft.
    #[must_use]
    pub fn new(started_at: DateTime<Utc>) -> Self {
        Self {
            started_at,
            resumed_at: None,
            notice_shown: None,
            consent: None,
            notice_read: None,
            held: Vec::new(),
            whom: None,
            jenis: None,
            nama: None,
            nik: None,
            kk: None,
            twice: None,
            desa: None,
            phone: None,
            corrections: Vec::new(),
            elements_done: false,
            kk_right: false,
            given: Vec::new(),
            flagged: Vec::new(),
            waiting: Vec::new(),
            editing: None,
            corrections_before: Vec::new(),
            syarat_version: None,
            walk_in: false,
            pemohon_agreed: None,
        }
    }

    /// An empty draft for a person at the counter.
    #[must_use]
    pub fn at_counter(started_at: DateTime<Utc>) -> Self {
        Self { walk_in: true, ..Self::new(started_at) }
    }

    /// An empty draft for the next person of who applies for several. Agreement is asked for anew.
    #[must_use]
    pub fn for_another(started_at: DateTime<Utc>, last: Option<&Common>) -> Self {
        let whom = last.map_or(Whom::SomeoneElse, |common| Whom::Related(common.hubungan));
        let desa = last.and_then(|common| common.desa.clone());
        Self { whom: Some(whom), desa, ..Self::new(started_at) }
    }

    /// Whether the notice of this version was agreed to or read.
    #[must_use]
    pub fn has_read(&self, version: &str) -> bool {
        let agreed = self.consent.as_ref().map(|consent| &consent.version);
        agreed.into_iter().chain(&self.notice_read).any(|read| read == version)
    }

    /// Both numbers, where both were answered: one alone says nothing.
    #[must_use]
    pub fn numbers(&self) -> Option<Numbers> {
        Some(Numbers { nik: self.nik.clone()?, kk: self.kk.clone()? })
    }

    /// What this one has in common with the next of who applies for several.
    #[must_use]
    pub fn common(&self) -> Option<Common> {
        let hubungan = self.relation()?;
        let desa = self.desa.clone().filter(|_| hubungan == Hubungan::PerangkatDesa);
        Some(Common { hubungan, desa })
    }

    /// What the pelapor is to the pemohon.
    #[must_use]
    pub fn relation(&self) -> Option<Hubungan> {
        match self.whom {
            Some(Whom::Related(hubungan)) => Some(hubungan),
            Some(Whom::Myself | Whom::SomeoneElse) | None => None,
        }
    }
}

macro_rules! redacted {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
redacted!(Correction);
redacted!(Twice);
redacted!(Phone);
redacted!(Held);
