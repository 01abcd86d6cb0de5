//! Keeps web pages from elsewhere out: a browser on this machine could reach the port too.

use axum::Json;
use axum::extract::Request;
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::protocol::Rejection;

/// Lets only requests through that were addressed to this machine by name, from no page or a local one.
pub(super) async fn local_only(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = header(headers, &HOST).is_some_and(is_local);
    // "null" is what sandboxed pages send; only a local page is trusted.
    let origin = !headers.contains_key(ORIGIN) || header(headers, &ORIGIN).is_some_and(is_local_origin);
    if host && origin {
        return next.run(request).await;
    }
    let error = "only for this machine: foreign Host or Origin".to_owned();
    (StatusCode::FORBIDDEN, Json(Rejection { error })).into_response()
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn is_local_origin(origin: &str) -> bool {
    origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).is_some_and(is_local)
}

/// `localhost`, `127.0.0.1` or `[::1]`, with or without a port.
fn is_local(authority: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| match authority.strip_prefix(name) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok()),
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{is_local, is_local_origin};

    #[test]
    fn only_names_of_this_machine_pass() {
        assert!(["localhost", "127.0.0.1:8081", "[::1]:1"].iter().all(|host| is_local(host)));
        assert!(!["localhost.evil.org", "127.0.0.1.evil.org:80", "evil.org", ""].iter().any(|host| is_local(host)));
        assert!(is_local_origin("http://localhost:8081"));
        assert!(!is_local_origin("null"));
    }
}
