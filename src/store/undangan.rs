//! One-time invitations. The token itself is never stored, and what is stored of it is keyed: whoever writes past the program
//! cannot make an invitation that is good.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::sealing::Vault;
use crate::domain::petugas::{ChatId, Peran, PetugasId};

/// Reads and writes invitations.
pub struct UndanganRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

/// Label of the keyed hash of a token.
const TOKEN: &str = "undangan/token";

impl UndanganRepo<'_> {
    /// Makes an invitation. `made_by` is `None` at the command line.
    pub async fn create(
        &mut self,
        token: &str,
        peran: Peran,
        made_by: Option<PetugasId>,
        at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let made = sqlx::query!(
            "insert into undangan (token_hash, peran, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5)",
            self.vault.index(TOKEN, token),
            peran.code(),
            made_by.map(|id| id.0),
            at,
            expires_at
        );
        expect_rows(made.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// What an invitation is good for at this moment and for this chat, without using it up. One made by somebody who
    /// has lost their rights is good for nothing, and none made before brings a deactivated person back.
    pub async fn peek(&mut self, token: &str, chat: ChatId, at: DateTime<Utc>) -> Result<Option<Peran>, StoreError> {
        let peran = sqlx::query_scalar!(
            "select u.peran from undangan u
             where u.token_hash = any($1) and u.used_at is null and u.expires_at > $3
               and (u.made_by is null or has_peran(u.made_by, 'kasi', 'admin'))
               and not exists (
                   select from petugas d
                   where d.chat_id = $2 and not d.aktif and d.deactivated_at >= u.made_at)",
            &self.vault.index_candidates(TOKEN, token),
            chat.0,
            at
        );
        let Some(peran) = peran.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        Peran::from_code(&peran).map(Some).ok_or_else(|| StoreError::inconsistent("undangan", &"(token)"))
    }

    /// Uses it up. `false`: unknown, used or expired.
    pub async fn redeem(&mut self, token: &str, petugas: PetugasId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let used = sqlx::query!(
            "update undangan set used_by = $2, used_at = $3
             where token_hash = any($1) and used_at is null and expires_at > $3",
            &self.vault.index_candidates(TOKEN, token),
            petugas.0,
            at
        );
        Ok(used.execute(&mut *self.connection).await?.rows_affected() == 1)
    }
}
