//! Refusals of the control interface: always JSON.

use axum::Json;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::protocol::Rejection;

/// What is wrong with a request is said in fewer bytes.
const WORDS_LIMIT: usize = 64 << 10;

/// A refused control request.
#[derive(Debug)]
pub(crate) struct Refused(StatusCode, String);

impl Refused {
    /// Nobody and nothing of this id.
    pub(crate) fn unknown(what: &str) -> Self {
        Self(StatusCode::NOT_FOUND, format!("no such {what}"))
    }

    /// Nobody could ever do that.
    pub(super) fn wrong(words: &str) -> Self {
        Self(StatusCode::BAD_REQUEST, words.to_owned())
    }

    /// A person could not do that now.
    pub(super) fn impossible(words: &str) -> Self {
        Self(StatusCode::CONFLICT, words.to_owned())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(Rejection { error: self.1 })).into_response()
    }
}

/// Puts what the framework says in plain words (no JSON, a field is missing, no such method) into the usual shape.
pub(super) async fn as_json(request: Request, next: Next) -> Response {
    let control = is_control(request.uri().path());
    let response = next.run(request).await;
    let json = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if !control || json || !response.status().is_client_error() {
        return response;
    }
    let status = response.status();
    let words = to_bytes(response.into_body(), WORDS_LIMIT).await.unwrap_or_default();
    let words = String::from_utf8_lossy(&words);
    let reason = status.canonical_reason().unwrap_or_default();
    Refused(status, if words.is_empty() { reason } else { &words }.to_owned()).into_response()
}

/// Whether a path belongs to the control interface.
pub(crate) fn is_control(path: &str) -> bool {
    path == "/control" || path.starts_with("/control/")
}
