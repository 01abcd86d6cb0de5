//! Is asked by Telegram: each update comes as a request, and 200 is said once it is committed. Updates that come at the same
//! time share a commit. Whatever else is answered, Telegram sends again, in the order of the chat.

use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::payloads::{GetWebhookInfo, SetWebhook, SetWebhookSetters as _};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::secret::Secret;
use super::{KINDS, Mark, Reception, read};
use crate::config::Webhook;
use crate::store::updates::{Intake, RawUpdate};
use crate::store::{Store, StoreError};
use crate::telegram::api::{Api, ApiError, CALL_TIMEOUT};

/// The header in which Telegram shows the secret.
const HEADER: &str = "x-telegram-bot-api-secret-token";

/// Bytes that an update has at most: a message has 4096 characters, with all that it answers to.
const LARGEST: usize = 1 << 20;

/// Updates that share a commit at most.
const AT_ONCE: usize = 100;

/// Requests that Telegram has under way at once; those of one chat come one after the other.
const CONNECTIONS: u8 = 40;

/// How often Telegram is asked whether the webhook is still set: a process that polls removes it.
const LOOK: Duration = Duration::from_mins(1);

/// Telegram does not take the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Telegram refuses the address of the webhook; it has to be https:// and a port of 443, 80, 88 or 8443 (WEBHOOK_URL)"
)]
pub struct RefusedAddress;

/// An update, and who waits for its commit.
struct Waiting {
    update: RawUpdate,
    mark: Mark,
    kept: oneshot::Sender<()>,
}

#[derive(Clone)]
struct Door {
    secret: Secret,
    keeper: mpsc::Sender<Waiting>,
}

/// Tells Telegram where to ask. Waits for a network that is not up yet.
///
/// # Errors
/// Telegram refuses the address.
pub async fn set(api: &Api, address: &Webhook, stop: &CancellationToken) -> Result<(), RefusedAddress> {
    loop {
        match tell(api, address).await {
            Ok(()) => return Ok(()),
            Err(ApiError::BadRequest) => return Err(RefusedAddress),
            Err(error) => tracing::warn!(kind = error.kind(), "the webhook could not be set; trying again"),
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = tokio::time::sleep(Duration::from_secs(3)) => {}
        }
    }
}

async fn tell(api: &Api, address: &Webhook) -> Result<(), ApiError> {
    let url = address.url.parse().map_err(|_| ApiError::BadRequest)?;
    let payload = SetWebhook::new(url)
        .max_connections(CONNECTIONS)
        .allowed_updates(KINDS)
        .secret_token(Secret::of(api.token()).text());
    api.call(&payload, CALL_TIMEOUT).await.map(drop)
}

/// Listens until told to stop; what has come in by then is committed.
pub async fn run(listener: TcpListener, address: Webhook, reception: Reception, stop: CancellationToken) {
    let (sender, waiting) = mpsc::channel(AT_ONCE);
    let door = Door { secret: Secret::of(reception.api.token()), keeper: sender };
    let router = Router::new().route(&address.path, post(take)).with_state(door);
    let served = axum::serve(listener, router).with_graceful_shutdown(stop.clone().cancelled_owned());
    let served = async {
        if served.await.is_err() {
            tracing::error!("the webhook does not listen any more");
        }
    };
    tokio::join!(served, keep(waiting, &reception), look_after(&reception.api, &address, &stop));
}

async fn take(State(door): State<Door>, headers: HeaderMap, request: Request) -> StatusCode {
    if !headers.get(HEADER).is_some_and(|shown| door.secret.is(shown.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = to_bytes(request.into_body(), LARGEST).await else { return StatusCode::PAYLOAD_TOO_LARGE };
    let read = serde_json::from_slice::<Box<RawValue>>(&body).ok().and_then(|raw| read(&raw));
    let Some((update, mark)) = read else {
        tracing::error!("what came with the secret is no update; whatever stands between may have changed it");
        return StatusCode::BAD_REQUEST;
    };
    let (kept, is_kept) = oneshot::channel();
    if door.keeper.send(Waiting { update, mark, kept }).await.is_ok() && is_kept.await.is_ok() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

/// Commits what waits, all of it at once, until nobody can bring more. Who waits for what could not be kept hears so by its
/// end of the line being dropped.
async fn keep(mut waiting: mpsc::Receiver<Waiting>, reception: &Reception) {
    let mut intake = None;
    let mut batch = Vec::with_capacity(AT_ONCE);
    while waiting.recv_many(&mut batch, AT_ONCE).await > 0 {
        let (updates, waits): (Vec<_>, Vec<_>) = batch.drain(..).map(|one| (one.update, (one.mark, one.kept))).unzip();
        match store_in(intake.take(), &reception.store, &updates).await {
            Ok(open) => intake = Some(open),
            Err(error) => {
                tracing::error!(kind = error.kind(), "what came could not be kept and was not acknowledged");
                continue;
            }
        }
        let (marks, kept): (Vec<_>, Vec<_>) = waits.into_iter().unzip();
        for one in kept {
            let _ = one.send(()); // who asked may have gone
        }
        reception.kept(marks);
    }
}

/// Over the connection that is open, or a new one; one that failed is useless.
async fn store_in(open: Option<Intake>, store: &Store, updates: &[RawUpdate]) -> Result<Intake, StoreError> {
    let mut intake = match open {
        Some(open) => open,
        None => store.intake().await?,
    };
    intake.store(updates).await?;
    Ok(intake)
}

#[derive(Deserialize)]
struct Info {
    url: String,
    last_error_message: Option<String>,
}

/// Sets the webhook again where somebody removed it, and says what Telegram has to complain of.
async fn look_after(api: &Api, address: &Webhook, stop: &CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
        let info = api.call(&GetWebhookInfo::new(), CALL_TIMEOUT).await.ok();
        let Some(info) = info.and_then(|info| serde_json::from_str::<Info>(info.get()).ok()) else { continue };
        if info.url != address.url {
            tracing::warn!("the webhook is not set to this address any more; setting it again");
            if let Err(error) = tell(api, address).await {
                tracing::error!(kind = error.kind(), "the webhook could not be set");
            }
        } else if let Some(words) = info.last_error_message {
            tracing::warn!(words, "Telegram complains of the webhook");
        }
    }
}
