//! Every night that was said unasked to the desks goes when its time has passed: it holds nothing personal. What is personal, or
//! names a chat, goes with `forget`.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::wib::today_wib;

/// Of each kind in one unit of work.
const BATCH: i64 = 1000;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let before = today_wib(run.now - run.app.kantor.retention.said);
    let mut prune = run.uow.prune();
    let gone = [prune.told(before, BATCH).await?, prune.dead().await?];
    let all: u64 = gone.iter().sum();
    if all > 0 {
        tracing::info!(rows = all, "what nobody needs any more is gone");
    }
    let full = |rows: &u64| i64::try_from(*rows).is_ok_and(|rows| rows >= BATCH);
    Ok(if gone.iter().any(full) { Progress::More } else { Progress::All })
}
