//! Keeps web pages from elsewhere out: a browser on this machine could reach the port too.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::protocol::Rejection;

/// Lets only requests through that were addressed to this server by a local name, from no page or its own.
pub(super) async fn own_origin_only(State(port): State<u16>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    // "null" is what sandboxed pages send; only a page of this very server is trusted.
    let origin = all(headers, &ORIGIN, |origin| is_own_origin(origin, port));
    let host = headers.contains_key(HOST) && all(headers, &HOST, |host| is_own(host, port));
    if host && origin {
        return next.run(request).await;
    }
    let error = "only for this machine: foreign Host or Origin".to_owned();
    (StatusCode::FORBIDDEN, Json(Rejection { error })).into_response()
}

fn all(headers: &HeaderMap, name: &HeaderName, good: impl Fn(&str) -> bool) -> bool {
    headers.get_all(name).iter().all(|value| value.to_str().is_ok_and(&good))
}

fn is_own_origin(origin: &str, port: u16) -> bool {
    origin.strip_prefix("http://").is_some_and(|authority| is_own(authority, port))
}

/// `localhost`, `127.0.0.1` or `[::1]` with this server's port; 80 is left out by browsers.
fn is_own(authority: &str, port: u16) -> bool {
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .filter_map(|name| authority.strip_prefix(name))
        .any(|rest| rest == format!(":{port}") || (rest.is_empty() && port == 80))
}

#[cfg(test)]
mod tests {
    use super::{is_own, is_own_origin};

    #[test]
    fn only_names_of_this_server_pass() {
        assert!(["localhost:8081", "127.0.0.1:8081", "[::1]:8081"].iter().all(|host| is_own(host, 8081)));
        let foreign = ["localhost", "127.0.0.1:80810", "127.0.0.1:+8081", "127.0.0.1.evil.org:8081", "evil.org", ""];
        assert!(!foreign.iter().any(|host| is_own(host, 8081)));
        assert!(is_own("localhost", 80) && is_own("localhost:80", 80));
        assert!(is_own_origin("http://localhost:8081", 8081));
        assert!(!is_own_origin("https://localhost:8081", 8081) && !is_own_origin("null", 8081));
    }
}
