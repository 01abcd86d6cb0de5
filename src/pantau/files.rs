//! Whether the place of the files takes and gives back. It is tried now and then, not each time somebody asks: trying writes.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::store::Store;
use crate::store::file::ObjectError;

/// How long an answer counts.
const KEPT: Duration = Duration::from_secs(30);

/// How long the place gets to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the place of the files said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It takes and gives back.
    Works,
    /// It does not answer; what needs it waits, and the rest goes on.
    Away,
    /// It refuses.
    Refuses,
}

/// The place, and what it said last.
pub(super) struct Files {
    store: Store,
    said: Mutex<Option<(Instant, Place)>>,
}

impl Files {
    pub(super) fn of(store: &Store) -> Self {
        Self { store: store.clone(), said: Mutex::new(None) }
    }

    /// What it says, or said a while ago.
    pub(super) async fn place(&self) -> Place {
        let mut said = self.said.lock().await;
        if let Some((at, place)) = *said
            && at.elapsed() < KEPT
        {
            return place;
        }
        let place = match tokio::time::timeout(PATIENCE, self.store.probe_files()).await {
            Ok(Ok(())) => Place::Works,
            Ok(Err(ObjectError::Refused)) => Place::Refuses,
            Ok(Err(ObjectError::Away | ObjectError::Missing | ObjectError::NoPlace)) | Err(_) => Place::Away,
        };
        *said = Some((Instant::now(), place));
        place
    }
}
