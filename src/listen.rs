//! Listens for HTTP as machines speak it. Whoever connects and says nothing, or only half of it, is not waited for long, and holds no
//! more than a few of the files that a process may open.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Connections that are open at once; others wait. Telegram has at most a hundred, and a reverse proxy not more.
const CONNECTIONS: usize = 128;

/// How long the head of a request may take, from the end of the one before it.
const HEAD: Duration = Duration::from_secs(30);

/// How long what has been asked gets to be answered at the end.
const GRACE: Duration = Duration::from_secs(2);

/// How long to wait where no connection can be taken, for want of files.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers until told to stop.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) {
    let (places, open) = (Arc::new(Semaphore::new(CONNECTIONS)), TaskTracker::new());
    while let Some(Ok(place)) = stop.run_until_cancelled(places.clone().acquire_owned()).await {
        match stop.run_until_cancelled(listener.accept()).await {
            None => break,
            Some(Ok((stream, _))) => {
                let answering = answer(stream, router.clone(), stop.clone());
                open.spawn(async move {
                    answering.await;
                    drop(place);
                });
            }
            Some(Err(error)) => {
                tracing::warn!(kind = %error.kind(), "a connection could not be taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    open.close();
    open.wait().await;
}

/// One connection. How it ends is of no interest: whoever asked asks again.
async fn answer(stream: TcpStream, router: Router, stop: CancellationToken) {
    let mut http = Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut answering = pin!(http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)));
    if stop.run_until_cancelled(answering.as_mut()).await.is_none() {
        answering.as_mut().graceful_shutdown();
        drop(tokio::time::timeout(GRACE, answering).await);
    }
}
