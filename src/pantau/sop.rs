//! How long the langkah took of late, reckoned at most once a minute, whoever asks how often.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tokio::sync::Mutex;

use crate::app::laporan::{LatelyTimes, lately};
use crate::store::StoreError;
use crate::store::observer::Observer;

/// How long what was reckoned counts, and how long it is not tried again where it could not be.
const KEPT: Duration = Duration::from_mins(1);

/// How long reckoning may take; a month of a large office takes far less.
const PATIENCE: Duration = Duration::from_secs(3);

/// What was reckoned last.
#[derive(Default)]
pub(super) struct Sop(Mutex<Option<(Instant, LatelyTimes)>>);

impl Sop {
    /// The times; nothing where they could not be reckoned the last time it was tried.
    pub(super) async fn lately(&self, observer: &Observer, now: DateTime<Utc>) -> LatelyTimes {
        let mut known = self.0.lock().await;
        if let Some((at, times)) = &*known
            && at.elapsed() < KEPT
        {
            return times.clone();
        }
        let reckoned = tokio::time::timeout(PATIENCE, reckon(observer, now)).await;
        let times = match reckoned {
            Ok(Ok(times)) => times,
            Ok(Err(error)) => {
                tracing::warn!(kind = error.kind(), "the times of the langkah cannot be reckoned");
                LatelyTimes::default()
            }
            Err(_) => {
                tracing::warn!("the times of the langkah take too long to be reckoned");
                LatelyTimes::default()
            }
        };
        *known = Some((Instant::now(), times.clone()));
        times
    }
}

async fn reckon(observer: &Observer, now: DateTime<Utc>) -> Result<LatelyTimes, StoreError> {
    let mut uow = observer.store().begin().await?;
    lately(&mut uow, now).await
}
