//! For who watches the machine: whether the process lives, whether it can work, and numbers. A room beside `telegram`, on top of
//! `app` and `store`; knows no Telegram, and nothing personal.
//!
//! * `/healthz` – the tasks of the process live
//! * `/readyz` – and it can work; else 503 and one word for each part (`ready`)
//! * `/metrics` – for Prometheus (`page`)
//!
//! `files` – whether the place of the files takes and gives back; `sop` – how long the langkah took of late

mod files;
mod page;
mod ready;
mod sop;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use self::files::Files;
use self::sop::Sop;
use crate::app::meter::Meter;
use crate::clock::Clock;
use crate::store::Store;
use crate::store::observer::Observer;

/// How long one who asks just now gets to be answered when the bot stops.
const GRACE: Duration = Duration::from_secs(2);

/// The text format of Prometheus.
const TEXT_FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What is watched.
struct Watched {
    meter: Meter,
    observer: Observer,
    clock: Arc<dyn Clock>,
    files: Files,
    sop: Sop,
}

/// Somebody can ask, until it is stopped.
pub struct Pantau {
    address: SocketAddr,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    observer: Observer,
}

impl Pantau {
    /// Answers at this address from now on, also while the bot does not work yet; `None`: nowhere.
    ///
    /// # Errors
    /// Another program answers there, or this machine has no such address.
    pub async fn begin_at(
        address: Option<SocketAddr>,
        (store, meter): (&Store, &Meter),
        clock: Arc<dyn Clock>,
    ) -> anyhow::Result<Option<Self>> {
        let Some(address) = address else { return Ok(None) };
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("PANTAU: {address} cannot be used; another program may answer there"))?;
        let address = listener.local_addr()?;
        let observer = store.observer();
        let watched = Watched {
            meter: meter.clone(),
            clock,
            files: Files::of(store),
            sop: Sop::default(),
            observer: observer.clone(),
        };
        let stop = CancellationToken::new();
        let served = axum::serve(listener, router(watched)).with_graceful_shutdown(stop.clone().cancelled_owned());
        let serving = tokio::spawn(async move {
            if let Err(error) = served.await {
                tracing::error!(kind = %error.kind(), "the machine cannot be watched any more");
            }
        });
        tracing::info!(%address, "the machine can be watched");
        Ok(Some(Self { address, stop, serving, observer }))
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
        let _ = tokio::time::timeout(GRACE, self.observer.close()).await; // a database that is away holds up nothing
    }
}

fn router(watched: Watched) -> Router {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .with_state(Arc::new(watched))
}

async fn healthz(State(watched): State<Arc<Watched>>) -> Response {
    let (status, text) = if watched.meter.life().is_whole() {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "tasks: ended\n")
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
