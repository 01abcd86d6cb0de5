//! Fetches a file that somebody sent: `getFile`, then its bytes, never more than Telegram gives to bots.

use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use teloxide::payloads::GetFile;
use teloxide::types::FileId;

use super::api::{Api, ApiError, CALL_TIMEOUT};
use crate::app::periksa::{Fetch, NotFetched};
use crate::domain::berkas::FileRef;
use crate::domain::kantor::MAX_FILE_MB;
use crate::store::periksa::Again;

/// How long the bytes may take to arrive.
const DOWNLOAD_TIMEOUT: Duration = Duration::from_mins(1);

/// Seconds to wait when Telegram refuses us and not a file.
const REFUSED_SECONDS: f64 = 30.0;

#[derive(Deserialize)]
struct File {
    file_path: Option<String>,
}

/// How the use cases fetch a file.
#[must_use]
pub fn fetch(api: Api) -> Fetch {
    Arc::new(move |file| {
        let api = api.clone();
        Box::pin(async move { bytes(&api, file).await })
    })
}

async fn bytes(api: &Api, file: FileRef) -> Result<Vec<u8>, NotFetched> {
    let answer = api.call(&GetFile::new(FileId(file.file_id)), CALL_TIMEOUT).await.map_err(|e| later(&e))?;
    let file: File = serde_json::from_str(answer.get()).map_err(|_| later(&ApiError::Server))?;
    let path = file.file_path.ok_or_else(|| later(&ApiError::Server))?;
    let found = api.download(&path, MAX_FILE_MB as usize * 1024 * 1024, DOWNLOAD_TIMEOUT).await;
    found.map_err(|e| later(&e))?.ok_or(NotFetched::Never)
}

/// A refused file may be one that Telegram cannot give just now; the attempts are counted.
fn later(error: &ApiError) -> NotFetched {
    let kind = error.kind();
    #[expect(clippy::cast_precision_loss, reason = "seconds of a pause")]
    let (seconds, counts) = match error {
        ApiError::RetryAfter(seconds) => (*seconds as f64, false),
        ApiError::Unauthorized | ApiError::Conflict => (REFUSED_SECONDS, false),
        ApiError::TooManyRequests
        | ApiError::Unreachable
        | ApiError::NotModified
        | ApiError::EditGone
        | ApiError::DeleteGone
        | ApiError::Undeletable
        | ApiError::BadRequest
        | ApiError::Server
        | ApiError::Network => (0.0, true),
    };
    NotFetched::Later(Again { seconds, counts, kind })
}
