//! Files that are looked at once they are taken. `lease` – whose turn it is; here – what was seen, and what was said to it.

mod lease;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use self::lease::{Again, LeasedSheet};
use super::error::{StoreError, expect_rows};
use super::sealing::{Place, Vault};
use super::updates::{StoredDialog, dialog_place};
use crate::domain::berkas::{FileRef, SyaratKode};
use crate::domain::foto::{Found, PeriksaId, Remark, Says, Verdict};
use crate::domain::petugas::ChatId;
use crate::pesan::outgoing::PermohonanId;
use crate::store::link::Link;

/// Label of the blind index of a file.
const INDEX: &str = "file";

/// A file that was taken and is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it was given for.
    pub syarat: SyaratKode,
    /// The file.
    pub file: FileRef,
    /// What it says that it is.
    pub says: Says,
    /// The permohonan that it completes; `None`: of the draft.
    pub about: Option<PermohonanId>,
    /// How long the others of an album are waited for, in seconds.
    pub delay: u16,
    /// The message that it came in; not known of what came to an earlier program.
    pub message: Option<Message>,
}

/// The message of a file: it goes from the chat once the file stands in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// Telegram's number of it in its chat.
    pub id: i64,
    /// Whether a NIK or the number of a KK stands below the file.
    pub captioned: bool,
}

/// How far a look has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// Nobody has seen it yet. `first`: nor has looking at it failed.
    Pending {
        /// Whether it is at its first attempt.
        first: bool,
    },
    /// It was seen.
    Seen(Box<Found>),
    /// It could not be looked at.
    GivenUp,
}

/// A file that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Key.
    pub id: PeriksaId,
    /// Who sent it.
    pub chat: ChatId,
    /// The permohonan that it belongs to; `None`: the draft of the chat.
    pub about: Option<PermohonanId>,
    /// What it was given for.
    pub syarat: SyaratKode,
    /// Telegram's unique id.
    pub unique_id: String,
    /// How far the look has come.
    pub looked: Looked,
    /// Whether the person was told.
    pub told: bool,
    /// What they said to it.
    pub verdict: Option<Verdict>,
}

struct Row {
    periksa_id: i64,
    periksa_key: Uuid,
    chat_id: i64,
    permohonan_id: Option<i64>,
    syarat: String,
    file: Vec<u8>,
    found: Option<Vec<u8>>,
    state: String,
    attempts: i16,
    told: bool,
    verdict: Option<String>,
}

/// What was seen on files.
pub struct PeriksaRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl PeriksaRepo<'_> {
    /// These files are to be looked at.
    pub async fn queue(&mut self, chat: ChatId, taken: &[Taken], at: DateTime<Utc>) -> Result<(), StoreError> {
        for one in taken {
            let key = Uuid::new_v4();
            let plain = serde_json::to_vec(&one.file).map_err(|_| StoreError::inconsistent("periksa", &key))?;
            let written = sqlx::query!(
                "insert into periksa (
                     periksa_key, chat_id, permohonan_id, syarat, file_index, file, says, not_before, created_at, message_id, captioned)
                 values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8), $9, $10, $11)",
                key,
                chat.0,
                one.about.map(|id| id.0),
                one.syarat.0,
                self.vault.index(INDEX, &one.file.unique_id),
                self.vault.seal_today(file_place(&key.to_string()), &plain)?,
                one.says.code(),
                f64::from(one.delay),
                at,
                one.message.map(|message| message.id),
                one.message.is_some_and(|message| message.captioned)
            );
            expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        }
        Ok(())
    }

    /// The draft of a chat is gone, and with it what was seen on its files. Any number of them.
    pub async fn forget(&mut self, chat: ChatId) -> Result<(), StoreError> {
        let gone = sqlx::query!("delete from periksa where chat_id = $1 and permohonan_id is null", chat.0);
        gone.execute(&mut *self.connection).await?;
        Ok(())
    }

    /// The draft of a chat has become a permohonan: what was seen on its files goes with them. Gives what officers are to
    /// see of it.
    pub async fn link(
        &mut self,
        chat: ChatId,
        id: PermohonanId,
        files: &[&FileRef],
    ) -> Result<Vec<Remark>, StoreError> {
        let index: Vec<Vec<u8>> =
            files.iter().flat_map(|file| self.vault.index_candidates(INDEX, &file.unique_id)).collect();
        let rows = sqlx::query_as!(
            Row,
            "update periksa set permohonan_id = $2
             where chat_id = $1 and permohonan_id is null and file_index = any($3)
             returning periksa_id, periksa_key, chat_id, permohonan_id, syarat, file, found, state, attempts, told, verdict",
            chat.0,
            id.0,
            &index
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let mut sheets = self.open(rows)?;
        sheets.sort_by_key(|sheet| sheet.id);
        Ok(sheets.into_iter().filter_map(Sheet::remark).collect())
    }

    /// One file.
    pub async fn sheet(&mut self, id: PeriksaId) -> Result<Option<Sheet>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            "select periksa_id, periksa_key, chat_id, permohonan_id, syarat, file, found, state, attempts, told, verdict
             from periksa where periksa_id = $1",
            id.0
        );
        let rows = row.fetch_optional(&mut *self.connection).await?;
        Ok(self.open(rows.into_iter().collect())?.pop())
    }

    /// A file of this chat.
    pub async fn sheet_of(&mut self, id: PeriksaId, chat: ChatId) -> Result<Option<Sheet>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            "select periksa_id, periksa_key, chat_id, permohonan_id, syarat, file, found, state, attempts, told, verdict
             from periksa where periksa_id = $1 and chat_id = $2",
            id.0,
            chat.0
        );
        let rows = row.fetch_optional(&mut *self.connection).await?;
        Ok(self.open(rows.into_iter().collect())?.pop())
    }

    /// The files of the same draft or permohonan, oldest first.
    pub async fn beside(&mut self, sheet: &Sheet) -> Result<Vec<Sheet>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            "select periksa_id, periksa_key, chat_id, permohonan_id, syarat, file, found, state, attempts, told, verdict
             from periksa
             where ($2::bigint is null and chat_id = $1 and permohonan_id is null) or permohonan_id = $2
             order by periksa_id",
            sheet.chat.0,
            sheet.about.map(|id| id.0)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        self.open(rows)
    }

    /// A look has come to its end; what is to be said of its caption is said now. [`StoreError::Conflict`] when somebody else was faster.
    pub async fn finish(&mut self, leased: &LeasedSheet, found: Option<&Found>) -> Result<(), StoreError> {
        let wrong = |_| StoreError::inconsistent("periksa", &leased.key);
        let plain = found.map(serde_json::to_vec).transpose().map_err(wrong)?;
        let place = found_place(&leased.key);
        let sealed = plain.map(|plain| self.vault.seal_today(place, &plain)).transpose()?;
        let written = sqlx::query!(
            "update periksa set state = $2, found = $3, remarked = $4, leased_until = null, captioned = false
             where periksa_id = $1 and state = 'pending'",
            leased.id.0,
            if found.is_some() { "seen" } else { "given_up" },
            sealed,
            found.is_none_or(|found| found.flaw.is_some())
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// What was given up is tried once more, where it came after this time and its draft or permohonan goes on. Gives how many
    /// there were.
    pub async fn retry(&mut self, since: DateTime<Utc>) -> Result<u64, StoreError> {
        let again = sqlx::query!(
            "update periksa x set state = 'pending', attempts = 0, not_before = now()
             where x.state = 'given_up' and x.created_at > $1 and case
                 when x.permohonan_id is null then exists (
                     select from dialog d where d.chat_id = x.chat_id and d.draft is not false)
                 else exists (
                     select from permohonan p where p.permohonan_id = x.permohonan_id and p.tahap <> 'dibatalkan') end",
            since
        );
        Ok(again.execute(&mut *self.connection).await?.rows_affected())
    }

    /// The person is told of these.
    pub async fn mark_told(&mut self, told: &[PeriksaId]) -> Result<(), StoreError> {
        let ids: Vec<i64> = told.iter().map(|id| id.0).collect();
        let written = sqlx::query!("update periksa set told = true where periksa_id = any($1)", &ids);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), told.len())
    }

    /// What the person said to a remark.
    pub async fn say(&mut self, id: PeriksaId, verdict: Verdict, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "update periksa set verdict = $2, verdict_at = $3 where periksa_id = $1",
            id.0,
            verdict.code(),
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// The conversation of a chat, which stays as it is until the unit of work ends.
    pub async fn lock_dialog(&mut self, chat: ChatId) -> Result<Option<StoredDialog>, StoreError> {
        let row = sqlx::query!("select version, state from dialog where chat_id = $1 for update", chat.0);
        let row = row.fetch_optional(&mut *self.connection).await?;
        Ok(row.filter(|row| row.version > 0).map(|row| StoredDialog::open(chat, row.version, (&row.state, self.vault))))
    }

    /// The conversations of these chats that nobody works on at this moment, locked. They are not waited for: who works on
    /// one may wait for a permohonan that is locked already.
    pub async fn free_dialogs(&mut self, chats: &[ChatId]) -> Result<Vec<(ChatId, StoredDialog)>, StoreError> {
        let chats: Vec<i64> = chats.iter().map(|chat| chat.0).collect();
        let rows = sqlx::query!(
            "select chat_id, version, state from dialog where chat_id = any($1) and version > 0 for update skip locked",
            &chats
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let open = |chat, version, state: &[u8]| (chat, StoredDialog::open(chat, version, (state, self.vault)));
        Ok(rows.iter().map(|row| open(ChatId(row.chat_id), row.version, &row.state)).collect())
    }

    /// The conversation goes on: buttons were offered that can be typed, or something in it was dropped.
    pub async fn save_dialog(&mut self, chat: ChatId, state: &str) -> Result<(), StoreError> {
        let sealed = self.vault.seal_today(dialog_place(&chat.0.to_string()), state.as_bytes())?;
        let written = sqlx::query!("update dialog set state = $2 where chat_id = $1", chat.0, sealed);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    fn open(&self, rows: Vec<Row>) -> Result<Vec<Sheet>, StoreError> {
        let open = |row: Row| {
            let id = row.periksa_id;
            row.open(self.vault).ok_or_else(|| StoreError::inconsistent("periksa", &id))
        };
        rows.into_iter().map(open).collect()
    }
}

impl Row {
    fn open(self, vault: &Vault) -> Option<Sheet> {
        let key = self.periksa_key.to_string();
        let looked = match (self.state.as_str(), &self.found) {
            ("pending", None) => Looked::Pending { first: self.attempts <= 1 },
            ("seen", Some(sealed)) => Looked::Seen(Box::new(open_found(&key, sealed, vault)?)),
            ("given_up", None) => Looked::GivenUp,
            _ => return None,
        };
        let verdict = match &self.verdict {
            Some(code) => Some(Verdict::from_code(code)?),
            None => None,
        };
        Some(Sheet {
            id: PeriksaId(self.periksa_id),
            chat: ChatId(self.chat_id),
            about: self.permohonan_id.map(PermohonanId),
            unique_id: open_file(&key, &self.file, vault)?.unique_id,
            syarat: SyaratKode(self.syarat),
            looked,
            told: self.told,
            verdict,
        })
    }
}

impl Sheet {
    /// What was seen.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match &self.looked {
            Looked::Seen(found) => Some(found),
            Looked::Pending { .. } | Looked::GivenUp => None,
        }
    }

    /// What officers are to see; `None` where nothing is wrong, or nobody knows yet.
    fn remark(self) -> Option<Remark> {
        let found = match self.looked {
            Looked::Seen(found) if found.flaw.is_some() => Some(*found),
            Looked::GivenUp => None,
            Looked::Seen(_) | Looked::Pending { .. } => return None,
        };
        Some(Remark { unique_id: self.unique_id, syarat: self.syarat, found, verdict: self.verdict })
    }
}

pub(super) fn open_file(key: &str, sealed: &[u8], vault: &Vault) -> Option<FileRef> {
    serde_json::from_slice(&vault.open(file_place(key), sealed).ok()?).ok()
}

pub(super) fn open_found(key: &str, sealed: &[u8], vault: &Vault) -> Option<Found> {
    serde_json::from_slice(&vault.open(found_place(key), sealed).ok()?).ok()
}

fn file_place(key: &str) -> Place<'_> {
    Place { table: "periksa", column: "file", row: key }
}

fn found_place(key: &str) -> Place<'_> {
    Place { table: "periksa", column: "found", row: key }
}
