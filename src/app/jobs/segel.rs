//! Seals the days that have ended.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::wib::today_wib;

/// Each day is sealed in a transaction of its own: whoever seals holds off the writers of the riwayat meanwhile.
pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    run.app.store.seal_days(today_wib(run.now), run.now).await?;
    Ok(Progress::All)
}
