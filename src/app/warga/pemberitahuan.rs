//! A privacy notice that has changed is shown before the next conversation: who has read an older one reads once what is new,
//! and the conversation that they began goes on from there.

use super::{ajukan, aside, lengkapi, perbaikan};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::{Focus, Then, notice};
use crate::pesan::data::Data;
use crate::pesan::label::Label;
use crate::pesan::tap::DataTap;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// Whether the person has read an older notice and not the present one. Who has read none is asked where they agree.
///
/// # Errors
/// Faults of the register.
pub async fn has_changed(s: &mut Session<'_>) -> Result<bool, Fault> {
    let now = s.kantor().notice_version();
    let in_draft = s.dialog.draft.as_ref().filter(|draft| !draft.walk_in).and_then(|draft| draft.consent.as_ref());
    let in_draft = in_draft.map(|consent| consent.version.as_str());
    if in_draft == Some(now.as_str()) {
        return Ok(false);
    }
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
    s.unfocus();
    match then {
        Then::Ajukan => ajukan::resume(s),
        Then::Lengkapi(None) => lengkapi::all(s).await,
        Then::Lengkapi(Some(kode)) => lengkapi::one(s, kode).await,
        Then::Ubah(None) => perbaikan::all(s).await,
        Then::Ubah(Some(kode)) => perbaikan::begin(s, kode).await,
    }
}
