//! People are reminded of what they left open. `domain::pengingat` has the ladder; here is what is said on each rung.
//!
//! * `isian` – drafts that were not sent
//! * `kekurangan` – kekurangan that were not answered

pub(super) mod isian;
pub(super) mod kekurangan;

use super::JobRun;
use crate::app::fault::Fault;
use crate::domain::pengingat::is_quiet;

/// How many are reminded in one unit of work: whoever writes meanwhile waits for it.
const BATCH: i64 = 20;

/// Whether nobody is to be written to now.
async fn quiet(run: &mut JobRun<'_>) -> Result<bool, Fault> {
    let loaded = run.uow.kalender().load().await?;
    Ok(is_quiet(run.now, |date| loaded.kalender.libur.contains_key(&date)))
}
