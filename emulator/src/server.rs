//! Starting, routing by token, stopping.

use std::future::IntoFuture;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::connect_info::ConnectInfo;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::client::ControlClient;
use crate::config::Config;
use crate::connection::{CuttableListener, Cutter};
use crate::crowd::Crowd;
use crate::keeping::Keeper;
use crate::reply::Refusal;
use crate::state::{App, Shared};
use crate::wire::percent_decoded;
use crate::{control, delivery, keeping, methods, page};

/// Telegram takes uploads up to 50 MB; the rest is for the fields around them.
const BODY_LIMIT: usize = 51 << 20;

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or the like.
    #[error("cannot listen on 127.0.0.1:{port}")]
    Listen {
        /// The port asked for.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
}

/// What a program that starts the server puts beside the chat page.
#[derive(Clone, Debug, Default)]
pub struct Embedding {
    /// Where `/` leads, instead of to the chat page at `/page/`.
    pub home: Option<String>,
    /// Routes of its own, behind the same check of `Host` and `Origin` as the control interface. They must not clash
    /// with `/`, `/page`, `/control`, `/bot…` and `/file`, and have no fallback.
    pub routes: Router,
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Emulator {
    address: SocketAddr,
    token: String,
    app: App,
    stop: CancellationToken,
    serving: Option<JoinHandle<()>>,
    keeper: Option<Keeper>,
}

impl Emulator {
    /// Starts on 127.0.0.1.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        Self::start_with(config, Embedding::default()).await
    }

    /// Starts on 127.0.0.1 with pages of the program that starts it.
    ///
    /// # Panics
    /// Routes of the embedding clash with the server's own.
    pub async fn start_with(config: Config, embedding: Embedding) -> Result<Self, StartError> {
        let port = config.port;
        let failed = |source| StartError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let token = config.token.clone();
        let stop = CancellationToken::new();
        let world = keeping::load(&config);
        let app: App = Arc::new(Shared::new(config, stop.clone(), world));
        tokio::spawn(delivery::deliver(Arc::clone(&app)));
        let keeper = Keeper::of(&app);
        if let Some(keeper) = keeper.clone() {
            tokio::spawn(keeper.keep());
        }
        let router = router(address.port(), &app.config, embedding);
        let serving = tokio::spawn(serve(listener, router, Arc::clone(&app)));
        Ok(Self { address, token, app, stop, serving: Some(serving), keeper })
    }

    /// Where the bot sends its calls.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where people open it in a browser.
    #[must_use]
    pub fn page_url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Where the control interface is.
    #[must_use]
    pub fn control_url(&self) -> String {
        format!("http://{}/control", self.address)
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// A client of the control interface.
    #[must_use]
    pub fn control(&self) -> ControlClient {
        ControlClient::new(&self.control_url())
    }

    /// Many people at once, without HTTP between.
    #[must_use]
    pub fn crowd(&self) -> Crowd {
        Crowd::new(&self.app)
    }

    /// Ends waiting polls and connections, then returns.
    pub async fn stop(mut self) {
        self.stop.cancel();
        if let Some(mut serving) = self.serving.take()
            // A client that keeps sending must not keep the server.
            && tokio::time::timeout(Duration::from_secs(1), &mut serving).await.is_err()
        {
            serving.abort();
        }
        // The last requests may have changed something.
        if let Some(keeper) = self.keeper.take() {
            keeper.save().await;
        }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// For browsers, and the Bot API for all else; the guard stands before everything.
fn router(port: u16, config: &Config, embedding: Embedding) -> Router<App> {
    let names = control::Names::new(port, &config.allowed_hosts);
    let pages = control::router().merge(page::router(embedding.home)).merge(embedding.routes.with_state(()));
    control::guarded(pages.fallback(bot_api), names).layer(DefaultBodyLimit::max(BODY_LIMIT))
}

async fn serve(listener: TcpListener, router: Router<App>, app: App) {
    let stop = app.stop.clone();
    let router = router.with_state(app).into_make_service_with_connect_info::<Cutter>();
    let stopped = async move { stop.cancelled().await };
    let served = axum::serve(CuttableListener(listener), router).with_graceful_shutdown(stopped).into_future().await;
    if let Err(error) = served {
        tracing::error!(%error, "the server ended");
    }
}

/// `/bot<token>/<Method>` and `/file/bot<token>/<path>`.
async fn bot_api(State(app): State<App>, ConnectInfo(cutter): ConnectInfo<Cutter>, request: Request) -> Response {
    let path = percent_decoded(request.uri().path());
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return match authorized(&app, rest) {
            Ok(file) => answered(methods::download(&app, file).await, &cutter),
            Err(refusal) => refusal.into_response(),
        };
    }
    if control::is_control(&path) {
        return control::Refused::unknown("control request").into_response();
    }
    let Some(rest) = path.strip_prefix("/bot") else { return Refusal::new(404, "Not Found").into_response() };
    match authorized(&app, rest) {
        Ok(method) => answered(methods::serve(&app, method, request).await, &cutter),
        Err(refusal) => refusal.into_response(),
    }
}

/// The response, or the end of the connection without one.
fn answered(answer: methods::Answer, cutter: &Cutter) -> Response {
    answer.unwrap_or_else(|how| {
        cutter.cut(how);
        // Never written.
        StatusCode::NO_CONTENT.into_response()
    })
}

/// What follows `<token>/`.
fn authorized<'a>(app: &App, path: &'a str) -> Result<&'a str, Refusal> {
    match path.split_once('/') {
        Some((token, rest)) if token == app.config.token => Ok(rest),
        Some(_) => Err(Refusal::new(401, "Unauthorized")),
        None => Err(Refusal::new(404, "Not Found")),
    }
}
