//! `/ajukan`: fill in a draft. `submit` makes a permohonan of it.

use super::submit::submit;
use super::{drop, news, pemberitahuan, running};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::dialog::ajukan::Filling;
use crate::dialog::ask::{ask, ask_again};
use crate::dialog::counter::next_person;
use crate::dialog::draft::{Draft, Held};
use crate::dialog::question::Question;
use crate::dialog::{Effect, Focus, Then, notice};
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::{Choice, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// `/ajukan`: a new draft; where one stands open it is offered, where permohonan stand open they are named.
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>) -> Result<(), Fault> {
    put_aside(s, false);
    let own = match s.dialog.draft {
        Some(_) => Vec::new(),
        None => s.uow.permohonan().of_chat(s.chat).await?,
    };
    let open = own.iter().map(|l| &l.permohonan).filter(|p| p.tahap.kind().is_open());
    let daftar: Vec<Pesan> = open.map(warga::status::own_line).collect();
    let open: Option<Pesan> = (!daftar.is_empty()).then(|| Ajukan::OpenAlready { daftar }.into());
    // Who has asked for nothing yet has read no earlier notice.
    let changed = if own.is_empty() { None } else { what_changed(s).await? };
    let first: Vec<Pesan> = open.into_iter().chain(changed).collect();
    begin_with(s, Draft::new(s.now), (!first.is_empty()).then_some(Pesan::Together(first)))
}

/// What is new in the notice that comes now, for who has read an earlier one. Where a draft stands open, none comes.
async fn what_changed(s: &mut Session<'_>) -> Result<Option<Pesan>, Fault> {
    let changed = s.dialog.draft.is_none() && warga::pemberitahuan::has_changed(s).await?;
    Ok(changed.then(|| warga::pemberitahuan::what_changed(s)))
}

/// *Ajukan untuk orang lain*: the next draft of who applies for several. What the last one has in common with it stands
/// there, and is shown.
///
/// # Errors
/// Faults of the register.
pub async fn begin_for_another(s: &mut Session<'_>) -> Result<(), Fault> {
    put_aside(s, false);
    let draft = Draft::for_another(s.now, s.dialog.last.as_ref());
    let kept = next_person(&draft, s.kantor()).into();
    let first = std::iter::once(kept).chain(what_changed(s).await?).collect();
    begin_with(s, draft, Some(Pesan::Together(first)))
}

/// A petugas has a draft of their own and one for the counter: the other one is put aside, not dropped.
pub fn put_aside(s: &mut Session<'_>, walk_in: bool) {
    if s.dialog.draft.as_ref().is_some_and(|draft| draft.walk_in != walk_in) {
        std::mem::swap(&mut s.dialog.draft, &mut s.dialog.aside);
    } else if s.dialog.draft.is_none() && s.dialog.aside.as_ref().is_some_and(|draft| draft.walk_in == walk_in) {
        s.dialog.draft = s.dialog.aside.take();
    }
}

/// Begins with this draft; where one stands open it is offered.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn begin_with(s: &mut Session<'_>, draft: Draft, first: Option<Pesan>) -> Result<(), Fault> {
    match &s.dialog.draft {
        Some(draft) if draft.consent.is_none() => return resume(s), // nothing was filled in that could be lost
        Some(draft) => {
            let open = if draft.walk_in { Loket::DraftOpen.into() } else { Pesan::from(Ajukan::DraftOpen) };
            s.dialog.focus = Focus::Ajukan;
            s.say(warga::menu::with_draft(open));
            return Ok(());
        }
        None => {}
    }
    let draft = Draft { syarat_version: Some(s.kantor().lists.version), ..draft };
    let question = ask(&draft, s.kantor());
    s.dialog.draft = Some(draft);
    s.dialog.focus = Focus::Ajukan;
    notice_shown(s);
    s.say(match first {
        Some(first) => question.after(first),
        None => question,
    });
    Ok(())
}

/// *Lanjutkan*: the open question again; before it, once, a notice that has changed since it was agreed to.
///
/// # Errors
/// Faults of the register.
pub async fn go_on(s: &mut Session<'_>) -> Result<(), Fault> {
    let agreed = s.dialog.draft.as_ref().is_some_and(|draft| draft.consent.is_some() && !draft.walk_in);
    if agreed && warga::pemberitahuan::shown_before(s, Then::Ajukan).await? {
        return Ok(());
    }
    resume(s)
}

/// The open question again.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn resume(s: &mut Session<'_>) -> Result<(), Fault> {
    let again = |draft: &Draft| {
        let question = ask(draft, s.kantor());
        if draft.consent.is_some() { question.after(Ajukan::Resumed) } else { question }
    };
    match s.dialog.draft.as_ref().map(again) {
        Some(reply) => {
            s.dialog.focus = Focus::Ajukan;
            let now = s.now;
            s.dialog.draft.iter_mut().for_each(|draft| draft.resumed_at = Some(now));
            notice_shown(s);
            let reply = news::before_question(s, reply);
            s.say(reply);
        }
        None => s.say(Reply::new(Umum::OldButton).rows([Button::new(Label::MenuAjukan, Menu::Ajukan)])),
    }
    Ok(())
}

/// Where the notice is what is asked, its present version stands before the person's eyes now.
fn notice_shown(s: &mut Session<'_>) {
    let kantor = s.app.kantor.clone();
    if let Some(draft) = s.dialog.draft.as_mut().filter(|d| d.question(&kantor) == Question::Notice) {
        draft.notice_shown = Some(kantor.notice_version());
    }
}

/// *Selengkapnya*: the whole notice, whenever it is asked for; with the two answers while it is to be answered.
fn whole_notice(s: &mut Session<'_>) {
    let text = notice::whole(s.kantor());
    let asked = s.dialog.draft.as_ref().map(|d| d.question(s.kantor()));
    let reply = match asked {
        _ if matches!(s.dialog.focus, Focus::Notice { .. }) => {
            Reply::new(text).rows([warga::pemberitahuan::read_button()])
        }
        Some(Question::Notice) => {
            s.dialog.focus = Focus::Ajukan;
            notice_shown(s);
            let answers = s.dialog.draft.as_ref().map_or_else(notice::answers, notice::answers_for);
            Reply::new(text).rows(answers)
        }
        Some(_) => warga::menu::offer_draft(s, Reply::new(text)),
        None => Reply::new(text).rows([Button::new(Label::MenuAjukan, Menu::Ajukan)]),
    };
    s.say(reply);
}

/// The open question, where the draft is what is talked about.
pub fn question(s: &mut Session<'_>) -> Option<Reply> {
    if s.dialog.focus != Focus::Ajukan {
        return None;
    }
    let question = s.dialog.draft.as_ref().map(|draft| ask_again(draft, s.kantor()));
    notice_shown(s);
    question.map(|question| news::before_question(s, question))
}

/// Something arrived that answers nothing: it is said, and the open question is asked again.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn remark(s: &mut Session<'_>, remark: impl Into<Pesan>) -> Result<(), Fault> {
    match question(s) {
        Some(question) => s.say(question.after(remark)),
        None => {
            let reply = warga::menu::offer_draft(s, Reply::new(remark));
            s.say(reply);
        }
    }
    Ok(())
}

/// Typed text for the open question.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    let before = running::who(s);
    let Some(turn) = fill(s, |filling| filling.text(text)) else { return resume(s) };
    running::answered(s, turn.reply, before).await
}

/// A contact that was shared: for the open question about the telephone number, whatever was looked at meanwhile.
///
/// # Errors
/// Faults of the register.
pub async fn contact(s: &mut Session<'_>, number: &str, own: bool) -> Result<(), Fault> {
    let kantor = s.app.kantor.clone();
    let asked = s.dialog.draft.as_ref().is_some_and(|d| d.question(&kantor) == Question::Phone);
    if asked && pemberitahuan::comes_first(s, Held::Contact(number.to_owned(), own)).await? {
        return Ok(());
    }
    let turn = if asked { fill(s, |filling| filling.contact(number, own)) } else { None };
    match turn {
        Some(turn) => {
            s.dialog.focus = Focus::Ajukan;
            s.say(turn.reply);
            Ok(())
        }
        None => remark(s, Ajukan::PhoneNotAsked),
    }
}

/// *Nanti saja*: the draft stays, and what is typed next is no answer to it.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn later(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.dialog.draft.is_none() {
        return resume(s);
    }
    s.dialog.focus = Focus::Nothing;
    let reply = warga::menu::offer_draft(s, Reply::new(Umum::Later));
    s.say(reply);
    Ok(())
}

/// A pressed or typed choice.
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, choice: &Choice) -> Result<(), Fault> {
    if *choice == Choice::NoticeMore {
        whole_notice(s);
        return Ok(());
    }
    let of_draft = s.dialog.draft.as_ref().is_some_and(|draft| !draft.waiting.is_empty());
    if *choice == Choice::FileUnused && !of_draft && s.dialog.remarked.is_some() {
        return warga::better::unused(s).await;
    }
    if let Some(sent) = warga::status::sent_by(s) {
        return warga::status::after_sending(s, Some(sent)).await; // whichever draft stands open now
    }
    // What is sent waits for the notice in its own place: it is looked at once more.
    let takes = !matches!(choice, Choice::Send | Choice::Disagree);
    if takes && pemberitahuan::comes_first(s, Held::Choice(choice.clone())).await? {
        return Ok(());
    }
    let before = running::who(s);
    let Some(turn) = fill(s, |filling| filling.choose(choice)) else {
        return warga::status::after_sending(s, None).await;
    };
    s.dialog.focus = Focus::Ajukan;
    match turn.effect {
        Effect::None if matches!(choice, Choice::Element(_)) => {
            let reply = news::before_question(s, turn.reply);
            s.say_in_place(reply);
        }
        Effect::None => return running::answered(s, turn.reply, before).await,
        // What is sent was looked at in the summary: where it is another one by now, that one is shown first.
        Effect::Submit if s.before.is_some() => {
            let reply = news::before_question(s, turn.reply);
            s.say(reply);
        }
        Effect::Submit => return submit(s).await,
        Effect::AskDrop => return drop::ask_drop(s),
        Effect::Forget => {
            let reply = with_hours_of_now(s, turn.reply).await?;
            s.say(reply);
            drop::drop_current(s);
            s.forget_if_nothing_is_begun();
        }
    }
    Ok(())
}

/// Where somebody is sent to the office, its hours are those of these days and not the usual ones.
async fn with_hours_of_now(s: &mut Session<'_>, mut reply: Reply) -> Result<Reply, Fault> {
    if let Pesan::Ajukan(Ajukan::NoticeRefused { jam, .. }) = &mut reply.text {
        *jam = warga::menu::hours(s).await?;
    }
    Ok(reply)
}

/// Answers the open question of the draft; `None` where there is no draft.
pub(super) fn fill<T>(s: &mut Session<'_>, answer: impl FnOnce(&mut Filling<'_>) -> T) -> Option<T> {
    let asks = s.app.kantor.clone();
    let kantor = s.before.clone().unwrap_or_else(|| asks.clone());
    let draft = s.dialog.draft.as_mut()?;
    let mut filling = Filling { draft, kantor: &kantor, asks: &asks, now: s.now, placed: Vec::new(), replaced: None };
    let answered = answer(&mut filling);
    for (syarat, arrived) in filling.placed {
        warga::files::keep(s, &arrived, syarat, None);
    }
    Some(answered)
}

/// *Kembali*, in words: the question before.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn back(s: &mut Session<'_>) -> Result<(), Fault> {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime only")]
    let Some(turn) = fill(s, |filling| filling.back()) else { return resume(s) };
    let reply = news::before_question(s, turn.reply);
    s.say(reply);
    Ok(())
}
