//! Faults that a test switches on.

use serde::{Deserialize, Serialize};

/// A fault, and the calls it falls upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Method in any case, for example `sendMessage`; none = every method, `getUpdates` included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Chat named by `chat_id`; none = every call, with or without a chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// How many calls are struck before the fault ends by itself; 0 = until cleared.
    #[serde(default = "once")]
    pub count: u32,
    /// How many matching calls pass unharmed first.
    #[serde(default)]
    pub skip: u32,
    /// What goes wrong.
    #[serde(flatten)]
    pub kind: FaultKind,
}

fn once() -> u32 {
    1
}

impl Fault {
    /// Strikes the next call, whatever it is, once.
    #[must_use]
    pub fn new(kind: FaultKind) -> Fault {
        Fault { method: None, chat: None, count: 1, skip: 0, kind }
    }

    /// Only calls of this method.
    #[must_use]
    pub fn method(mut self, name: &str) -> Fault {
        self.method = Some(name.to_owned());
        self
    }

    /// Only calls to this chat.
    #[must_use]
    pub fn chat(mut self, id: i64) -> Fault {
        self.chat = Some(id);
        self
    }

    /// Ends after so many struck calls.
    #[must_use]
    pub fn times(mut self, count: u32) -> Fault {
        self.count = count;
        self
    }

    /// Lets so many matching calls pass first.
    #[must_use]
    pub fn after(mut self, calls: u32) -> Fault {
        self.skip = calls;
        self
    }

    /// Goes on until faults are cleared.
    #[must_use]
    pub fn until_cleared(self) -> Fault {
        self.times(0)
    }
}

/// The ways in which a call can fail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// 429 with `parameters.retry_after`.
    TooManyRequests {
        /// Seconds.
        retry_after: u32,
    },
    /// 429 without `parameters`, as a busy server answers.
    TooManyRequestsBare,
    /// 500 in Telegram's envelope.
    InternalError,
    /// 502 with a proxy's HTML page instead of JSON.
    BadGateway,
    /// A refusal of your own in Telegram's envelope; nothing takes effect.
    Refuse {
        /// HTTP status and `error_code`.
        code: u16,
        /// The whole description, for example `Forbidden: bot was blocked by the user`.
        description: String,
    },
    /// The connection is reset before anything takes effect.
    Reset,
    /// No answer for this long, then the connection is reset; nothing takes effect.
    Hang {
        /// Milliseconds.
        ms: u64,
    },
    /// Takes effect at once, answers late.
    Slow {
        /// Milliseconds.
        ms: u64,
    },
    /// Takes effect, then the connection is reset instead of an answer.
    AnswerLost,
}
