//! That messages with personal data are deleted is said once, not with each of them.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// After so long it is another conversation.
const SAID_WITHIN: TimeDelta = TimeDelta::hours(12);

/// When it was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// When.
    pub at: DateTime<Utc>,
    /// The topic of the message in which it was said: a later one on it may replace that message.
    pub topic: Option<String>,
}

impl Said {
    /// Whether the person has read it in this conversation, where it could be said once more on this topic.
    #[must_use]
    pub fn is_known(&self, topic: Option<&str>, now: DateTime<Utc>) -> bool {
        let replaced = self.topic.is_some() && self.topic.as_deref() == topic;
        now - self.at < SAID_WITHIN && !replaced
    }
}
