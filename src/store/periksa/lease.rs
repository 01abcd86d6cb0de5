//! Whose turn it is to be looked at. A look takes its time and its network, so it runs outside any transaction.

use uuid::Uuid;

use super::{Message, open_file};
use crate::domain::berkas::{BerkasId, FileRef};
use crate::domain::foto::{PeriksaId, Says};
use crate::domain::petugas::ChatId;
use crate::store::Store;
use crate::store::day_key;
use crate::store::error::{StoreError, expect_rows};

/// A file that is ours to look at until the lease ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeasedSheet {
    /// Key.
    pub id: PeriksaId,
    /// Key of its seals.
    pub key: String,
    /// Who sent it.
    pub chat: ChatId,
    /// The file; `None` where it does not open with these keys.
    pub file: Option<FileRef>,
    /// What it says that it is.
    pub says: Says,
    /// The how manieth attempt this is, from 1.
    pub attempt: i16,
    /// The message that it came in; not known of what came to an earlier program.
    pub message: Option<Message>,
}

/// When a look is tried again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Again {
    /// In how many seconds.
    pub seconds: f64,
    /// Whether this attempt counts.
    pub counts: bool,
    /// The kind of fault.
    pub kind: &'static str,
}

struct Row {
    periksa_id: i64,
    periksa_key: Uuid,
    chat_id: i64,
    file: Vec<u8>,
    says: String,
    attempts: i16,
    message_id: Option<i64>,
    captioned: bool,
}

impl Store {
    /// Leases the file whose turn it is, and counts the attempt: one that ends the process is not tried for ever. As with
    /// updates, chats take turns: who sends forty waits behind everybody who sends one.
    pub async fn lease_periksa(&self, seconds: f64) -> Result<Option<LeasedSheet>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            "with due as materialized (
                 select p.periksa_id from periksa p
                 where p.state = 'pending' and p.not_before <= now() and (p.leased_until is null or p.leased_until <= now())
                 order by (
                     select count(*) from periksa e
                     where e.state = 'pending' and e.chat_id = p.chat_id and e.periksa_id < p.periksa_id), p.periksa_id
                 limit 1
                 for update of p skip locked
             )
             update periksa x set leased_until = now() + make_interval(secs => $1), attempts = x.attempts + 1
             from due where x.periksa_id = due.periksa_id
             returning x.periksa_id, x.periksa_key, x.chat_id, x.file, x.says, x.attempts, x.message_id, x.captioned",
            seconds
        );
        let Some(row) = row.fetch_optional(&mut self.link().await?).await? else { return Ok(None) };
        if !self.vault.knows_day(&row.file) {
            day_key::load(&mut self.link().await?, &self.vault).await?;
        }
        let key = row.periksa_key.to_string();
        Ok(Some(LeasedSheet {
            id: PeriksaId(row.periksa_id),
            chat: ChatId(row.chat_id),
            file: open_file(&key, &row.file, &self.vault),
            says: Says::from_code(&row.says).ok_or_else(|| StoreError::inconsistent("periksa", &row.periksa_id))?,
            attempt: row.attempts,
            message: row.message_id.map(|id| Message { id, captioned: row.captioned }),
            key,
        }))
    }

    /// Files of these berkas that were given up are tried once more.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn fetch_again(&self, berkas: &[BerkasId]) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = berkas.iter().filter_map(|id| id.0.parse().ok()).collect();
        let again = sqlx::query!(
            "update periksa x set state = 'pending', attempts = 0, not_before = now()
             where x.state = 'given_up'
               and x.permohonan_id = any(array(select b.permohonan_id from berkas b where b.berkas_id = any($1)))",
            &ids
        );
        again.execute(&mut self.link().await?).await?;
        Ok(())
    }

    /// Gives a lease back: the file is looked at later.
    pub async fn return_periksa(&self, leased: &LeasedSheet, again: Again) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "update periksa set leased_until = null, not_before = now() + make_interval(secs => $2),
                 attempts = attempts - $3::integer, last_error = $4
             where periksa_id = $1 and state = 'pending'",
            leased.id.0,
            again.seconds,
            i32::from(!again.counts),
            again.kind
        );
        match expect_rows(written.execute(&mut self.link().await?).await?.rows_affected(), 1) {
            Err(StoreError::Conflict) => Ok(()), // forgotten with its draft, or seen by somebody else
            other => other,
        }
    }
}
