//! Is asked by Telegram: each update comes as a request, and 200 is said once it is committed. Updates that come at the same
//! time share a commit. Whatever else is answered, Telegram sends again, in the order of the chat.
//!
//! `address` – where Telegram asks: set, and looked after

pub mod address;

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::value::RawValue;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::secret::Secret;
use super::{KINDS, Mark, Reception, read};
use crate::app::meter::Asked;
use crate::config::Webhook;
use crate::listen;
use crate::store::updates::{Intake, RawUpdate};
use crate::store::{Store, StoreError};

/// The header in which Telegram shows the secret.
const HEADER: &str = "x-telegram-bot-api-secret-token";

/// Bytes that an update has at most: a message has 4096 characters, with all that it answers to.
const LARGEST: usize = 1 << 20;

/// How long they may take to come.
const COMING: Duration = Duration::from_secs(10);

/// How long a commit is waited for: longer than a connection and a statement that say nothing.
const KEEPING: Duration = Duration::from_secs(25);

/// Updates that share a commit at most.
const AT_ONCE: usize = 100;

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
    reception: Reception,
}

/// Listens until told to stop; what has come in by then is committed.
pub async fn run(listener: TcpListener, address: Webhook, reception: Reception, stop: CancellationToken) {
    let (keeper, waiting) = mpsc::channel(AT_ONCE);
    let door = Door { secret: Secret::of(reception.api.token()), keeper, reception: reception.clone() };
    let router = Router::new().route(address.url.path(), post(take)).with_state(door);
    let looking = address::look_after(&reception.api, (&address, &reception.meter), &stop);
    tokio::join!(listen::serve(listener, router, stop.clone()), keep(waiting, &reception), looking);
}

async fn take(State(door): State<Door>, headers: HeaderMap, request: Request) -> StatusCode {
    let (status, asked) = if headers.get(HEADER).is_some_and(|shown| door.secret.is(shown.as_bytes())) {
        match brought(&door, request.into_body()).await {
            Ok(()) => (StatusCode::OK, Asked::Kept),
            Err(refused) => (refused, Asked::Failed),
        }
    } else {
        (StatusCode::UNAUTHORIZED, Asked::Stranger)
    };
    door.reception.meter.asked(asked);
    status
}

async fn brought(door: &Door, body: Body) -> Result<(), StatusCode> {
    let body = bytes(body).await?;
    let read = serde_json::from_slice::<Box<RawValue>>(&body).ok().and_then(|raw| read(&raw));
    let Some((update, mark)) = read else {
        tracing::error!("what came with the secret is no update; whatever stands between may have changed it");
        return Err(StatusCode::BAD_REQUEST);
    };
    let (kept, is_kept) = oneshot::channel();
    let keeping = async { door.keeper.send(Waiting { update, mark, kept }).await.is_ok() && is_kept.await.is_ok() };
    match tokio::time::timeout(KEEPING, keeping).await {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}

async fn bytes(body: Body) -> Result<Bytes, StatusCode> {
    let read = tokio::time::timeout(COMING, to_bytes(body, LARGEST)).await;
    read.map_err(|_| StatusCode::REQUEST_TIMEOUT)?.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)
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
                reception.not_kept(&error);
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
