//! Files that could not be fetched within an hour, since Telegram was away or the store had no room, are tried again every hour
//! for a week: they are the berkas of somebody who waits.

use chrono::TimeDelta;

use super::{JobRun, Progress};
use crate::app::fault::Fault;

/// Telegram keeps files longer, and nobody is likely to be away longer.
const WITHIN: TimeDelta = TimeDelta::days(7);

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let again = run.uow.periksa().retry(run.now - WITHIN).await?;
    if again > 0 {
        tracing::info!(files = again, "files that were given up are tried once more");
    }
    Ok(Progress::All)
}
