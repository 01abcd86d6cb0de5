//! A worker takes the oldest updates of chats that nobody works on.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Updates, dialog_place, raw_place};
use crate::domain::guess::WINDOW;
use crate::domain::pace::{Pace, Silence};
use crate::domain::petugas::ChatId;
use crate::domain::syarat::Lists;
use crate::store::day_key;
use crate::store::error::{StoreError, expect_rows};
use crate::store::petugas::{Petugas, PetugasRow};
use crate::store::sealing::Vault;
use crate::store::syarat;

/// From so many times as many that wait those are chosen that can be taken: of a chat that has sent a thousand it is one. Where none of
/// them can be, all that waits is looked through.
const AHEAD: i64 = 8;

/// An update that is ours until the transaction ends, with what is known of its chat.
pub struct Claimed {
    /// Key in `inbox`.
    pub inbox_id: i64,
    /// Telegram's number.
    pub update_id: i64,
    /// The chat.
    pub chat: ChatId,
    /// The bytes as Telegram sent them.
    pub raw: Vec<u8>,
    /// How often it has failed.
    pub attempts: i16,
    /// How long ago it was received, or given back to be tried again, when it was claimed: the attempts since have put it off.
    pub waited: Duration,
    /// Where the conversation stands.
    pub dialog: Option<StoredDialog>,
    /// The active petugas whose chat it is.
    pub petugas: Option<Petugas>,
    /// Whether the chat could not be reached until now.
    pub was_unreachable: bool,
    /// The lists of syarat in use, unless they are the ones that are known.
    pub lists: Option<Lists>,
    /// How much the chat has said lately,
    pub said: Option<Pace>,
    /// and pressed.
    pub pressed: Option<Pace>,
    /// How many kode, links and answers of it did not fit lately.
    pub guesses: u16,
}

/// What a worker takes.
pub struct Batch {
    /// Updates of different chats, in turn.
    pub claimed: Vec<Claimed>,
    /// Whether more waits than was taken, be it of the same chats.
    pub more: bool,
}

/// Where a conversation stands, as stored.
pub struct StoredDialog {
    /// Of the format.
    pub version: i32,
    /// JSON.
    pub state: String,
    /// Whether it could be opened; the state is empty where not.
    pub readable: bool,
}

impl StoredDialog {
    pub(in crate::store) fn open(chat: ChatId, version: i32, (sealed, vault): (&[u8], &Vault)) -> Self {
        let opened = vault.open(dialog_place(&chat.0.to_string()), sealed).ok();
        let state = opened.and_then(|bytes| String::from_utf8(bytes).ok());
        Self { version, readable: state.is_some(), state: state.unwrap_or_default() }
    }
}

struct Row {
    inbox_id: i64,
    update_id: i64,
    chat_id: i64,
    raw: Vec<u8>,
    attempts: i16,
    waited: f64,
    version: Option<i32>,
    state: Option<Vec<u8>>,
    unreachable: bool,
    petugas_id: Option<i64>,
    peran: Option<String>,
    nama: Option<Vec<u8>>,
    syarat_version: Option<i32>,
    layanan: Option<String>,
    plh: Option<String>,
    whole_at: Option<DateTime<Utc>>,
    silent_until: Option<DateTime<Utc>>,
    unread: Option<i32>,
    pressed_whole_at: Option<DateTime<Utc>>,
    pressed_silent_until: Option<DateTime<Utc>>,
    pressed_unread: Option<i32>,
    guesses: i64,
    due: i64,
}

impl Updates<'_> {
    /// Claims the next updates, by turns of the chats, and of each chat its oldest. One whose bytes cannot be opened is set aside as dead.
    /// Brings the lists of syarat along, unless they are of the version that is known already.
    pub async fn claim(&mut self, most: i64, known: i32, now: DateTime<Utc>) -> Result<Batch, StoreError> {
        loop {
            let rows = self.next((most, Some(most * AHEAD)), known, now).await?;
            let rows = if rows.is_empty() { self.next((most, None), known, now).await? } else { rows };
            let taken = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            let more = rows.first().is_some_and(|row| row.due > taken);
            if rows.is_empty() {
                return Ok(Batch { claimed: Vec::new(), more });
            }
            if !rows.iter().all(|row| row.is_of_known_days(self.vault)) {
                day_key::load(&mut *self.connection, self.vault).await?;
            }
            let mut claimed = Vec::with_capacity(rows.len());
            for row in rows {
                if let Some(one) = self.opened(row).await? {
                    claimed.push(one);
                }
            }
            if !claimed.is_empty() {
                return Ok(Batch { claimed, more });
            }
        }
    }

    async fn opened(&mut self, row: Row) -> Result<Option<Claimed>, StoreError> {
        if let Ok(raw) = self.vault.open(raw_place(&row.update_id.to_string()), &row.raw) {
            return Ok(Some(row.open(raw, self.vault)));
        }
        tracing::error!(inbox = row.inbox_id, "an update cannot be opened with these keys; it is set aside");
        self.set_aside(row.inbox_id).await?;
        Ok(None)
    }

    /// So many, from the first so many that wait. Locks the dialogues too: the sender may mark a chat unreachable at the same time.
    /// That no earlier one waits is asked of the index, row by row: as a join it would read all that waits, which is much just when it
    /// matters.
    async fn next(
        &mut self,
        (most, first): (i64, Option<i64>),
        known: i32,
        now: DateTime<Utc>,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"with due as materialized (
                 select i.inbox_id, i.inbox_id = (
                     select e.inbox_id from inbox e where e.chat_id = i.chat_id and e.state = 'pending'
                     order by e.chat_id, e.inbox_id limit 1) as is_next
                 from inbox i
                 where i.state = 'pending' and i.turn >= 0 and i.not_before <= now()
                 order by i.turn, i.inbox_id limit $4
             ), claimed as materialized (
                 select i.inbox_id, i.update_id, i.chat_id, i.raw, i.attempts, i.turn,
                     greatest(i.received_at, i.not_before - make_interval(secs => 2 ^ (i.attempts + 1) - 2)) as since
                 from inbox i
                 where i.inbox_id = any(array(select d.inbox_id from due d where d.is_next)) and i.state = 'pending'
                 order by i.turn, i.inbox_id limit $3
                 for update of i skip locked
             ), locked as materialized (
                 select d.chat_id, d.version, d.state, d.unreachable_since
                 from dialog d where d.chat_id = any(array(select c.chat_id from claimed c))
                 for update of d
             )
             select c.inbox_id, c.update_id, c.chat_id, c.raw as "raw!", c.attempts,
                 extract(epoch from now() - c.since)::float8 as "waited!",
                 d.version as "version?", d.state as "state?", d.unreachable_since is not null as "unreachable!",
                 p.petugas_id as "petugas_id?", p.peran as "peran?", p.nama as "nama?",
                 s.version as "syarat_version?", s.layanan::text as "layanan?",
                 plh_of(p.petugas_id) as plh,
                 w.whole_at as "whole_at?", w.silent_until as "silent_until?", w.unread as "unread?",
                 b.whole_at as "pressed_whole_at?", b.silent_until as "pressed_silent_until?", b.unread as "pressed_unread?",
                 (select count(*) from guess g where g.chat_id = c.chat_id and g.at > $2) as "guesses!",
                 (select count(*) from due) as "due!"
             from claimed c
             left join locked d on d.chat_id = c.chat_id
             left join petugas p on p.chat_id = c.chat_id and p.aktif
             left join pace w on w.chat_id = c.chat_id
             left join pace_pressed b on b.chat_id = c.chat_id
             left join syarat s on s.version = (select max(v.version) from syarat v) and s.version <> $1
             order by c.turn, c.inbox_id"#,
            known,
            now - WINDOW,
            most,
            first
        );
        Ok(rows.fetch_all(&mut *self.connection).await?)
    }

    async fn set_aside(&mut self, inbox_id: i64) -> Result<(), StoreError> {
        let set = sqlx::query!(
            "update inbox set state = 'dead', last_error = 'unreadable', done_at = now() where inbox_id = $1",
            inbox_id
        );
        expect_rows(set.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}

impl Row {
    fn is_of_known_days(&self, vault: &Vault) -> bool {
        vault.knows_day(&self.raw) && self.state.as_deref().is_none_or(|state| vault.knows_day(state))
    }

    fn open(self, raw: Vec<u8>, vault: &Vault) -> Claimed {
        Claimed {
            inbox_id: self.inbox_id,
            update_id: self.update_id,
            chat: ChatId(self.chat_id),
            raw,
            attempts: self.attempts,
            waited: Duration::try_from_secs_f64(self.waited).unwrap_or_default(), // the clock may have been set back
            was_unreachable: self.unreachable,
            dialog: self.dialog(vault),
            said: pace(self.whole_at, self.silent_until, self.unread),
            pressed: pace(self.pressed_whole_at, self.pressed_silent_until, self.pressed_unread),
            guesses: u16::try_from(self.guesses).unwrap_or(u16::MAX),
            lists: self.lists(),
            petugas: self.petugas().and_then(|row| row.open_or_skip(vault)),
        }
    }

    /// Version 0 is a row that only says that the chat cannot be reached.
    fn dialog(&self, vault: &Vault) -> Option<StoredDialog> {
        let version = self.version.filter(|version| *version > 0)?;
        Some(StoredDialog::open(ChatId(self.chat_id), version, (self.state.as_deref()?, vault)))
    }

    /// Lists that cannot be read must not hold up the whole office: it goes on with those it knows.
    fn lists(&self) -> Option<Lists> {
        let read = syarat::lists(self.syarat_version?, self.layanan.as_deref()?);
        if let Err(error) = &read {
            tracing::error!(version = self.syarat_version, kind = error.kind(), "the lists of syarat cannot be read");
        }
        read.ok()
    }

    fn petugas(self) -> Option<PetugasRow> {
        Some(PetugasRow {
            petugas_id: self.petugas_id?,
            chat_id: self.chat_id,
            peran: self.peran?,
            nama: self.nama?,
            aktif: true,
            plh: self.plh,
        })
    }
}

fn pace(whole_at: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>, unread: Option<i32>) -> Option<Pace> {
    let unread = u32::try_from(unread?).unwrap_or_default();
    Some(Pace { whole_at: whole_at?, silence: until.map(|until| Silence { until, unread }) })
}
