//! The control interface: playing the people, looking, faults, clock. HTTP and JSON below `/control`.

mod actions;
mod events;
mod file;
mod guard;
mod look;
mod people;
mod settings;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};

use crate::protocol::Rejection;
use crate::state::App;

/// All routes; they belong behind [`guarded`].
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/control/users", get(people::users).post(people::add_user))
        .route("/control/users/{id}/block", post(people::block))
        .route("/control/users/{id}/unblock", post(people::unblock))
        .route("/control/users/{id}/deactivate", post(people::deactivate))
        .route("/control/users/{id}/answers", get(look::callback_answers))
        .route("/control/groups", post(people::create_group))
        .route("/control/groups/{id}/remove_bot", post(people::remove_bot))
        .route("/control/groups/{id}/add_bot", post(people::add_bot))
        .route("/control/groups/{id}/upgrade", post(people::upgrade))
        .route("/control/say", post(actions::say))
        .route("/control/edit", post(actions::edit))
        .route("/control/press", post(actions::press))
        .route("/control/chats/{id}/messages", get(look::messages))
        .route("/control/chats/{id}/transcript", get(look::transcript))
        .route("/control/chats/{id}/commands", get(look::commands_seen))
        .route("/control/bot", get(look::bot))
        .route("/control/calls", get(look::calls))
        .route("/control/commands", get(look::commands))
        .route("/control/files/{id}", get(file::file))
        .route("/control/updates", get(look::updates))
        .route("/control/updates/next_id", post(settings::jump_update_id))
        .route("/control/faults", get(settings::faults).post(settings::add_fault).delete(settings::clear_faults))
        .route("/control/clock", get(settings::clock).post(settings::move_clock))
        .route("/control/reset", post(settings::reset))
        .route("/control/events", get(events::events))
}

/// Keeps foreign pages out of these routes; `port` is the one the server listens on.
pub(crate) fn guarded(routes: Router<App>, port: u16) -> Router<App> {
    routes.layer(middleware::from_fn_with_state(port, guard::own_origin_only))
}

/// A refused control request.
#[derive(Debug)]
struct Refused(StatusCode, String);

impl Refused {
    /// Nobody and nothing of this id.
    fn unknown(what: &str) -> Self {
        Self(StatusCode::NOT_FOUND, format!("no such {what}"))
    }

    /// A person could not do that now.
    fn impossible(words: &str) -> Self {
        Self(StatusCode::CONFLICT, words.to_owned())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(Rejection { error: self.1 })).into_response()
    }
}

/// Success without content, as an empty JSON object.
fn done() -> Json<serde_json::Value> {
    Json(serde_json::json!({}))
}
