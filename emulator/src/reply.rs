//! The Bot API's answers: result or refusal, in the usual envelope.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A call's result.
pub(crate) type ApiResult = Result<Value, Refusal>;

/// A refusal in Telegram's words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) code: u16,
    pub(crate) description: String,
    pub(crate) parameters: Option<Value>,
}

impl Refusal {
    pub(crate) fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    /// 400; the prefix is added.
    pub(crate) fn bad(words: &str) -> Self {
        Self::new(400, format!("Bad Request: {words}"))
    }

    /// 403; the prefix is added.
    pub(crate) fn forbidden(words: &str) -> Self {
        Self::new(403, format!("Forbidden: {words}"))
    }

    pub(crate) fn conflict(words: &str) -> Self {
        Self::new(409, format!("Conflict: {words}"))
    }

    pub(crate) fn with(mut self, parameters: Value) -> Self {
        self.parameters = Some(parameters);
        self
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.description});
        if let (Some(parameters), Some(body)) = (self.parameters, body.as_object_mut()) {
            body.insert("parameters".to_owned(), parameters);
        }
        (status, Json(body)).into_response()
    }
}

/// The envelope around a result.
pub(crate) fn success(result: &Value) -> Response {
    Json(json!({"ok": true, "result": result})).into_response()
}
