//! Updates that share a commit.

use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use futures_util::FutureExt;

use super::Parse;
use super::handle::{DialogFate, DraftFate, Handled, handle, write};
use crate::app::fault::Fault;
use crate::app::meter::{self, Fate, UpdateKind};
use crate::app::{App, hygiene, limits};
use crate::domain::pace::Heard;
use crate::domain::petugas::ChatId;
use crate::pesan::outgoing::Queued;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};
use crate::store::updates::{Batch, Claimed, DialogWrite, Failed, Finish, Marks};
use crate::store::{StoreError, UnitOfWork};

/// What became of a look for work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worked {
    /// There was nothing to do.
    Nothing,
    /// Something was worked off, or was counted as failed.
    Done,
    /// One of so many failed, and all were taken back: each has to be worked off alone, so that only that one fails.
    Apart(usize),
}

/// Works on the oldest updates of free chats, so many at most, in one transaction.
///
/// # Errors
/// The database does not answer. Faults of one update are counted on it and are no error here.
pub async fn work(app: &App, parse: &Parse, most: i64) -> Result<Worked, StoreError> {
    let begun = Instant::now();
    app.meter.signs().turns();
    let mut uow = app.store.begin().await?;
    let known = app.present.known();
    let Batch { mut claimed, more } = uow.updates().claim(most, known.version, app.clock.now()).await?;
    let together = together(&claimed);
    if more || together < claimed.len() {
        app.inbox.notify_one(); // for the next look, be it another worker's
    }
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
                return Ok(Worked::Done);
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
    Ok(Worked::Done)
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
            app.inbox.notify_one(); // for what comes after it
        }
    }
    Ok(())
}

/// What is said where an update failed for good. Its message stays, for it was kept nowhere else that the person could see: where a
/// number stands in it, they are asked to delete it. Reading it may be what failed.
fn apology(parse: &Parse, raw: &[u8]) -> Pesan {
    let read = std::panic::catch_unwind(AssertUnwindSafe(|| parse(raw)));
    let number = read.ok().flatten().is_some_and(|inbound| inbound.personal.or(inbound.captioned).is_some());
    if number { Pesan::Together(vec![Umum::Trouble.into(), Umum::NumberStays.into()]) } else { Umum::Trouble.into() }
}
