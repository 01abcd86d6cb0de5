//! Keeps web pages from elsewhere out: a browser on this machine could reach the port too.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::protocol::Rejection;
use crate::reply::Refusal;
use crate::wire::percent_decoded;

/// What browsers say about where a request began; pages cannot forge it.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FOREIGN: &str = "only for this machine: foreign Host or Origin";

/// Under which names the server is reached.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    port: u16,
    /// For the Bot API only, whatever the port: a container sees the server at another address.
    others: Arc<[String]>,
}

impl Names {
    pub(crate) fn new(port: u16, others: &[String]) -> Self {
        Self { port, others: others.into() }
    }

    /// Addressed to this server by a local name, from no page or its own. "null" is what sandboxed pages send.
    fn is_local(&self, headers: &HeaderMap) -> bool {
        headers.contains_key(HOST)
            && all(headers, &HOST, |host| is_own(host, self.port))
            && self.no_foreign_page(headers)
    }

    fn no_foreign_page(&self, headers: &HeaderMap) -> bool {
        all(headers, &ORIGIN, |origin| is_own_origin(origin, self.port))
    }

    /// A page can have a picture or a form fetch any address, without `Origin`: a bot is no page.
    fn is_bot(&self, headers: &HeaderMap) -> bool {
        let known = |host: &str| is_own(host, self.port) || self.others.iter().any(|name| without_port(host) == name);
        headers.contains_key(HOST)
            && all(headers, &HOST, known)
            && self.no_foreign_page(headers)
            && all(headers, &FETCH_SITE, |site| matches!(site, "none" | "same-origin"))
    }
}

/// Lets only requests through that come from this machine; bots also by the other names the server has.
pub(super) async fn own_names_only(State(names): State<Names>, request: Request, next: Next) -> Response {
    // Read as the Bot API reads it, or `/%62ot` would be a way around.
    let (headers, path) = (request.headers(), percent_decoded(request.uri().path()));
    if path.starts_with("/bot") || path.starts_with("/file/") {
        if names.is_bot(headers) {
            return next.run(request).await;
        }
        return Refusal::forbidden(FOREIGN).into_response();
    }
    if names.is_local(headers) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, Json(Rejection { error: FOREIGN.to_owned() })).into_response()
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

fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
        Some(_) | None => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_own, is_own_origin, without_port};

    #[test]
    fn only_names_of_this_server_pass() {
        assert!(["localhost:8081", "127.0.0.1:8081", "[::1]:8081"].iter().all(|host| is_own(host, 8081)));
        let foreign = ["localhost", "127.0.0.1:80810", "127.0.0.1:+8081", "127.0.0.1.evil.org:8081", "evil.org", ""];
        assert!(!foreign.iter().any(|host| is_own(host, 8081)));
        assert!(is_own("localhost", 80) && is_own("localhost:80", 80));
        assert!(["emulator", "emulator:8081"].iter().all(|host| without_port(host) == "emulator"));
        assert_eq!(without_port("[fd00::1]:8081"), "[fd00::1]");
        assert!(is_own_origin("http://localhost:8081", 8081));
        assert!(!is_own_origin("https://localhost:8081", 8081) && !is_own_origin("null", 8081));
    }
}
