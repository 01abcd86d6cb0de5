//! A word to the bot in the middle of a question: *bantuan*, *status*, *halo*. It is answered, and the question is asked
//! again; it is never the answer to it. And a choice between several permohonan that was not made.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::{route, warga};
use crate::dialog::{Choosing, Focus};
use crate::domain::kode::Kode;
use crate::locale::Topic;
use crate::pesan::tap::Act;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};

/// Whether the open question is a citizen's that a word to the bot is no answer to.
#[must_use]
pub fn is_asked(focus: &Focus) -> bool {
    match focus {
        Focus::Ajukan
        | Focus::DropAsk
        | Focus::Lengkapi { .. }
        | Focus::TarikWhy { .. }
        | Focus::TarikText { .. }
        | Focus::TarikConfirm { .. } => true,
        Focus::Nothing
        | Focus::Choose(_)
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. } => false,
    }
}

/// Answers a word to the bot, and asks the open question again.
///
/// # Errors
/// Faults of the register.
pub async fn answer(s: &mut Session<'_>, topic: Topic) -> Result<(), Fault> {
    let first = match topic {
        Topic::Salam => Umum::Greeting.into(),
        Topic::Terima => Umum::YouAreWelcome.into(),
        Topic::Bantuan => warga::menu::help_text(s),
        Topic::Syarat => warga::menu::syarat_text(s),
        Topic::Ajukan if s.dialog.focus == Focus::Ajukan => return warga::ajukan::resume(s),
        Topic::Ajukan => return warga::ajukan::begin(s).await,
        Topic::Status => return status(s).await,
        Topic::Lengkapi | Topic::Tarik => return other(s, topic).await,
    };
    again(s, Some(first)).await
}

async fn status(s: &mut Session<'_>) -> Result<(), Fault> {
    let focus = s.dialog.focus.clone();
    warga::status::all(s).await?;
    s.dialog.focus = focus; // a list of permohonan is no new question here
    again(s, None).await
}

/// Another conversation begins, if there is something for it to be about.
async fn other(s: &mut Session<'_>, topic: Topic) -> Result<(), Fault> {
    let focus = s.dialog.focus.clone();
    if topic == Topic::Tarik {
        warga::tarik::all(s).await?;
    } else {
        warga::lengkapi::all(s).await?;
    }
    if s.dialog.focus == focus { again(s, None).await } else { Ok(()) }
}

/// Asks the open question again, after what is to be said before.
async fn again(s: &mut Session<'_>, first: Option<Pesan>) -> Result<(), Fault> {
    let question = match s.dialog.focus.clone() {
        Focus::Lengkapi { kode, .. } => return warga::lengkapi::again(s, kode, first).await,
        Focus::DropAsk => Some(warga::ajukan::drop_question()),
        Focus::TarikWhy { kode } => Some(warga::tarik::why_question(kode)),
        Focus::TarikText { kode } => Some(warga::tarik::text_question(kode)),
        Focus::TarikConfirm { kode, alasan } => Some(warga::tarik::confirm_question(kode, &alasan)),
        Focus::Ajukan => warga::ajukan::question(s),
        Focus::Nothing
        | Focus::Choose(_)
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. } => None,
    };
    match (question, first) {
        (Some(question), Some(first)) => s.say(question.after(first)),
        (Some(question), None) => s.say(question),
        (None, Some(first)) => s.say(Reply::new(first)),
        (None, None) => {}
    }
    Ok(())
}

/// Text where one of several permohonan is to be chosen: a kode chooses, anything else that is understood is answered,
/// and otherwise the list is shown again.
///
/// # Errors
/// Faults of the register.
pub async fn chosen(s: &mut Session<'_>, choosing: Choosing, text: &str) -> Result<(), Fault> {
    if let Ok(kode) = Kode::parse(text) {
        s.unfocus();
        let act = match choosing {
            Choosing::Status => Act::Status,
            Choosing::Lengkapi => Act::Lengkapi,
            Choosing::Tarik => Act::Tarik,
        };
        return route::run_act(s, kode, act).await;
    }
    if s.app.locale.word(text).is_some() {
        s.unfocus();
        return warga::menu::words(s, text).await;
    }
    s.tell(Umum::PickOne);
    match choosing {
        Choosing::Status => warga::status::all(s).await,
        Choosing::Lengkapi => warga::lengkapi::all(s).await,
        Choosing::Tarik => warga::tarik::all(s).await,
    }
}
