//! A permohonan with everything that belongs to it, in one statement.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::body::Body;
use super::{PermohonanRepo, place};
use crate::domain::berkas::{BerkasId, Checklist};
use crate::domain::expected::Expected;
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::pengambilan::Pengambilan;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::ChatId;
use crate::domain::sight::Sight;
use crate::domain::tunda::{Tunda, hold_on};
use crate::pesan::outgoing::{OutboxId, PermohonanId};
use crate::store::data_key::unwrap;
use crate::store::error::StoreError;
use crate::store::perkiraan::ExpectedRow;
use crate::store::sealing::{DataKey, Vault};

/// A permohonan as it stands in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Key.
    pub id: PermohonanId,
    /// The permohonan.
    pub permohonan: Permohonan,
    /// The keys of what was given, in the order of the checklist.
    pub piece_keys: Vec<Uuid>,
    /// The last row of its riwayat.
    pub seq: i32,
    /// The hash of that row.
    pub hash: Vec<u8>,
    /// The digest of the personal data in that row.
    pub data_digest: Vec<u8>,
    /// Its own key; one from before there were such has none.
    pub data_key: Option<DataKey>,
    /// The latest card in each chat.
    pub cards: Vec<CardRef>,
    /// Its riwayat in short.
    pub timeline: Vec<TimelineEntry>,
    /// Whether one of its chats cannot be reached.
    pub unreachable: bool,
    /// Whether what is missing was neither sent nor brought after all reminders.
    pub unanswered: bool,
    /// The holds that it met since it was sent, oldest first: those that last, and those that have ended.
    pub tunda: Vec<Tunda>,
    /// How long the office really took lately with this kind.
    pub expected: Option<Expected>,
    /// Who has taken it; it may have expired.
    pub held: Option<Held>,
}

/// A pengambilan, with who has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    /// The pengambilan.
    pub pengambilan: Pengambilan,
    /// The name of the petugas.
    pub nama: String,
    /// Their chat.
    pub chat: ChatId,
}

impl std::fmt::Debug for Held {
    /// Names are never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.pengambilan.fmt(f)
    }
}

impl Loaded {
    /// What seals whatever belongs to it.
    pub(super) fn vault(&self, office: &Vault) -> Vault {
        self.data_key.as_ref().map_or_else(|| office.clone(), |key| office.with(key))
    }

    /// The keys of what was given, in the order of the checklist.
    #[must_use]
    pub fn berkas(&self) -> Vec<BerkasId> {
        self.piece_keys.iter().map(|key| BerkasId(key.to_string())).collect()
    }

    /// The hold that it waits for.
    #[must_use]
    pub fn hold(&self) -> Option<&Tunda> {
        hold_on(&self.permohonan, &self.tunda)
    }

    /// Who has it still, after what happened: a step ends a pengambilan.
    #[must_use]
    pub fn holder_after(&self, after: &Permohonan, now: DateTime<Utc>) -> Option<&Held> {
        self.holder(now).filter(|_| self.permohonan.tahap.kind() == after.tahap.kind())
    }

    /// Who has it now.
    #[must_use]
    pub fn holder(&self, now: DateTime<Utc>) -> Option<&Held> {
        self.held.as_ref().filter(|held| held.pengambilan.is_live(now))
    }

    /// The kinds and times of its riwayat.
    #[must_use]
    pub fn riwayat(&self) -> Vec<(EventKind, DateTime<Utc>)> {
        self.timeline.iter().map(|entry| (entry.kind, entry.at)).collect()
    }
}

/// A card of a permohonan in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardRef {
    /// The entry of the queue that brought it.
    pub outbox: OutboxId,
    /// The chat.
    pub chat: ChatId,
}

/// One row of the riwayat in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineEntry {
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: DateTime<Utc>,
}

/// A row of the view; to `PostgreSQL` every column of a view may be null.
pub(super) struct FullRow {
    pub(super) permohonan_id: Option<i64>,
    pub(super) kode: Option<String>,
    pub(super) data: Option<Vec<u8>>,
    pub(super) entri: Option<Vec<u8>>,
    pub(super) riwayat_seq: Option<i32>,
    pub(super) riwayat_hash: Option<Vec<u8>>,
    pub(super) data_digest: Option<Vec<u8>>,
    pub(super) unreachable: Option<bool>,
    pub(super) body: Option<String>,
    pub(super) data_key: Option<Vec<u8>>,
}

/// The columns of the view out of a row that has others, too.
macro_rules! full_row {
    ($row:expr) => {
        crate::store::permohonan::load::FullRow {
            permohonan_id: $row.permohonan_id,
            kode: $row.kode,
            data: $row.data,
            entri: $row.entri,
            riwayat_seq: $row.riwayat_seq,
            riwayat_hash: $row.riwayat_hash,
            data_digest: $row.data_digest,
            unreachable: $row.unreachable,
            body: $row.body,
            data_key: $row.data_key,
        }
    };
}
pub(super) use full_row;

impl PermohonanRepo<'_> {
    /// Locks a permohonan and loads it as it stands from then on: nobody moves it before this transaction ends.
    pub async fn lock(&mut self, kode: Kode) -> Result<Option<Loaded>, StoreError> {
        let locked =
            sqlx::query_scalar!("select permohonan_id from permohonan where kode = $1 for update", kode.compact());
        match locked.fetch_optional(&mut *self.connection).await? {
            Some(_) => self.find(kode).await, // a second statement sees what the one before us has committed
            None => Ok(None),
        }
    }

    /// The same where it is in sight. What is not is not read, and costs what one costs that does not exist.
    pub async fn lock_in(&mut self, kode: Kode, sight: Sight) -> Result<Option<Loaded>, StoreError> {
        let (all, chat, recipient) = columns(sight);
        let locked = sqlx::query_scalar!(
            "select p.permohonan_id from permohonan p
             where p.kode = $1 and ($2 or p.recipient = $3 or exists (
                 select from pihak h where h.permohonan_id = p.permohonan_id and h.chat_id = $4))
             for update",
            kode.compact(),
            all,
            recipient,
            chat
        );
        match locked.fetch_optional(&mut *self.connection).await? {
            Some(_) => self.find(kode).await,
            None => Ok(None),
        }
    }

    /// Loads a permohonan where it is in sight. What is not is not read, and costs what one costs that does not exist.
    pub async fn find_in(&mut self, kode: Kode, sight: Sight) -> Result<Option<Loaded>, StoreError> {
        let (all, chat, recipient) = columns(sight);
        let row = sqlx::query_as!(
            FullRow,
            "select permohonan_id, kode, data, entri, riwayat_seq, riwayat_hash, data_digest, unreachable, body,
                 data_key
             from permohonan_full where permohonan_id = (
                 select p.permohonan_id from permohonan p
                 where p.kode = $1 and ($2 or p.recipient = $3 or exists (
                     select from pihak h where h.permohonan_id = p.permohonan_id and h.chat_id = $4)))",
            kode.compact(),
            all,
            recipient,
            chat
        );
        row.fetch_optional(&mut *self.connection).await?.map(|row| row.open(self.vault)).transpose()
    }

    /// Loads a permohonan where it can be read, for what must not be held up by one that cannot.
    pub async fn find_readable(&mut self, kode: Kode) -> Result<Option<Loaded>, StoreError> {
        match self.find(kode).await {
            Err(StoreError::Inconsistent { .. }) => {
                tracing::error!(%kode, "a permohonan cannot be read and is left out");
                Ok(None)
            }
            other => other,
        }
    }

    /// Loads a permohonan.
    pub async fn find(&mut self, kode: Kode) -> Result<Option<Loaded>, StoreError> {
        let row = sqlx::query_as!(
            FullRow,
            "select permohonan_id, kode, data, entri, riwayat_seq, riwayat_hash, data_digest, unreachable, body,
                 data_key
             from permohonan_full where kode = $1",
            kode.compact()
        );
        row.fetch_optional(&mut *self.connection).await?.map(|row| row.open(self.vault)).transpose()
    }
}

/// Whether all is in sight; else the chat, or the officer.
pub(super) fn columns(sight: Sight) -> (bool, Option<i64>, Option<i64>) {
    match sight {
        Sight::All => (true, None, None),
        Sight::OfChat(chat) => (false, Some(chat.0), None),
        Sight::SentTo(petugas) => (false, None, Some(petugas.0)),
        Sight::Nothing => (false, None, None),
    }
}

impl FullRow {
    pub(super) fn open(self, vault: &Vault) -> Result<Loaded, StoreError> {
        let id = self.permohonan_id.unwrap_or_default();
        self.loaded(vault).ok_or_else(|| StoreError::inconsistent("permohonan", &id))
    }

    /// One that cannot be read must not hold up the others. The nightly look names it.
    pub(super) fn open_or_skip(self, vault: &Vault) -> Option<Loaded> {
        let id = self.permohonan_id;
        let opened = self.open(vault);
        if opened.is_err() {
            tracing::error!(permohonan = id, "a permohonan cannot be read and is left out");
        }
        opened.ok()
    }

    fn loaded(self, vault: &Vault) -> Option<Loaded> {
        let body: Body = serde_json::from_str(self.body.as_deref()?).ok()?;
        let compact = self.kode.as_deref()?;
        let kode = Kode::parse(compact).ok()?;
        let key = self.data_key.as_deref().map(|wrapped| unwrap(vault, compact, wrapped)).transpose().ok()?;
        let own = key.as_ref().map(|key| vault.with(key));
        let vault = own.as_ref().unwrap_or(vault);
        Some(Loaded {
            id: PermohonanId(self.permohonan_id?),
            piece_keys: body.piece_keys()?,
            seq: self.riwayat_seq?,
            cards: body.cards(),
            timeline: body.timeline(),
            unreachable: self.unreachable?,
            unanswered: body.unanswered,
            held: body.held(vault),
            tunda: body.tunda(vault)?,
            expected: body.expected.as_ref().map(ExpectedRow::open),
            permohonan: self.permohonan(kode, body, vault)?,
            hash: self.riwayat_hash?,
            data_digest: self.data_digest?,
            data_key: key,
        })
    }

    fn permohonan(&self, kode: Kode, body: Body, vault: &Vault) -> Option<Permohonan> {
        let compact = self.kode.as_deref()?;
        let entri = self.entri.as_deref().map(|sealed| open_json(vault, ("entri", compact), sealed));
        Some(Permohonan {
            kode,
            jenis: body.jenis,
            data: open_json(vault, ("data", compact), self.data.as_deref()?)?,
            entri: match entri {
                Some(opened) => Some(opened?),
                None => None,
            },
            nomor: body.nomor,
            on_paper: body.steps.received_paper_at,
            submitted_at: body.submitted_at,
            registered_by: body.registered_by,
            tahap: body.steps.tahap()?,
            pernyataan: body.pernyataan(),
            perbaikan: body.perbaikan(kode, vault)?,
            kembali: body.kembali(kode, vault)?,
            checklist: Checklist {
                pieces: body.pieces(vault)?,
                withdrawn: body.withdrawn(),
                kekurangan: body.kekurangan(kode, vault)?,
                remarks: body.remarks(vault)?,
                syarat: body.syarat,
            },
            pihak: body.pihak.unwrap_or_default(),
        })
    }
}

fn open_json<T: DeserializeOwned>(vault: &Vault, (column, kode): (&'static str, &str), sealed: &[u8]) -> Option<T> {
    let plain = vault.open(place(column, kode), sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}
