//! What became of what was sent.

use crate::pesan::outgoing::OutboxId;
use crate::store::Store;
use crate::store::error::{StoreError, expect_rows};

/// The kind of fault of what does not go into the chat: what is said there does not wait for it.
pub const ELSEWHERE: &str = "elsewhere";

/// The kind of fault of what was sent without an answer: it may have arrived.
pub const UNHEARD: &str = "network";

/// What became of a leased message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// Telegram has it; what it said is forgotten.
    Sent {
        /// The message at Telegram, where there is one.
        message_id: Option<i64>,
    },
    /// To be tried again; later ones in the same chat wait for it.
    RetryAt {
        /// In how many seconds.
        seconds: f64,
        /// Whether an attempt is counted.
        count: bool,
        /// The kind of fault.
        kind: &'static str,
    },
    /// Kept for a person to look at.
    Dead {
        /// The kind of fault.
        kind: &'static str,
    },
    /// The lease is given back and nothing is counted: the chat cannot be reached, or all sending has stopped.
    Held {
        /// Why.
        kind: &'static str,
    },
}

#[derive(Default)]
struct Columns {
    id: Vec<i64>,
    state: Vec<String>,
    message: Vec<Option<i64>>,
    wait: Vec<Option<f64>>,
    counted: Vec<bool>,
    kind: Vec<Option<String>>,
}

impl Columns {
    fn push(&mut self, id: OutboxId, outcome: Outcome) {
        let (state, message, wait, counted, kind) = match outcome {
            Outcome::Sent { message_id } => ("sent", message_id, None, false, None),
            Outcome::RetryAt { seconds, count, kind } => ("pending", None, Some(seconds), count, Some(kind)),
            Outcome::Dead { kind } => ("dead", None, None, true, Some(kind)),
            Outcome::Held { kind } => ("pending", None, None, false, Some(kind)),
        };
        self.id.push(id.0);
        self.state.push(state.to_owned());
        self.message.push(message);
        self.wait.push(wait);
        self.counted.push(counted);
        self.kind.push(kind.map(str::to_owned));
    }
}

impl Store {
    /// Records the outcomes, and says whether more waits in one of these chats. [`StoreError::Conflict`] when a lease had run out
    /// and another sender was faster; the others are recorded all the same.
    pub async fn finish_outbox(&self, outcomes: &[(OutboxId, Outcome)]) -> Result<bool, StoreError> {
        let mut columns = Columns::default();
        for (id, outcome) in outcomes {
            columns.push(*id, *outcome);
        }
        let written = sqlx::query!(
            r#"with ended as (
                 update outbox o set
                     state = n.state,
                     payload = case when n.state = 'sent' then null else o.payload end,
                     sent_at = case when n.state = 'sent' then now() end,
                     message_id = n.message_id,
                     attempts = o.attempts + n.counted::integer,
                     not_before = coalesce(now() + make_interval(secs => n.wait), o.not_before),
                     last_error = n.kind,
                     leased_until = null
                 from unnest($1::bigint[], $2::text[], $3::bigint[], $4::float8[], $5::boolean[], $6::text[])
                     as n (outbox_id, state, message_id, wait, counted, kind)
                 where o.outbox_id = n.outbox_id and o.state = 'pending'
                 returning o.outbox_id, o.chat_id
             )
             select count(*) as "recorded!", coalesce(bool_or((
                 select true from outbox e
                 where e.chat_id = d.chat_id and e.state = 'pending' and e.outbox_id <> d.outbox_id
                 limit 1)), false) as "more!"
             from ended d"#,
            &columns.id,
            &columns.state,
            &columns.message as &[Option<i64>],
            &columns.wait as &[Option<f64>],
            &columns.counted,
            &columns.kind as &[Option<String>]
        );
        let written = written.fetch_one(&mut self.link().await?).await?;
        expect_rows(written.recorded, outcomes.len())?;
        Ok(written.more)
    }
}
