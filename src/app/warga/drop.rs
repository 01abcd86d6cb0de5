//! A draft is dropped on the person's word, after being asked; less than that, an answer stays as it was.

use super::{ajukan, better, news};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::dialog::Focus;
use crate::dialog::question::Question;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::{Choice, Tap};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// `/batal`: asks first.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn ask_drop(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.dialog.draft.is_none() {
        s.dialog.focus = Focus::Nothing;
        s.tell(Umum::NothingToDrop);
        return Ok(());
    }
    s.dialog.focus = Focus::DropAsk;
    let reply = drop_question(s);
    s.say(reply);
    Ok(())
}

/// Whether to drop the draft: which one, as far as it is known.
#[must_use]
pub fn drop_question(s: &Session<'_>) -> Reply {
    let (no, yes) = (Button::new(Label::DropNo, Tap::Drop(false)), Button::new(Label::DropYes, Tap::Drop(true)));
    let known = s.dialog.draft.as_ref().map(|d| (d.jenis, d.nama()));
    let question = match known {
        Some((Some(jenis), Some(nama))) => Umum::DropAskNama { jenis, nama },
        Some((Some(jenis), None)) => Umum::DropAskKind { jenis },
        Some((None, _)) | None => Umum::DropAsk,
    };
    Reply::new(question).rows([no, yes])
}

/// The answer to it. An old *yes* drops nothing: the question has to be open.
///
/// # Errors
/// Faults of the register.
pub async fn drop_draft(s: &mut Session<'_>, yes: bool) -> Result<(), Fault> {
    if s.dialog.draft.is_none() {
        let sent = !s.uow.permohonan().of_chat(s.chat).await?.is_empty();
        s.tell(if sent { Umum::DroppedOrSent } else { Umum::DroppedBefore });
        return Ok(());
    }
    match (s.dialog.focus == Focus::DropAsk, yes) {
        (true, true) => {
            let walk_in = s.dialog.draft.as_ref().is_some_and(|draft| draft.walk_in);
            let photos = s.dialog.draft.as_ref().and_then(better::not_placed);
            drop_current(s);
            let text = if walk_in { Loket::Dropped.into() } else { Pesan::from(Umum::Dropped) };
            let dropped = std::iter::once(text).chain(photos).collect();
            let reply = warga::menu::offer_draft(s, Reply::new(Pesan::Together(dropped)));
            s.say(reply);
            Ok(())
        }
        (true, false) => {
            s.unfocus();
            ajukan::remark(s, Umum::DropKept)
        }
        (false, _) => ajukan::remark(s, Umum::QuestionPassed),
    }
}

/// The draft has ended: the one that was put aside is there again.
pub fn drop_current(s: &mut Session<'_>) {
    s.dialog.draft = s.dialog.aside.take();
    s.dialog.focus = Focus::Nothing;
}

/// *Batal*, in words: leaves a photo out that is asked about, or an answer as it was while one is being changed; else asks
/// whether to drop the draft.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn stop(s: &mut Session<'_>) -> Result<(), Fault> {
    let not_this = match &s.dialog.draft {
        Some(draft) if matches!(draft.editing, Some(Question::Again(..))) => Some(Choice::Keep),
        Some(draft) if !draft.waiting.is_empty() => Some(Choice::FileUnused),
        Some(draft) if draft.editing.is_some() => Some(Choice::Keep),
        Some(_) | None => None,
    };
    if let Some(not_this) = not_this {
        let turn = ajukan::fill(s, |filling| filling.choose(&not_this));
        if let Some(turn) = turn {
            let reply = news::before_question(s, turn.reply);
            s.say(reply);
        }
        return Ok(());
    }
    ask_drop(s)
}
