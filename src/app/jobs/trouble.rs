//! Who looks after the office hears at once what needs somebody at the machine: updates or messages that wait for long, a place of
//! files that does not answer, a webhook to which Telegram brings nothing, what failed for good. Of each cause once until it is over,
//! then once that it is. By the clock of the database, which stamps what waits, and not by opening hours: citizens write at any hour.
//!
//! More than a unit of work, as `sweep`: the place of the files is asked outside of one.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::{JobRun, Progress};
use crate::app::App;
use crate::app::fault::Fault;
use crate::domain::watch::Cause;
use crate::pesan::Reply;
use crate::pesan::kerja::Kerja;
use crate::pesan::outgoing::Queued;
use crate::store::UnitOfWork;

/// What failed for good is told at most so often.
const DEAD_EVERY: TimeDelta = TimeDelta::minutes(15);

/// How long the place of the files gets to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is said of what failed replaces what was said of it before, while that waits.
const DEAD_TOPIC: &str = "dead";

pub(super) async fn run(app: &App, uow: UnitOfWork, now: DateTime<Utc>) -> Result<Option<Progress>, Fault> {
    uow.commit().await?;
    let probed = tokio::time::timeout(PATIENCE, app.store.probe_files()).await;
    let files_away = !matches!(probed, Ok(Ok(())));
    let mut uow = app.store.begin().await?;
    let mut run = JobRun { app, uow: &mut uow, queued: Vec::new(), now };
    look(&mut run, files_away).await?;
    let queued = run.queued;
    uow.outbox().enqueue(&queued).await?;
    uow.commit().await?;
    if !queued.is_empty() {
        app.outbox.notify_one();
    }
    Ok(Some(Progress::All))
}

async fn look(run: &mut JobRun<'_>, files_away: bool) -> Result<(), Fault> {
    let keepers = run.keepers().await?;
    if keepers.is_empty() {
        return Ok(()); // what is not told stays untold until there is somebody
    }
    let waits = run.uow.trouble().waits(run.now).await?;
    let files = files_away.then_some(run.now);
    let mut causes = vec![(Cause::Inbox, waits.inbox), (Cause::Outbox, waits.outbox), (Cause::Files, files)];
    let held = run.app.meter.signs().is_held();
    causes.extend(held.map(|held| (Cause::Webhook, held.then_some(run.now))));
    let mut said = Vec::new();
    for (cause, since) in causes {
        said.extend(told(run, cause, since).await?.map(|sentence| (cause.code(), sentence)));
    }
    said.extend(dead(run).await?.map(|sentence| (DEAD_TOPIC, sentence)));
    for (topic, sentence) in said {
        let reply = Reply::new(sentence);
        run.queued.extend(keepers.iter().map(|one| Queued::say(one.chat, reply.clone()).on(&topic_of(topic))));
    }
    Ok(())
}

/// What is over takes the place of what was not heard yet.
fn topic_of(cause: &str) -> String {
    format!("trouble_{cause}")
}

/// What is to be said of a cause that holds since then, or does not.
async fn told(run: &mut JobRun<'_>, cause: Cause, since: Option<DateTime<Utc>>) -> Result<Option<Kerja>, Fault> {
    let Some(since) = since else {
        let over = run.uow.trouble().over(cause).await?;
        return Ok(over.map(|sejak| Kerja::TroubleOver { sebab: cause, sejak, sampai: run.now }));
    };
    let sejak = run.uow.trouble().holds(cause, since).await?;
    if run.now - sejak < cause.patience() || !run.uow.trouble().told(cause, run.now).await? {
        return Ok(None);
    }
    tracing::error!(
        cause = cause.code(),
        "something needs somebody at the machine; who looks after the office is told"
    );
    Ok(Some(Kerja::Trouble { sebab: cause, sejak }))
}

/// What failed for good and was not told of yet.
async fn dead(run: &mut JobRun<'_>) -> Result<Option<Kerja>, Fault> {
    if run.uow.desk().dead_told_after(run.now - DEAD_EVERY).await? {
        return Ok(None);
    }
    let (pesan, masuk) = run.uow.desk().newly_dead(run.now).await?;
    Ok((pesan + masuk > 0).then_some(Kerja::DeadLetters { pesan, masuk }))
}
