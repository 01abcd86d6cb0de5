//! Faults a test can order.

use serde::{Deserialize, Serialize};

/// What goes wrong, for which calls and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Only this method (case does not matter); `None` = any.
    #[serde(default)]
    pub method: Option<String>,
    /// Only calls for this chat; `None` = any.
    #[serde(default)]
    pub chat: Option<i64>,
    /// How many matching calls it hits; 0 = until cleared.
    #[serde(default = "once")]
    pub count: u32,
    /// How many matching calls pass first.
    #[serde(default)]
    pub skip: u32,
    /// What happens.
    pub kind: FaultKind,
}

fn once() -> u32 {
    1
}

impl Fault {
    /// Any method, any chat, once.
    #[must_use]
    pub fn new(kind: FaultKind) -> Self {
        Self { method: None, chat: None, count: once(), skip: 0, kind }
    }

    /// Only this method.
    #[must_use]
    pub fn method(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Only calls for this chat.
    #[must_use]
    pub fn chat(mut self, chat: i64) -> Self {
        self.chat = Some(chat);
        self
    }

    /// Hits this many calls.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.count = count;
        self
    }

    /// Lets this many matching calls pass first.
    #[must_use]
    pub fn after(mut self, skip: u32) -> Self {
        self.skip = skip;
        self
    }

    /// Hits every matching call until the faults are cleared.
    #[must_use]
    pub fn until_cleared(mut self) -> Self {
        self.count = 0;
        self
    }
}

/// The ways a call can go wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FaultKind {
    /// 429 with `parameters.retry_after`; no effect.
    TooManyRequests {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// 429 without parameters; no effect.
    TooManyRequestsBare,
    /// 500 `Internal Server Error` as JSON; no effect.
    InternalError,
    /// 502 with a proxy's HTML page; no effect.
    BadGateway,
    /// An error in the usual envelope; no effect.
    Refuse {
        /// HTTP status and `error_code`.
        code: u16,
        /// Telegram's words.
        description: String,
    },
    /// The connection is reset without an answer (TCP RST); no effect.
    Reset,
    /// No answer for this long, then the connection is closed; no effect.
    Hang {
        /// Milliseconds.
        ms: u64,
    },
    /// Effect and answer come this much later; the effect also when the bot does not wait.
    Slow {
        /// Milliseconds.
        ms: u64,
    },
    /// The effect happens, then the connection is closed without an answer.
    AnswerLost,
}
