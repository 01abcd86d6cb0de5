//! Claims: the tokens on receipts. The token itself is never stored, and what is stored of it is keyed: whoever writes past
//! the program cannot make a claim that is good.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::sealing::Vault;
use crate::domain::claim::{TRIES_IN_ALL, Tries};
use crate::domain::kode::Kode;
use crate::domain::petugas::{ChatId, PetugasId};
use crate::pesan::outgoing::PermohonanId;

/// Key of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimId(i64);

/// A claim that is good, with what one chat has tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Key.
    pub id: ClaimId,
    /// The permohonan it is for.
    pub kode: Kode,
    /// Wrong answers of the chat.
    pub tries: Option<Tries>,
}

/// From when until when a claim is good, and who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The petugas; `None`: the pelapor.
    pub made_by: Option<PetugasId>,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// Reads and writes claims.
pub struct ClaimRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

/// Label of the keyed hash of a token.
const TOKEN: &str = "claim/token";

impl ClaimRepo<'_> {
    /// Whether a receipt that was handed out before is still good.
    pub async fn is_live(&mut self, id: PermohonanId, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let live = sqlx::query_scalar!(
            r#"select exists (select from claim where permohonan_id = $1 and ended is null and expires_at > $2) as "live!""#,
            id.0,
            now
        );
        Ok(live.fetch_one(&mut *self.connection).await?)
    }

    /// Makes a claim; the one before is good for nothing from now on.
    pub async fn issue(&mut self, id: PermohonanId, token: &str, term: Term) -> Result<(), StoreError> {
        let replaced = sqlx::query!(
            "update claim set ended = 'replaced', ended_at = $2 where permohonan_id = $1 and ended is null",
            id.0,
            term.from
        );
        replaced.execute(&mut *self.connection).await?; // one, or none: the index allows no more
        let made = sqlx::query!(
            "insert into claim (permohonan_id, token_hash, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5)",
            id.0,
            self.vault.index(TOKEN, token),
            term.made_by.map(|petugas| petugas.0),
            term.from,
            term.until
        );
        expect_rows(made.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// The claim of a token, locked; `None` for one that is unknown, used, replaced, expired, guessed at too often, or of
    /// a permohonan that was cancelled.
    pub async fn open(&mut self, token: &str, chat: ChatId, now: DateTime<Utc>) -> Result<Option<Claim>, StoreError> {
        let hashes = self.vault.index_candidates(TOKEN, token);
        let row = sqlx::query!(
            r#"select c.claim_id, p.kode,
                 (select t.wrong from claim_try t where t.claim_id = c.claim_id and t.chat_id = $2) as "wrong?",
                 (select t.last_at from claim_try t where t.claim_id = c.claim_id and t.chat_id = $2) as "last_at?"
             from claim c join permohonan p on p.permohonan_id = c.permohonan_id
             where c.token_hash = any($1) and c.ended is null and c.expires_at > $3 and p.tahap <> 'dibatalkan'
             for update of c"#,
            &hashes,
            chat.0,
            now
        );
        let Some(row) = row.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        let kode = Kode::parse(&row.kode).map_err(|_| StoreError::inconsistent("claim", &row.claim_id))?;
        let tries = row.wrong.zip(row.last_at);
        let tries = tries.map(|(wrong, last_at)| Tries { wrong: u32::try_from(wrong).unwrap_or(u32::MAX), last_at });
        Ok(Some(Claim { id: ClaimId(row.claim_id), kode, tries }))
    }

    /// The permohonan to which this chat was bound by this token.
    pub async fn bound_by(&mut self, token: &str, chat: ChatId) -> Result<Option<Kode>, StoreError> {
        let hashes = self.vault.index_candidates(TOKEN, token);
        let row = sqlx::query!(
            "select c.claim_id, p.kode from claim c join permohonan p on p.permohonan_id = c.permohonan_id
             where c.token_hash = any($1) and c.used_by = $2",
            &hashes,
            chat.0
        );
        let Some(row) = row.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        Kode::parse(&row.kode).map(Some).map_err(|_| StoreError::inconsistent("claim", &row.claim_id))
    }

    /// Counts a wrong answer. `true`: that was the last of all that may be made; the claim has ended.
    pub async fn count_wrong(&mut self, claim: &Claim, chat: ChatId, tries: Tries) -> Result<bool, StoreError> {
        let counted = sqlx::query!(
            "insert into claim_try (claim_id, chat_id, wrong, last_at) values ($1, $2, $3, $4)
             on conflict (claim_id, chat_id) do update set wrong = excluded.wrong, last_at = excluded.last_at",
            claim.id.0,
            chat.0,
            i32::try_from(tries.wrong).unwrap_or(i32::MAX),
            tries.last_at
        );
        expect_rows(counted.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        let ended = sqlx::query_scalar!(
            r#"update claim set wrong = wrong + 1,
                 ended = case when wrong + 1 >= $2 then 'guessed' end,
                 ended_at = case when wrong + 1 >= $2 then $3::timestamptz end
             where claim_id = $1 and ended is null
             returning ended is not null as "ended!""#,
            claim.id.0,
            i32::try_from(TRIES_IN_ALL).unwrap_or(i32::MAX),
            tries.last_at
        );
        ended.fetch_optional(&mut *self.connection).await?.ok_or(StoreError::Conflict)
    }

    /// Uses it up.
    pub async fn redeem(&mut self, claim: &Claim, chat: ChatId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let used = sqlx::query!(
            "update claim set ended = 'used', ended_at = $3, used_by = $2 where claim_id = $1 and ended is null",
            claim.id.0,
            chat.0,
            at
        );
        expect_rows(used.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
