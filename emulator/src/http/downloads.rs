//! Downloads of files by the bot.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::api;
use crate::error::ApiError;
use crate::state::Server;

/// `GET /file/bot<token>/<path>`; the slash inside the path may be percent-encoded.
pub(super) async fn download(
    State(server): State<Arc<Server>>,
    Path((token, path)): Path<(String, String)>,
) -> Response {
    if token != server.config.token {
        return api::refusal(&ApiError::new(401, "Unauthorized"));
    }
    let state = server.lock();
    let Some(file) = state.files.at(&path) else {
        return api::refusal(&ApiError::new(404, "Not Found"));
    };
    let headers =
        [(CONTENT_TYPE, "application/octet-stream".to_owned()), (CONTENT_LENGTH, file.bytes.len().to_string())];
    (headers, Body::from(file.bytes.clone())).into_response()
}
