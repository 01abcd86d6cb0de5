//! `getUpdates`: offset, long poll, conflicts.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{Arguments, Outcome};
use crate::error::ApiError;
use crate::state::Server;

/// Most updates of one answer.
const MAX_BATCH: i64 = 100;
/// Longest poll, seconds.
const MAX_WAIT: i64 = 50;
/// A strict server waits at least so long, in seconds, for a client that repeats its offset.
const REPEAT_WAIT: i64 = 3;
const REPEAT_SINGLE: Duration = Duration::from_millis(500);

const OTHER_POLLER: &str =
    "terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_ACTIVE: &str =
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/// `getUpdates`.
pub(super) async fn get(server: &Arc<Server>, call: &Arguments) -> Outcome {
    let poll = begin(server, call)?;
    loop {
        let arrived = server.arrived.notified();
        tokio::pin!(arrived);
        // From here on no arrival is missed, although the queue is looked at first.
        arrived.as_mut().enable();
        let batch = look(server, &poll)?;
        if !batch.is_empty() || Instant::now() >= poll.until || server.stopping.is_cancelled() {
            return Ok(format!("[{}]", batch.join(",")));
        }
        tokio::select! {
            () = arrived => {}
            () = tokio::time::sleep_until(poll.until) => {}
            () = server.stopping.cancelled() => {}
        }
    }
}

/// A poll under way.
struct Poll {
    number: u64,
    limit: usize,
    until: Instant,
}

fn begin(server: &Server, call: &Arguments) -> Result<Poll, ApiError> {
    let allowed: Option<Vec<String>> = call.object("allowed_updates", "can't parse allowed_updates JSON array")?;
    let offset = call.int("offset").unwrap_or(0);
    let mut limit = call.int("limit").filter(|limit| (1..=MAX_BATCH).contains(limit)).unwrap_or(MAX_BATCH);
    let mut wait = call.int("timeout").unwrap_or(0).clamp(0, MAX_WAIT);
    let mut state = server.lock();
    if state.webhook.settings.is_some() {
        return Err(ApiError::conflict(WEBHOOK_ACTIVE));
    }
    if let Some(allowed) = allowed {
        state.updates.allow(allowed);
    }
    let repeated = state.updates.repeated(offset).filter(|_| server.config.strict_polling);
    if let Some(since) = repeated {
        if since < REPEAT_SINGLE {
            limit = 1;
        }
        if since < Duration::from_secs(REPEAT_WAIT.unsigned_abs()) {
            wait = wait.max(REPEAT_WAIT);
        }
    }
    state.updates.confirm(offset);
    let number = state.updates.begin_poll();
    let until = Instant::now() + Duration::from_secs(wait.unsigned_abs());
    Ok(Poll { number, limit: usize::try_from(limit).unwrap_or(1), until })
}

fn look(server: &Server, poll: &Poll) -> Result<Vec<Arc<str>>, ApiError> {
    let mut state = server.lock();
    if state.webhook.settings.is_some() {
        return Err(ApiError::conflict("terminated by setWebhook request"));
    }
    if !state.updates.is_current(poll.number) {
        return Err(ApiError::conflict(OTHER_POLLER));
    }
    let now = state.clock.now();
    Ok(state.updates.batch(poll.limit, now))
}
