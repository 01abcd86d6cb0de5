//! `getUpdates`: the long poll.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::{App, World};

const WEBHOOK_ACTIVE: &str =
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const OTHER_POLLER: &str = "terminated by other getUpdates request; make sure that only one bot instance is running";

/// What the poller asked for.
struct Poll {
    number: u64,
    offset: i64,
    limit: usize,
    until: Instant,
}

/// `getUpdates`.
pub(super) async fn get_updates(app: &App, params: &Params) -> ApiResult {
    let poll = begin(app, params)?;
    loop {
        let changed = app.world().queue.changed();
        let mut changed = Box::pin(changed.notified());
        // Registered before looking, so that nothing is missed in between.
        changed.as_mut().enable();
        if let Some(updates) = look(&mut app.world(), &poll)? {
            return Ok(updates);
        }
        tokio::select! {
            () = changed => {}
            () = tokio::time::sleep_until(poll.until) => {}
            () = app.stop.cancelled() => return Ok(Value::Array(Vec::new())),
        }
    }
}

/// Ends an older poller and remembers `allowed_updates`.
fn begin(app: &App, params: &Params) -> Result<Poll, Refusal> {
    let mut world = app.world();
    if world.webhook.is_some() {
        return Err(Refusal::conflict(WEBHOOK_ACTIVE));
    }
    if let Some(kinds) = params.shaped("allowed_updates")? {
        world.queue.allow(kinds);
    }
    let offset = params.number("offset").unwrap_or_default();
    let repeated = world.queue.repeated(offset);
    let limit = match params.number("limit").unwrap_or(100) {
        _ if repeated && app.config.strict_polling => 1,
        asked @ 1..=100 => usize::try_from(asked).unwrap_or(100),
        _ => 100,
    };
    let timeout = params.number("timeout").unwrap_or_default().clamp(0, 50).unsigned_abs();
    let number = world.queue.take_over(OTHER_POLLER);
    Ok(Poll { number, offset, limit, until: Instant::now() + Duration::from_secs(timeout) })
}

/// Updates, an empty list at the end of the time, or nothing yet.
fn look(world: &mut World, poll: &Poll) -> Result<Option<Value>, Refusal> {
    if let Some(words) = world.queue.ended(poll.number) {
        return Err(Refusal::conflict(words));
    }
    let now = world.now();
    let updates = world.queue.take(poll.offset, poll.limit, now);
    if updates.is_empty() && Instant::now() < poll.until {
        return Ok(None);
    }
    Ok(Some(Value::Array(updates.iter().map(|update| (**update).clone()).collect())))
}
