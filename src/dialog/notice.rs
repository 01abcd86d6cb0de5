//! The privacy notice: shown, in full, agreed to, refused. The draft keeps which version stood before the person's eyes:
//! agreeing counts for that one, and a notice that was changed meanwhile is shown first.

use super::ajukan::Filling;
use super::draft::{Consent, Draft};
use super::{Effect, Turn, counter};
use crate::domain::kantor::Kantor;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::Choice;
use crate::pesan::{Button, Pesan, Reply};

/// The notice, short, for who fills in the form by chat. At the counter and before a chat is bound others are read: see
/// [`counter`] and [`super::claim`].
#[must_use]
pub fn short(kantor: &Kantor) -> Reply {
    let (kecamatan, kontak) = (kantor.wilayah.kecamatan_nama().to_owned(), kantor.kontak.clone());
    let text = match asked(kantor) {
        (1, 1) => Ajukan::Notice { kecamatan, kontak },
        (nomor, foto) => Ajukan::NoticeLess { kecamatan, kontak, nomor, foto },
    };
    Reply::new(text).rows(answers()).rows([more()])
}

/// Whether numbers, and whether photos are asked for by chat, as the notice takes it.
fn asked(kantor: &Kantor) -> (u32, u32) {
    (kantor.by_chat.numbers.into(), kantor.by_chat.files.into())
}

/// *Selengkapnya*.
#[must_use]
pub fn more() -> Button {
    Button::new(Label::NoticeMore, Choice::NoticeMore)
}

/// The answers to the notice of a draft.
#[must_use]
pub fn answers_for(draft: &Draft) -> [Button; 2] {
    if draft.walk_in { counter::answers() } else { answers() }
}

/// The notice of a draft once more, in one line.
#[must_use]
pub fn again_for(draft: &Draft) -> Reply {
    if draft.walk_in { counter::notice_again() } else { again() }
}

/// The notice once more, in one line: it stands above.
#[must_use]
pub fn again() -> Reply {
    Reply::new(Ajukan::NoticeAgain).rows(answers()).rows([more()])
}

/// The whole notice: all seven items of UU 27/2022 ps 21.
#[must_use]
pub fn whole(kantor: &Kantor) -> Pesan {
    let (kecamatan, kabupaten) = (kantor.wilayah.kecamatan_nama().to_owned(), kantor.kabupaten.clone());
    let kontak = kantor.kontak.clone();
    let berkas_hari = u32::try_from(kantor.retention.files.num_days()).unwrap_or(u32::MAX);
    match asked(kantor) {
        (1, 1) => Ajukan::NoticeMore { kecamatan, kabupaten, kontak, berkas_hari },
        (nomor, foto) => Ajukan::NoticeMoreLess { kecamatan, kabupaten, kontak, berkas_hari, nomor, foto },
    }
    .into()
}

/// To agree, or not.
#[must_use]
pub fn answers() -> [Button; 2] {
    [Button::new(Label::Agree, Choice::Agree), Button::new(Label::Disagree, Choice::Disagree)]
}

/// The answer to somebody who does not agree: the counter is open to them.
fn refused(kantor: &Kantor) -> Reply {
    Reply::new(Ajukan::NoticeRefused {
        kecamatan: kantor.wilayah.kecamatan_nama().to_owned(),
        alamat: kantor.alamat.clone(),
        jam: Vec::new(), // the hours of these days stand in the register: `app` adds them
    })
}

impl Filling<'_> {
    pub(in crate::dialog) fn agree(&mut self) -> Turn {
        let version = self.kantor.notice_version();
        if self.draft.notice_shown.as_ref() != Some(&version) {
            self.draft.notice_shown = Some(version);
            return self.next(Some(Ajukan::NoticeChanged.into())); // in full
        }
        self.draft.consent = Some(Consent { version, at: self.now });
        self.next(None)
    }

    pub(in crate::dialog) fn disagree(&self) -> Turn {
        if self.draft.walk_in {
            return counter::refused();
        }
        Turn { reply: refused(self.kantor), effect: Effect::Forget }
    }
}
