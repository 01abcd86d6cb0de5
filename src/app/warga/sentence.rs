//! Typed text where a question of the draft is open. A question is answered first; a sentence that fits just one button
//! is that button; that something is not known or not there is no answer; all else goes to the open question.

use crate::app::fault::Fault;
use crate::app::route::{is_fresh, run_tap};
use crate::app::session::Session;
use crate::app::warga;
use crate::dialog::Focus;
use crate::dialog::ask::ask;
use crate::dialog::draft::Held;
use crate::dialog::question::Question;
use crate::domain::berkas::{PENGANTAR, SyaratKode};
use crate::domain::personal::holds_number;
use crate::locale::words::{Remark, Topic};
use crate::pesan::Button;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::tap::{Choice, Tap};

/// Typed text for the draft.
///
/// # Errors
/// Faults of the register.
pub async fn answer(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    let locale = s.app.locale;
    if locale.is_remark(text, Remark::Batal) || locale.remarks(text, Remark::BatalPermohonan) {
        return warga::drop::stop(s);
    }
    if locale.is_remark(text, Remark::Kembali) {
        return warga::ajukan::back(s);
    }
    if locale.is_remark(text, Remark::Nanti) {
        return warga::ajukan::later(s);
    }
    let Some(question) = s.dialog.draft.as_ref().map(|d| d.question(s.shown())) else {
        return warga::ajukan::resume(s);
    };
    meant(s, &question, text).await
}

async fn meant(s: &mut Session<'_>, question: &Question, text: &str) -> Result<(), Fault> {
    let asks = s.app.locale.asks(text);
    if let Some(topic) = topic(s, text).filter(|_| asks) {
        return warga::aside::answer(s, topic).await;
    }
    if matches!(question, Question::Which | Question::Unclear) && !asks {
        return about_photos(s, question, text).await;
    }
    let chosen = if asks { Vec::new() } else { chosen(s, question, text) };
    let missing = missing(s, question, text);
    // An original that is lost or still at the desa is not one that will be brought; a KK that is lost is not one that is wrong.
    let instead = matches!(chosen[..], [Choice::Promise(_)]) || *question == Question::Twice;
    let is_answer = missing.is_none() || !instead;
    if !chosen.is_empty() && is_answer {
        return choose_all(s, &chosen, text).await;
    }
    if let Some(remark) = missing {
        return warga::ajukan::remark(s, remark);
    }
    match topic(s, text).filter(|_| !is_free(question)) {
        Some(topic) => warga::aside::answer(s, topic).await,
        None => typed(s, text).await,
    }
}

/// An answer in own words.
async fn typed(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    if warga::pemberitahuan::comes_first(s, Held::Text(text.to_owned())).await? {
        return Ok(());
    }
    warga::ajukan::text(s, text).await
}

/// What shall be done with a photo: the one button that the sentence fits. To send has to answer just that.
async fn about_photos(s: &mut Session<'_>, question: &Question, text: &str) -> Result<(), Fault> {
    let asked = s.dialog.draft.as_ref().map(|draft| ask(draft, s.shown()));
    let mut offered: Vec<Button> = asked.into_iter().flat_map(|reply| reply.buttons).flatten().collect();
    if *question == Question::Unclear && !is_fresh(s) {
        offered.clear();
    }
    match s.app.locale.fits(text, &offered)[..] {
        [one] => Box::pin(run_tap(s, one.tap.clone())).await,
        _ => typed(s, text).await,
    }
}

/// Whether a citizen wrote a NIK or the number of a KK although this office does not ask for them by chat: it is not taken,
/// be it an answer to something else.
#[must_use]
pub fn says_number(s: &Session<'_>, text: &str) -> bool {
    let focus = &s.dialog.focus;
    let in_draft = s.dialog.draft.as_ref().is_none_or(|draft| !draft.asks_numbers(s.shown()));
    let as_warga = matches!(focus, Focus::Lengkapi { .. } | Focus::Ubah(_))
        || (*focus == Focus::Ajukan && in_draft)
        || (*focus == Focus::Nothing && s.petugas.is_none());
    !s.kantor().by_chat.numbers && as_warga && holds_number(text)
}

/// Whether nearly any text may be the answer.
fn is_free(question: &Question) -> bool {
    matches!(question, Question::Nama | Question::Other | Question::Now(_) | Question::Should(_))
}

/// What a text is about in the middle of a question. Without a question word only a few topics count.
#[must_use]
pub fn topic(s: &Session<'_>, text: &str) -> Option<Topic> {
    let locale = s.app.locale;
    let asks = locale.asks(text);
    let notice = s.dialog.focus == Focus::Ajukan && s.dialog.draft.as_ref().is_some_and(|d| d.consent.is_none());
    let counts = |topic: &Topic| match topic {
        Topic::Berhenti
        | Topic::Ingatkan
        | Topic::Pengaduan
        | Topic::Biaya
        | Topic::Lama
        | Topic::Syarat
        | Topic::Hilang
        | Topic::Rusak => true,
        Topic::Pengantar | Topic::Jam | Topic::Bantuan => asks || notice,
        Topic::Tarik => {
            matches!(s.dialog.focus, Focus::Lengkapi { .. }) && locale.remarks(text, Remark::BatalPermohonan)
        }
        Topic::Status | Topic::Ajukan | Topic::Lanjut | Topic::Salam | Topic::Terima | Topic::Lengkapi => false,
    };
    locale.topics(text).into_iter().find(counts)
}

/// What to say where the answer is not known, or the paper is not there.
fn missing(s: &Session<'_>, question: &Question, text: &str) -> Option<Ajukan> {
    let locale = s.app.locale;
    let unknown = locale.remarks(text, Remark::TidakTahu);
    let alone = locale.is_remark(text, Remark::TidakTahu);
    let no_number = (unknown || locale.remarks(text, Remark::TidakAda) || locale.asks(text))
        && text.chars().filter(char::is_ascii_digit).count() < 10; // else a number was typed, too
    match question {
        Question::Nik => no_number.then_some(Ajukan::NikHelp),
        Question::Kk => no_number.then_some(Ajukan::KkHelp),
        Question::Nama | Question::Should(_) => alone.then_some(Ajukan::LookInKk),
        Question::Now(_) => alone.then_some(Ajukan::LookOnKtp),
        Question::Syarat(kode) => not_there(s, kode, text),
        Question::Twice => {
            let help = if locale.remarks(text, Remark::BerkasLain) { Ajukan::KkHelp } else { Ajukan::NikHelp };
            (unknown || locale.remarks(text, Remark::TidakAda)).then_some(help)
        }
        Question::Notice
        | Question::Whom
        | Question::Relation
        | Question::PemohonAgreed
        | Question::Kind
        | Question::Desa
        | Question::Phone
        | Question::Elements
        | Question::Other
        | Question::KkRight
        | Question::Page(_)
        | Question::Change(_)
        | Question::Again(..)
        | Question::Which
        | Question::Unclear
        | Question::Review => None,
    }
}

/// What to say where a paper is not there yet; `None` where the text says nothing of the kind.
#[must_use]
pub fn not_there(s: &Session<'_>, syarat: &SyaratKode, text: &str) -> Option<Ajukan> {
    let not_yet = if syarat.0 == PENGANTAR { Ajukan::PengantarNotYet } else { Ajukan::SyaratNotYet };
    s.app.locale.remarks(text, Remark::TidakAda).then_some(not_yet)
}

/// The choices that a sentence fits: one, or several of the data to correct.
fn chosen(s: &Session<'_>, question: &Question, text: &str) -> Vec<Choice> {
    let Some(draft) = &s.dialog.draft else { return Vec::new() };
    // Agreeing and sending have to answer just that: where they stand before the person's eyes.
    let weighty = matches!(question, Question::Notice | Question::Review);
    let offered: Vec<Button> = if !weighty {
        ask(draft, s.shown()).buttons.into_iter().flatten().collect()
    } else if is_fresh(s) {
        s.dialog.offered.clone()
    } else {
        return Vec::new();
    };
    let fits: Vec<Choice> = s.app.locale.fits(text, &offered).into_iter().filter_map(choice).collect();
    let several = *question == Question::Elements && fits.iter().all(|c| matches!(c, Choice::Element(_)));
    if several {
        let is_new = |c: &Choice| draft.corrections.iter().all(|one| *c != Choice::Element(one.element));
        return fits.into_iter().filter(is_new).collect();
    }
    if fits.len() == 1 { fits } else { Vec::new() }
}

/// Desa are read with what stands before them, and an answer is changed by the name of its button alone.
fn choice(button: &Button) -> Option<Choice> {
    let Tap::Choice(choice) = &button.tap else { return None };
    (!matches!(choice, Choice::Desa(_) | Choice::Edit(_))).then(|| choice.clone())
}

async fn choose_all(s: &mut Session<'_>, chosen: &[Choice], text: &str) -> Result<(), Fault> {
    let Some((last, others)) = chosen.split_last() else { return Ok(()) };
    if !others.is_empty() && warga::pemberitahuan::comes_first(s, Held::Text(text.to_owned())).await? {
        return Ok(());
    }
    for choice in others {
        warga::ajukan::fill(s, |filling| filling.choose(choice));
    }
    warga::ajukan::choose(s, last).await
}
