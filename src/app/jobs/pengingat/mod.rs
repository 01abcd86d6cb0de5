//! People are reminded of what they left open. `domain::pengingat` has the ladder; here is what is said on each rung.
//!
//! * `isian` – drafts that were not sent
//! * `kekurangan` – berkas that are not there: not sent, or promised and not brought

pub(super) mod isian;
pub(super) mod kekurangan;

use super::JobRun;
use crate::app::fault::Fault;
use crate::domain::kalender::Kalender;
use crate::domain::pengingat::is_quiet;

/// How many are reminded in one unit of work: whoever writes meanwhile waits for it.
const BATCH: i64 = 20;

/// The calendar; `None` where nobody is to be written to now.
async fn awake(run: &mut JobRun<'_>) -> Result<Option<Kalender>, Fault> {
    let kalender = run.uow.kalender().load(&run.app.kantor.jam_kerja).await?.kalender;
    let quiet = is_quiet(run.now, |date| kalender.libur.contains_key(&date));
    Ok((!quiet).then_some(kalender))
}
