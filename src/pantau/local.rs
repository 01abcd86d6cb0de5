//! Who listens on this machine alone is asked from this machine alone: a page in a browser here may call it by a name of its own that leads
//! here, and read what is said. Such a page cannot say another name in `Host`.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Passes on what names this machine, and what names none: no browser does.
pub(super) async fn only(request: Request, next: Next) -> Response {
    if request.headers().get_all(header::HOST).iter().all(is_here) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

fn is_here(host: &HeaderValue) -> bool {
    let text = host.to_str().unwrap_or_default();
    let name = text.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(text, |(name, _)| name);
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("127.0.0.1:9464", true)]
    #[case("localhost", true)]
    #[case("LOCALHOST:80", true)]
    #[case("[::1]:9464", true)]
    #[case("[::1]", true)]
    #[case("evil.example", false)]
    #[case("evil.example:9464", false)]
    #[case("127.0.0.1.evil.example:9464", false)]
    #[case("", false)]
    fn only_this_machine_is_here(#[case] host: &str, #[case] here: bool) {
        assert_eq!(is_here(&HeaderValue::from_str(host).unwrap()), here);
    }
}
