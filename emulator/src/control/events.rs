//! `GET /control/events`: what happens, as server-sent events.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::Event;
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::Value;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use crate::state::App;

pub(super) async fn events(State(app): State<App>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receiver = app.world().events.subscribe();
    Sse::new(unfold((app, receiver), |(app, mut receiver)| async move {
        let event = next(&app, &mut receiver).await?;
        Some((Ok(Event::default().data(event.to_string())), (app, receiver)))
    }))
}

/// The next event; `None` when the server stops. A slow reader misses the oldest.
async fn next(app: &App, receiver: &mut Receiver<Value>) -> Option<Value> {
    loop {
        let event = tokio::select! {
            event = receiver.recv() => event,
            () = app.stop.cancelled() => return None,
        };
        match event {
            Ok(event) => return Some(event),
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}
