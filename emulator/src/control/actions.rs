//! What people do.

use axum::Json;
use axum::extract::State;
use serde_json::Value;

use super::{Refused, done};
use crate::protocol::{DeleteMessage, EditText, MessageIds, Press, QueryId, Say};
use crate::state::App;

pub(super) async fn say(State(app): State<App>, Json(say): Json<Say>) -> Result<Json<MessageIds>, Refused> {
    let message_ids = app.world().say(say).map_err(Refused::impossible)?;
    Ok(Json(MessageIds { message_ids }))
}

pub(super) async fn edit(State(app): State<App>, Json(edit): Json<EditText>) -> Result<Json<Value>, Refused> {
    app.world().edit_by_person(edit).map_err(Refused::impossible)?;
    Ok(done())
}

pub(super) async fn delete(
    State(app): State<App>,
    Json(deletion): Json<DeleteMessage>,
) -> Result<Json<Value>, Refused> {
    app.world().delete_by_person(deletion).map_err(Refused::impossible)?;
    Ok(done())
}

pub(super) async fn press(State(app): State<App>, Json(press): Json<Press>) -> Result<Json<QueryId>, Refused> {
    let query_id = app.world().press(&press).map_err(Refused::impossible)?;
    Ok(Json(QueryId { query_id }))
}
