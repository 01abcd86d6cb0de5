//! Answering the questions of applying: about the person here, the others in `number`, `place`, `phone`, `notice`,
//! `corrections` and `pages`.

use chrono::{DateTime, Utc};

use super::ask::{ask, ask_again};
use super::draft::{Draft, Whom};
use super::question::Question;
use super::which::Arrived;
use super::wrong::nama_error;
use super::{Effect, Turn};
use crate::domain::berkas::SyaratKode;
use crate::domain::desa::DesaKode;
use crate::domain::kantor::Kantor;
use crate::domain::nama::Nama;
use crate::domain::pemohon::Jenis;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Field, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan};

/// The draft with what it needs to be answered.
pub struct Filling<'a> {
    /// The answers so far.
    pub draft: &'a mut Draft,
    /// The office as it stood before the person's eyes: by it their answer is understood.
    pub kantor: &'a Kantor,
    /// The office as it is: by it they are asked next.
    pub asks: &'a Kantor,
    /// Now.
    pub now: DateTime<Utc>,
    /// Files that found their place, to be looked at.
    pub placed: Vec<(SyaratKode, Arrived)>,
    /// What was said of a sheet that one of them replaced.
    pub replaced: Option<Pesan>,
}

impl Filling<'_> {
    /// Text that was typed.
    pub fn text(&mut self, text: &str) -> Turn {
        match self.draft.question(self.kantor) {
            Question::Nama => self.nama(text),
            Question::Nik => self.nik(text),
            Question::Kk => self.kk(text),
            Question::Twice => self.number_again(text),
            Question::Desa => self.desa_by_name(text),
            Question::Phone => self.phone(text),
            Question::Other => self.other(text),
            Question::Now(element) => self.written_now(text, element),
            Question::Should(element) => self.should_be(text, element),
            Question::Notice => Turn::say(super::notice::again_for(self.draft)),
            Question::Syarat(_) | Question::Page(_) | Question::Again(..) if self.asks.by_chat.files => {
                self.again(Ajukan::FileExpected)
            }
            Question::Whom
            | Question::Relation
            | Question::PemohonAgreed
            | Question::Kind
            | Question::Elements
            | Question::KkRight
            | Question::Syarat(_)
            | Question::Page(_)
            | Question::Again(..)
            | Question::Change(_)
            | Question::Which
            | Question::Unclear
            | Question::Review => self.again(Umum::PickOne),
        }
    }

    /// A pressed button, or its label typed.
    pub fn choose(&mut self, choice: &Choice) -> Turn {
        let question = self.draft.question(self.kantor);
        match (choice, question) {
            (Choice::Disagree, Question::Notice) => self.disagree(),
            (Choice::Disagree, _) => Turn { reply: ask(self.draft, self.asks), effect: Effect::AskDrop },
            (Choice::Agree, Question::Notice) => self.agree(),
            (Choice::Myself, Question::Whom) => self.whom(Whom::Myself),
            (Choice::SomeoneElse, Question::Whom) => self.whom_else(),
            (Choice::Relation(hubungan), Question::Relation) => self.whom(Whom::Related(*hubungan)),
            (Choice::Kind(jenis), Question::Kind) => self.kind(*jenis),
            (Choice::BeforeWrong(before), Question::Twice) => self.which_is_wrong(*before),
            (Choice::Desa(kode), Question::Desa) => self.desa(kode),
            (Choice::DesaOutside, Question::Desa) => self.outside(),
            (Choice::PhoneShare, Question::Phone) => super::phone::ask_to_share(),
            (Choice::PhoneSkip, Question::Phone) => self.no_phone(),
            (Choice::Element(element), Question::Elements) => self.toggle(*element),
            (Choice::ElementsDone, Question::Elements) => self.elements_done(),
            (Choice::KkRight(right), Question::KkRight) => self.kk_right(*right),
            (Choice::PemohonAgreed(agreed), Question::PemohonAgreed) => self.pemohon_agreed(*agreed),
            (Choice::Original(kode), Question::Syarat(asked) | Question::Change(asked)) if *kode == asked => {
                self.original(kode)
            }
            (Choice::NotYet(kode), Question::Syarat(asked)) if *kode == asked => self.not_yet(kode),
            (Choice::Promise(kode), Question::Syarat(asked)) if *kode == asked => self.promise(kode),
            (Choice::Skip(kode), Question::Syarat(asked)) if *kode == asked => self.skip(kode),
            (Choice::Promise(kode), Question::Change(asked)) if *kode == asked => self.promise(kode),
            (Choice::FileFor(kode) | Choice::AddPage(kode), _) if !self.draft.waiting.is_empty() => self.are_of(kode),
            (Choice::FileUnused, _) if !self.draft.waiting.is_empty() => self.unused(),
            (Choice::AddPage(kode), _) => self.add_page(kode),
            (Choice::Replace(kode), Question::Change(asked)) if *kode == asked => self.replace(kode),
            (Choice::Keep, _) => {
                self.draft.keep();
                self.next(None)
            }
            (Choice::Edit(field), Question::Review | Question::Unclear) => self.edit(field),
            (Choice::Promise(kode), Question::Unclear) if self.may_be_paper(kode) => self.promise(kode),
            (Choice::Original(kode), Question::Unclear) if self.may_be_paper(kode) => self.original(kode),
            (Choice::Send, Question::Review) => self.send(),
            (Choice::Send, Question::Unclear) => self.send_anyway(),
            (_, _) => self.again(Umum::QuestionPassed),
        }
    }

    /// The question before the open one. From the summary each answer is changed by its button.
    pub fn back(&mut self) -> Turn {
        if self.draft.back(self.kantor) {
            return self.next(None);
        }
        let question = self.draft.question(self.kantor);
        if question == Question::Which {
            return self.again(Umum::PickOne);
        }
        if question == Question::Unclear {
            self.draft.keep();
            return self.next(None);
        }
        self.again(if question == Question::Review { Ajukan::ChangeHere } else { Ajukan::FirstQuestion })
    }

    /// Asks the open question, after an answer or remark.
    #[must_use]
    pub fn next(&self, first: Option<Pesan>) -> Turn {
        let reply = ask(self.draft, self.asks);
        Turn::say(match first {
            Some(first) => reply.after(first),
            None => reply,
        })
    }

    /// Asks the open question again, after what was wrong.
    pub fn again(&self, wrong: impl Into<Pesan>) -> Turn {
        Turn::say(ask_again(self.draft, self.asks).after(wrong))
    }

    fn outside(&self) -> Turn {
        let mut turn = self.again(Ajukan::DesaOutside { kecamatan: self.kecamatan() });
        turn.reply = turn.reply.rows([Button::new(Label::Drop, Menu::Batal)]);
        turn
    }

    fn whom(&mut self, whom: Whom) -> Turn {
        let changed = self.draft.editing.take().is_some();
        self.draft.whom = Some(whom);
        let known = self.draft.numbers().is_some();
        let check = if known { Ajukan::WhomChanged } else { Ajukan::WhomChangedNama };
        self.next(changed.then(|| check.into()))
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
        if !self.asks.lists.offers(jenis) {
            return self.again(Ajukan::KindGone { jenis });
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
            Err(error) => self.again(nama_error(error)),
        }
    }

    pub(in crate::dialog) fn desa(&mut self, kode: &DesaKode) -> Turn {
        if self.kantor.wilayah.find(kode).is_none() {
            return self.again(Umum::OldButton);
        }
        self.draft.desa = Some(kode.clone());
        self.done()
    }

    fn edit(&mut self, field: &Field) -> Turn {
        if *field == Field::Phone && !self.draft.asks_phone(self.kantor) {
            return self.again(Umum::OldButton);
        }
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
