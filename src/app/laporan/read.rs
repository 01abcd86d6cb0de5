//! Reckons a report: a statement for the kalender, one for all that is counted by its first receipt, whatever there is of it, and one
//! for what was handed over.

use chrono::{DateTime, Utc};

use crate::domain::laporan::{Counting, Laporan, Masa};
use crate::store::{StoreError, UnitOfWork};

/// The figures as they stand now.
///
/// # Errors
/// The register does not answer.
pub async fn reckon(uow: &mut UnitOfWork, masa: Masa, now: DateTime<Utc>) -> Result<Laporan, StoreError> {
    let kalender = uow.kalender().load().await?.kalender;
    let mut counting = Counting::new(masa, now);
    let add = |fakta: &_| counting.add(fakta, |from, until| kalender.working(from, until));
    uow.laporan().each(masa.periode(), add).await?;
    let handed = uow.laporan().handed_over(masa.periode()).await?;
    Ok(counting.end(handed))
}
