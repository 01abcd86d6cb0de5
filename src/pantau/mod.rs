//! For who watches the machine: whether the process lives, whether it can work, and numbers. A room beside `telegram`, on top of
//! `app` and `store`; knows no Telegram, and nothing personal.
//!
//! * `/healthz` – the tasks of the process live, and its workers come round
//! * `/readyz` – and it can work; else 503 and one word for each part (`ready`)
//! * `/metrics` – for Prometheus (`page`)
//!
//! `files` – whether the place of the files takes and gives back; `sop` – how long the langkah took of late; `local` – nobody is asked
//! from afar; `asking` – the other end, for a command

mod asking;
mod files;
mod local;
mod page;
mod ready;
mod sop;

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::Context as _;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use self::asking::asked;
use self::files::Files;
use self::sop::Sop;
use crate::app::meter::Meter;
use crate::clock::Clock;
use crate::listen;
use crate::store::Store;
use crate::store::observer::Observer;

/// How long one who asks just now gets to be answered when the bot stops.
const GRACE: Duration = Duration::from_secs(2);

/// The text format of Prometheus.
const TEXT_FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Workers that have not come round for so long do not any more. One unit of work may take a few minutes of a database that is slow.
const HELD_UP: Duration = Duration::from_mins(5);

/// What is watched.
struct Watched {
    meter: Meter,
    clock: Arc<dyn Clock>,
    /// Not there before the register has answered for the first time.
    register: OnceLock<Register>,
}

struct Register {
    observer: Observer,
    files: Files,
    sop: Sop,
}

/// Somebody can ask, until it is stopped.
pub struct Pantau {
    address: SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    watched: Arc<Watched>,
}

impl Pantau {
    /// Answers at this address from now on, also while the register is waited for; `None`: nowhere.
    ///
    /// # Errors
    /// Another program answers there, or this machine has no such address.
    pub async fn begin_at(
        address: Option<SocketAddr>,
        meter: Meter,
        clock: Arc<dyn Clock>,
    ) -> anyhow::Result<Option<Self>> {
        let Some(address) = address else { return Ok(None) };
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("PANTAU: {address} cannot be used; another program may answer there"))?;
        let address = listener.local_addr()?;
        let watched = Arc::new(Watched { meter, clock, register: OnceLock::new() });
        let stop = CancellationToken::new();
        let mut router = router(watched.clone());
        if address.ip().is_loopback() {
            router = router.layer(middleware::from_fn(local::only));
        }
        let serving = tokio::spawn(listen::serve(listener, router, stop.clone()));
        tracing::info!(%address, "the machine can be watched");
        Ok(Some(Self { address, stop, serving, watched }))
    }

    /// The register has answered: from now on it is looked at, too.
    pub fn watch(&self, store: &Store) {
        let register = Register { observer: store.observer(), files: Files::of(store), sop: Sop::default() };
        let _ = self.watched.register.set(register); // the first one stays
    }

    /// Where it answers.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends. Whoever keeps a connection open without asking does not hold it up.
    pub async fn stop(mut self) {
        self.stop.cancel();
        if tokio::time::timeout(GRACE, &mut self.serving).await.is_err() {
            self.serving.abort();
        }
        if let Some(register) = self.watched.register.get() {
            let _ = tokio::time::timeout(GRACE, register.observer.close()).await; // a database that is away holds up nothing
        }
    }
}

fn router(watched: Arc<Watched>) -> Router {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .with_state(watched)
}

async fn healthz(State(watched): State<Arc<Watched>>) -> Response {
    let life = watched.meter.life();
    let (status, text) = if !life.is_whole() {
        (StatusCode::SERVICE_UNAVAILABLE, "tasks: ended\n")
    } else if life.has_begun() && !life.is_stopping() && watched.meter.signs().idle() > HELD_UP {
        (StatusCode::SERVICE_UNAVAILABLE, "tasks: stuck\n")
    } else {
        (StatusCode::OK, "ok\n")
    };
    (status, text).into_response()
}

async fn readyz(State(watched): State<Arc<Watched>>) -> Response {
    let parts = ready::parts(&watched).await;
    let status = if parts.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, parts.to_string()).into_response()
}

async fn metrics(State(watched): State<Arc<Watched>>) -> Response {
    match page::page(&watched).await {
        Ok(page) => ([(header::CONTENT_TYPE, TEXT_FORMAT)], page).into_response(),
        Err(std::fmt::Error) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
