//! Polls Telegram and commits what came; only the next poll acknowledges it. One poller at a time, by an advisory lock.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::payloads::AnswerCallbackQuery;
use teloxide::requests::Payload;
use teloxide::types::{AllowedUpdate, CallbackQueryId};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;

use super::api::{Api, ApiError, CALL_TIMEOUT};
use crate::app::meter::{Meter, Polled, UpdateKind};
use crate::store::updates::{Poller, RawUpdate};
use crate::store::{Store, StoreError};

/// Seconds that Telegram holds a poll open when nothing comes.
const POLL_SECONDS: u64 = 25;

/// A poll may take this long in all.
const POLL_TIMEOUT: Duration = Duration::from_secs(POLL_SECONDS + 10);

/// A commit that failed is tried again after this: Telegram slows a client that repeats an offset at once.
const COMMIT_PAUSE: Duration = Duration::from_secs(1);

/// Answers to button presses under way at once.
const MAX_ANSWERS: usize = 32;

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

const KINDS: [AllowedUpdate; 4] =
    [AllowedUpdate::Message, AllowedUpdate::EditedMessage, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember];

/// Without its number an update cannot be kept.
#[derive(Deserialize)]
struct Numbered {
    update_id: i64,
}

/// What intake reads of an update: enough to keep the order of a chat and to answer a button press. An update of
/// another shape is kept without it, for a worker to judge.
#[derive(Default, Deserialize)]
struct Head {
    message: Option<InChat>,
    edited_message: Option<InChat>,
    my_chat_member: Option<InChat>,
    callback_query: Option<Pressed>,
}

#[derive(Deserialize)]
struct InChat {
    chat: WithId,
}

#[derive(Deserialize)]
struct Pressed {
    id: String,
    from: WithId,
    message: Option<InChat>,
}

#[derive(Deserialize)]
struct WithId {
    id: i64,
}

impl Head {
    fn chat(&self) -> i64 {
        let plain = [&self.message, &self.edited_message, &self.my_chat_member].into_iter().flatten().next();
        let pressed = self.callback_query.as_ref().map(|q| q.message.as_ref().map_or(q.from.id, |m| m.chat.id));
        plain.map(|m| m.chat.id).or(pressed).unwrap_or(0)
    }

    fn kind(&self) -> UpdateKind {
        match self {
            Self { message: Some(_), .. } => UpdateKind::Message,
            Self { edited_message: Some(_), .. } => UpdateKind::Edited,
            Self { callback_query: Some(_), .. } => UpdateKind::Button,
            Self { message: None, edited_message: None, callback_query: None, .. } => UpdateKind::Other,
        }
    }
}

/// Polls until told to stop.
pub async fn run(api: Api, store: Store, (wake, meter): (Arc<Notify>, Meter), stop: CancellationToken) {
    let answers = Arc::new(Semaphore::new(MAX_ANSWERS));
    while !stop.is_cancelled() {
        match store.poller().await {
            Ok(Some(poller)) => {
                let polling = Polling { api: &api, wake: &wake, meter: &meter, stop: &stop, answers: &answers };
                meter.polls(true);
                let ended = polling.run(poller).await;
                meter.polls(false);
                if let Err(error) = ended {
                    tracing::error!(kind = error.kind(), "what came could not be kept and was not acknowledged");
                }
            }
            Ok(None) => tracing::debug!("another process polls"),
            Err(error) => tracing::warn!(kind = error.kind(), "the register cannot be reached"),
        }
        pause(COMMIT_PAUSE, &stop).await;
    }
}

async fn pause(time: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(time) => {}
    }
}

struct Polling<'a> {
    api: &'a Api,
    wake: &'a Notify,
    meter: &'a Meter,
    stop: &'a CancellationToken,
    answers: &'a Arc<Semaphore>,
}

impl Polling<'_> {
    /// Polls with the lock held. A commit that fails gives the lock back: its connection is gone or useless. What was
    /// not acknowledged comes again.
    async fn run(&self, mut poller: Poller) -> Result<(), StoreError> {
        let mut offset = 0; // Telegram knows what is unconfirmed; ids may jump down after a quiet week
        let mut failures = 0;
        loop {
            let answer = tokio::select! {
                () = self.stop.cancelled() => return poller.release().await,
                answer = self.poll(offset) => answer,
            };
            self.meter.polled(if answer.is_ok() { Polled::Answered } else { Polled::Failed });
            match answer {
                Ok(batch) => {
                    failures = 0;
                    match self.keep(&mut poller, &batch).await? {
                        Some(next) => offset = next,
                        None if batch.is_empty() => {}
                        None => pause(COMMIT_PAUSE, self.stop).await, // the same comes again at once
                    }
                }
                Err(error) => {
                    tracing::warn!(kind = error.kind(), "polling failed; trying again");
                    pause(wait(&error, failures), self.stop).await;
                    failures += 1;
                }
            }
        }
    }

    async fn poll(&self, offset: i64) -> Result<Vec<Box<RawValue>>, ApiError> {
        let request = GetUpdatesRaw { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: KINDS };
        let result = self.api.call(&request, POLL_TIMEOUT).await?;
        serde_json::from_str(result.get()).map_err(|_| ApiError::Server)
    }

    /// Commits a batch; the offset that acknowledges it.
    async fn keep(&self, poller: &mut Poller, batch: &[Box<RawValue>]) -> Result<Option<i64>, StoreError> {
        let mut rows = Vec::with_capacity(batch.len());
        let (mut pressed, mut kinds) = (Vec::new(), Vec::with_capacity(batch.len()));
        for raw in batch {
            let Ok(Numbered { update_id }) = serde_json::from_str(raw.get()) else {
                tracing::error!("an update without a number was left out");
                continue;
            };
            let head: Head = serde_json::from_str(raw.get()).unwrap_or_default();
            kinds.push(head.kind());
            rows.push(RawUpdate { update_id, chat: head.chat(), raw: raw.get().as_bytes().to_vec() });
            pressed.extend(head.callback_query.map(|q| q.id));
        }
        let Some(last) = rows.last().map(|row| row.update_id) else { return Ok(None) };
        poller.store(&rows).await?;
        for kind in kinds {
            self.meter.taken(kind);
        }
        self.wake.notify_waiters();
        self.wake.notify_one();
        for id in pressed {
            self.answer(id);
        }
        Ok(Some(last + 1))
    }

    /// Stops the little clock on a pressed button: at once and best effort. What happened is said by a message.
    fn answer(&self, id: String) {
        let Ok(permit) = self.answers.clone().try_acquire_owned() else { return };
        let api = self.api.clone();
        tokio::spawn(async move {
            let payload = AnswerCallbackQuery::new(CallbackQueryId(id));
            if let Err(error) = api.call(&payload, CALL_TIMEOUT).await {
                tracing::debug!(kind = error.kind(), "a button press could not be answered");
            }
            drop(permit);
        });
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
