//! What a message may carry besides text.

use serde::{Deserialize, Serialize};

/// `PhotoSize`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PhotoSize {
    pub(crate) file_id: String,
    pub(crate) file_unique_id: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) file_size: u64,
}

/// `Document`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Document {
    pub(crate) file_id: String,
    pub(crate) file_unique_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mime_type: Option<String>,
    pub(crate) file_size: u64,
}

/// `Voice`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Voice {
    pub(crate) file_id: String,
    pub(crate) file_unique_id: String,
    pub(crate) duration: u32,
    pub(crate) mime_type: String,
    pub(crate) file_size: u64,
}

/// `Sticker`, always a regular one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Sticker {
    pub(crate) file_id: String,
    pub(crate) file_unique_id: String,
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) is_animated: bool,
    pub(crate) is_video: bool,
    pub(crate) emoji: String,
    pub(crate) file_size: u64,
}

/// `Contact`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Contact {
    pub(crate) phone_number: String,
    pub(crate) first_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) user_id: Option<i64>,
}

/// `Location`, degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Location {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}
