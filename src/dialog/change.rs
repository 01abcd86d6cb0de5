//! Going back in a draft: an answer is changed from the summary, or the question before is asked again.

use super::draft::{Correction, Draft, Whom};
use super::question::Question;
use crate::domain::berkas::SyaratKode;
use crate::domain::kantor::Kantor;
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::pesan::tap::Field;

impl Draft {
    /// Leaves the answer as it was before [`edit`](Self::edit).
    pub fn keep(&mut self) {
        self.twice = None;
        let editing = self.editing.take();
        if matches!(editing, Some(Question::Elements | Question::Other | Question::Now(_) | Question::Should(_))) {
            self.corrections = std::mem::take(&mut self.corrections_before);
        }
    }

    /// Opens a question again. The old answer stays until there is a new one.
    pub fn edit(&mut self, field: &Field) {
        self.keep(); // what was begun to be changed before stays as it was
        self.corrections_before = self.corrections.clone();
        self.editing = Some(match field {
            Field::Whom => Question::Whom,
            Field::Kind => Question::Kind,
            Field::Nama => Question::Nama,
            Field::Nik => Question::Nik,
            Field::Kk => Question::Kk,
            Field::Desa => Question::Desa,
            Field::Phone => Question::Phone,
            Field::Elements => Question::Elements,
            Field::Correction(element) => self.anew(*element),
            Field::KkRight => Question::KkRight,
            Field::Syarat(kode) if self.sheets(kode) > 0 => Question::Change(kode.clone()),
            Field::Syarat(kode) => Question::Syarat(kode.clone()),
        });
    }

    /// All questions about one correction, from the first.
    fn anew(&mut self, element: Element) -> Question {
        if let Some(correction) = self.corrections.iter_mut().find(|c| c.element == element) {
            *correction = Correction::new(element);
        }
        if element == Element::Lainnya { Question::Other } else { Question::Now(element) }
    }

    /// The question before the open one is asked again, and its answer goes: a small step. Photos do not go: what to
    /// do with them is asked. `false` where no question stands before.
    pub fn back(&mut self, kantor: &Kantor) -> bool {
        match self.question(kantor) {
            Question::Relation => self.whom = None,
            Question::PemohonAgreed => self.whom = Some(Whom::SomeoneElse),
            Question::Kind if self.walk_in => return false,
            Question::Kind => self.back_to_whom(),
            Question::Nama => self.jenis = None,
            Question::Nik => self.nama = None,
            Question::Desa if !self.asks_numbers(kantor) => self.nama = None,
            Question::Kk => self.nik = None,
            Question::Twice => self.twice = None,
            Question::Desa => self.kk = None,
            Question::Phone => self.desa = None,
            Question::Elements => self.back_to_desa(),
            Question::Other | Question::Now(_) | Question::Should(_) | Question::KkRight => self.back_in_corrections(),
            Question::Syarat(kode) => self.back_from_syarat(&kode, kantor),
            Question::Notice
            | Question::Whom
            | Question::Page(_)
            | Question::Change(_)
            | Question::Again(..)
            | Question::Which
            | Question::Unclear
            | Question::Review => {
                return false;
            }
        }
        true
    }

    /// The telephone number stands between, where it was asked for.
    fn back_to_desa(&mut self) {
        if self.phone.take().is_none() {
            self.desa = None;
        }
    }

    fn back_to_whom(&mut self) {
        if self.relation() == Some(Hubungan::PerangkatDesa) && self.pemohon_agreed.take().is_some() {
            return;
        }
        self.whom = match self.whom {
            Some(Whom::Related(_)) => Some(Whom::SomeoneElse),
            Some(Whom::Myself | Whom::SomeoneElse) | None => None,
        };
    }

    /// The last thing that was said about a correction goes; before the first one, the choice of the data.
    fn back_in_corrections(&mut self) {
        let said = |c: &&mut Correction| c.what.is_some() || c.now.is_some();
        let Some(last) = self.corrections.iter_mut().rev().find(said) else {
            self.elements_done = false;
            return;
        };
        if last.should.take().is_none() && last.now.take().is_none() {
            last.what = None;
        }
    }

    fn back_from_syarat(&mut self, kode: &SyaratKode, kantor: &Kantor) {
        let before = self.syarat(kantor).iter().map(|s| &s.kode).take_while(|k| *k != kode).last().cloned();
        match before {
            Some(before) if self.sheets(&before) > 0 => self.editing = Some(Question::Change(before)),
            Some(before) => self.given.retain(|(k, _)| *k != before),
            None if self.jenis == Some(Jenis::Pembetulan) => self.kk_right = false,
            None => self.back_to_desa(),
        }
    }
}
