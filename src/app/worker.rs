//! Works off the inbox: one update, one transaction. A fault or panic rolls back, is counted, and only that update
//! dies after a few attempts.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use tokio_util::sync::CancellationToken;

use super::fault::Fault;
use super::inbound::Inbound;
use super::session::Session;
use super::{App, hygiene, route, warga};
use crate::dialog::{Dialog, VERSION};
use crate::pesan::Reply;
use crate::pesan::outgoing::Queued;
use crate::pesan::umum::Umum;
use crate::store::updates::{Claimed, DialogWrite, DraftWrite, Failed, Finish, StoredDialog};
use crate::store::{StoreError, UnitOfWork};

/// Reads the bytes of an update; `None` for what this version cannot read.
pub type Parse = Arc<dyn Fn(&[u8]) -> Option<Inbound> + Send + Sync>;

/// How long a worker sleeps when nobody wakes it: finds what a restart or a backoff left.
const IDLE: Duration = Duration::from_secs(1);

/// Works until told to stop; an update that was begun is finished.
pub async fn run(app: App, parse: Parse, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let woken = app.inbox.notified();
        match work_one(&app, &parse).await {
            Ok(true) => {}
            Ok(false) => {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = woken => {}
                    () = tokio::time::sleep(IDLE) => {}
                }
            }
            Err(error) => {
                tracing::error!(kind = error.kind(), "the register cannot be reached; trying again");
                tokio::time::sleep(IDLE).await;
            }
        }
    }
}

/// Works on the oldest update of a free chat. `false`: there is none.
///
/// # Errors
/// The database does not answer. Faults of one update are counted on it and are no error here.
pub async fn work_one(app: &App, parse: &Parse) -> Result<bool, StoreError> {
    let mut uow = app.store.begin().await?;
    let known = app.present.known();
    let Some(mut claimed) = uow.updates().claim(known.version).await? else {
        uow.commit().await?; // what could not be opened was set aside
        return Ok(false);
    };
    let kantor = claimed.lists.take().map_or(known.kantor, |lists| app.present.learn(lists));
    let app = &App { kantor, ..app.clone() };
    let outcome = AssertUnwindSafe(one(app, parse, &mut uow, &claimed)).catch_unwind().await;
    let fault = match outcome {
        Ok(Ok(has_file)) => match uow.commit().await {
            Ok(()) => {
                if has_file {
                    app.files.notify_one();
                }
                app.outbox.notify_one();
                app.inbox.notify_one(); // the next update of this chat has become free
                return Ok(true);
            }
            Err(error) if error.is_transient() => return Err(error),
            Err(error) => error.kind(),
        },
        Ok(Err(Fault::Store(error))) if error.is_transient() => return Err(error), // not this update's fault
        Ok(Err(error)) => {
            drop(uow); // rolls back before the attempt is counted: our own lock would be in the way
            error.kind()
        }
        Err(_panic) => {
            drop(uow);
            "panic"
        }
    };
    count(app, &claimed, fault).await?;
    Ok(true)
}

/// Gives whether there is a file to look at.
async fn one(app: &App, parse: &Parse, uow: &mut UnitOfWork, claimed: &Claimed) -> Result<bool, Fault> {
    let now = app.clock.now();
    let (mut dialog, unreadable) = dialog_of(claimed.dialog.as_ref());
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
        handed_in: 0,
        queued: Vec::new(),
        now,
        pressed: None,
        before,
    };
    if unreadable {
        session.tell(Umum::DialogReset);
    }
    match parse(&claimed.raw) {
        Some(inbound) => {
            route::handle(&mut session, inbound.what).await?;
            if let Some(message_id) = inbound.personal {
                hygiene::tidy(&mut session, message_id);
            }
        }
        None => return Err(Fault::Unreadable),
    }
    let Session { dialog, forget, keep, blocked, taken, handed_in, queued, .. } = session;
    if !taken.is_empty() {
        uow.periksa().queue(claimed.chat, &taken, now).await?;
    }
    if draft_before.is_some() && (forget || dialog.draft.is_none()) {
        uow.periksa().forget(claimed.chat).await?;
    }
    let touched = dialog.draft != draft_before;
    let state = match (blocked, keep && !unreadable) {
        (true, _) => DialogWrite::Blocked,
        (false, true) => DialogWrite::Keep,
        (false, false) => write(&dialog, forget, touched)?, // what was archived has to go, or it is archived anew
    };
    let done = Finish { claimed, dialog: state, archive: unreadable, queued: &queued, at: now };
    uow.updates().finish(done).await?;
    Ok(handed_in + taken.len() > 0)
}

/// The stored conversation, and whether one was stored that this version cannot read.
pub(super) fn dialog_of(stored: Option<&StoredDialog>) -> (Dialog, bool) {
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
        VERSION if stored.readable => serde_json::from_str(&stored.state).ok(),
        _ => None,
    }
}

fn write(dialog: &Dialog, forget: bool, touched: bool) -> Result<DialogWrite, Fault> {
    if forget {
        return Ok(DialogWrite::Forget);
    }
    let state = serde_json::to_string(dialog).map_err(|_| Fault::Unwritable)?;
    let draft = match &dialog.draft {
        None => DraftWrite::None,
        Some(_) if touched => DraftWrite::Touched,
        Some(_) => DraftWrite::Untouched,
    };
    Ok(DialogWrite::Save { version: VERSION, state, draft })
}

async fn count(app: &App, claimed: &Claimed, fault: &'static str) -> Result<(), StoreError> {
    let apology = Queued::say(claimed.chat, Reply::new(Umum::Trouble));
    let failed = app.store.fail_update(claimed, fault, &apology).await?;
    match failed {
        Failed::Retry => tracing::warn!(inbox = claimed.inbox_id, fault, "an update failed and will be tried again"),
        Failed::Dead => {
            tracing::error!(
                inbox = claimed.inbox_id,
                fault,
                "an update failed for good and is kept for a person to look at"
            );
            app.outbox.notify_one();
        }
    }
    Ok(())
}
