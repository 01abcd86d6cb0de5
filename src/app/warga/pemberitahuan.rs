//! A privacy notice that has changed is shown before the next conversation, and before the next answer to a draft is taken: who has
//! read an older one reads once what is new, and what they began goes on from there. What they said meanwhile is kept in the draft.

use super::{ajukan, aside, files, lengkapi, perbaikan, sentence};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::draft::{Draft, Held};
use crate::dialog::which::Arrived;
use crate::dialog::{Focus, Then, notice};
use crate::pesan::ajukan::Ajukan;
use crate::pesan::data::Data;
use crate::pesan::label::Label;
use crate::pesan::tap::DataTap;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// So many photos and PDFs are kept until the notice is read; the others stay in the chat, and that is said.
const MOST_HELD: usize = 20;

/// Whether the person has read an older notice and not the present one. Who has read none is asked where they agree.
///
/// # Errors
/// Faults of the register.
pub async fn has_changed(s: &mut Session<'_>) -> Result<bool, Fault> {
    let now = s.kantor().notice_version();
    let draft = s.dialog.draft.as_ref().filter(|draft| !draft.walk_in);
    if draft.is_some_and(|draft| draft.has_read(&now)) {
        return Ok(false);
    }
    let in_draft = draft.and_then(|draft| draft.consent.as_ref()).map(|consent| consent.version.as_str());
    Ok(s.uow.notice().has_read_others_only(s.chat, &now, in_draft).await?)
}

/// Shows what has changed before a conversation, where that was not read yet. `true`: it waits for the answer.
///
/// # Errors
/// Faults of the register.
pub async fn shown_before(s: &mut Session<'_>, then: Then) -> Result<bool, Fault> {
    let changed = has_changed(s).await?;
    if changed {
        show(s, then);
    }
    Ok(changed)
}

/// Shows a changed notice before an answer to a draft is taken that was agreed to under another one. `true`: the answer is kept, and
/// taken once the notice is read. Costs a statement only where it has changed, once for a draft.
///
/// # Errors
/// Faults of the register.
pub async fn comes_first(s: &mut Session<'_>, said: Held) -> Result<bool, Fault> {
    let version = s.kantor().notice_version();
    let is_old = |draft: &Draft| !draft.walk_in && draft.consent.is_some() && !draft.has_read(&version);
    if !s.dialog.draft.as_ref().is_some_and(is_old) {
        return Ok(false);
    }
    let changed = has_changed(s).await?;
    if let Some(draft) = s.dialog.draft.as_mut() {
        draft.held = if changed { vec![said] } else { Vec::new() };
        draft.notice_read = (!changed).then(|| version.clone());
    }
    if changed {
        s.dialog.focus = Focus::Notice { version, then: Then::Ajukan };
        let reply = question(s).after(Ajukan::AnswerHeld);
        s.say(reply);
    }
    Ok(changed)
}

/// A photo or PDF that comes while the notice is to be read: it is kept with the others.
///
/// # Errors
/// Faults of the register.
pub async fn file_too(s: &mut Session<'_>, arrived: &Arrived) -> Result<(), Fault> {
    let draft = s.dialog.draft.as_mut().filter(|draft| !draft.walk_in && draft.held.len() < MOST_HELD);
    let Some(draft) = draft else { return aside::remark(s, Ajukan::FileNotAsked).await };
    draft.held.push(Held::File(arrived.clone()));
    aside::remark(s, Ajukan::AnswerHeld).await
}

/// The draft goes on with what was said meanwhile; where nothing was, its open question is asked.
async fn go_on(s: &mut Session<'_>) -> Result<(), Fault> {
    let held = s.dialog.draft.as_mut().map(|draft| std::mem::take(&mut draft.held)).unwrap_or_default();
    if held.is_empty() {
        return ajukan::resume(s);
    }
    s.pressed = None; // what is answered belongs to no message that was pressed
    for said in held {
        match said {
            Held::Text(text) => Box::pin(sentence::answer(s, &text)).await?,
            Held::Choice(choice) => Box::pin(ajukan::choose(s, &choice)).await?,
            Held::Contact(number, own) => Box::pin(ajukan::contact(s, &number, own)).await?,
            Held::File(arrived) => Box::pin(files::received(s, arrived)).await?,
        }
    }
    Ok(())
}

fn show(s: &mut Session<'_>, then: Then) {
    s.dialog.focus = Focus::Notice { version: s.kantor().notice_version(), then };
    let reply = question(s);
    s.say(reply);
}

/// What has changed, and whether it is read.
#[must_use]
pub fn question(s: &Session<'_>) -> Reply {
    Reply::new(what_changed(s)).rows([read_button(), notice::more()])
}

/// *Sudah saya baca*.
#[must_use]
pub fn read_button() -> Button {
    Button::new(Label::NoticeRead, DataTap::Read)
}

/// What has changed, in the words of the office; and what it does not ask for by chat, which is another notice by itself.
#[must_use]
pub fn what_changed(s: &Session<'_>) -> Pesan {
    let changed = match &s.kantor().notice_changes {
        Some(perubahan) => Data::NoticeChanged { perubahan: perubahan.clone() },
        None => Data::NoticeChangedPlain,
    };
    let by_chat = s.kantor().by_chat;
    let less = [(by_chat.numbers, Data::NoticeWithoutNumbers), (by_chat.files, Data::NoticeWithoutFiles)];
    let less: Vec<Pesan> = less.into_iter().filter(|(asked, _)| !asked).map(|(_, said)| said.into()).collect();
    if less.is_empty() { changed.into() } else { Pesan::Together([vec![changed.into()], less].concat()) }
}

/// It is read: the conversation goes on. One that was changed once more meanwhile is shown first.
///
/// # Errors
/// Faults of the register.
pub async fn read(s: &mut Session<'_>) -> Result<(), Fault> {
    let Focus::Notice { version, then } = s.dialog.focus.clone() else {
        return aside::remark(s, Umum::QuestionPassed).await;
    };
    if version != s.kantor().notice_version() {
        show(s, then);
        return Ok(());
    }
    s.uow.notice().read(s.chat, &version, s.now).await?;
    if let Some(draft) = s.dialog.draft.as_mut().filter(|draft| !draft.walk_in) {
        draft.notice_read = Some(version);
    }
    s.unfocus();
    match then {
        Then::Ajukan => go_on(s).await,
        Then::Lengkapi(None) => lengkapi::all(s).await,
        Then::Lengkapi(Some(kode)) => lengkapi::one(s, kode).await,
        Then::Ubah(None) => perbaikan::all(s).await,
        Then::Ubah(Some(kode)) => perbaikan::begin(s, kode).await,
    }
}
