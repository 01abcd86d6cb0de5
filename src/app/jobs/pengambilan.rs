//! What was taken and has expired is written down as ended, and the cards show it. Nothing waits for this: whether it has
//! expired is read from the clock everywhere.

use super::{JobRun, Progress};
use crate::app::card;
use crate::app::fault::Fault;

/// At once.
const BATCH: i64 = 50;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let expired = run.uow.pengambilan().expire(run.now, BATCH).await?;
    if expired.is_empty() {
        return Ok(Progress::All);
    }
    let staff = run.uow.petugas().active().await?;
    for &kode in &expired {
        if let Some(loaded) = run.uow.permohonan().find_readable(kode).await? {
            run.queued.extend(card::in_place(&run.app.kantor, &staff, &loaded, run.now));
        }
    }
    Ok(if i64::try_from(expired.len()).is_ok_and(|n| n < BATCH) { Progress::All } else { Progress::More })
}
