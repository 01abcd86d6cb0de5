//! What one update causes.

use crate::app::fault::Fault;
use crate::app::inbound::{Inbound, Incoming};
use crate::app::session::Session;
use crate::app::{App, hygiene, route, warga};
use crate::dialog::{Dialog, VERSION};
use crate::domain::guess::Door;
use crate::domain::pace::Heard;
use crate::pesan::earlier;
use crate::pesan::outgoing::Queued;
use crate::pesan::umum::Umum;
use crate::store::UnitOfWork;
use crate::store::periksa::Taken;
use crate::store::updates::{Claimed, DialogWrite, DraftWrite, StoredDialog};

/// What an update has caused, beside what the repositories wrote.
pub struct Handled {
    /// The conversation.
    pub dialog: DialogFate,
    /// Whether the conversation as it was cannot be read and goes to the archive.
    pub(super) archive: bool,
    pub(super) draft: DraftFate,
    pub(super) taken: Vec<Taken>,
    pub(super) guesses: Vec<Door>,
    pub(super) handed_in: usize,
    /// What is going to be said, in order.
    pub queued: Vec<Queued>,
}

/// What becomes of the conversation.
pub enum DialogFate {
    /// The person has just blocked the bot.
    Blocked,
    /// It stays as it was.
    Kept,
    /// Nothing of it is kept.
    Forgotten,
    /// It goes on.
    Goes(Box<Dialog>),
}

/// What became of the draft.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftFate {
    Gone,
    Touched,
    Untouched,
}

/// Answers one update within a unit of work. Writes what the repositories write, and neither the conversation nor what is
/// said.
///
/// # Errors
/// Faults of the register.
pub async fn handle(
    app: &App,
    uow: &mut UnitOfWork,
    claimed: &Claimed,
    (inbound, heard): (Inbound, Option<Heard>),
) -> Result<Handled, Fault> {
    let (mut dialog, archive) = dialog_of(claimed.dialog.as_ref());
    let draft_before = dialog.draft.clone();
    let before = warga::news::before(uow, &mut dialog, &app.kantor).await?;
    let mut session = Session {
        app,
        uow: &mut *uow,
        chat: claimed.chat,
        petugas: claimed.petugas.clone(),
        dialog,
        forget: false,
        keep: false,
        blocked: false,
        taken: Vec::new(),
        typed: inbound.typed,
        personal: inbound.personal,
        captioned: inbound.captioned,
        guessed_before: claimed.guesses,
        guesses: Vec::new(),
        handed_in: 0,
        queued: Vec::new(),
        now: app.clock.now(),
        pressed: None,
        before,
    };
    if archive {
        session.tell(Umum::DialogReset);
    }
    let says_how_many = !matches!(inbound.what, Incoming::Group | Incoming::Tap { .. });
    if let Some(Heard::ReadAgain(unread)) = heard.filter(|_| says_how_many) {
        session.heard_again(unread);
    }
    // What comes before the answer is no answer: nothing that comes later says it, so nothing takes its place.
    let first = std::mem::take(&mut session.queued);
    if hygiene::is_letter(&session, &inbound.what) {
        session.personal = None;
    }
    route::handle(&mut session, inbound.what).await?;
    session.queued.splice(0..0, first);
    hygiene::tidy(&mut session);
    let Session { dialog, forget, keep, blocked, taken, handed_in, guesses, queued, .. } = session;
    let draft = match (&draft_before, &dialog.draft) {
        (Some(_), after) if forget || after.is_none() => DraftFate::Gone,
        (before, after) if before != after => DraftFate::Touched,
        _ => DraftFate::Untouched,
    };
    let dialog = match (blocked, keep && !archive) {
        (true, _) => DialogFate::Blocked,
        (false, true) => DialogFate::Kept,
        (false, false) if forget => DialogFate::Forgotten,
        (false, false) => DialogFate::Goes(Box::new(dialog)), // what was archived has to go, or it is archived anew
    };
    Ok(Handled { dialog, archive, draft, taken, guesses, handed_in, queued })
}

/// The stored conversation, and whether one was stored that this version cannot read.
pub(in crate::app) fn dialog_of(stored: Option<&StoredDialog>) -> (Dialog, bool) {
    match stored.map(read_dialog) {
        None => (Dialog::default(), false),
        Some(Some(dialog)) => (dialog, false),
        Some(None) => (Dialog::default(), true),
    }
}

/// A stored conversation; `None` for one that this version cannot read.
#[must_use]
pub fn read_dialog(stored: &StoredDialog) -> Option<Dialog> {
    match stored.version {
        0 => Some(Dialog::default()), // only marks a chat as unreachable
        VERSION if stored.readable => earlier::read(stored.state.as_bytes()).ok(),
        _ => None,
    }
}

pub(super) fn write(dialog: &Dialog, draft: DraftFate) -> Result<DialogWrite, Fault> {
    let state = serde_json::to_string(dialog).map_err(|_| Fault::Unwritable)?;
    let draft = match &dialog.draft {
        None => DraftWrite::None,
        Some(_) if draft == DraftFate::Untouched => DraftWrite::Untouched,
        Some(_) => DraftWrite::Touched,
    };
    Ok(DialogWrite::Save { version: VERSION, state, draft })
}
