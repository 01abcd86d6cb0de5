//! People are reminded of what they left open. `domain::pengingat` has the ladder; here is what is said on each rung.
//!
//! * `isian` – drafts that were not sent
//! * `kekurangan` – kekurangan that were not answered

pub(super) mod isian;
pub(super) mod kekurangan;

use super::JobRun;
use crate::app::fault::Fault;
use crate::domain::pengingat::is_quiet;
use crate::domain::wib::today_wib;

/// How many are reminded in one unit of work: whoever writes meanwhile waits for it.
const BATCH: i64 = 20;

/// Whether nobody is to be written to now.
async fn quiet(run: &mut JobRun<'_>) -> Result<bool, Fault> {
    let libur = run.uow.kalender().libur(today_wib(run.now), 1).await?;
    Ok(is_quiet(run.now, &libur))
}
