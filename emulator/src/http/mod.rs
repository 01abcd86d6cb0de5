//! The HTTP side of the Bot API: connections, requests, answers, downloads.

mod api;
mod body;
mod connection;
mod downloads;

use std::sync::Arc;

use axum::Router;
use axum::routing::{any, get};

pub(crate) use connection::{Connection, ResettableListener};

use crate::state::Server;

/// Routes of the Bot API; everything else is 404 in Telegram's envelope.
pub(crate) fn routes(server: Arc<Server>) -> Router {
    Router::new()
        .route("/bot{token}/{method}", any(api::call))
        .route("/file/bot{token}/{*path}", get(downloads::download))
        .fallback(api::not_found)
        .with_state(server)
}
