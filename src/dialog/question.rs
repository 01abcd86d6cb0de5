//! Which question of applying is open. It follows from the answers alone: nothing counts steps, so whatever is changed,
//! taken back or switched off, the next question is the right one.

use serde::{Deserialize, Serialize};

use super::draft::{Correction, Draft, Given, Whom};
use crate::domain::berkas::{Demand, Syarat, SyaratKode};
use crate::domain::kantor::Kantor;
use crate::domain::pemohon::{Element, Hubungan, Jenis};

/// A question of applying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// The privacy notice.
    Notice,
    /// For whom.
    Whom,
    /// What the pelapor is to the pemohon.
    Relation,
    /// Whether the pemohon has agreed that a perangkat desa applies.
    PemohonAgreed,
    /// Kind of service.
    Kind,
    /// Name.
    Nama,
    /// NIK.
    Nik,
    /// Number of the KK.
    Kk,
    /// Which of the two is wrong, where one number was typed for both.
    Twice,
    /// Desa.
    Desa,
    /// Telephone number, which may be left out.
    Phone,
    /// Which data to correct.
    Elements,
    /// Which other data to correct.
    Other,
    /// What is written now.
    Now(Element),
    /// What it should be.
    Should(Element),
    /// Whether the KK is right already.
    KkRight,
    /// One syarat.
    Syarat(SyaratKode),
    /// Another sheet of a syarat that is answered already.
    Page(SyaratKode),
    /// Whether the sheets of a syarat are added to or replaced.
    Change(SyaratKode),
    /// One sheet of a syarat once more, in place of the one with this unique id.
    Again(SyaratKode, String),
    /// Which sheet a photo is that waits.
    Which,
    /// Whether what is unclear shall be sent like this.
    Unclear,
    /// The summary.
    Review,
}

impl Draft {
    /// The question that is open: the one being changed, else the first unanswered one.
    #[must_use]
    pub fn question(&self, kantor: &Kantor) -> Question {
        if self.waiting.is_empty() || self.is_once_more(kantor) { self.beside_photos(kantor) } else { Question::Which }
    }

    /// Whether a sheet is asked for anew: that was said after photos came that wait.
    fn is_once_more(&self, kantor: &Kantor) -> bool {
        matches!(self.changing(kantor), Some(Question::Again(..)))
    }

    /// The question that is open once each photo has its place.
    pub(in crate::dialog) fn beside_photos(&self, kantor: &Kantor) -> Question {
        if self.twice.is_some() && self.asks_numbers(kantor) {
            return Question::Twice;
        }
        if let Some(editing) = self.changing(kantor) {
            return editing.clone();
        }
        self.about_person(kantor)
            .or_else(|| self.about_phone(kantor))
            .or_else(|| self.about_corrections())
            .or_else(|| self.about_syarat(kantor))
            .unwrap_or(Question::Review)
    }

    /// The question that is asked again, where it is one still: a syarat may be asked for no more.
    #[must_use]
    pub fn changing(&self, kantor: &Kantor) -> Option<&Question> {
        let asked = |kode: &SyaratKode| self.syarat(kantor).iter().any(|s| s.kode == *kode);
        self.editing.as_ref().filter(|question| match question {
            Question::Syarat(kode) => asked(kode) && self.asks_syarat(kantor),
            Question::Change(kode) => asked(kode),
            Question::Page(kode) => asked(kode) && kantor.by_chat.files,
            Question::Again(kode, unique_id) => self.holds(kode, unique_id, kantor) && kantor.by_chat.files,
            Question::Unclear => self.unanswered(kantor).next().is_some() && kantor.by_chat.files,
            Question::Nik | Question::Kk | Question::Twice => self.asks_numbers(kantor),
            Question::Notice
            | Question::Whom
            | Question::Relation
            | Question::PemohonAgreed
            | Question::Kind
            | Question::Nama
            | Question::Desa
            | Question::Phone
            | Question::Elements
            | Question::Other
            | Question::Now(_)
            | Question::Should(_)
            | Question::KkRight
            | Question::Which
            | Question::Review => true,
        })
    }

    fn about_person(&self, kantor: &Kantor) -> Option<Question> {
        let whom = match self.whom {
            _ if self.walk_in => None,
            None => Some(Question::Whom),
            Some(Whom::SomeoneElse) => Some(Question::Relation),
            Some(Whom::Related(Hubungan::PerangkatDesa)) if self.pemohon_agreed.is_none() => {
                Some(Question::PemohonAgreed)
            }
            Some(Whom::Myself | Whom::Related(_)) => None,
        };
        let unless = |answered: bool, question| (!answered).then_some(question);
        unless(self.consent.is_some(), Question::Notice)
            .or(whom)
            .or_else(|| unless(self.jenis.is_some_and(|jenis| kantor.lists.offers(jenis)), Question::Kind))
            .or_else(|| unless(self.nama.is_some(), Question::Nama))
            .or_else(|| unless(self.nik.is_some() || !self.asks_numbers(kantor), Question::Nik))
            .or_else(|| unless(self.kk.is_some() || !self.asks_numbers(kantor), Question::Kk))
            .or_else(|| unless(self.desa.is_some(), Question::Desa))
    }

    /// Whether NIK and number of the KK are asked for: at the counter always. Who had said both before the office stopped
    /// asking can still change them.
    #[must_use]
    pub fn asks_numbers(&self, kantor: &Kantor) -> bool {
        self.walk_in || kantor.by_chat.numbers || (self.nik.is_some() && self.kk.is_some())
    }

    /// Whether each syarat is asked for: by chat only where photos are taken.
    #[must_use]
    pub fn asks_syarat(&self, kantor: &Kantor) -> bool {
        self.walk_in || kantor.by_chat.files
    }

    /// Who agreed to an earlier notice, which did not name the telephone number, is not asked for it.
    #[must_use]
    pub fn asks_phone(&self, kantor: &Kantor) -> bool {
        self.consent.as_ref().is_some_and(|consent| kantor.is_present_text(&consent.version))
    }

    fn about_phone(&self, kantor: &Kantor) -> Option<Question> {
        (self.phone.is_none() && self.asks_phone(kantor)).then_some(Question::Phone)
    }

    fn about_corrections(&self) -> Option<Question> {
        if self.jenis != Some(Jenis::Pembetulan) {
            return None;
        }
        if !self.elements_done || self.corrections.is_empty() {
            return Some(Question::Elements);
        }
        let open = self.corrections.iter().find_map(Correction::open);
        open.or_else(|| (!self.kk_right).then_some(Question::KkRight))
    }

    fn about_syarat(&self, kantor: &Kantor) -> Option<Question> {
        let open = |s: &&Syarat| match self.given(&s.kode) {
            Some(Given::Files(_) | Given::Promised | Given::Original | Given::NotYet) => false,
            Some(Given::Skipped) => s.demand == Demand::Wajib, // it could be left out when it was
            None => true,
        };
        let asked = if self.asks_syarat(kantor) { self.syarat(kantor) } else { &[] };
        asked.iter().find(open).map(|s| Question::Syarat(s.kode.clone()))
    }
}
