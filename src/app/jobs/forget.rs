//! Every night personal data is destroyed whose time has passed (UU 27/2022, articles 42 to 44). How long what is kept is the
//! office's decision and stands in its profile.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::pengingat::kekurangan::with_brought;
use super::{JobRun, Progress, leftover};
use crate::app::card;
use crate::app::fault::Fault;
use crate::app::warga::status::{missing_lines, to_bring};
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::permohonan::Permohonan;
use crate::domain::retention::{Heap, Retention, Rule};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengingat::Pengingat;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};
use crate::store::UnitOfWork;
use crate::store::abandoned::Abandoned;

/// Of each kind in one unit of work: what is destroyed one by one,
const BATCH: i64 = 200;

/// and rows.
const ROWS: i64 = 1000;

/// What one batch has destroyed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// Permohonan whose person is forgotten.
    pub closed: u64,
    /// Of everything else how much.
    pub rows: BTreeMap<Heap, u64>,
    /// Permohonan that nobody completes, whose photos went.
    pub abandoned: Vec<Abandoned>,
    /// What is to be said of the rest.
    pub queued: Vec<Queued>,
    /// There may be more.
    pub more: bool,
}

impl Destroyed {
    /// With another batch.
    pub fn add(&mut self, other: Self) {
        self.closed += other.closed;
        for (heap, rows) in other.rows {
            *self.rows.entry(heap).or_default() += rows;
        }
        self.abandoned.extend(other.abandoned);
        self.queued.extend(other.queued);
        self.more = other.more;
    }

    fn count(&mut self, heap: Heap, (rows, limit): (u64, i64)) {
        *self.rows.entry(heap).or_default() += rows;
        self.more |= i64::try_from(rows).is_ok_and(|rows| rows >= limit);
    }
}

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let done = batch(run.uow, run.app.kantor.retention, run.now).await?;
    let rows: u64 = done.rows.values().sum();
    if done.closed + rows > 0 {
        tracing::info!(closed = done.closed, rows, "personal data whose time has passed is destroyed");
    }
    run.queued.extend(done.queued);
    run.queued.extend(tell(run.uow, &run.app.kantor, &done.abandoned, run.now).await?);
    Ok(if done.more { Progress::More } else { Progress::All })
}

/// Destroys a batch of what is due, and writes down how much. Rolled back, it says what is due.
///
/// # Errors
/// Faults of the register.
pub async fn batch(uow: &mut UnitOfWork, retention: Retention, now: DateTime<Utc>) -> Result<Destroyed, Fault> {
    let full = |rows: u64| i64::try_from(rows).is_ok_and(|rows| rows >= BATCH);
    let mut done = Destroyed::default();
    let due = uow.forget().closed_before(now - retention.closed, BATCH).await?;
    for kode in &due {
        done.closed += u64::from(ended(uow, *kode, now).await?);
    }
    done.more = full(due.len() as u64) && done.closed > 0;
    files(uow, (&retention, now), &mut done).await?;
    conversations(uow, (&retention, now), &mut done).await?;
    read_log(uow, (&retention, now), &mut done).await?;
    rows(uow, (&retention, now), &mut done).await?;
    if !done.more {
        done.count(Heap::DayKeys, (uow.forget().day_keys(now).await?, i64::MAX)); // last: rows need them
    }
    for (heap, rows) in &done.rows {
        uow.forget().counted(*heap, *rows, now).await?;
    }
    Ok(done)
}

/// One that the database refuses is left for the next night, and holds up no other.
async fn ended(uow: &mut UnitOfWork, kode: Kode, now: DateTime<Utc>) -> Result<bool, Fault> {
    match uow.forget().permohonan(kode, Rule::Ended, now).await {
        Ok(forgotten) => Ok(forgotten),
        Err(error) if error.is_transient() => Err(error.into()),
        Err(error) => {
            tracing::error!(%kode, %error, "the person of a permohonan cannot be forgotten");
            Ok(false)
        }
    }
}

type Kept<'a> = (&'a Retention, DateTime<Utc>);

async fn files(uow: &mut UnitOfWork, (kept, now): Kept<'_>, done: &mut Destroyed) -> Result<(), Fault> {
    let files = uow.forget().files(now - kept.files, BATCH, now).await?;
    done.count(Heap::Files, (files, BATCH));
    let left = uow.forget().abandoned(now - kept.abandoned, BATCH, now).await?;
    done.more |= i64::try_from(left.len()).is_ok_and(|n| n >= BATCH);
    *done.rows.entry(Heap::Abandoned).or_default() += left.iter().map(|one| one.files).sum::<u64>();
    done.abandoned.extend(left);
    Ok(())
}

/// Says what became of permohonan that nobody completes: their people are asked anew, and cards that were shown do not call given
/// what nobody can look at.
///
/// # Errors
/// Faults of the register.
pub async fn tell(
    uow: &mut UnitOfWork,
    kantor: &Kantor,
    abandoned: &[Abandoned],
    now: DateTime<Utc>,
) -> Result<Vec<Queued>, Fault> {
    let mut queued = Vec::new();
    if abandoned.is_empty() {
        return Ok(queued);
    }
    let staff = uow.petugas().active().await?;
    for one in abandoned {
        let loaded = uow.permohonan().find_readable(one.kode).await?;
        let reply = loaded.as_ref().map_or_else(|| files_gone(one.kode), |loaded| asked_anew(&loaded.permohonan));
        let said = one.chats.iter().map(|chat| Queued::say(*chat, reply.clone()).about(one.id));
        queued.extend(said.map(|said| leftover::by_day(said, now)));
        queued.extend(loaded.iter().flat_map(|loaded| card::in_place(kantor, &staff, loaded, now)));
    }
    Ok(queued)
}

/// Of one that cannot be read: it waits without its photos.
fn files_gone(kode: Kode) -> Reply {
    Reply::new(Pengingat::FilesGone { kode }).rows([Button::new(Label::MenuStatus, (kode, Act::Status))])
}

/// All that has to come again.
fn asked_anew(p: &Permohonan) -> Reply {
    let (kode, missing) = (p.kode, missing_lines(&p.checklist));
    if missing.is_empty() {
        let text = Pengingat::FilesGoneBring { kode, daftar: to_bring(&p.checklist) };
        return Reply::new(text).rows([Button::new(Label::MenuStatus, (kode, Act::Status))]);
    }
    let text = Pengingat::FilesGoneAsk { kode, daftar: with_brought(missing, &p.checklist) };
    Reply::new(text).rows([Button::new(Label::Lengkapi, (kode, Act::Lengkapi))])
}

async fn conversations(uow: &mut UnitOfWork, (kept, now): Kept<'_>, done: &mut Destroyed) -> Result<(), Fault> {
    let (looked, drafts) = leftover::drafts(uow, (kept, now), BATCH, &mut done.queued).await?;
    done.more |= i64::try_from(looked).is_ok_and(|n| n >= BATCH);
    done.count(Heap::Drafts, (drafts, i64::MAX));
    let leftovers = uow.leftover().empty_old(now - kept.draft, BATCH).await?;
    done.count(Heap::Leftovers, (leftovers, BATCH));
    let begun = leftover::begun(uow, now).await?;
    done.count(Heap::Begun, (begun, i64::MAX));
    Ok(())
}

async fn read_log(uow: &mut UnitOfWork, (kept, now): Kept<'_>, done: &mut Destroyed) -> Result<(), Fault> {
    let gone = uow.forget().read_log(today_wib(now - kept.reads), BATCH, now).await?;
    done.more |= i64::try_from(gone.entries).is_ok_and(|n| n >= BATCH);
    done.count(Heap::Disclosures, (gone.disclosures, i64::MAX));
    done.count(Heap::Searches, (gone.searches, i64::MAX));
    Ok(())
}

async fn rows(uow: &mut UnitOfWork, (kept, now): Kept<'_>, done: &mut Destroyed) -> Result<(), Fault> {
    let mut prune = uow.prune();
    let gone = [
        (Heap::Archived, prune.archived(now - kept.failed, ROWS).await?),
        (Heap::Updates, prune.failed_updates(kept.failed, ROWS).await?),
        (Heap::Messages, prune.failed_messages(kept.failed, ROWS).await?),
        (Heap::Unreached, prune.unreached(kept.failed, ROWS).await?),
        (Heap::Inbox, prune.updates(kept.inbox, ROWS).await?),
        (Heap::Outbox, prune.messages(kept.outbox, ROWS).await?),
        (Heap::Looks, prune.looks((kept, now), ROWS).await?),
        (Heap::Reminders, prune.reminders(now - kept.said, ROWS).await?),
        (Heap::Notices, prune.notices(now - kept.said, ROWS).await?),
        (Heap::Archives, prune.archives(now - kept.archives, ROWS).await?),
        (Heap::Breaches, prune.breaches(now - kept.reads, ROWS).await?),
        (Heap::Tries, prune.tries(now - kept.tried, ROWS).await?),
        (Heap::Tries, prune.limits(now - kept.tried, ROWS).await?),
    ];
    for (heap, rows) in gone {
        done.count(heap, (rows, ROWS));
    }
    Ok(())
}
