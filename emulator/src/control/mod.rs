//! The control interface: playing the people, looking, faults, clock. HTTP and JSON below `/control`.

mod actions;
mod events;
mod file;
mod guard;
mod look;
mod people;
mod refusal;
mod settings;

use axum::routing::{get, post};
use axum::{Json, Router, middleware};

use crate::state::App;

pub(crate) use guard::Names;
pub(crate) use refusal::{Refused, is_control};

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
        .route("/control/delete", post(actions::delete))
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

/// Keeps foreign pages out of these routes, and has every refusal of the control interface be JSON.
pub(crate) fn guarded(routes: Router<App>, names: Names) -> Router<App> {
    routes
        .layer(middleware::from_fn(refusal::as_json))
        .layer(middleware::from_fn_with_state(names, guard::own_names_only))
}

/// Success without content, as an empty JSON object.
fn done() -> Json<serde_json::Value> {
    Json(serde_json::json!({}))
}
