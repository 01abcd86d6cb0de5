//! Arguments of a call; each may be JSON or, in forms, text that holds JSON.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::error::ApiError;

/// A file that came with the call.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) mime: Option<String>,
    pub(crate) bytes: Bytes,
}

/// Fields and files of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments {
    /// Shared with the call log.
    fields: Arc<Map<String, Value>>,
    files: HashMap<String, Upload>,
}

impl Arguments {
    pub(crate) fn new(mut fields: Map<String, Value>, files: HashMap<String, Upload>) -> Arguments {
        if !files.is_empty() {
            let seen = files.iter().map(|(part, file)| {
                json!({ "part": part, "name": file.name, "size": file.bytes.len() })
            });
            fields.insert("_files".to_owned(), seen.collect());
        }
        Arguments { fields: Arc::new(fields), files }
    }

    /// What the call log keeps: everything but the bytes.
    pub(crate) fn logged(&self) -> Arc<Map<String, Value>> {
        self.fields.clone()
    }

    /// The chat as the call log and faults know it.
    pub(crate) fn logged_chat(&self) -> Option<i64> {
        self.int("chat_id")
    }

    /// The file in this part.
    pub(crate) fn file(&self, part: &str) -> Option<&Upload> {
        self.files.get(part)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.get(name).is_some_and(|value| !value.is_null())
    }

    /// A text; JSON other than a string does not count.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str()
    }

    /// A whole number, also as text.
    pub(crate) fn int(&self, name: &str) -> Option<i64> {
        let value = self.fields.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// Yes or no, also as text; no if missing.
    pub(crate) fn flag(&self, name: &str) -> bool {
        match self.fields.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.to_ascii_lowercase().as_str(), "true" | "1" | "yes" | "t" | "y"),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => false,
        }
    }

    /// A list or object; missing or empty text is none, anything unreadable is refused with these words.
    pub(crate) fn object<T: DeserializeOwned>(&self, name: &str, refusal: &str) -> Result<Option<T>, ApiError> {
        let read = match self.fields.get(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => return Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text),
            Some(value) => T::deserialize(value),
        };
        read.map(Some).map_err(|_| ApiError::bad(refusal))
    }

    /// `chat_id`; names instead of numbers are not known here.
    pub(crate) fn chat(&self) -> Result<i64, ApiError> {
        let missing = !self.has("chat_id") || self.text("chat_id").is_some_and(|text| text.trim().is_empty());
        if missing {
            return Err(ApiError::bad("chat_id is empty"));
        }
        self.int("chat_id").ok_or_else(|| ApiError::bad("chat not found"))
    }

    /// `message_id`, or Telegram's word for its absence.
    pub(crate) fn message_id(&self) -> Result<i64, ApiError> {
        self.int("message_id").ok_or_else(|| ApiError::bad("message identifier is not specified"))
    }

    /// The message answered to, and whether the answer may go without it.
    pub(crate) fn reply(&self) -> Result<Option<(i64, bool)>, ApiError> {
        #[derive(Deserialize)]
        struct ReplyParameters {
            message_id: i64,
            #[serde(default)]
            allow_sending_without_reply: bool,
        }
        let given = self.object::<ReplyParameters>("reply_parameters", "can't parse reply parameters JSON object")?;
        let given = given.map(|reply| (reply.message_id, reply.allow_sending_without_reply));
        let old_way = || Some((self.int("reply_to_message_id")?, self.flag("allow_sending_without_reply")));
        Ok(given.or_else(old_way))
    }
}
