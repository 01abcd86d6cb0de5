//! Conversations that nobody goes on with, and what is begun in those of petugas. Each is locked while it is looked at; one that
//! is worked on at that moment is left for the next night.

use chrono::{DateTime, TimeDelta, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::sealing::Vault;
use super::updates::{StoredDialog, dialog_place};
use crate::domain::kode::Kode;
use crate::domain::petugas::ChatId;

/// A conversation that nobody goes on with.
pub struct Leftover {
    /// The chat.
    pub chat: ChatId,
    /// Where the conversation stands.
    pub dialog: StoredDialog,
    /// Whether its row says something else, too, and stays: that of a petugas, or of who cannot be reached.
    pub stays: bool,
    /// Whether the chat can be reached.
    pub reachable: bool,
}

/// Reads and empties conversations.
pub struct LeftoverRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

struct Row {
    chat_id: i64,
    version: i32,
    state: Vec<u8>,
    stays: bool,
    reachable: bool,
}

impl Row {
    fn open(self, vault: &Vault) -> Leftover {
        let opened = vault.open(dialog_place(&self.chat_id.to_string()), &self.state).ok();
        let state = opened.and_then(|bytes| String::from_utf8(bytes).ok());
        let readable = state.is_some();
        Leftover {
            chat: ChatId(self.chat_id),
            dialog: StoredDialog { version: self.version, state: state.unwrap_or_default(), readable },
            stays: self.stays,
            reachable: self.reachable,
        }
    }
}

impl LeftoverRepo<'_> {
    /// Conversations with a draft with which nothing was done since this time, be their owner reminded or not. Not those that
    /// said something within the hour.
    pub async fn drafts(
        &mut self,
        before: DateTime<Utc>,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Leftover>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select d.chat_id, d.version, d.state, d.unreachable_since is null as "reachable!",
                 d.unreachable_since is not null or exists (
                     select from petugas t where t.chat_id = d.chat_id) as "stays!"
             from dialog d
             where d.draft is not false and coalesce(d.draft_at, d.updated_at) < $1 and d.updated_at < $2
               and not exists (select from inbox i where i.chat_id = d.chat_id and i.state = 'pending')
             order by coalesce(d.draft_at, d.updated_at), d.chat_id limit $3
             for update of d skip locked"#,
            before,
            now - TimeDelta::hours(1),
            limit
        );
        Ok(rows.fetch_all(&mut *self.connection).await?.into_iter().map(|row| row.open(self.vault)).collect())
    }

    /// Empties up to `limit` conversations without a draft in which nothing was said since this time: how many. Of who can be
    /// reached and is no petugas the row goes.
    pub async fn empty_old(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select d.chat_id, d.version, d.state, d.unreachable_since is null as "reachable!",
                 d.unreachable_since is not null or exists (
                     select from petugas t where t.chat_id = d.chat_id) as "stays!"
             from dialog d
             where d.draft is false and d.version > 0 and d.updated_at < $1
               and not exists (select from inbox i where i.chat_id = d.chat_id and i.state = 'pending')
             order by d.chat_id limit $2
             for update of d skip locked"#,
            before,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let due = rows.len() as u64;
        for row in rows {
            self.empty(ChatId(row.chat_id), row.stays).await?;
        }
        Ok(due)
    }

    /// Nothing of a conversation is left; its row stays where it says something else.
    pub async fn empty(&mut self, chat: ChatId, stays: bool) -> Result<(), StoreError> {
        if !stays {
            let gone = sqlx::query!("delete from dialog where chat_id = $1", chat.0);
            return expect_rows(gone.execute(&mut *self.connection).await?.rows_affected(), 1);
        }
        let nothing = self.vault.seal_today(dialog_place(&chat.0.to_string()), b"null")?;
        let emptied = sqlx::query!(
            "update dialog set version = 0, state = $2, draft = false, draft_at = null where chat_id = $1",
            chat.0,
            nothing
        );
        expect_rows(emptied.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// The conversations of everybody who is or was a petugas: they are few.
    pub async fn of_petugas(&mut self) -> Result<Vec<Leftover>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select d.chat_id, d.version, d.state, d.unreachable_since is null as "reachable!", true as "stays!"
             from dialog d
             where d.version > 0 and exists (select from petugas t where t.chat_id = d.chat_id)
             order by d.chat_id for update of d skip locked"#
        );
        Ok(rows.fetch_all(&mut *self.connection).await?.into_iter().map(|row| row.open(self.vault)).collect())
    }

    /// Which of these permohonan are over: closed, or sent as well.
    pub async fn over(&mut self, kode: &[Kode]) -> Result<(Vec<Kode>, Vec<Kode>), StoreError> {
        let compact: Vec<String> = kode.iter().map(Kode::compact).collect();
        let rows = sqlx::query!(
            "select kode, tahap from permohonan p
             where kode = any($1) and tahap in ('dibatalkan', 'dikirim') and not stands_sent_back(p.permohonan_id)",
            &compact
        );
        let (mut closed, mut ended) = (Vec::new(), Vec::new());
        for row in rows.fetch_all(&mut *self.connection).await? {
            let kode = Kode::parse(&row.kode).map_err(|_| StoreError::inconsistent("permohonan", &row.kode))?;
            ended.push(kode);
            if row.tahap == "dibatalkan" {
                closed.push(kode);
            }
        }
        Ok((closed, ended))
    }

    /// Which of these searches were made since this time.
    pub async fn searched_since(&mut self, ids: &[i64], since: DateTime<Utc>) -> Result<Vec<i64>, StoreError> {
        let fresh = sqlx::query_scalar!(
            "select pencarian_id from pencarian where pencarian_id = any($1) and at >= $2",
            ids,
            since
        );
        Ok(fresh.fetch_all(&mut *self.connection).await?)
    }
}
