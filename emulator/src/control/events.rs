//! `GET /control/events`: what happens, as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::Value;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::state::App;

/// How often a quiet connection shows that it is alive.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

pub(super) async fn events(State(app): State<App>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (hello, receiver) = {
        // Under one lock, so that nothing happens between the greeting and the first event.
        let world = app.world();
        (world.hello(), world.events.subscribe())
    };
    let stream = unfold((app, receiver, Some(hello)), |(app, mut receiver, hello)| async move {
        let event = match hello {
            Some(hello) => hello,
            None => next(&app, &mut receiver).await?,
        };
        Some((Ok(Event::default().data(event.to_string())), (app, receiver, None)))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

/// The next event; `None` when the server stops. A slow reader misses the oldest, and is greeted again instead.
async fn next(app: &App, receiver: &mut Receiver<Value>) -> Option<Value> {
    let event = tokio::select! {
        event = receiver.recv() => event,
        () = app.stop.cancelled() => return None,
    };
    match event {
        Ok(event) => Some(event),
        Err(RecvError::Lagged(_)) => Some(app.world().hello()),
        Err(RecvError::Closed) => None,
    }
}
