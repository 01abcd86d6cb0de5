//! Works off the inbox: what an update causes is committed at once. Where many wait, those of citizens share a transaction. A fault or
//! panic rolls back; each is tried alone then, the fault is counted on the one that has it, and only that one dies after a few attempts.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use tokio_util::sync::CancellationToken;

use super::fault::Fault;
use super::inbound::{Inbound, Incoming};
use super::meter::{self, Fate, UpdateKind};
use super::session::Session;
use super::{App, hygiene, limits, route, warga};
use crate::dialog::{Dialog, VERSION};
use crate::domain::guess::Door;
use crate::domain::pace::Heard;
use crate::domain::petugas::ChatId;
use crate::pesan::outgoing::Queued;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply, earlier};
use crate::store::periksa::Taken;
use crate::store::updates::{Batch, Claimed, DialogWrite, DraftWrite, Failed, Finish, Marks, StoredDialog};
use crate::store::{StoreError, UnitOfWork};

/// Reads the bytes of an update; `None` for what this version cannot read.
pub type Parse = Arc<dyn Fn(&[u8]) -> Option<Inbound> + Send + Sync>;

/// How long a worker sleeps when nobody wakes it: finds what a restart or a backoff left.
const IDLE: Duration = Duration::from_secs(1);

/// So many updates are worked off together, where so many wait: they share a commit.
const TOGETHER: i64 = 8;

/// What became of a look for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worked {
    /// There was nothing to do.
    Nothing,
    /// Something was worked off, or was counted as failed.
    Done {
        /// Whether more waits, so that it is worth another look.
        more: bool,
    },
    /// One of so many failed, and all were taken back: each has to be worked off alone, so that only that one fails.
    Apart(usize),
}

/// Works until told to stop; what was begun is finished.
pub async fn run(app: App, parse: Parse, stop: CancellationToken) {
    let mut alone = 0_usize;
    while !stop.is_cancelled() {
        app.meter.signs().turns();
        let woken = app.inbox.notified();
        let most = if alone == 0 { TOGETHER } else { 1 };
        match work(&app, &parse, most).await {
            Ok(Worked::Done { more: true }) => alone = alone.saturating_sub(1),
            Ok(Worked::Apart(updates)) => alone = updates,
            Ok(Worked::Nothing | Worked::Done { more: false }) => {
                alone = 0;
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

/// Works on the oldest updates of free chats, so many at most, in one transaction.
///
/// # Errors
/// The database does not answer. Faults of one update are counted on it and are no error here.
pub async fn work(app: &App, parse: &Parse, most: i64) -> Result<Worked, StoreError> {
    let begun = Instant::now();
    let mut uow = app.store.begin().await?;
    let known = app.present.known();
    let Batch { mut claimed, mut more, mut for_others } =
        uow.updates().claim(most, known.version, app.clock.now()).await?;
    let together = together(&claimed);
    (more, for_others) = (more || together < claimed.len(), for_others || together < claimed.len());
    claimed.truncate(together); // the others are free again with the commit
    if claimed.is_empty() {
        uow.commit().await?; // what could not be opened was set aside
        app.meter.signs().answers();
        return Ok(Worked::Nothing);
    }
    app.meter.signs().answers();
    let lists = claimed.iter_mut().find_map(|one| one.lists.take());
    let kantor = lists.map_or(known.kantor, |lists| app.present.learn(lists));
    let app = &App { kantor, ..app.clone() };
    let outcome = AssertUnwindSafe(all(app, parse, &mut uow, &claimed)).catch_unwind().await;
    let fault = match outcome {
        Ok(Ok(ended)) => match uow.commit().await {
            Ok(()) => {
                for (one, ended) in claimed.iter().zip(ended) {
                    ended.measure(app, one, begun.elapsed());
                }
                app.outbox.notify_one();
                if for_others {
                    app.inbox.notify_one(); // for another worker, where one rests
                }
                return Ok(Worked::Done { more });
            }
            Err(error) if error.is_transient() => return Err(error),
            Err(error) => error.kind(),
        },
        Ok(Err(Fault::Store(error))) if error.is_transient() => return Err(error), // not an update's fault
        Ok(Err(error)) => {
            drop(uow); // rolls back before the attempt is counted: our own lock would be in the way
            error.kind()
        }
        Err(_panic) => {
            drop(uow);
            "panic"
        }
    };
    let [one] = claimed.as_slice() else { return Ok(Worked::Apart(claimed.len())) };
    count(app, parse, one, fault).await?;
    Ok(Worked::Done { more: true }) // what comes after it
}

/// How many of them share a transaction: those of citizens that come before the first of a petugas. A petugas acts on what is
/// other people's, and does so alone: two who hold what the other one waits for would hold up each other.
fn together(claimed: &[Claimed]) -> usize {
    let citizens = claimed.iter().take_while(|one| one.petugas.is_none()).count();
    citizens.max(claimed.len().min(1))
}

/// An update that was worked off.
struct Ended {
    kind: UpdateKind,
    heard: meter::Heard,
    /// Whether there is a file to look at.
    has_file: bool,
}

impl Ended {
    /// `working`: since before it was claimed.
    fn measure(&self, app: &App, claimed: &Claimed, working: Duration) {
        let took = claimed.waited + working;
        app.meter.done((self.kind, self.heard), took);
        let (inbox, kind, heard) = (claimed.inbox_id, self.kind.code(), self.heard.code());
        tracing::debug!(inbox, kind, heard, ms = took.as_secs_f64() * 1e3, "an update is worked off");
        if self.has_file {
            app.files.notify_one();
        }
    }
}

/// Answers them in turn. What only the chat itself will see of an update is written with what comes after it; what others will see
/// is written before the next one is answered, which may ask for it.
async fn all(app: &App, parse: &Parse, uow: &mut UnitOfWork, claimed: &[Claimed]) -> Result<Vec<Ended>, Fault> {
    let (mut ended, mut unwritten) = (Vec::with_capacity(claimed.len()), Vec::new());
    for one_of_them in claimed {
        let (finish, end) = one(app, parse, uow, one_of_them).await?;
        ended.push(end);
        let is_seen =
            finish.queued.iter().any(|entry| entry.chat != one_of_them.chat || entry.is_card || entry.about.is_some());
        unwritten.push(finish);
        if is_seen || ended.len() == claimed.len() {
            uow.updates().finish(&std::mem::take(&mut unwritten), app.clock.now()).await?;
        }
    }
    Ok(ended)
}

async fn one<'c>(
    app: &App,
    parse: &Parse,
    uow: &mut UnitOfWork,
    claimed: &'c Claimed,
) -> Result<(Finish<'c>, Ended), Fault> {
    let now = app.clock.now();
    let inbound = parse(&claimed.raw).ok_or(Fault::Unreadable)?;
    let kind = UpdateKind::from(&inbound.what);
    let (pace, heard) = limits::hear(app, claimed, &inbound, now).unzip();
    if let Some(unheard @ (Heard::TooMuch(_) | Heard::Silent)) = heard {
        let said = limits::not_read(claimed, &inbound, unheard, now);
        let goes = inbound.personal.map(|message| hygiene::deletion(claimed.chat, message));
        let stays = inbound.captioned.map(|_| hygiene::caption_stays(claimed.chat));
        let queued = said.into_iter().chain(goes).chain(stays).collect();
        // The conversation stays where it is. What is personal does not stay in the chat all the same; where it stands below a
        // photo that is not taken, the person is told to delete it.
        let marks = Marks { pace, guesses: Vec::new() };
        let finish = Finish { claimed, dialog: DialogWrite::Keep, archive: false, queued, marks };
        return Ok((finish, Ended { kind, heard: meter::Heard::TooMuch, has_file: false }));
    }
    let handled = handle(app, uow, claimed, (inbound, heard)).await?;
    let Handled { dialog, archive, draft, taken, guesses, handed_in, queued } = handled;
    if !taken.is_empty() {
        uow.periksa().queue(claimed.chat, &taken, now).await?;
    }
    if draft == DraftFate::Gone {
        uow.periksa().forget(claimed.chat).await?;
    }
    let dialog = match dialog {
        DialogFate::Blocked => DialogWrite::Blocked,
        DialogFate::Kept => DialogWrite::Keep,
        DialogFate::Forgotten => DialogWrite::Forget,
        DialogFate::Goes(dialog) => write(&dialog, draft)?,
    };
    let finish = Finish { claimed, dialog, archive, queued, marks: Marks { pace, guesses } };
    Ok((finish, Ended { kind, heard: meter::Heard::Read, has_file: handed_in + taken.len() > 0 }))
}

/// What an update has caused, beside what the repositories wrote.
pub struct Handled {
    /// The conversation.
    pub dialog: DialogFate,
    /// Whether the conversation as it was cannot be read and goes to the archive.
    archive: bool,
    draft: DraftFate,
    taken: Vec<Taken>,
    guesses: Vec<Door>,
    handed_in: usize,
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
enum DraftFate {
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

/// What is said where an update failed for good. Its message stays, for it was kept nowhere else that the person could see: where a
/// number stands in it, they are asked to delete it. Reading it may be what failed.
fn apology(parse: &Parse, raw: &[u8]) -> Pesan {
    let read = std::panic::catch_unwind(AssertUnwindSafe(|| parse(raw)));
    let number = read.ok().flatten().is_some_and(|inbound| inbound.personal.or(inbound.captioned).is_some());
    if number { Pesan::Together(vec![Umum::Trouble.into(), Umum::NumberStays.into()]) } else { Umum::Trouble.into() }
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
        VERSION if stored.readable => earlier::read(stored.state.as_bytes()).ok(),
        _ => None,
    }
}

fn write(dialog: &Dialog, draft: DraftFate) -> Result<DialogWrite, Fault> {
    let state = serde_json::to_string(dialog).map_err(|_| Fault::Unwritable)?;
    let draft = match &dialog.draft {
        None => DraftWrite::None,
        Some(_) if draft == DraftFate::Untouched => DraftWrite::Untouched,
        Some(_) => DraftWrite::Touched,
    };
    Ok(DialogWrite::Save { version: VERSION, state, draft })
}

async fn count(app: &App, parse: &Parse, claimed: &Claimed, fault: &'static str) -> Result<(), StoreError> {
    let apology = Queued::say(claimed.chat, Reply::new(apology(parse, &claimed.raw)));
    // Nobody reads the chat of an update that says none.
    let apology = if claimed.chat == ChatId::NONE { &[][..] } else { std::slice::from_ref(&apology) };
    let failed = match app.store.fail_update(claimed, fault, apology).await {
        // Another worker took it as soon as it was let go of, and has counted.
        Err(StoreError::Conflict) => return Ok(()),
        failed => failed?,
    };
    match failed {
        Failed::Retry => {
            app.meter.failed(Fate::Retry);
            tracing::warn!(inbox = claimed.inbox_id, fault, "an update failed and will be tried again");
        }
        Failed::Dead => {
            app.meter.failed(Fate::Dead);
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
