//! Registering a walk-in: the same draft as by chat, filled in by staf. What differs is here: the privacy notice is shown or
//! read out at the counter, nobody is asked for whom it is, and a syarat is an original, a photo, or not there yet.

use super::ajukan::Filling;
use super::draft::{Draft, Given};
use super::notice;
use super::{Effect, Turn, ask};
use crate::domain::berkas::SyaratKode;
use crate::domain::kantor::Kantor;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::{Choice, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Reply};

/// The notice as staf read it to the person at the counter.
pub(in crate::dialog) fn notice(kantor: &Kantor) -> Reply {
    let kecamatan = kantor.wilayah.kecamatan_nama().to_owned();
    let kontak = kantor.kontak.clone();
    let files = kantor.by_chat.files;
    let text = if files { Loket::Notice { kecamatan, kontak } } else { Loket::NoticePaper { kecamatan, kontak } };
    Reply::new(text).after(Loket::TellNotice).rows(answers()).rows([notice::more()])
}

/// The notice once more, in one line.
pub(in crate::dialog) fn notice_again() -> Reply {
    Reply::new(Loket::NoticeAgain).rows(answers()).rows([notice::more()])
}

pub(in crate::dialog) fn answers() -> [Button; 2] {
    [Button::new(Label::CounterAgree, Choice::Agree), Button::new(Label::CounterDisagree, Choice::Disagree)]
}

/// One syarat.
pub(in crate::dialog) fn syarat(draft: &Draft, kantor: &Kantor, kode: &SyaratKode) -> Reply {
    let (nomor, jumlah) = ask::numbered(draft, kantor, kode);
    let syarat = ask::syarat_nama(draft, kantor, kode);
    let text = if kantor.by_chat.files {
        Loket::AskSyarat { syarat, nomor, jumlah }
    } else {
        Loket::AskSyaratPaper { syarat, nomor, jumlah }
    };
    let reply = Reply::new(text).rows([original(kode)]);
    if draft.may_skip(kode, kantor) {
        reply.rows([Button::new(Label::Skip, Choice::Skip(kode.clone()))])
    } else {
        reply.rows([Button::new(Label::NotYet, Choice::NotYet(kode.clone()))])
    }
}

pub(in crate::dialog) fn original(kode: &SyaratKode) -> Button {
    Button::new(Label::Original, Choice::Original(kode.clone()))
}

impl Filling<'_> {
    pub(in crate::dialog) fn original(&mut self, kode: &SyaratKode) -> Turn {
        self.counter(kode, Given::Original, |syarat| Loket::OriginalSaved { syarat })
    }

    pub(in crate::dialog) fn not_yet(&mut self, kode: &SyaratKode) -> Turn {
        self.counter(kode, Given::NotYet, |syarat| Loket::NotYetSaved { syarat })
    }

    /// Only at the counter: by chat, paper is promised, and ticked by staf when it is there.
    fn counter(&mut self, kode: &SyaratKode, given: Given, said: fn(String) -> Loket) -> Turn {
        if !self.draft.walk_in {
            return self.again(Umum::OldButton);
        }
        self.draft.give(kode, given);
        self.draft.editing = None;
        let syarat = ask::syarat_nama(self.draft, self.kantor, kode);
        self.next(Some(said(syarat).into()))
    }

    /// A perangkat desa says whether the pemohon knows of it. Without that the draft waits.
    pub(in crate::dialog) fn pemohon_agreed(&mut self, agreed: bool) -> Turn {
        self.draft.pemohon_agreed = agreed.then_some(self.now);
        if agreed {
            return self.next(None);
        }
        let mut turn = self.again(Loket::PemohonAgreesFirst);
        turn.reply =
            turn.reply.row(vec![Button::new(Label::Later, Menu::Nanti), Button::new(Label::Drop, Menu::Batal)]);
        turn
    }
}

/// The pemohon at the counter does not agree.
pub(in crate::dialog) fn refused() -> Turn {
    Turn { reply: Reply::new(Loket::NoticeRefused), effect: Effect::Forget }
}

/// Whether it is a perangkat desa who has to say that the pemohon agreed.
pub(in crate::dialog) fn ask_agreed() -> Reply {
    Reply::new(Loket::AskPemohonAgreed).rows([
        Button::new(Label::PemohonAgreed, Choice::PemohonAgreed(true)),
        Button::new(Label::PemohonNotAgreed, Choice::PemohonAgreed(false)),
    ])
}

/// What was said of the last person, for the next one: the relation, and for a perangkat desa the desa.
#[must_use]
pub fn next_person(draft: &Draft, kantor: &Kantor) -> Loket {
    match (draft.relation(), &draft.desa) {
        (Some(hubungan), Some(desa)) => Loket::NextPersonDesa { hubungan, desa: kantor.desa_nama(desa) },
        (Some(hubungan), None) => Loket::NextPersonRelated { hubungan },
        (None, _) => Loket::NextPerson,
    }
}
