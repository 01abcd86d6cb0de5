//! Photos and PDFs of the syarat. A file answers the syarat that is asked for; what follows it at once, or after *tambah
//! lembar*, is another sheet of the same.

use super::ajukan::Filling;
use super::draft::Given;
use super::question::Question;
use super::which::Arrived;
use super::{Turn, ask};
use crate::domain::berkas::SyaratKode;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::Choice;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

impl Filling<'_> {
    /// A photo or PDF. Gives the syarat, too, that it answered.
    pub fn file(&mut self, arrived: Arrived) -> (Turn, Option<SyaratKode>) {
        match self.draft.question(self.kantor) {
            Question::Syarat(kode) if self.draft.changing(self.kantor).is_some() => {
                self.draft.editing = None;
                self.draft.given.retain(|(k, _)| *k != kode);
                (self.sheet(&kode, arrived, false), Some(kode))
            }
            // Where it was only asked what to do with the sheets, one more is the answer that loses nothing.
            Question::Page(kode) | Question::Change(kode) => {
                self.draft.editing = None;
                (self.sheet(&kode, arrived, false), Some(kode))
            }
            Question::Again(kode, old) => {
                self.draft.editing = None;
                let said = self.put_sheets(&kode, Some(&old), vec![arrived]);
                (self.sheets_said(&kode, said), Some(kode))
            }
            Question::Notice
            | Question::Whom
            | Question::Relation
            | Question::PemohonAgreed
            | Question::Kind
            | Question::Nama
            | Question::Nik
            | Question::Kk
            | Question::Twice
            | Question::Desa
            | Question::Phone
            | Question::Elements
            | Question::Other
            | Question::Now(_)
            | Question::Should(_)
            | Question::KkRight
            | Question::Syarat(_)
            | Question::Which
            | Question::Unclear
            | Question::Review => self.came(arrived),
        }
    }

    /// A sheet of a syarat. `joined`: it followed another one at once, and is taken for the same syarat therefore.
    pub fn sheet(&mut self, kode: &SyaratKode, arrived: Arrived, joined: bool) -> Turn {
        let said = if !self.is_asked(kode) {
            self.not_asked(kode)
        } else if self.draft.holds(kode, &arrived.file.unique_id, self.asks) {
            self.is_there(kode, arrived)
        } else {
            self.put_sheet(kode, arrived, joined)
        };
        self.sheets_said(kode, vec![said])
    }

    fn sheets_said(&self, kode: &SyaratKode, said: Vec<Pesan>) -> Turn {
        let reply = said.into_iter().rev().fold(ask::ask(self.draft, self.asks), Reply::after);
        Turn::say(reply.rows(self.more_of(kode)))
    }

    /// Sheets of a syarat that came together, the first of them in the place of another one. Gives what is to be said of
    /// it, and always what was replaced.
    pub(in crate::dialog) fn put_sheets(
        &mut self,
        kode: &SyaratKode,
        old: Option<&str>,
        group: Vec<Arrived>,
    ) -> Vec<Pesan> {
        if !self.is_asked(kode) {
            return vec![self.not_asked(kode)];
        }
        let first = group.first().map(|arrived| arrived.file.clone());
        let mut is_there = first.as_ref().is_some_and(|first| self.draft.holds(kode, &first.unique_id, self.asks));
        let replaces = old.zip(first).filter(|(old, first)| *old != first.unique_id);
        if let Some((old, first)) = &replaces {
            self.draft.replace_file(kode, old, first);
            self.draft.unflag(kode, old);
        }
        let (one, mut said) = (group.len() == 1, None);
        for (at, arrived) in group.into_iter().enumerate() {
            is_there = if at == 0 { is_there } else { self.draft.holds(kode, &arrived.file.unique_id, self.asks) };
            said = Some(if is_there { self.is_there(kode, arrived) } else { self.put_sheet(kode, arrived, false) });
        }
        let replaced = replaces.map(|(_, first)| self.replaced_by(kode, &first.unique_id));
        self.replaced.clone_from(&replaced);
        // Of one alone it goes without saying how many there are.
        let said =
            said.filter(|said| replaced.is_none() || !one || !matches!(said, Pesan::Ajukan(Ajukan::FileSaved { .. })));
        replaced.into_iter().chain(said).collect()
    }

    fn replaced_by(&self, kode: &SyaratKode, unique_id: &str) -> Pesan {
        let (syarat, lembar) = (self.syarat_nama(kode), self.draft.sheet_number(kode, unique_id));
        Foto::Replaced { lembaran: Box::new(Foto::Sheet { syarat, lembar }.into()) }.into()
    }

    /// What is asked for no more is not kept: the photo stays with the person.
    fn not_asked(&self, kode: &SyaratKode) -> Pesan {
        Foto::NotAskedNow { syarat: ask::syarat_nama(self.draft, self.kantor, kode) }.into()
    }

    /// This very sheet counts once.
    fn is_there(&mut self, kode: &SyaratKode, arrived: Arrived) -> Pesan {
        let (syarat, lembar) = (self.syarat_nama(kode), self.draft.sheet_number(kode, &arrived.file.unique_id));
        self.placed.push((kode.clone(), arrived));
        Foto::SheetThere { lembaran: Box::new(Foto::Sheet { syarat, lembar }.into()) }.into()
    }

    /// Puts it there, and gives what is to be said of it.
    fn put_sheet(&mut self, kode: &SyaratKode, arrived: Arrived, joined: bool) -> Pesan {
        let syarat = self.syarat_nama(kode);
        let other = self.draft.syarat_of(&arrived.file).filter(|other| *other != kode);
        let other = other.map(|other| self.syarat_nama(other));
        let lembar = self.draft.add_file(kode, arrived.file.clone());
        self.placed.push((kode.clone(), arrived));
        Pesan::from(match other {
            Some(lain) => Ajukan::FileSavedTwice { syarat, lembar, lain },
            None if joined => Ajukan::FileJoined { syarat, lembar },
            None => Ajukan::FileSaved { syarat, lembar },
        })
    }

    /// The way to add another sheet.
    pub(in crate::dialog) fn more_of(&self, kode: &SyaratKode) -> Option<Button> {
        let syarat = self.syarat_nama(kode);
        self.is_asked(kode).then(|| Button::new(Label::AddPage { syarat }, Choice::AddPage(kode.clone())))
    }

    /// The next photo is another sheet of this syarat, whatever is asked now.
    pub(in crate::dialog) fn add_page(&mut self, kode: &SyaratKode) -> Turn {
        if !self.asks.by_chat.files {
            return self.again(Foto::NotTaken);
        }
        let of_this_kind = self.draft.syarat(self.kantor).iter().any(|s| s.kode == *kode);
        if !of_this_kind || self.draft.sheets(kode) == 0 {
            return self.again(Umum::QuestionPassed);
        }
        self.draft.keep();
        self.draft.editing = Some(Question::Page(kode.clone()));
        self.next(None)
    }

    /// The next photo takes the place of this sheet, whatever is asked now; photos that wait stay. `None`: the sheet is not
    /// there any more.
    pub fn once_more(&mut self, kode: &SyaratKode, unique_id: &str) -> Option<Turn> {
        if !self.draft.holds(kode, unique_id, self.kantor) {
            return None;
        }
        if !self.asks.by_chat.files {
            return Some(self.again(Foto::NotTaken));
        }
        self.draft.keep();
        self.draft.editing = Some(Question::Again(kode.clone(), unique_id.to_owned()));
        Some(self.next(None))
    }

    pub(in crate::dialog) fn replace(&mut self, kode: &SyaratKode) -> Turn {
        if !self.asks.by_chat.files {
            return self.again(Foto::NotTaken);
        }
        self.draft.editing = Some(Question::Syarat(kode.clone()));
        self.next(None)
    }

    pub(in crate::dialog) fn promise(&mut self, kode: &SyaratKode) -> Turn {
        self.draft.give(kode, Given::Promised);
        self.draft.editing = None;
        let syarat = self.syarat_nama(kode);
        let said = self.is_asked(kode).then(|| Ajukan::PromiseSaved { syarat }.into());
        self.next(said)
    }

    pub(in crate::dialog) fn skip(&mut self, kode: &SyaratKode) -> Turn {
        if !self.draft.may_skip(kode, self.kantor) {
            return self.again(Umum::OldButton);
        }
        self.draft.give(kode, Given::Skipped);
        self.draft.editing = None;
        let syarat = self.syarat_nama(kode);
        let said = self.draft.may_skip(kode, self.asks).then(|| Ajukan::SkipSaved { syarat }.into());
        self.next(said)
    }

    /// Whether it is asked for still.
    pub(in crate::dialog) fn is_asked(&self, kode: &SyaratKode) -> bool {
        self.draft.syarat(self.asks).iter().any(|s| s.kode == *kode)
    }

    pub(in crate::dialog) fn syarat_nama(&self, kode: &SyaratKode) -> String {
        ask::syarat_nama(self.draft, self.asks, kode)
    }
}
