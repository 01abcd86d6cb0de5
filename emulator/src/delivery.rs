//! Pushing updates to the bot's webhook: per chat in order, until taken or expired.

use std::collections::HashSet;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::state::{App, Pending, Webhook};

/// First and longest pause between two tries.
const RETRY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// Runs until the server stops; ends all deliveries with itself.
pub(crate) async fn deliver(app: App) {
    let mut busy = HashSet::new();
    let mut deliveries = JoinSet::new();
    loop {
        let changed = app.world().queue.changed();
        let mut changed = Box::pin(changed.notified());
        changed.as_mut().enable();
        while let Some(update) = next(&app, &busy) {
            busy.insert(update.chat);
            deliveries.spawn(push(app.clone(), update));
        }
        tokio::select! {
            () = changed => {}
            Some(done) = deliveries.join_next() => {
                if let Ok(chat) = done {
                    busy.remove(&chat);
                }
            }
            () = app.stop.cancelled() => return,
        }
    }
}

fn next(app: &App, busy: &HashSet<i64>) -> Option<Pending> {
    let mut world = app.world();
    let limit = usize::try_from(world.webhook.as_ref()?.max_connections).unwrap_or(1);
    let now = world.now();
    if busy.len() < limit { world.queue.next_for(busy, now) } else { None }
}

/// Tries until the bot takes the update, it expires, or the webhook is gone; returns its chat.
async fn push(app: App, update: Pending) -> i64 {
    let mut pause = RETRY.0;
    while let Some(webhook) = still_wanted(&app, &update) {
        match post(&app, &webhook, &update).await {
            Ok(()) => {
                app.world().queue.remove(update.id);
                break;
            }
            Err(words) => note_error(&app, words),
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(RETRY.1);
    }
    update.chat
}

fn still_wanted(app: &App, update: &Pending) -> Option<Webhook> {
    let mut world = app.world();
    let now = world.now();
    if world.queue.holds(update.id, now) { world.webhook.clone() } else { None }
}

async fn post(app: &App, webhook: &Webhook, update: &Pending) -> Result<(), String> {
    let mut request = app.http.post(&webhook.url).json(&update.body).timeout(Duration::from_mins(1));
    if let Some(secret) = &webhook.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    match request.send().await {
        Ok(response) if response.status().is_success() => Ok(()),
        Ok(response) => Err(format!("Wrong response from the webhook: {}", response.status())),
        Err(_) => Err("Connection failed".to_owned()),
    }
}

fn note_error(app: &App, words: String) {
    let mut world = app.world();
    let now = world.now();
    if let Some(webhook) = &mut world.webhook {
        webhook.last_error = Some((now, words));
    }
}
