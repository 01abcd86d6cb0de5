//! The questions about what of the KTP a *pembetulan* is to correct: which data, what is written there now, what it should be.

use crate::domain::pemohon::{Element, Perubahan};
use crate::domain::perbaikan::{Bagian, correction};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::ChatId;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, UbahAct};
use crate::pesan::{Button, Reply};

fn button(p: &Permohonan, label: Label, act: UbahAct) -> Button {
    Button::new(label, (p.kode, Act::Ubah(act)))
}

/// Which data: what is asked for is marked. Other data is not added here, for it needs a name first.
pub(super) fn which(p: &Permohonan) -> Reply {
    let is_asked = |element: Element| correction(&p.data, element).is_some();
    let one = |&element: &Element| {
        let label = if is_asked(element) { Label::ElementChosen { element } } else { Label::Element { element } };
        button(p, label, UbahAct::Element(element))
    };
    let offered = |element: &&Element| **element != Element::Lainnya || is_asked(**element);
    let buttons: Vec<Button> = Element::ALL.iter().filter(offered).map(one).collect();
    Reply::new(PerbaikanText::AskKoreksi).grid(&buttons, 2)
}

/// What is written there now. Of what is asked for already it may stay, where the chat is shown it, or all of it
/// may go where something else is left.
pub(super) fn now((p, chat): (&Permohonan, ChatId), element: Element) -> Reply {
    let question = Reply::new(Ajukan::AskNow { element });
    let Some(asked) = correction(&p.data, element) else { return question };
    let others = p.data.perubahan.len() > 1;
    let remove = others.then(|| button(p, Label::UbahNotNeeded, UbahAct::Remove));
    if !Bagian::Koreksi.is_shown_to(p, chat) {
        return question.rows(remove); // who is not shown it cannot say that it is right
    }
    let (sekarang, seharusnya) = (asked.now.clone(), asked.should.clone());
    question
        .after(PerbaikanText::KoreksiStands { element, sekarang, seharusnya })
        .rows([button(p, Label::UbahSame, UbahAct::Same)])
        .rows(remove)
}

/// What it should be.
pub(super) fn should(asked: &Perubahan) -> Reply {
    Reply::new(Ajukan::AskShould { element: asked.element })
}
