//! Refusals in Telegram's own words.

use serde::Serialize;

/// A refused call: HTTP status, description and, rarely, parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) code: u16,
    pub(crate) description: String,
    pub(crate) parameters: Option<Parameters>,
}

/// `ResponseParameters`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Parameters {
    RetryAfter(u32),
    MigrateToChatId(i64),
}

#[derive(Serialize)]
struct Envelope<'a> {
    ok: bool,
    error_code: u16,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<Parameters>,
}

impl ApiError {
    pub(crate) fn new(code: u16, description: impl Into<String>) -> ApiError {
        ApiError { code, description: description.into(), parameters: None }
    }

    /// 400; the words after `Bad Request: `.
    pub(crate) fn bad(words: impl AsRef<str>) -> ApiError {
        ApiError::new(400, format!("Bad Request: {}", words.as_ref()))
    }

    /// 403; the words after `Forbidden: `.
    pub(crate) fn forbidden(words: &str) -> ApiError {
        ApiError::new(403, format!("Forbidden: {words}"))
    }

    /// 409; the words after `Conflict: `.
    pub(crate) fn conflict(words: &str) -> ApiError {
        ApiError::new(409, format!("Conflict: {words}"))
    }

    /// 429 with the time to wait, in seconds.
    pub(crate) fn retry_after(seconds: u32) -> ApiError {
        let mut error = ApiError::new(429, format!("Too Many Requests: retry after {seconds}"));
        error.parameters = Some(Parameters::RetryAfter(seconds));
        error
    }

    /// The group goes on under another id.
    pub(crate) fn migrated(to: i64) -> ApiError {
        let mut error = ApiError::bad("group chat was upgraded to a supergroup chat");
        error.parameters = Some(Parameters::MigrateToChatId(to));
        error
    }

    /// The answer's body.
    pub(crate) fn body(&self) -> String {
        let envelope = Envelope {
            ok: false,
            error_code: self.code,
            description: &self.description,
            parameters: self.parameters,
        };
        serde_json::to_string(&envelope).unwrap_or_else(|_| r#"{"ok":false}"#.to_owned())
    }
}
