//! Files for the bot.

use axum::body::Bytes;
use serde_json::json;

use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::World;

/// Largest file a bot can download.
const DOWNLOAD_LIMIT: u64 = 20 << 20;

/// `getFile`.
pub(super) fn get_file(world: &mut World, params: &Params) -> ApiResult {
    let file = params.text("file_id").and_then(|id| world.files.get(&id));
    let file = file.ok_or_else(|| Refusal::bad("invalid file_id"))?;
    if file.view.size > DOWNLOAD_LIMIT {
        return Err(Refusal::bad("file is too big"));
    }
    Ok(json!({
        "file_id": file.view.file_id, "file_unique_id": file.view.file_unique_id,
        "file_size": file.view.size, "file_path": file.path,
    }))
}

/// The bytes at a `file_path`.
pub(super) fn download(world: &World, params: &Params) -> Result<Bytes, Refusal> {
    let file = params.text("file_path").and_then(|path| world.files.at_path(&path));
    let file = file.filter(|file| file.view.size <= DOWNLOAD_LIMIT);
    file.map(|file| file.bytes.clone()).ok_or_else(|| Refusal::new(404, "Not Found"))
}
