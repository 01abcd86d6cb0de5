//! Asking the questions of applying: one at a time, with buttons wherever there is a choice.

use chrono::NaiveDate;

use super::draft::{Draft, Given, Twice, Whom};
use super::question::Question;
use super::{counter, notice, summary, unclear, which};
use crate::domain::berkas::{Syarat, SyaratKode};
use crate::domain::jam_kerja::{Hours, JamKerja};
use crate::domain::kalender::Kalender;
use crate::domain::kantor::Kantor;
use crate::domain::pemohon::{Element, Hubungan};
use crate::pesan::ajukan::Ajukan;
use crate::pesan::arg::Day;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::Choice;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

fn button(label: Label, choice: Choice) -> Button {
    Button::new(label, choice)
}

/// The open question of a draft.
#[must_use]
pub fn ask(draft: &Draft, kantor: &Kantor) -> Reply {
    let reply = match draft.question(kantor) {
        Question::Notice if draft.walk_in => counter::notice(kantor),
        Question::Notice => notice::short(kantor),
        Question::Whom => Reply::new(Ajukan::AskWhom)
            .rows([button(Label::Myself, Choice::Myself), button(Label::SomeoneElse, Choice::SomeoneElse)]),
        Question::Relation => relation(),
        Question::PemohonAgreed => counter::ask_agreed(),
        Question::Kind => Reply::new(Ajukan::AskKind)
            .rows(kantor.kinds().map(|jenis| button(Label::Kind { jenis }, Choice::Kind(jenis)))),
        Question::Nama => Reply::new(Ajukan::AskNama),
        Question::Nik => Reply::new(Ajukan::AskNik),
        Question::Kk => Reply::new(Ajukan::AskKk),
        Question::Twice => twice(draft),
        Question::Desa => desa(kantor),
        Question::Phone => phone(draft),
        Question::Elements => elements(draft),
        Question::Other => Reply::new(Ajukan::AskOther),
        Question::Now(element) => Reply::new(Ajukan::AskNow { element }),
        Question::Should(element) => Reply::new(Ajukan::AskShould { element }),
        Question::KkRight => Reply::new(Ajukan::AskKkRight)
            .rows([button(Label::KkRight, Choice::KkRight(true)), button(Label::KkNotRight, Choice::KkRight(false))]),
        Question::Syarat(kode) if draft.walk_in => counter::syarat(draft, kantor, &kode),
        Question::Syarat(kode) => syarat(draft, kantor, &kode),
        Question::Page(kode) => {
            let asked = Reply::new(Ajukan::AskPage { syarat: syarat_nama(draft, kantor, &kode) });
            return asked.rows([button(Label::EnoughPages, Choice::Keep)]);
        }
        Question::Change(kode) => change(draft, kantor, &kode),
        Question::Again(kode, unique_id) => {
            let (syarat, lembar) = (syarat_nama(draft, kantor, &kode), draft.sheet_number(&kode, &unique_id));
            Reply::new(Foto::AskAgain { lembaran: Box::new(Foto::Sheet { syarat, lembar }.into()) })
        }
        Question::Which => return which::ask_which(draft, kantor),
        Question::Unclear => return unclear::ask_unclear(draft, kantor),
        Question::Review => summary::summary(draft, kantor),
    };
    if draft.changing(kantor).is_some() { reply.rows([button(Label::KeepAnswer, Choice::Keep)]) } else { reply }
}

/// The open question once more. The notice is long: one line is enough while it stands above.
#[must_use]
pub fn ask_again(draft: &Draft, kantor: &Kantor) -> Reply {
    let stands_above = draft.notice_shown.as_ref() == Some(&kantor.notice_version());
    if stands_above && draft.question(kantor) == Question::Notice {
        notice::again_for(draft)
    } else {
        ask(draft, kantor)
    }
}

/// Which of the two is wrong: the one said before, or the one typed now.
fn twice(draft: &Draft) -> Reply {
    let (asked, before, now) = match draft.twice {
        Some(Twice::Nik(_)) => (Ajukan::AskTwiceNik, Label::KkBeforeWrong, Label::NikNowWrong),
        Some(Twice::Kk(_)) | None => (Ajukan::AskTwiceKk, Label::NikBeforeWrong, Label::KkNowWrong),
    };
    Reply::new(asked).rows([button(before, Choice::BeforeWrong(true)), button(now, Choice::BeforeWrong(false))])
}

fn relation() -> Reply {
    let buttons: Vec<Button> = Hubungan::ALL
        .iter()
        .map(|&hubungan| button(Label::Relation { hubungan }, Choice::Relation(hubungan)))
        .collect();
    Reply::new(Ajukan::AskRelation).grid(&buttons, 2)
}

fn desa(kantor: &Kantor) -> Reply {
    let one =
        |d: &crate::domain::desa::Desa| button(Label::Desa { nama: d.nama.clone() }, Choice::Desa(d.kode.clone()));
    let buttons: Vec<Button> = kantor.wilayah.desa().iter().map(one).collect();
    Reply::new(Ajukan::AskDesa).grid(&buttons, 2).rows([button(Label::DesaOutside, Choice::DesaOutside)])
}

fn phone(draft: &Draft) -> Reply {
    if draft.walk_in {
        return Reply::new(Ajukan::AskPhoneCounter).rows([button(Label::PhoneSkip, Choice::PhoneSkip)]);
    }
    let asked = if for_someone_else(draft) { Ajukan::AskPhoneOther } else { Ajukan::AskPhone };
    Reply::new(asked).rows([button(Label::PhoneShare, Choice::PhoneShare), button(Label::PhoneSkip, Choice::PhoneSkip)])
}

fn elements(draft: &Draft) -> Reply {
    let chosen = |e: Element| draft.corrections.iter().any(|c| c.element == e);
    let buttons: Vec<Button> = Element::ALL
        .iter()
        .map(|&element| {
            let label = if chosen(element) { Label::ElementChosen { element } } else { Label::Element { element } };
            button(label, Choice::Element(element))
        })
        .collect();
    let terpilih = draft.corrections.iter().map(|c| Label::Element { element: c.element }.into()).collect();
    let reply = Reply::new(Ajukan::AskElements { terpilih }).grid(&buttons, 2);
    if draft.corrections.is_empty() { reply } else { reply.rows([button(Label::ElementsDone, Choice::ElementsDone)]) }
}

fn syarat(draft: &Draft, kantor: &Kantor, kode: &SyaratKode) -> Reply {
    let (nomor, jumlah) = numbered(draft, kantor, kode);
    let syarat = syarat_nama(draft, kantor, kode);
    let promise = button(Label::Promise, Choice::Promise(kode.clone()));
    if draft.may_skip(kode, kantor) {
        Reply::new(Ajukan::AskSyaratOptional { syarat, nomor, jumlah })
            .rows([promise, button(Label::Skip, Choice::Skip(kode.clone()))])
    } else {
        Reply::new(Ajukan::AskSyarat { syarat, nomor, jumlah }).rows([promise])
    }
}

/// Which syarat of how many.
pub(in crate::dialog) fn numbered(draft: &Draft, kantor: &Kantor, kode: &SyaratKode) -> (u32, u32) {
    let all = draft.syarat(kantor);
    let at = all.iter().position(|s| s.kode == *kode).unwrap_or_default();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (count(at + 1), count(all.len()))
}

fn change(draft: &Draft, kantor: &Kantor, kode: &SyaratKode) -> Reply {
    let syarat = syarat_nama(draft, kantor, kode);
    let lembar = u32::try_from(draft.sheets(kode)).unwrap_or(u32::MAX);
    let paper =
        if draft.walk_in { counter::original(kode) } else { button(Label::Promise, Choice::Promise(kode.clone())) };
    if !kantor.by_chat.files {
        return Reply::new(Ajukan::AskChangePaper { syarat, lembar }).rows([paper]);
    }
    Reply::new(Ajukan::AskChange { syarat: syarat.clone(), lembar }).rows([
        button(Label::AddPage { syarat }, Choice::AddPage(kode.clone())),
        button(Label::Replace, Choice::Replace(kode.clone())),
        paper,
    ])
}

/// What people call a syarat of a draft.
#[must_use]
pub fn syarat_nama(draft: &Draft, kantor: &Kantor, kode: &SyaratKode) -> String {
    let found = draft.syarat(kantor).iter().find(|s| s.kode == *kode);
    found.map_or_else(|| kode.to_string(), |s| s.nama.clone())
}

/// Days with the same hours as one line each.
#[must_use]
pub fn opening_hours(jam_kerja: &JamKerja) -> Vec<Pesan> {
    let mut lines: Vec<(usize, usize, &[Hours])> = Vec::new();
    for (day, sessions) in jam_kerja.week.iter().enumerate().filter(|(_, sessions)| !sessions.is_empty()) {
        match lines.last_mut() {
            Some((_, last, same)) if *last + 1 == day && same == sessions => *last = day,
            _ => lines.push((day, day, sessions)),
        }
    }
    lines.into_iter().map(|(from, to, sessions)| opening_line(from, to, sessions)).collect()
}

/// The hours of the seven days from this one on, with the days off in them on which the office would work else. Days with
/// other hours stand among them with theirs.
#[must_use]
pub fn coming_hours(kalender: &Kalender, today: NaiveDate) -> Vec<Pesan> {
    let off = kalender.off_in_coming_week(today).map(|date| Umum::ClosedOn { hari: Day(date) }.into());
    opening_hours(&kalender.coming_week(today)).into_iter().chain(off).collect()
}

fn opening_line(from: usize, to: usize, sessions: &[Hours]) -> Pesan {
    let (dari, sampai) = (u32::try_from(from + 1).unwrap_or(1), u32::try_from(to + 1).unwrap_or(1));
    let jam = Box::new(sessions_line(sessions));
    if from == to {
        Umum::OpeningDay { hari: dari, jam }.into()
    } else {
        Umum::OpeningDays { dari, sampai, jam }.into()
    }
}

/// The sessions of a day: two at most are told one by one; of more, when it opens first and closes last.
#[must_use]
pub fn sessions_line(sessions: &[Hours]) -> Pesan {
    match sessions {
        [] => Umum::SessionNone.into(),
        [one] => Umum::Session { buka: one.open, tutup: one.close }.into(),
        [one, two] => Umum::SessionTwo { buka: one.open, jeda: one.close, lanjut: two.open, tutup: two.close }.into(),
        [first, .., last] => Umum::Session { buka: first.open, tutup: last.close }.into(),
    }
}

/// Whether a draft is for somebody else than the person in the chat.
#[must_use]
pub fn for_someone_else(draft: &Draft) -> bool {
    matches!(draft.whom, Some(Whom::SomeoneElse | Whom::Related(_)))
}

/// The originals that are going to be brought.
#[must_use]
pub fn promised<'a>(draft: &Draft, kantor: &'a Kantor) -> Vec<&'a Syarat> {
    let is_promised = |s: &&Syarat| matches!(draft.counts_as(s, kantor), Some(Given::Promised));
    draft.syarat(kantor).iter().filter(is_promised).collect()
}
