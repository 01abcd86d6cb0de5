//! Which day it is at the office, for the key that seals what passes with time (`store::day_key`): a task of its own, so that
//! nothing else that takes long holds it up.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::App;

/// How often it is looked. What is sealed meanwhile is sealed with the key of the day before.
const LOOK: Duration = Duration::from_secs(20);

/// Follows the clock of the office until it is stopped.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        if let Err(error) = app.store.begin_day(app.clock.now()).await {
            tracing::error!(kind = error.kind(), "the key of the day cannot be had; it is tried again");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}
