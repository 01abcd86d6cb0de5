//! Reckons a report: a statement for the kalender, one for all that is counted by its first receipt, whatever there is of it, and one
//! for what was handed over.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::buku::Periode;
use crate::domain::laporan::{Counting, Fakta, Laporan, Masa, StepFigures};
use crate::domain::wib::today_wib;
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

/// How long each langkah took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LatelyTimes {
    /// Of what was received first today.
    pub today: Vec<StepFigures>,
    /// Of what was received first in the last thirty days, today among them.
    pub month: Vec<StepFigures>,
}

/// The times of late, by the rules of a report: one statement for the kalender and one for all that is counted.
///
/// # Errors
/// The register does not answer.
pub async fn lately(uow: &mut UnitOfWork, now: DateTime<Utc>) -> Result<LatelyTimes, StoreError> {
    let today = today_wib(now);
    let Ok(periode) = Periode::new(today - TimeDelta::days(29), today) else { return Ok(LatelyTimes::default()) };
    let kalender = uow.kalender().load().await?.kalender;
    let [mut of_today, mut of_month] = [(); 2].map(|()| Counting::new(Masa::Hari(today), now));
    let working = |from, until| kalender.working(from, until);
    let add = |fakta: &Fakta| {
        if today_wib(fakta.received) == today {
            of_today.add(fakta, working);
        }
        of_month.add(fakta, working);
    };
    uow.laporan().each(periode, add).await?;
    Ok(LatelyTimes { today: of_today.steps(), month: of_month.steps() })
}
