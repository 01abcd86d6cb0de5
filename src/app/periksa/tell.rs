//! What is said to the person who sent a file: what is wrong with it, and how to do it better. They may insist.

use super::place::Place;
use crate::app::warga::lengkapi::is_named;
use crate::dialog::flagged::{self, Flagged};
use crate::domain::foto::{Flaw, Verdict};
use crate::domain::kode::Kode;
use crate::domain::permohonan::TahapKind;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::{Act, Tap};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::periksa::Sheet;

/// What is wrong with a sheet, and nobody was told of.
pub(super) fn is_untold(place: &Place<'_>, sheet: &Sheet) -> bool {
    let Some(found) = sheet.found() else { return false };
    let copied_still = found.copy_of.as_ref().is_none_or(|original| place.has(original));
    found.flaw.is_some() && copied_still && !sheet.told && sheet.verdict.is_none() && place.uses(sheet)
}

/// A sheet of a draft of which the person is told, as their conversation keeps it.
pub(super) fn flagged(sheet: &Sheet, all: &[Sheet]) -> Flagged {
    Flagged { sheet: as_kept(sheet), flaw: flaw(sheet), copy_of: other(sheet, all).map(as_kept), asked: false }
}

/// A sheet as a conversation keeps it.
pub(super) fn as_kept(sheet: &Sheet) -> flagged::Sheet {
    flagged::Sheet { id: sheet.id, syarat: sheet.syarat.clone(), unique_id: sheet.unique_id.clone() }
}

/// Whether it is an answer of the pemohon to a kekurangan, and another one can be sent in its place.
pub(super) fn is_answer(place: &Place<'_>, sheet: &Sheet) -> bool {
    matches!(place, Place::Permohonan(_)) && is_open(place, sheet) && at_counter(place, sheet).is_none()
}

/// One message for what can be sent again, and one for what was sent already.
pub(super) fn replies(place: &Place<'_>, untold: &[&Sheet], all: &[Sheet]) -> Vec<Reply> {
    let (open, closed): (Vec<&Sheet>, Vec<&Sheet>) = untold.iter().copied().partition(|sheet| is_open(place, sheet));
    let asked = match open[..] {
        [] => None,
        [one] => Some(ask_one(place, one, all)),
        _ => Some(ask_several(place, &open)),
    };
    // Staf have many: of which permohonan it is comes first.
    let of_counter = open.iter().find_map(|sheet| at_counter(place, sheet)).map(|kode| Foto::OfCounter { kode });
    let asked = asked.map(|asked| match of_counter {
        Some(first) => asked.after(first),
        None => asked,
    });
    asked.into_iter().chain(late(place, &closed)).collect()
}

/// Whether another file can be sent in its place.
fn is_open(place: &Place<'_>, sheet: &Sheet) -> bool {
    match place {
        Place::Draft(..) => true,
        Place::Permohonan(loaded) => is_named(&loaded.permohonan, &sheet.syarat),
    }
}

/// The permohonan, where staf sent the file in place of the pemohon.
fn at_counter(place: &Place<'_>, sheet: &Sheet) -> Option<Kode> {
    let Place::Permohonan(loaded) = place else { return None };
    let p = &loaded.permohonan;
    p.checklist.recorded_by(&sheet.syarat, &sheet.unique_id).map(|_| p.kode)
}

fn ask_one(place: &Place<'_>, sheet: &Sheet, all: &[Sheet]) -> Reply {
    let lembaran = Box::new(lembaran(place, sheet));
    let keep = button(Label::FotoKeep, sheet, Verdict::Keep);
    match flaw(sheet) {
        Flaw::SameAsOther => {
            let asked = Foto::AskSame { lembaran, lain: lain(place, sheet) };
            let of_other = other(sheet, all).filter(|one| place.uses(one)).map(|one| again_of(place, one));
            Reply::new(asked).rows([again_of(place, sheet)].into_iter().chain(of_other)).rows([keep])
        }
        flaw @ (Flaw::OtherType
        | Flaw::Broken
        | Flaw::Locked
        | Flaw::NoPage
        | Flaw::Heic
        | Flaw::Active
        | Flaw::ManyPages
        | Flaw::Foreign
        | Flaw::Dark
        | Flaw::Empty
        | Flaw::Pale
        | Flaw::SameAgain
        | Flaw::SameTwice
        | Flaw::Small
        | Flaw::Blurred) => {
            let keep = (!flaw.is_unopened()).then_some(keep);
            Reply::new(Foto::Ask { lembaran, flaw }).rows([button(Label::FotoAgain, sheet, Verdict::Again)]).rows(keep)
        }
    }
}

fn ask_several(place: &Place<'_>, sheets: &[&Sheet]) -> Reply {
    let daftar = sheets.iter().map(|sheet| line(place, sheet)).collect();
    let keep = |sheet: &Sheet| (!flaw(sheet).is_unopened()).then(|| keep_of(place, sheet));
    let buttons = sheets.iter().flat_map(|sheet| std::iter::once(again_of(place, sheet)).chain(keep(sheet)));
    let unopened = sheets.iter().all(|sheet| flaw(sheet).is_unopened());
    let text = match (unopened, sheets.iter().any(|sheet| flaw(sheet) == Flaw::Locked)) {
        (true, _) => Foto::AskSeveralUnopened { daftar }.into(),
        (false, true) => Pesan::Together(vec![Foto::AskSeveral { daftar }.into(), Foto::SeveralLocked.into()]),
        (false, false) => Foto::AskSeveral { daftar }.into(),
    };
    Reply::new(text).rows(buttons)
}

/// Nothing is asked for: it was sent, and an officer is going to look at it. Later than that, nothing is said.
fn late(place: &Place<'_>, sheets: &[&Sheet]) -> Option<Reply> {
    let Place::Permohonan(loaded) = place else { return None };
    let p = &loaded.permohonan;
    let is_looked_at = match p.tahap.kind() {
        TahapKind::Diajukan | TahapKind::Diterima | TahapKind::TidakLengkap => true,
        TahapKind::Lengkap | TahapKind::Dientri | TahapKind::Dikirim | TahapKind::Dibatalkan => false,
    };
    if sheets.is_empty() || !is_looked_at {
        return None;
    }
    let daftar = sheets.iter().map(|sheet| line(place, sheet)).collect();
    let kode = p.kode;
    Some(if sheets.iter().any(|sheet| at_counter(place, sheet).is_some()) {
        Reply::new(Foto::LateCounter { kode, daftar }).rows([Button::new(Label::Card, (kode, Act::Card))])
    } else {
        Reply::new(Foto::Late { kode, nama: p.nama(), daftar })
            .rows([Button::new(Label::MenuStatus, (kode, Act::Status))])
    })
}

fn line(place: &Place<'_>, sheet: &Sheet) -> Pesan {
    let lembaran = Box::new(lembaran(place, sheet));
    match flaw(sheet) {
        Flaw::SameAsOther => Foto::LineSame { lembaran, lain: lain(place, sheet) }.into(),
        flaw @ (Flaw::OtherType
        | Flaw::Broken
        | Flaw::Locked
        | Flaw::NoPage
        | Flaw::Heic
        | Flaw::Active
        | Flaw::ManyPages
        | Flaw::Foreign
        | Flaw::Dark
        | Flaw::Empty
        | Flaw::Pale
        | Flaw::SameAgain
        | Flaw::SameTwice
        | Flaw::Small
        | Flaw::Blurred) => Foto::Line { lembaran, flaw }.into(),
    }
}

/// Only sheets with a flaw come here.
fn flaw(sheet: &Sheet) -> Flaw {
    sheet.found().and_then(|found| found.flaw).unwrap_or(Flaw::Blurred)
}

fn lembaran(place: &Place<'_>, sheet: &Sheet) -> Pesan {
    Foto::Sheet { syarat: place.nama(&sheet.syarat), lembar: place.number(sheet) }.into()
}

fn lain(place: &Place<'_>, sheet: &Sheet) -> String {
    let original = sheet.found().and_then(|found| found.copy_of.as_ref());
    original.map(|one| place.nama(&one.syarat)).unwrap_or_default()
}

/// The sheet that it is a copy of.
fn other<'a>(sheet: &Sheet, all: &'a [Sheet]) -> Option<&'a Sheet> {
    let original = sheet.found()?.copy_of.as_ref()?;
    all.iter().rev().find(|one| one.syarat == original.syarat && one.unique_id == original.unique_id)
}

fn button(label: Label, sheet: &Sheet, verdict: Verdict) -> Button {
    Button::new(label, Tap::Foto(sheet.id, verdict))
}

fn again_of(place: &Place<'_>, sheet: &Sheet) -> Button {
    let (syarat, lembar) = (place.nama(&sheet.syarat), place.number(sheet));
    button(Label::FotoAgainOf { syarat, lembar }, sheet, Verdict::Again)
}

fn keep_of(place: &Place<'_>, sheet: &Sheet) -> Button {
    let (syarat, lembar) = (place.nama(&sheet.syarat), place.number(sheet));
    button(Label::FotoKeepOf { syarat, lembar }, sheet, Verdict::Keep)
}
