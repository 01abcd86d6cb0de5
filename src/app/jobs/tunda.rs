//! Tells those who wait that a hold began or ended, where they are more than could be told at once.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::tunda::tell_next;

/// One batch in a transaction: who was told and what was queued for them stand together.
pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let (queued, more) = tell_next(run.uow, run.now).await?;
    run.queued.extend(queued);
    Ok(if more { Progress::More } else { Progress::All })
}
