//! Which version of the privacy notice a person has read.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use crate::domain::petugas::ChatId;

/// Reads and keeps what was read.
pub struct NoticeRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl NoticeRepo<'_> {
    /// Whether a chat has read earlier notices, and not this one: with a request, with its binding, or before a conversation
    /// went on. `in_draft`: what it agreed to in a draft that was not sent yet.
    pub async fn has_read_others_only(
        &mut self,
        chat: ChatId,
        version: &str,
        in_draft: Option<&str>,
    ) -> Result<bool, StoreError> {
        let others = sqlx::query_scalar!(
            r#"select coalesce(bool_and(r.version <> $2), false) as "others!" from (
                 select p.consent_version as version
                 from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                 where h.chat_id = $1 and h.riwayat_seq = 1
                 union all select h.consent_version from pihak h where h.chat_id = $1 and h.riwayat_seq > 1
                 union all select b.version from pemberitahuan b where b.chat_id = $1
                 union all select $3) r
             where r.version is not null"#,
            chat.0,
            version,
            in_draft
        );
        Ok(others.fetch_one(&mut *self.connection).await?)
    }

    /// It was read.
    pub async fn read(&mut self, chat: ChatId, version: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written =
            sqlx::query!("insert into pemberitahuan (chat_id, version, at) values ($1, $2, $3)", chat.0, version, at);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
