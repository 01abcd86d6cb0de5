//! Telegram: the only place that knows teloxide.
//!
//! Updates go `intake` → inbox → (workers of `app`) → outbox → `sender`. Neither teloxide's `Dispatcher` (it
//! acknowledges before anything is handled, and one panic ends it), nor `Throttle` (memory only, freezes all chats for
//! one), nor its dialogue storages (a transaction of their own) are used; ARCHITECTURE.md tells more.
//!
//! * `api` – calls, and their failures by what has to be done; `fetch` – files that people sent
//! * `intake` – polls or is asked by webhook, commits, and only then acknowledges
//! * `inbound` – an update → what arrived; `command` – typed commands and the menus; `callback` – buttons
//! * `render` – what is to be said → payloads; `sender` – sends the outbox, `show` – files of it, `making` – what is made when it is sent,
//!   `chat` – a chat as a way for archives

pub mod api;
pub mod callback;
pub mod chat;
pub mod command;
pub mod fetch;
pub mod inbound;
pub mod intake;
mod making;
pub mod render;
pub mod sender;
mod show;

use std::time::Duration;

use serde::Deserialize;
use teloxide::payloads::{DeleteWebhook, GetMe};
use tokio_util::sync::CancellationToken;

use self::api::{Api, ApiError, CALL_TIMEOUT};

#[derive(Deserialize)]
struct Me {
    username: String,
}

/// The bot's name at Telegram, where it answers now.
///
/// # Errors
/// [`ApiError`].
pub async fn name(api: &Api) -> Result<String, ApiError> {
    let me = api.call(&GetMe::new(), CALL_TIMEOUT).await?;
    serde_json::from_str::<Me>(me.get()).map(|me| me.username).map_err(|_| ApiError::Server)
}

/// The bot's name at Telegram. Waits for a network that is not up yet.
///
/// # Errors
/// Telegram refuses the token, or `stop` came first.
pub async fn username(api: &Api, stop: &CancellationToken) -> Result<String, RefusedToken> {
    let mut wait = Duration::from_millis(250);
    loop {
        match name(api).await {
            Ok(name) => return Ok(name),
            Err(ApiError::Unauthorized) => return Err(RefusedToken),
            Err(error) => tracing::warn!(kind = error.kind(), "Telegram does not answer; trying again"),
        }
        tokio::select! {
            () = stop.cancelled() => return Err(RefusedToken),
            () = tokio::time::sleep(wait) => wait = (wait * 2).min(Duration::from_secs(30)),
        }
    }
}

/// A webhook that somebody set for this token before would refuse every poll. What waits at Telegram is kept.
pub async fn delete_webhook(api: &Api) {
    if let Err(error) = api.call(&DeleteWebhook::new(), CALL_TIMEOUT).await {
        tracing::warn!(kind = error.kind(), "whether a webhook is set is not known; polling tells");
    }
}

/// Telegram does not accept the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Telegram refuses the token; check TELOXIDE_TOKEN")]
pub struct RefusedToken;
