//! Answering the questions of applying.

use chrono::{DateTime, Utc};

use super::ask::ask;
use super::draft::{Consent, Correction, Draft, Given, Question, Whom};
use super::wrong::{kk_error, nik_error};
use super::{Effect, Turn};
use crate::domain::berkas::{FileRef, SyaratKode};
use crate::domain::desa::DesaKode;
use crate::domain::kantor::Kantor;
use crate::domain::kk::NomorKk;
use crate::domain::nama::{Nama, NamaError};
use crate::domain::nik::Nik;
use crate::domain::pemohon::{Element, Jenis};
use crate::domain::wib::today_wib;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Field, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan};

/// Longest text of a correction, in characters.
const MAX_TEXT: usize = 200;

/// From this age on a person can be recorded; the card is printed at 17.
const PRINT_AGE: u32 = 17;

/// Nobody of this age applies for a KTP.
const LIKELY_AGE: u32 = 100;

/// The draft with what it needs to be answered.
pub struct Filling<'a> {
    /// The answers so far.
    pub draft: &'a mut Draft,
    /// The office.
    pub kantor: &'a Kantor,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Filling<'_> {
    /// Text that was typed.
    pub fn text(&mut self, text: &str) -> Turn {
        match self.draft.question(self.kantor) {
            Question::Nama => self.nama(text),
            Question::Nik => self.nik(text),
            Question::Kk => self.kk(text),
            Question::Desa => self.desa_by_name(text),
            Question::Now(element) => self.correction(text, element, |c, t| c.now = Some(t)),
            Question::Should(element) => self.correction(text, element, |c, t| c.should = Some(t)),
            Question::Syarat(_) => self.again(Ajukan::FileExpected),
            Question::Notice => Turn::say(super::ask::notice_again()),
            Question::Whom
            | Question::Relation
            | Question::Kind
            | Question::Elements
            | Question::KkRight
            | Question::Review => self.again(Umum::PickOne),
        }
    }

    /// A photo or PDF. Returns the syarat that it answered, too.
    pub fn file(&mut self, file: FileRef) -> (Turn, Option<SyaratKode>) {
        match self.draft.question(self.kantor) {
            Question::Syarat(kode) => {
                if self.draft.editing.take().is_some() {
                    self.draft.given.retain(|(k, _)| *k != kode);
                }
                (self.more_files(&kode, file), Some(kode))
            }
            Question::Notice
            | Question::Whom
            | Question::Relation
            | Question::Kind
            | Question::Nama
            | Question::Nik
            | Question::Kk
            | Question::Desa
            | Question::Elements
            | Question::Now(_)
            | Question::Should(_)
            | Question::KkRight
            | Question::Review => (self.again(Ajukan::FileNotAsked), None),
        }
    }

    /// Another photo of the album that answered a syarat.
    pub fn more_files(&mut self, kode: &SyaratKode, file: FileRef) -> Turn {
        let syarat = self.syarat_nama(kode);
        let other = self.draft.syarat_of(&file).filter(|other| *other != kode).map(|other| self.syarat_nama(other));
        let lembar = self.draft.add_file(kode, file);
        self.next(Some(match other {
            Some(lain) => Ajukan::FileSavedTwice { syarat, lembar, lain }.into(),
            None => Ajukan::FileSaved { syarat, lembar }.into(),
        }))
    }

    /// A pressed button, or its label typed.
    pub fn choose(&mut self, choice: &Choice) -> Turn {
        let question = self.draft.question(self.kantor);
        match (choice, question) {
            (Choice::Disagree, Question::Notice) => self.disagree(),
            (Choice::NoticeMore, Question::Notice) => Turn::say(super::ask::notice_more(self.kantor)),
            (Choice::Agree, Question::Notice) => {
                self.draft.consent = Some(Consent { version: self.kantor.notice_version.clone(), at: self.now });
                self.next(None)
            }
            (Choice::Myself, Question::Whom) => self.whom(Whom::Myself),
            (Choice::SomeoneElse, Question::Whom) => self.whom_else(),
            (Choice::Relation(hubungan), Question::Relation) => self.whom(Whom::Related(*hubungan)),
            (Choice::Kind(jenis), Question::Kind) => self.kind(*jenis),
            (Choice::Desa(kode), Question::Desa) => self.desa(kode),
            (Choice::DesaOutside, Question::Desa) => self.outside(),
            (Choice::Element(element), Question::Elements) => self.toggle(*element),
            (Choice::ElementsDone, Question::Elements) => self.elements_done(),
            (Choice::KkRight(right), Question::KkRight) => self.kk_right(*right),
            (Choice::Promise(kode), Question::Syarat(asked)) if *kode == asked => self.promise(kode),
            (Choice::Skip(kode), Question::Syarat(asked)) if *kode == asked => self.skip(kode),
            (Choice::Keep, _) => {
                self.draft.keep();
                self.next(None)
            }
            (Choice::Edit(field), Question::Review) => self.edit(field),
            (Choice::Send, Question::Review) => Turn { reply: ask(self.draft, self.kantor), effect: Effect::Submit },
            (_, _) => self.again(Umum::QuestionPassed),
        }
    }

    /// Asks the open question, after an answer or remark.
    #[must_use]
    pub fn next(&self, first: Option<Pesan>) -> Turn {
        let reply = ask(self.draft, self.kantor);
        Turn::say(match first {
            Some(first) => reply.after(first),
            None => reply,
        })
    }

    /// Asks the open question again, after what was wrong.
    pub fn again(&self, wrong: impl Into<Pesan>) -> Turn {
        Turn::say(ask(self.draft, self.kantor).after(wrong))
    }

    fn outside(&self) -> Turn {
        let mut turn = self.again(Ajukan::DesaOutside { kecamatan: self.kecamatan() });
        turn.reply = turn.reply.rows([Button::new(Label::Drop, Menu::Batal)]);
        turn
    }

    fn disagree(&self) -> Turn {
        let reply = super::ask::refused(self.kantor);
        Turn { reply, effect: Effect::Forget }
    }

    fn whom(&mut self, whom: Whom) -> Turn {
        let changed = self.draft.editing.take().is_some();
        self.draft.whom = Some(whom);
        self.next(changed.then(|| Ajukan::WhomChanged.into()))
    }

    fn whom_else(&mut self) -> Turn {
        if self.draft.editing.is_some() {
            self.draft.editing = Some(Question::Relation); // the old answer stays until the new one is whole
        } else {
            self.draft.whom = Some(Whom::SomeoneElse);
        }
        self.next(None)
    }

    fn kind(&mut self, jenis: Jenis) -> Turn {
        if !self.kantor.kinds().any(|k| k == jenis) {
            return self.again(Umum::OldButton);
        }
        self.draft.jenis = Some(jenis);
        self.done()
    }

    fn nama(&mut self, text: &str) -> Turn {
        match Nama::parse(text) {
            Ok((nama, _)) => {
                self.draft.nama = Some(nama);
                self.done()
            }
            Err(NamaError::Empty) => self.again(Ajukan::NamaEmpty),
            Err(NamaError::StrangeCharacter(c)) => self.again(Ajukan::NamaStrange { huruf: c.to_string() }),
            Err(NamaError::TooLong { .. }) => self.again(Ajukan::NamaTooLong),
        }
    }

    fn nik(&mut self, text: &str) -> Turn {
        match Nik::parse(text, today_wib(self.now)) {
            Ok(nik) if self.draft.kk.as_ref().is_some_and(|kk| kk.same_digits(&nik)) => self.again(Ajukan::NikIsKk),
            Ok(nik) => {
                let young = self.draft.jenis == Some(Jenis::Baru) && self.is_young(&nik);
                self.draft.nik = Some(nik);
                self.draft.editing = None;
                self.next(young.then(|| Ajukan::Young.into()))
            }
            Err(error) => self.again(nik_error(error)),
        }
    }

    /// The NIK has two digits for the year: young is who is not a hundred years old instead.
    fn is_young(&self, nik: &Nik) -> bool {
        let today = today_wib(self.now);
        let ages = nik.birth_dates(today).into_iter().filter_map(|born| today.years_since(born));
        let likely: Vec<u32> = ages.filter(|age| *age < LIKELY_AGE).collect();
        !likely.is_empty() && likely.iter().all(|age| *age < PRINT_AGE)
    }

    fn kk(&mut self, text: &str) -> Turn {
        let parsed = match &self.draft.nik {
            Some(nik) => NomorKk::parse_beside(text, nik),
            None => NomorKk::parse(text),
        };
        match parsed {
            Ok(kk) => {
                self.draft.kk = Some(kk);
                self.done()
            }
            Err(error) => self.again(kk_error(error)),
        }
    }

    fn desa_by_name(&mut self, text: &str) -> Turn {
        match self.kantor.wilayah.find_by_name(text).map(|d| d.kode.clone()) {
            Some(kode) => self.desa(&kode),
            None => self.again(Ajukan::DesaUnknown { nama: text.chars().take(40).collect() }),
        }
    }

    fn desa(&mut self, kode: &DesaKode) -> Turn {
        if self.kantor.wilayah.find(kode).is_none() {
            return self.again(Umum::OldButton);
        }
        self.draft.desa = Some(kode.clone());
        self.done()
    }

    fn toggle(&mut self, element: Element) -> Turn {
        let corrections = &mut self.draft.corrections;
        match corrections.iter().position(|c| c.element == element) {
            Some(at) => {
                corrections.remove(at);
            }
            None => corrections.push(Correction { element, now: None, should: None }),
        }
        self.next(None)
    }

    fn elements_done(&mut self) -> Turn {
        if self.draft.corrections.is_empty() {
            return self.again(Ajukan::ElementsNone);
        }
        self.draft.elements_done = true;
        self.done()
    }

    fn correction(&mut self, text: &str, element: Element, set: impl Fn(&mut Correction, String)) -> Turn {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return self.again(Ajukan::TextEmpty);
        }
        let length = text.chars().count();
        if length > MAX_TEXT {
            return self.again(Ajukan::TextTooLong { jumlah: u32::try_from(length).unwrap_or(u32::MAX) });
        }
        let same =
            |c: &&Correction| c.element == element && c.now.as_ref().is_some_and(|now| now.eq_ignore_ascii_case(&text));
        if matches!(self.draft.question(self.kantor), Question::Should(_))
            && self.draft.corrections.iter().any(|c| same(&c))
        {
            return self.again(Ajukan::TextSame);
        }
        if let Some(correction) = self.draft.corrections.iter_mut().find(|c| c.element == element) {
            set(correction, text);
        }
        self.done()
    }

    fn kk_right(&mut self, right: bool) -> Turn {
        self.draft.kk_right = right;
        if right { self.done() } else { self.again(Ajukan::KkFirst) }
    }

    fn promise(&mut self, kode: &SyaratKode) -> Turn {
        self.draft.give(kode, Given::Promised);
        self.draft.editing = None;
        let syarat = self.syarat_nama(kode);
        self.next(Some(Ajukan::PromiseSaved { syarat }.into()))
    }

    fn skip(&mut self, kode: &SyaratKode) -> Turn {
        if !self.draft.may_skip(kode, self.kantor) {
            return self.again(Umum::OldButton);
        }
        self.draft.give(kode, Given::Skipped);
        self.draft.editing = None;
        let syarat = self.syarat_nama(kode);
        self.next(Some(Ajukan::SkipSaved { syarat }.into()))
    }

    fn edit(&mut self, field: &Field) -> Turn {
        self.draft.edit(field);
        self.next(None)
    }

    fn done(&mut self) -> Turn {
        self.draft.editing = None;
        self.next(None)
    }

    fn kecamatan(&self) -> String {
        self.kantor.wilayah.kecamatan_nama().to_owned()
    }

    fn syarat_nama(&self, kode: &SyaratKode) -> String {
        let found = self.draft.syarat(self.kantor).iter().find(|s| s.kode == *kode);
        found.map_or_else(|| kode.to_string(), |s| s.nama.clone())
    }
}
