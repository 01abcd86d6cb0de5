//! Typed text → which use case: by what stands before the person's eyes, then by the open question.

use super::tap::run_tap;
use crate::app::fault::Fault;
use crate::app::inbound::Command;
use crate::app::session::Session;
use crate::app::{kalender, meja, pelaksana, petugas, ubah, warga};
use crate::dialog::Focus;
use crate::dialog::ask::ask;
use crate::dialog::question::Question;
use crate::pesan::tap::Tap;
use crate::pesan::umum::Umum;

/// A *ya* that comes later than this is an answer to nothing: the question is not before the person's eyes any more.
const TYPED_WITHIN: chrono::TimeDelta = chrono::TimeDelta::hours(12);

/// Fewer letters at a confirmation are no reason, but a try at answering it.
const MIN_REASON: usize = 8;

/// Whether a text at a confirmation is another reason, in own words.
fn says_why(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= MIN_REASON
}

/// Typed text: a button, a word to the bot, or an answer.
pub(super) async fn run_text(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    if let Some(tap) = typed_tap(s, text) {
        return Box::pin(run_tap(s, tap)).await;
    }
    if let Some(command) = desk_command(s, text) {
        return Box::pin(super::run_command(s, command)).await;
    }
    if has_passed(s) {
        s.dialog.focus = Focus::Nothing; // not the draft either: its question does not stand before their eyes
    }
    if let Some(topic) = s.app.locale.word(text).filter(|_| warga::aside::is_asked(&s.dialog.focus)) {
        return warga::aside::answer(s, topic).await;
    }
    if matches!(s.dialog.focus, Focus::DropAsk | Focus::EraseAsk | Focus::Lengkapi { .. } | Focus::Claim(_))
        && let Some(topic) = warga::sentence::topic(s, text)
    {
        return warga::aside::answer(s, topic).await;
    }
    if warga::sentence::says_number(s, text) {
        return warga::aside::remark(s, Umum::NumbersNotAsked).await;
    }
    match s.dialog.focus.clone() {
        Focus::Ajukan => Box::pin(warga::sentence::answer(s, text)).await,
        Focus::DropAsk => warga::drop::ask_drop(s),
        Focus::EraseAsk => warga::data::ask(s).await,
        Focus::Lengkapi { kode, syarat, .. } => warga::lengkapi::text(s, kode, &syarat, text).await,
        Focus::Choose(choosing) => Box::pin(warga::aside::chosen(s, choosing, text)).await,
        Focus::TarikConfirm { kode, alasan } if !says_why(text) => warga::tarik::confirm(s, kode, alasan).await,
        Focus::TarikWhy { kode } | Focus::TarikText { kode } | Focus::TarikConfirm { kode, .. } => {
            warga::tarik::text(s, kode, text).await
        }
        Focus::TutupConfirm { kode, alasan } if !says_why(text) => {
            meja::tutup::confirm(s, kode, alasan);
            Ok(())
        }
        Focus::HapusConfirm { kode } => meja::hapus::ask(s, kode).await,
        Focus::TutupText { kode } | Focus::TutupConfirm { kode, .. } => {
            meja::tutup::text(s, kode, text);
            Ok(())
        }
        Focus::NyatakanConfirm { kode, pernyataan, tanggal } => {
            meja::nyatakan::text(s, kode, (pernyataan, tanggal), text).await
        }
        Focus::Notice { .. } => warga::aside::remark(s, Umum::PickOne).await,
        Focus::Ubah(asking) => warga::perbaikan::text(s, asking, text).await,
        Focus::TolakConfirm { kode, nomor, tolak } if !says_why(text) => {
            meja::perbaikan::confirm(s, (kode, nomor), tolak).await
        }
        Focus::TolakText { kode, nomor } | Focus::TolakConfirm { kode, nomor, .. } => {
            meja::perbaikan::text(s, (kode, nomor), text).await
        }
        Focus::KembaliText { id, urut } => meja::ekspedisi::text(s, (id, urut), text),
        Focus::KembalikanText { kode } => meja::kembalikan::text(s, kode, text).await,
        Focus::Cari => meja::cari::typed(s, text).await,
        Focus::Register => meja::register::typed(s, text).await,
        Focus::Numbering(asked) => meja::numbering::text(s, asked, text).await,
        Focus::Paper(paper) => meja::paper::text(s, paper, text).await,
        Focus::TundaConfirm { kode, why } if !says_why(text) => meja::tunda::declare::confirm(s, kode, why).await,
        Focus::TundaWhy { kode } | Focus::TundaConfirm { kode, .. } => meja::tunda::declare::text(s, kode, text).await,
        Focus::TundaLift { id } => meja::tunda::lift::text(s, id).await,
        Focus::Nomor(entering) => meja::numbers::text(s, entering, text).await,
        Focus::Entri => meja::entri::text(s, text).await,
        Focus::KurangText { kode, syarat } => meja::kurang::text(s, kode, &syarat, text),
        Focus::StaffFile { kode, .. } => {
            meja::daftarkan::ask_again(s, kode);
            Ok(())
        }
        Focus::Claim(binding) => warga::claim::text(s, binding, text).await,
        Focus::Undangan { token } | Focus::UndanganName { token, .. } => {
            petugas::name(s, token, text);
            Ok(())
        }
        Focus::PlhFrom { .. } | Focus::PlhTo { .. } | Focus::PlhConfirm { .. } => pelaksana::text(s, text).await,
        Focus::Kalender(begun) => kalender::tell::text(s, begun, text).await,
        Focus::Syarat(typing) => Box::pin(ubah::text(s, typing, text)).await,
        Focus::Nothing => warga::menu::words(s, text).await,
    }
}

/// A command that a petugas typed without its slash.
fn desk_command(s: &Session<'_>, text: &str) -> Option<Command> {
    let alone = matches!(s.dialog.focus, Focus::Nothing | Focus::Cari) || has_passed(s);
    Command::without_slash(text, alone).filter(|_| s.petugas.is_some())
}

/// Whether the question is about ending something or choosing, and was asked so long ago that a text is no answer to it.
fn has_passed(s: &Session<'_>) -> bool {
    let passes = match s.dialog.focus {
        Focus::Choose(_)
        | Focus::TarikWhy { .. }
        | Focus::TarikText { .. }
        | Focus::TarikConfirm { .. }
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::HapusConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::Notice { .. }
        | Focus::Ubah(_)
        | Focus::TolakText { .. }
        | Focus::TolakConfirm { .. }
        | Focus::KembaliText { .. }
        | Focus::KembalikanText { .. }
        | Focus::Cari
        | Focus::Register
        | Focus::Numbering(_)
        | Focus::Paper(_)
        | Focus::TundaWhy { .. }
        | Focus::TundaConfirm { .. }
        | Focus::TundaLift { .. }
        | Focus::Kalender(_)
        | Focus::Syarat(_)
        | Focus::PlhFrom { .. }
        | Focus::PlhTo { .. }
        | Focus::PlhConfirm { .. }
        | Focus::StaffFile { .. }
        | Focus::Nomor(_)
        | Focus::EraseAsk => true,
        Focus::Nothing
        | Focus::Ajukan
        | Focus::DropAsk
        | Focus::Lengkapi { .. }
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::Claim(_)
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. } => false,
    };
    passes && !is_fresh(s)
}

/// Whether what was offered last still stands before the person's eyes.
#[must_use]
pub fn is_fresh(s: &Session<'_>) -> bool {
    s.dialog.offered_at.is_some_and(|at| s.now - at < TYPED_WITHIN)
}

/// The button that was typed: one of those last shown, else one of the open question. Agreeing and sending have to
/// answer just that: a *ya* to something else is neither.
fn typed_tap(s: &Session<'_>, text: &str) -> Option<Tap> {
    let words = |b: &crate::pesan::Button| s.app.locale.spellings(&b.label);
    if let Some(tap) = s.dialog.typed(text, words).filter(|_| is_fresh(s)) {
        return Some(tap);
    }
    let (Focus::Ajukan, Some(draft)) = (&s.dialog.focus, &s.dialog.draft) else { return None };
    if matches!(draft.question(s.shown()), Question::Notice | Question::Review | Question::Unclear) {
        return None;
    }
    let offered = ask(draft, s.shown()).buttons.into_iter().flatten().collect();
    crate::dialog::Dialog { offered, ..Default::default() }.typed(text, words)
}
