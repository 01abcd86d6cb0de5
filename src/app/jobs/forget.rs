//! Every night personal data is destroyed whose time has passed (UU 27/2022, articles 42 to 44). How long what is kept is the
//! office's decision and stands in its profile.

use chrono::{DateTime, Utc};

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::kode::Kode;
use crate::domain::retention::{Heap, Retention, Rule};
use crate::store::UnitOfWork;

/// Of each kind in one unit of work.
const BATCH: i64 = 200;

/// What one batch has destroyed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// Permohonan whose person is forgotten.
    pub closed: u64,
    /// Photos and PDFs: their content.
    pub files: u64,
    /// Updates and messages that failed, and conversations that cannot be read.
    pub failed: u64,
    /// There may be more.
    pub more: bool,
}

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let done = batch(run.uow, run.app.kantor.retention, run.now).await?;
    if done.closed + done.files + done.failed > 0 {
        tracing::info!(
            closed = done.closed,
            files = done.files,
            failed = done.failed,
            "personal data whose time has passed is destroyed"
        );
    }
    Ok(if done.more { Progress::More } else { Progress::All })
}

/// Destroys a batch of what is due.
///
/// # Errors
/// Faults of the register.
pub async fn batch(uow: &mut UnitOfWork, retention: Retention, now: DateTime<Utc>) -> Result<Destroyed, Fault> {
    let full = |rows: u64| i64::try_from(rows).is_ok_and(|rows| rows >= BATCH);
    let mut done = Destroyed::default();
    let due = uow.forget().closed_before(now - retention.closed, BATCH).await?;
    for kode in &due {
        done.closed += u64::from(ended(uow, *kode, now).await?);
    }
    done.more = full(due.len() as u64) && done.closed > 0;
    done.files = uow.forget().files(now - retention.files, BATCH, now).await?;
    done.more |= full(done.files);
    for &heap in Heap::ALL {
        let gone = uow.forget().failed(heap, retention.failed, BATCH, now).await?;
        done.failed += gone;
        done.more |= full(gone);
    }
    Ok(done)
}

/// One that the database refuses is left for the next night, and holds up no other.
async fn ended(uow: &mut UnitOfWork, kode: Kode, now: DateTime<Utc>) -> Result<bool, Fault> {
    match uow.forget().permohonan(kode, Rule::Ended, now).await {
        Ok(forgotten) => Ok(forgotten),
        Err(error) if error.is_transient() => Err(error.into()),
        Err(error) => {
            tracing::error!(%kode, %error, "the person of a permohonan cannot be forgotten");
            Ok(false)
        }
    }
}
