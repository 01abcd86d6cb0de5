//! Every night what heaps up and holds nothing that the register needs goes: that something was said, what was seen on files,
//! wrong answers, updates and messages that are done. Not the register itself, and nothing that a person still waits for.

use chrono::TimeDelta;

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::wib::today_wib;

/// Of each kind in one unit of work.
const BATCH: i64 = 1000;

/// How long it can be seen what was said unasked: for whoever asks why they were written to, or why not.
const SAID: TimeDelta = TimeDelta::days(90);

/// How long what was seen on files is kept after the permohonan has ended.
const SEEN: TimeDelta = TimeDelta::days(30);

/// How long wrong answers to a claim are kept after it has ended.
const TRIED: TimeDelta = TimeDelta::days(30);

/// How long it can be seen that kode and links were tried out.
const GUESSED: TimeDelta = TimeDelta::days(30);

/// How long an update is known again. Telegram keeps one that was not acknowledged for a day.
const ACKNOWLEDGED: TimeDelta = TimeDelta::days(30);

/// How long it can be seen when a message was sent, and whether.
const SENT: TimeDelta = TimeDelta::days(90);

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let now = run.now;
    let mut prune = run.uow.prune();
    let gone = [
        prune.reminders(now - SAID, BATCH).await?,
        prune.told(today_wib(now - SAID), BATCH).await?,
        prune.dead().await?,
        prune.sheets(now - SEEN, BATCH).await?,
        prune.tries(now - TRIED, BATCH).await?,
        prune.limits(now - GUESSED, BATCH).await?,
        prune.updates(ACKNOWLEDGED, BATCH).await?,
        prune.messages(SENT, BATCH).await?,
    ];
    let all: u64 = gone.iter().sum();
    if all > 0 {
        tracing::info!(rows = all, "what nobody needs any more is gone");
    }
    let full = |rows: &u64| i64::try_from(*rows).is_ok_and(|rows| rows >= BATCH);
    Ok(if gone.iter().any(full) { Progress::More } else { Progress::All })
}
