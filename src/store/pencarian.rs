//! Who looked for what in the register: the kind of thing, a keyed digest of it, how many were found; never the words.

use chrono::{DateTime, Utc};

use super::error::StoreError;
use super::link::Link;
use super::sealing::Vault;
use crate::domain::cari::Sought;
use crate::store::petugas::Petugas;

const DOMAIN: &str = "pencarian";

/// A page of a search that was shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// What was looked for.
    pub sought: &'a Sought,
    /// Only what has not ended.
    pub only_open: bool,
    /// Which page, from 0.
    pub page: u16,
    /// How many there are in all; `None`: more than are counted.
    pub found: Option<u32>,
}

/// Records searches.
pub struct PencarianRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl PencarianRepo<'_> {
    /// Records that a petugas was shown a page; its number.
    pub async fn record(&mut self, who: &Petugas, shown: Shown<'_>, at: DateTime<Utc>) -> Result<i64, StoreError> {
        let kunci = shown.sought.kunci().code();
        let digest = self.vault.digest(DOMAIN, format!("{kunci}:{}", shown.sought.canonical()).as_bytes());
        let recorded = sqlx::query_scalar!(
            "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8) returning pencarian_id",
            who.id.0,
            who.peran.code(),
            kunci,
            digest,
            shown.only_open,
            i32::from(shown.page),
            shown.found.and_then(|found| i32::try_from(found).ok()),
            at
        );
        Ok(recorded.fetch_one(&mut *self.connection).await?)
    }
}
