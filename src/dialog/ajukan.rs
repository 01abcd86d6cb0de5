//! Answering the questions of applying: about the person here, the others in `notice`, `corrections` and `pages`.

use chrono::{DateTime, Utc};

use super::ask::ask;
use super::draft::{Draft, Question, Whom};
use super::wrong::{kk_error, nik_error};
use super::{Effect, Turn};
use crate::domain::desa::DesaKode;
use crate::domain::kantor::Kantor;
use crate::domain::kk::NomorKk;
use crate::domain::nama::{Nama, NamaError};
use crate::domain::nik::Nik;
use crate::domain::pemohon::Jenis;
use crate::domain::wib::today_wib;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Field, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan};

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
            Question::Other => self.other(text),
            Question::Now(element) => self.written_now(text, element),
            Question::Should(element) => self.should_be(text, element),
            Question::Syarat(_) | Question::Page(_) => self.again(Ajukan::FileExpected),
            Question::Notice => Turn::say(super::notice::again()),
            Question::Whom
            | Question::Relation
            | Question::Kind
            | Question::Elements
            | Question::KkRight
            | Question::Change(_)
            | Question::Review => self.again(Umum::PickOne),
        }
    }

    /// A pressed button, or its label typed.
    pub fn choose(&mut self, choice: &Choice) -> Turn {
        let question = self.draft.question(self.kantor);
        match (choice, question) {
            (Choice::Disagree, Question::Notice) => self.disagree(),
            (Choice::Disagree, _) => Turn { reply: ask(self.draft, self.kantor), effect: Effect::AskDrop },
            (Choice::Agree, Question::Notice) => self.agree(),
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
            (Choice::Promise(kode), Question::Change(asked)) if *kode == asked => self.promise(kode),
            (Choice::AddPage(kode), _) => self.add_page(kode),
            (Choice::Replace(kode), Question::Change(asked)) if *kode == asked => self.replace(kode),
            (Choice::Keep, _) => {
                self.draft.keep();
                self.next(None)
            }
            (Choice::Edit(field), Question::Review) => self.edit(field),
            (Choice::Send, Question::Review) => Turn { reply: ask(self.draft, self.kantor), effect: Effect::Submit },
            (_, _) => self.again(Umum::QuestionPassed),
        }
    }

    /// The question before the open one. From the summary each answer is changed by its button.
    pub fn back(&mut self) -> Turn {
        if self.draft.back(self.kantor) {
            return self.next(None);
        }
        let at_end = self.draft.question(self.kantor) == Question::Review;
        self.again(if at_end { Ajukan::ChangeHere } else { Ajukan::FirstQuestion })
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

    fn edit(&mut self, field: &Field) -> Turn {
        self.draft.edit(field);
        self.next(None)
    }

    pub(in crate::dialog) fn done(&mut self) -> Turn {
        self.draft.editing = None;
        self.next(None)
    }

    fn kecamatan(&self) -> String {
        self.kantor.wilayah.kecamatan_nama().to_owned()
    }
}
