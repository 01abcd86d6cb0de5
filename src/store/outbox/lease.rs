//! The sender takes what is due: at most one message of each chat at a time.

use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{ELSEWHERE, UNHEARD, payload_place};
use crate::domain::petugas::ChatId;
use crate::pesan::earlier;
use crate::pesan::outgoing::{OutboxId, Outgoing, PermohonanId};
use crate::store::Store;
use crate::store::day_key;
use crate::store::error::StoreError;
use crate::store::sealing::Vault;

/// A message that is ours to send until the lease ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leased {
    /// Key.
    pub id: OutboxId,
    /// To whom.
    pub chat: ChatId,
    /// What; `None` where nobody can read it.
    pub outgoing: Option<Outgoing>,
    /// The card that it brings up to date.
    pub edits: Option<EditTarget>,
    /// The permohonan it is about.
    pub about: Option<PermohonanId>,
    /// How often sending it has failed.
    pub attempts: i16,
    /// Whether nobody knows what became of an earlier sending: it may stand in the chat already.
    pub perhaps_sent: bool,
    /// Until when it is ours.
    pub until: DateTime<Utc>,
    /// How long ago it was queued, or was due where it was delayed on purpose.
    pub waited: Duration,
}

/// Where the card is that is to be brought up to date: where it was sent last, be it as a new message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditTarget {
    /// This message.
    MessageId(i64),
    /// It never arrived.
    Gone,
}

struct Row {
    outbox_id: i64,
    outbox_key: Uuid,
    chat_id: i64,
    payload: Vec<u8>,
    permohonan_id: Option<i64>,
    edits: Option<i64>,
    message_id: Option<i64>,
    attempts: i16,
    perhaps_sent: bool,
    leased_until: DateTime<Utc>,
    waited: f64,
}

impl Store {
    /// Leases what is due, oldest first. Within a chat an entry waits for the ones before it, but not for one that
    /// was delayed on purpose or belongs elsewhere than into the chat (`elsewhere`: that is tried beside what is said), and for
    /// the card that it edits.
    pub async fn lease_outbox(&self, limit: i64, seconds: f64) -> Result<Vec<Leased>, StoreError> {
        let rows = self.due(limit, seconds).await?;
        if !rows.iter().all(|row| self.vault.knows_day(&row.payload)) {
            day_key::load(&mut self.link().await?, &self.vault).await?;
        }
        Ok(rows.into_iter().map(|row| row.open(&self.vault)).collect())
    }

    /// What stands in the way is asked for row by row, by index: as joins it would read all that waits and all chats.
    async fn due(&self, limit: i64, seconds: f64) -> Result<Vec<Row>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"with due as materialized (
                 select o.outbox_id, o.leased_until is not null or coalesce(o.last_error = $4, false) as perhaps_sent
                 from outbox o
                 where o.state = 'pending' and o.attempts >= 0 and o.not_before <= now() and (o.leased_until is null or o.leased_until <= now())
                   and (
                       select true from outbox e
                       where e.chat_id = o.chat_id and e.state = 'pending'
                         and (e.outbox_id < o.outbox_id and (e.not_before <= now() or e.last_error <> $3)
                             or e.outbox_id <> o.outbox_id and e.leased_until > now())
                       limit 1) is null
                   and (select c.state from outbox c where c.outbox_id = o.edits) is distinct from 'pending'
                   and (select d.unreachable_since from dialog d where d.chat_id = o.chat_id) is null
                 order by o.outbox_id limit $1
                 for update of o skip locked
             ), leased as (
                 update outbox o set leased_until = now() + make_interval(secs => $2)
                 from due where o.outbox_id = due.outbox_id
                 returning o.outbox_id, o.outbox_key, o.chat_id, o.payload, o.permohonan_id, o.edits, o.attempts, o.leased_until,
                     due.perhaps_sent,
                     case when o.last_error is null then greatest(o.created_at, o.not_before) else o.created_at end as since
             )
             select l.outbox_id, l.outbox_key, l.chat_id, l.payload as "payload!", l.permohonan_id, l.edits,
                 (select s.message_id from outbox s
                  where (s.outbox_id = l.edits or s.edits = l.edits) and s.message_id is not null
                  order by s.outbox_id desc limit 1) as "message_id?",
                 l.attempts, l.perhaps_sent as "perhaps_sent!", l.leased_until as "leased_until!",
                 extract(epoch from now() - l.since)::float8 as "waited!"
             from leased l
             order by l.outbox_id"#,
            limit,
            seconds,
            ELSEWHERE,
            UNHEARD
        );
        Ok(rows.fetch_all(&mut self.link().await?).await?)
    }

    /// Goes on holding what is ours until then, for what takes long to make: until when from now on. `None`: the lease had run
    /// out, and it is another sender's.
    pub async fn hold_outbox(
        &self,
        id: OutboxId,
        until: DateTime<Utc>,
        seconds: f64,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let held = sqlx::query_scalar!(
            r#"update outbox set leased_until = now() + make_interval(secs => $3)
             where outbox_id = $1 and state = 'pending' and leased_until = $2 and leased_until > now()
             returning leased_until as "until!""#,
            id.0,
            until,
            seconds
        );
        Ok(held.fetch_optional(&mut self.link().await?).await?)
    }

    /// In how many seconds something is due that is not due yet; `None`: nothing waits.
    pub async fn outbox_due_in(&self) -> Result<Option<f64>, StoreError> {
        let seconds = sqlx::query_scalar!(
            r#"select extract(epoch from min(greatest(o.not_before, o.leased_until)) - now())::float8 as "seconds"
             from outbox o where o.state = 'pending' and greatest(o.not_before, o.leased_until) > now()"#
        );
        Ok(seconds.fetch_one(&mut self.link().await?).await?)
    }
}

impl Row {
    fn open(self, vault: &Vault) -> Leased {
        let plain = vault.open(payload_place(&self.outbox_key.to_string()), &self.payload).ok();
        let target = || self.message_id.map_or(EditTarget::Gone, EditTarget::MessageId);
        Leased {
            id: OutboxId(self.outbox_id),
            chat: ChatId(self.chat_id),
            outgoing: plain.and_then(|plain| earlier::read(&plain).ok()),
            edits: self.edits.map(|_| target()),
            about: self.permohonan_id.map(PermohonanId),
            attempts: self.attempts,
            perhaps_sent: self.perhaps_sent,
            until: self.leased_until,
            waited: Duration::try_from_secs_f64(self.waited).unwrap_or_default(), // the clock may have been set back
        }
    }
}
