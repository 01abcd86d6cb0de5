//! Polls Telegram and commits what came; only the next poll acknowledges it. One poller at a time, by an advisory lock.

use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use teloxide::requests::Payload;
use teloxide::types::AllowedUpdate;
use tokio_util::sync::CancellationToken;

use super::{KINDS, Reception, read};
use crate::app::meter::Polled;
use crate::store::StoreError;
use crate::store::updates::Poller;
use crate::telegram::api::ApiError;
use crate::telegram::delete_webhook;

/// Seconds that Telegram holds a poll open when nothing comes. Short, so that a network that hangs is noticed soon, and
/// another process may try: see [`Poller::SILENCE`].
const POLL_SECONDS: u64 = 5;

/// A poll may take this long in all.
const POLL_TIMEOUT: Duration = Duration::from_secs(POLL_SECONDS + 5);

/// A commit that failed is tried again after this: Telegram slows a client that repeats an offset at once.
const COMMIT_PAUSE: Duration = Duration::from_secs(1);

/// `getUpdates` that leaves each update as the bytes it came in. The kinds are named at every call: teloxide names
/// them at the first only, and a first call that fails would lose them for good.
#[derive(Clone, Serialize)]
struct GetUpdatesRaw {
    offset: i64,
    limit: u8,
    timeout: u64,
    allowed_updates: [AllowedUpdate; 4],
}

impl Payload for GetUpdatesRaw {
    type Output = ();
    const NAME: &'static str = "GetUpdates";
}

/// Polls until told to stop.
pub async fn run(reception: Reception, stop: CancellationToken) {
    let polling = Polling { reception: &reception, stop: &stop };
    let mut failures = 0;
    while !stop.is_cancelled() {
        let rest = match reception.store.poller().await {
            Ok(Some(poller)) => {
                reception.meter.polls(true);
                let ended = polling.run(poller, &mut failures).await;
                reception.meter.polls(false);
                match ended {
                    Ok(refused) => polling.after(refused, &mut failures).await,
                    Err(error) => {
                        reception.not_kept(&error);
                        COMMIT_PAUSE
                    }
                }
            }
            Ok(None) => {
                reception.meter.signs().keeps(); // the other one does
                tracing::debug!("another process polls");
                COMMIT_PAUSE
            }
            Err(error) => {
                tracing::warn!(kind = error.kind(), "the register cannot be reached");
                COMMIT_PAUSE
            }
        };
        pause(rest, &stop).await;
    }
}

async fn pause(time: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(time) => {}
    }
}

struct Polling<'a> {
    reception: &'a Reception,
    stop: &'a CancellationToken,
}

impl Polling<'_> {
    /// Polls with the lock held, until told to stop or until Telegram does not answer: then another process may try, whose way
    /// may be open. A commit that fails gives the lock back, too: its connection is gone or useless. What was not acknowledged
    /// comes again.
    async fn run(&self, mut poller: Poller, failures: &mut u32) -> Result<Option<ApiError>, StoreError> {
        let mut offset = 0; // Telegram knows what is unconfirmed; ids may jump down after a quiet week
        loop {
            let answer = tokio::select! {
                () = self.stop.cancelled() => return poller.release().await.map(|()| None),
                answer = self.poll(offset) => answer,
            };
            self.reception.meter.polled(if answer.is_ok() { Polled::Answered } else { Polled::Failed });
            let batch = match answer {
                Ok(batch) => batch,
                Err(error) => return poller.release().await.map(|()| Some(error)),
            };
            *failures = 0;
            match self.keep(&mut poller, &batch).await? {
                Some(next) => offset = next,
                None if batch.is_empty() => {}
                None => pause(COMMIT_PAUSE, self.stop).await, // the same comes again at once
            }
        }
    }

    /// How long to wait after what Telegram refused. A webhook that another process has set meanwhile is removed.
    async fn after(&self, refused: Option<ApiError>, failures: &mut u32) -> Duration {
        let Some(error) = refused else { return Duration::ZERO };
        tracing::warn!(kind = error.kind(), "polling failed; trying again");
        if error == ApiError::Conflict {
            delete_webhook(&self.reception.api).await;
        }
        let rest = wait(&error, *failures);
        *failures += 1;
        rest
    }

    async fn poll(&self, offset: i64) -> Result<Vec<Box<RawValue>>, ApiError> {
        let request = GetUpdatesRaw { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: KINDS };
        let result = self.reception.api.call(&request, POLL_TIMEOUT).await?;
        serde_json::from_str(result.get()).map_err(|_| ApiError::Server)
    }

    /// Commits a batch; the offset that acknowledges it.
    async fn keep(&self, poller: &mut Poller, batch: &[Box<RawValue>]) -> Result<Option<i64>, StoreError> {
        let (mut rows, mut marks) = (Vec::with_capacity(batch.len()), Vec::with_capacity(batch.len()));
        for raw in batch {
            let Some((update, mark)) = read(raw) else {
                tracing::error!("an update without a number was left out");
                continue;
            };
            rows.push(update);
            marks.push(mark);
        }
        let Some(last) = rows.last().map(|row| row.update_id) else {
            poller.stay().await?;
            self.reception.meter.signs().keeps();
            return Ok(None);
        };
        poller.store(&rows).await?;
        self.reception.kept(marks);
        Ok(Some(last + 1))
    }
}

fn wait(error: &ApiError, failures: u32) -> Duration {
    match error {
        ApiError::RetryAfter(seconds) => Duration::from_secs(*seconds),
        ApiError::Conflict => Duration::from_secs(3),
        ApiError::Unauthorized => Duration::from_secs(30),
        ApiError::TooManyRequests
        | ApiError::Unreachable
        | ApiError::NotModified
        | ApiError::EditGone
        | ApiError::DeleteGone
        | ApiError::Undeletable
        | ApiError::BadRequest
        | ApiError::Server
        | ApiError::Network => Duration::from_millis(250 << failures.min(7)),
    }
}
