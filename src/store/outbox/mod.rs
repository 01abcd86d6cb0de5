//! What is to be said. Nothing is said that does not stand in `outbox`; per chat, in order.

mod columns;
mod lease;
mod outcome;

use chrono::{DateTime, Utc};

pub(super) use self::columns::Columns;
pub use self::lease::{EditTarget, Leased};
pub use self::outcome::{ELSEWHERE, Outcome, UNHEARD};
use super::error::{StoreError, expect_rows};
use super::sealing::{Place, Vault};
use super::updates::dialog_place;
use crate::domain::kode::Kode;
use crate::domain::petugas::ChatId;
use crate::pesan::outgoing::{PermohonanId, Queued};
use crate::store::link::Link;

/// Writes what is to be said, inside a unit of work.
pub struct OutboxRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl OutboxRepo<'_> {
    /// Queues, where no update is finished with it. What waits on the same topic is replaced.
    pub async fn enqueue(&mut self, queued: &[Queued]) -> Result<(), StoreError> {
        let out = Columns::seal(queued, self.vault)?;
        let written = sqlx::query_scalar!(
            r#"with replaced as (
                 delete from outbox o using unnest($1::bigint[], $2::text[]) as n (chat_id, topic)
                 where o.chat_id = n.chat_id and o.topic = n.topic and o.state = 'pending'
                   and (o.leased_until is null or o.leased_until <= now())
                   and not exists (select from outbox e where e.edits = o.outbox_id)
             ), queued as (
                 insert into outbox (chat_id, topic, outbox_key, payload, permohonan_id, is_card, edits, not_before)
                 select n.chat_id, n.topic, n.key, n.payload, n.about, n.is_card, n.edits,
                     now() + make_interval(secs => n.delay)
                 from unnest($1::bigint[], $2::text[], $3::uuid[], $4::bytea[], $5::bigint[], $6::boolean[],
                         $7::bigint[], $8::float8[])
                     with ordinality as n (chat_id, topic, key, payload, about, is_card, edits, delay, ordinal)
                 order by n.ordinal
                 returning outbox_id
             )
             select count(*) as "queued!" from queued"#,
            &out.chat,
            &out.topic as &[Option<String>],
            &out.key,
            &out.payload,
            &out.about as &[Option<i64>],
            &out.is_card,
            &out.edits as &[Option<i64>],
            &out.delay
        );
        expect_rows(written.fetch_one(&mut *self.connection).await?, out.chat.len())
    }

    /// The chats to which something on this topic has not gone out yet. Not those that cannot be reached: theirs is held.
    pub async fn waiting_on(&mut self, topic: &str) -> Result<Vec<ChatId>, StoreError> {
        let chats = sqlx::query_scalar!(
            "select distinct o.chat_id from outbox o
             where o.state = 'pending' and o.topic = $1
               and (select d.unreachable_since from dialog d where d.chat_id = o.chat_id) is null",
            topic
        );
        Ok(chats.fetch_all(&mut *self.connection).await?.into_iter().map(ChatId).collect())
    }

    /// What waits for a chat on this topic is not said: something else says it.
    pub async fn withdraw(&mut self, chat: ChatId, topic: &str) -> Result<(), StoreError> {
        let withdrawn = sqlx::query!(
            "delete from outbox o where o.chat_id = $1 and o.topic = $2 and o.state = 'pending'
               and (o.leased_until is null or o.leased_until <= now())
               and not exists (select from outbox e where e.edits = o.outbox_id)",
            chat.0,
            topic
        );
        withdrawn.execute(&mut *self.connection).await?; // any number may wait
        Ok(())
    }

    /// Marks a chat as not to be reached and names its permohonan that are not over; `None` when it was marked already. Nothing is sent to it until they write again.
    pub async fn mark_unreachable(
        &mut self,
        chat: ChatId,
        at: DateTime<Utc>,
    ) -> Result<Option<Vec<(PermohonanId, Kode)>>, StoreError> {
        let nothing = self.vault.seal_today(dialog_place(&chat.0.to_string()), b"null")?;
        let rows = sqlx::query!(
            r#"with marked as (
                 insert into dialog (chat_id, version, state, unreachable_since, updated_at) values ($1, 0, $2, $3, $3)
                 on conflict (chat_id) do update set unreachable_since = excluded.unreachable_since
                     where dialog.unreachable_since is null
                 returning chat_id
             )
             select p.permohonan_id as "permohonan_id?", p.kode as "kode?"
             from marked
             left join (pihak h join permohonan p on p.permohonan_id = h.permohonan_id and p.tahap <> 'dibatalkan'
                     and not (p.tahap = 'dikirim' and coalesce(p.stated, '') in ('diserahkan', 'ditolak')))
                 on h.chat_id = marked.chat_id
             order by p.permohonan_id"#,
            chat.0,
            nothing,
            at
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let open = |(id, kode): (i64, &String)| {
            let kode = Kode::parse(kode).map_err(|_| StoreError::inconsistent("permohonan", &id))?;
            Ok((PermohonanId(id), kode))
        };
        rows.iter()
            .filter_map(|row| row.permohonan_id.zip(row.kode.as_ref()))
            .map(open)
            .collect::<Result<_, _>>()
            .map(Some)
    }
}

pub(super) fn payload_place(key: &str) -> Place<'_> {
    Place { table: "outbox", column: "payload", row: key }
}
