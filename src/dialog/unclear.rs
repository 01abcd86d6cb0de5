//! What was remarked and not answered, at the end: a mark in the summary, and one kind question before it is sent. The
//! second *Kirim* goes through.

use super::ajukan::Filling;
use super::draft::Draft;
use super::flagged::Flagged;
use super::question::Question;
use super::{Effect, Turn, ask, counter};
use crate::domain::berkas::SyaratKode;
use crate::domain::foto::{Flaw, Verdict};
use crate::domain::kantor::Kantor;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Tap};
use crate::pesan::{Button, Pesan, Reply};

/// The marks below the line of a syarat in the summary.
pub(in crate::dialog) fn marks(draft: &Draft, kantor: &Kantor, kode: &SyaratKode) -> Vec<Pesan> {
    let mark = |one: &Flagged| {
        let catatan: Pesan = Foto::Remark { cacat: Box::new(what(draft, kantor, one)) }.into();
        match draft.sheet_number(kode, &one.sheet.unique_id) {
            0 => catatan,
            lembar => Foto::OfSheet { lembar, catatan: Box::new(catatan) }.into(),
        }
    };
    draft.unanswered(kantor).filter(|one| one.sheet.syarat == *kode).map(mark).collect()
}

fn what(draft: &Draft, kantor: &Kantor, one: &Flagged) -> Pesan {
    match one.copy_of.as_ref().filter(|_| one.flaw == Flaw::SameAsOther) {
        Some(other) => Foto::SeenSame { lain: ask::syarat_nama(draft, kantor, &other.syarat) }.into(),
        None => Foto::Seen { flaw: one.flaw }.into(),
    }
}

/// Whether it shall be sent like this.
pub(in crate::dialog) fn ask_unclear(draft: &Draft, kantor: &Kantor) -> Reply {
    let sheets: Vec<&Flagged> = draft.unanswered(kantor).collect();
    let line = |one: &&Flagged| {
        let (lembaran, cacat) = (Box::new(named(draft, kantor, one).into()), Box::new(what(draft, kantor, one)));
        Pesan::from(Foto::LineUnclear { lembaran, cacat })
    };
    let daftar = sheets.iter().map(line).collect();
    let opened = !sheets.iter().any(|one| one.flaw.is_unopened());
    let text = match (draft.walk_in, opened) {
        (false, true) => Foto::Unclear { daftar },
        (false, false) => Foto::UnclearUnopened { daftar },
        (true, _) => Foto::UnclearCounter { daftar },
    };
    let send = if draft.walk_in { Label::RegisterAnyway } else { Label::SendAnyway };
    let again = sheets.iter().map(|one| {
        let (syarat, lembar) = of_sheet(draft, kantor, one);
        Button::new(Label::FotoAgainOf { syarat, lembar }, Tap::Foto(one.sheet.id, Verdict::Again))
    });
    Reply::new(text).rows(again).rows(paper(draft, &sheets)).rows([Button::new(send, Choice::Send)])
}

/// The original instead of the one sheet that nobody can open.
fn paper(draft: &Draft, sheets: &[&Flagged]) -> Option<Button> {
    let [one] = sheets else { return None };
    let kode = &one.sheet.syarat;
    (one.flaw.is_unopened() && draft.sheets(kode) == 1).then(|| {
        if draft.walk_in { counter::original(kode) } else { Button::new(Label::Promise, Choice::Promise(kode.clone())) }
    })
}

fn named(draft: &Draft, kantor: &Kantor, one: &Flagged) -> Foto {
    let (syarat, lembar) = of_sheet(draft, kantor, one);
    Foto::Sheet { syarat, lembar }
}

fn of_sheet(draft: &Draft, kantor: &Kantor, one: &Flagged) -> (String, u32) {
    let (kode, unique_id) = (&one.sheet.syarat, &one.sheet.unique_id);
    (ask::syarat_nama(draft, kantor, kode), draft.sheet_number(kode, unique_id))
}

impl Filling<'_> {
    /// *Kirim*, below the summary. What is unclear is asked about once.
    pub(in crate::dialog) fn send(&mut self) -> Turn {
        // Where photos are not taken any more, no better one could come.
        let new = self.kantor.by_chat.files && self.draft.unanswered(self.kantor).any(|one| !one.asked);
        if !new {
            return self.send_anyway();
        }
        self.draft.flagged.iter_mut().for_each(|one| one.asked = true);
        self.draft.editing = Some(Question::Unclear);
        self.next(None)
    }

    /// *Kirim*, once more.
    pub(in crate::dialog) fn send_anyway(&mut self) -> Turn {
        self.draft.editing = None;
        Turn { reply: ask::ask(self.draft, self.asks), effect: Effect::Submit }
    }

    /// Whether the original may come instead of a sheet that nobody can open.
    pub(in crate::dialog) fn may_be_paper(&self, kode: &SyaratKode) -> bool {
        let sheets: Vec<&Flagged> = self.draft.unanswered(self.kantor).collect();
        paper(self.draft, &sheets).is_some() && sheets.iter().any(|one| one.sheet.syarat == *kode)
    }
}
