//! What has failed for good and is kept for a person: listed without its chat, tried again, or dropped. `again` and `take_away`
//! are about what is dead at that moment: of two people who call it at once one does it.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::day_key;
use super::error::StoreError;
use super::link::Link;
use super::outbox::payload_place;
use super::sealing::Vault;
use super::updates::raw_place;
use crate::domain::codes::codes;
use crate::domain::kode::Kode;
use crate::domain::permohonan::TahapKind;
use crate::pesan::earlier;
use crate::pesan::outgoing::Outgoing;

codes! {
    /// From where it is.
    pub enum DeadQueue {
        /// An update in `inbox`.
        Inbox = "masuk",
        /// A message in `outbox`.
        Outbox = "keluar",
    }
}

/// The number of one of them, with its queue: `masuk-12`, `keluar-34`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeadId {
    /// From where.
    pub queue: DeadQueue,
    /// Key there.
    pub id: i64,
}

impl fmt::Display for DeadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.queue, self.id)
    }
}

impl FromStr for DeadId {
    type Err = NoDeadId;

    fn from_str(text: &str) -> Result<Self, NoDeadId> {
        let (queue, id) = text.trim().split_once('-').ok_or(NoDeadId)?;
        let queue = DeadQueue::from_code(&queue.to_lowercase()).ok_or(NoDeadId)?;
        let id = id.parse().ok().filter(|id| *id > 0).ok_or(NoDeadId)?;
        Ok(Self { queue, id })
    }
}

/// Not such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a number looks like masuk-12 or keluar-34, as in surat-mati daftar")]
pub struct NoDeadId;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// Its number.
    pub id: DeadId,
    /// When it was received or queued.
    pub since: DateTime<Utc>,
    /// How often it was tried.
    pub attempts: i16,
    /// The kind of the last fault.
    pub fault: Option<String>,
    /// A later message on the same topic takes its place while it waits.
    pub topic: Option<String>,
    /// The permohonan it is about, and where that stands.
    pub about: Option<(Kode, TahapKind)>,
    /// Whether its chat cannot be reached: a message waits until the person writes.
    pub unreachable: bool,
    /// Why it is not tried again.
    pub hindrance: Option<Hindrance>,
    /// What it is.
    pub content: Content,
}

/// Why a message is not tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// Something newer on the same topic, or of the same card, was said: it would say what does not hold any more.
    Newer,
    /// It tells of a breach: that it was given up is recorded, and who was not told is told anew.
    Breach,
}

/// What it is. To be looked at for its form, and never to be printed.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// The bytes of an update; `None` where they do not open.
    Update(Option<Vec<u8>>),
    /// A message, and whether it brings a card up to date; `None` where nobody can read it.
    Message(Option<Box<Outgoing>>, bool),
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Content(…)")
    }
}

#[expect(clippy::struct_excessive_bools, reason = "columns of a row")]
struct MessageRow {
    outbox_id: i64,
    outbox_key: Uuid,
    payload: Vec<u8>,
    attempts: i16,
    last_error: Option<String>,
    created_at: DateTime<Utc>,
    topic: Option<String>,
    edits: bool,
    kode: Option<String>,
    tahap: Option<String>,
    unreachable: bool,
    breach: bool,
    newer: bool,
}

impl MessageRow {
    fn open(self, vault: &Vault) -> Dead {
        let plain = vault.open(payload_place(&self.outbox_key.to_string()), &self.payload).ok();
        let outgoing = plain.and_then(|plain| earlier::read(&plain).ok()).map(Box::new);
        let kode = self.kode.and_then(|kode| Kode::parse(&kode).ok());
        Dead {
            id: DeadId { queue: DeadQueue::Outbox, id: self.outbox_id },
            since: self.created_at,
            attempts: self.attempts,
            fault: self.last_error,
            topic: self.topic,
            about: kode.zip(self.tahap.and_then(|tahap| TahapKind::from_code(&tahap))),
            unreachable: self.unreachable,
            hindrance: match (self.breach, self.newer) {
                (true, _) => Some(Hindrance::Breach),
                (false, true) => Some(Hindrance::Newer),
                (false, false) => None,
            },
            content: Content::Message(outgoing, self.edits),
        }
    }
}

/// What has failed for good.
pub struct DeadRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl DeadRepo<'_> {
    /// All of it, updates first, the oldest first.
    pub async fn all(&mut self) -> Result<Vec<Dead>, StoreError> {
        day_key::load(&mut *self.connection, self.vault).await?;
        let mut all = self.updates().await?;
        all.extend(self.messages().await?);
        Ok(all)
    }

    async fn updates(&mut self) -> Result<Vec<Dead>, StoreError> {
        let rows = sqlx::query!(
            r#"select i.inbox_id, i.update_id, i.raw as "raw!", i.attempts, i.last_error, i.received_at,
                 d.unreachable_since is not null as "unreachable!"
             from inbox i left join dialog d on d.chat_id = i.chat_id
             where i.state = 'dead' order by i.inbox_id"#
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let open = |place: &str, raw: &[u8]| self.vault.open(raw_place(place), raw).ok();
        Ok(rows
            .into_iter()
            .map(|row| Dead {
                id: DeadId { queue: DeadQueue::Inbox, id: row.inbox_id },
                since: row.received_at,
                attempts: row.attempts,
                fault: row.last_error,
                topic: None,
                about: None,
                unreachable: row.unreachable,
                hindrance: None,
                content: Content::Update(open(&row.update_id.to_string(), &row.raw)),
            })
            .collect())
    }

    async fn messages(&mut self) -> Result<Vec<Dead>, StoreError> {
        let rows = sqlx::query_as!(
            MessageRow,
            r#"select o.outbox_id, o.outbox_key, o.payload as "payload!", o.attempts, o.last_error, o.created_at, o.topic,
                 o.edits is not null as "edits!", p.kode as "kode?", p.tahap as "tahap?",
                 d.unreachable_since is not null as "unreachable!", o.insiden_id is not null as "breach!",
                 exists (
                     select from outbox n where n.chat_id = o.chat_id and n.outbox_id > o.outbox_id and n.state <> 'dead'
                       and (n.topic = o.topic or n.edits = o.edits or n.edits = o.outbox_id and n.state = 'sent')) as "newer!"
             from outbox o
             left join permohonan p on p.permohonan_id = o.permohonan_id
             left join dialog d on d.chat_id = o.chat_id
             where o.state = 'dead' order by o.outbox_id"#
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(rows.into_iter().map(|row| row.open(self.vault)).collect())
    }

    /// Makes updates pending again, from the first attempt; gives those that were dead. What waits of the same chats is locked
    /// first: an earlier update must not be begun while a later one is worked on.
    pub async fn updates_again(&mut self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let again = sqlx::query_scalar!(
            r#"with beside as materialized (
                 select w.inbox_id from inbox w
                 where w.state = 'pending' and w.chat_id in (
                     select i.chat_id from inbox i where i.inbox_id = any($1) and i.state = 'dead')
                 order by w.inbox_id for update
             ), again as (
                 update inbox set state = 'pending', attempts = 0, not_before = now(), last_error = null, done_at = null
                 where inbox_id = any($1) and state = 'dead' and (select count(*) from beside) >= 0
                 returning inbox_id
             ), untold as (
                 delete from dead_notice n using again a where n.queue = 'inbox' and n.id = a.inbox_id
             )
             select inbox_id from again order by 1"#,
            ids
        );
        Ok(again.fetch_all(&mut *self.connection).await?)
    }

    /// The same of messages, but not of those with a [`Hindrance`]. They go before what waits in their chats; who cannot be reached is
    /// waited for.
    pub async fn messages_again(&mut self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let again = sqlx::query_scalar!(
            r#"with again as (
                 update outbox o
                 set state = 'pending', attempts = 0, not_before = now(), last_error = null, leased_until = null
                 where o.outbox_id = any($1) and o.state = 'dead' and o.insiden_id is null
                   and not exists (
                     select from outbox n where n.chat_id = o.chat_id and n.outbox_id > o.outbox_id and n.state <> 'dead'
                       and (n.topic = o.topic or n.edits = o.edits or n.edits = o.outbox_id and n.state = 'sent'))
                 returning o.outbox_id
             ), untold as (
                 delete from dead_notice n using again a where n.queue = 'outbox' and n.id = a.outbox_id
             )
             select outbox_id from again order by 1"#,
            ids
        );
        Ok(again.fetch_all(&mut *self.connection).await?)
    }

    /// Drops updates for ever; gives those that were dead.
    pub async fn drop_updates(&mut self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let gone = sqlx::query_scalar!(
            "delete from inbox where inbox_id = any($1) and state = 'dead' returning inbox_id",
            ids
        );
        Ok(gone.fetch_all(&mut *self.connection).await?)
    }

    /// Drops messages for ever, with what was to bring them up to date; gives those that were dead.
    pub async fn drop_messages(&mut self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let gone = sqlx::query!(
            r#"with dead as materialized (
                 select outbox_id from outbox where outbox_id = any($1) and state = 'dead' for update
             )
             delete from outbox o where o.outbox_id in (select outbox_id from dead) or o.edits in (select outbox_id from dead)
             returning o.outbox_id, o.outbox_id in (select outbox_id from dead) as "named!""#,
            ids
        );
        let gone = gone.fetch_all(&mut *self.connection).await?;
        Ok(gone.into_iter().filter(|row| row.named).map(|row| row.outbox_id).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("masuk-12", Some((DeadQueue::Inbox, 12)))]
    #[case("Keluar-34", Some((DeadQueue::Outbox, 34)))]
    #[case("34", None)]
    #[case("keluar-0", None)]
    #[case("keluar--1", None)]
    #[case("inbox-3", None)]
    fn a_number_names_its_queue(#[case] text: &str, #[case] means: Option<(DeadQueue, i64)>) {
        assert_eq!(text.parse::<DeadId>().ok().map(|one| (one.queue, one.id)), means);
    }
}
