//! The chat page: plain files, built into the program, below `/page`.

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::state::App;

/// The words of the page in English, by key, as JSON: what an embedder that translates them has to cover.
pub const PAGE_WORDS: &str = include_str!("../page/words.json");

/// `content-security-policy` of the page: nothing inline, nothing from elsewhere. An embedder's page can send it too.
pub const PAGE_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; \
                               object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

/// Name and content of a file of the page.
macro_rules! files {
    ($($name:literal),* $(,)?) => { [$(($name, include_str!(concat!("../page/", $name)))),*] };
}

const FILES: &[(&str, &str)] = &files![
    "actions.js",
    "add.js",
    "addresses.js",
    "answer.js",
    "api.js",
    "attach.js",
    "buttons.js",
    "chats.css",
    "chats.js",
    "colors.css",
    "commands.js",
    "complete.js",
    "composer.css",
    "composer.js",
    "connection.js",
    "controls.css",
    "conversation.js",
    "dialog.css",
    "disclosure.js",
    "dom.js",
    "entities.js",
    "events.js",
    "head.js",
    "icon.svg",
    "icons.js",
    "index.html",
    "jump.js",
    "keyboard.js",
    "lightbox.js",
    "link.js",
    "log.js",
    "media.css",
    "media.js",
    "memory.js",
    "message.css",
    "message.js",
    "model.js",
    "page.css",
    "page.js",
    "person.js",
    "phone.css",
    "phone.js",
    "reveal.js",
    "selection.js",
    "sheet.js",
    "standing.js",
    "switcher.js",
    "time.js",
    "toast.js",
    "upload.js",
    "words.js",
    "words.json",
];

/// The page, and the way to it from `/`.
pub(crate) fn router(home: Option<String>) -> Router<App> {
    let home = home.unwrap_or_else(|| "/page/".to_owned());
    FILES
        .iter()
        .fold(Router::new(), |router, (name, content)| {
            let path = format!("/page/{}", if *name == "index.html" { "" } else { name });
            router.route(&path, get(move || async move { served(name, content) }))
        })
        .route("/page", get(|| async { Redirect::to("/page/") }))
        .route("/", get(move || async move { Redirect::to(&home) }))
}

fn served(name: &str, content: &'static str) -> Response {
    let headers: [(HeaderName, &str); 4] = [
        (CONTENT_TYPE, content_type(name)),
        // Built in: after an update of the program the same address has other content.
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, PAGE_POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (StatusCode::OK, headers, content).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some(_) | None => "application/octet-stream",
    }
}
