//! `getFile`.

use serde_json::json;

use super::{Arguments, Outcome, answer};
use crate::error::ApiError;
use crate::state::Server;

/// Most bytes of a file that a bot may download (Bot API, `getFile`).
const MAX_DOWNLOAD: u64 = 20 * 1024 * 1024;

/// `getFile`.
pub(super) fn get(server: &Server, call: &Arguments) -> Outcome {
    let id = call.text("file_id").unwrap_or_default();
    if id.is_empty() {
        return Err(ApiError::bad("file_id not specified"));
    }
    let state = server.lock();
    let file = state.files.get(id).ok_or_else(|| ApiError::bad("wrong file_id or the file is temporarily unavailable"))?;
    if file.size > MAX_DOWNLOAD {
        return Err(ApiError::bad("file is too big"));
    }
    answer(&json!({ "file_id": id, "file_unique_id": file.unique, "file_size": file.size, "file_path": file.path }))
}
