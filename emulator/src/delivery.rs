//! Pushing updates to the bot's webhook: per chat in order, until taken or expired.

use std::collections::HashMap;
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::RETRY_AFTER;
use tokio::task::JoinSet;

use crate::state::{App, Pending, Webhook};

/// The longest pause between two tries, in first pauses: with 2 s it is a minute.
const LONGEST: u32 = 30;

/// The longest pause a bot can ask for, in seconds.
const RETRY_AFTER_LIMIT: u64 = 3600;

/// Chats with a delivery running, and the sequence number of its update.
type Busy = HashMap<i64, u64>;

/// Runs until the server stops; ends all deliveries with itself.
pub(crate) async fn deliver(app: App) {
    let mut busy = Busy::new();
    let mut deliveries = JoinSet::new();
    loop {
        let changed = app.world().queue.changed();
        let mut changed = Box::pin(changed.notified());
        changed.as_mut().enable();
        while let Some(update) = next(&app, &busy, deliveries.len()) {
            busy.insert(update.chat, update.sequence);
            deliveries.spawn(push(app.clone(), update));
        }
        tokio::select! {
            () = changed => {}
            Some(done) = deliveries.join_next() => {
                if let Ok((chat, sequence)) = done && busy.get(&chat) == Some(&sequence) {
                    busy.remove(&chat);
                }
            }
            () = app.stop.cancelled() => return,
        }
    }
}

/// The update to push now. A delivery whose update is gone (reset, dropped, expired) does not hold its chat back.
fn next(app: &App, busy: &Busy, running: usize) -> Option<Pending> {
    let mut world = app.world();
    let limit = usize::try_from(world.webhook.as_ref()?.max_connections).unwrap_or(1);
    let now = world.now();
    if running >= limit {
        return None;
    }
    world.queue.next_for(|queue, chat| busy.get(&chat).is_some_and(|sequence| queue.holds(*sequence)), now)
}

/// Tries until the bot takes the update, it expires, or the webhook is gone; returns its chat and number.
async fn push(app: App, update: Pending) -> (i64, u64) {
    let mut tries = Tries::default();
    while let Some(webhook) = still_wanted(&app, &update) {
        match post(&app, &webhook, &update).await {
            Ok(()) => {
                app.world().queue.remove(update.sequence);
                break;
            }
            Err(failure) => {
                let pause = tries.pause(&webhook, app.config.webhook_retry_pause);
                note_error(&app, &webhook, failure.words);
                tokio::select! {
                    () = tokio::time::sleep(failure.retry_after.unwrap_or(pause)) => {}
                    () = overtaken(&app, &update, &webhook) => {}
                }
            }
        }
    }
    (update.chat, update.sequence)
}

/// How often this address failed.
#[derive(Default)]
struct Tries {
    url: String,
    failed: u32,
}

impl Tries {
    /// Counts a failure; nothing, then `first`, then twice as long each time. A new address starts anew.
    fn pause(&mut self, webhook: &Webhook, first: Duration) -> Duration {
        if self.url != webhook.url {
            *self = Self { url: webhook.url.clone(), failed: 0 };
        }
        self.failed = self.failed.saturating_add(1);
        let Some(doublings) = self.failed.checked_sub(2) else { return Duration::ZERO };
        first.saturating_mul(2_u32.saturating_pow(doublings).min(LONGEST))
    }
}

/// Returns when the update is gone or goes elsewhere, so that a long pause makes no sense any more.
async fn overtaken(app: &App, update: &Pending, failed: &Webhook) {
    loop {
        let changed = app.world().queue.changed();
        let mut changed = Box::pin(changed.notified());
        changed.as_mut().enable();
        if still_wanted(app, update).is_none_or(|webhook| !webhook.is_same(failed)) {
            return;
        }
        changed.await;
    }
}

fn still_wanted(app: &App, update: &Pending) -> Option<Webhook> {
    let mut world = app.world();
    let now = world.now();
    if world.queue.holds_at(update.sequence, now) { world.webhook.clone() } else { None }
}

/// Why the bot did not take an update, and when it asks for it again.
struct Failure {
    words: String,
    retry_after: Option<Duration>,
}

async fn post(app: &App, webhook: &Webhook, update: &Pending) -> Result<(), Failure> {
    let mut request = app.http.post(&webhook.url).json(&update.body).timeout(Duration::from_mins(1));
    if let Some(secret) = &webhook.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    match request.send().await {
        Ok(response) if response.status().is_success() => Ok(()),
        Ok(response) => {
            let words = format!("Wrong response from the webhook: {}", response.status());
            Err(Failure { words, retry_after: retry_after(response.headers()) })
        }
        Err(_) => Err(Failure { words: "Connection failed".to_owned(), retry_after: None }),
    }
}

/// In seconds, an hour at most; Telegram does not read dates either.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: u64 = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(RETRY_AFTER_LIMIT)))
}

/// For `getWebhookInfo`, unless it is another webhook by now.
fn note_error(app: &App, failed: &Webhook, words: String) {
    let mut world = app.world();
    let now = world.now();
    if let Some(webhook) = world.webhook.as_mut().filter(|webhook| webhook.is_same(failed)) {
        webhook.last_error = Some((now, words));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::http::HeaderMap;
    use axum::http::header::RETRY_AFTER;

    use super::{Tries, retry_after};
    use crate::state::Webhook;

    #[test]
    fn a_bot_can_ask_for_a_pause_of_an_hour_at_most() {
        let pause = |value: &str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]);
            retry_after(&headers).map(|pause| pause.as_secs())
        };
        assert_eq!((pause("7"), pause("3600"), pause("86400")), (Some(7), Some(3600), Some(3600)));
        assert_eq!((pause("-1"), pause("Fri, 01 Jan 2027 00:00:00 GMT")), (None, None));
    }

    #[test]
    fn the_first_retry_comes_at_once_then_pauses_grow_to_a_minute() {
        let mut webhook = Webhook { url: "http://a".to_owned(), secret: None, max_connections: 1, last_error: None };
        let mut tries = Tries::default();
        let mut pause = |webhook: &Webhook| tries.pause(webhook, Duration::from_secs(2)).as_secs();
        let pauses: Vec<u64> = (0..8).map(|_| pause(&webhook)).collect();
        assert_eq!(pauses, [0, 2, 4, 8, 16, 32, 60, 60]);
        webhook.url = "http://b".to_owned();
        assert_eq!(pause(&webhook), 0);
    }
}
