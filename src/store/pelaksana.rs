//! Who stands in for the Kasi, and when. A row stays as it was written; it is ended early once.

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::petugas::nama_place;
use super::riwayat::{fields, micros};
use super::sealing::Vault;
use crate::domain::pelaksana::{Days, PelaksanaId};
use crate::domain::petugas::{ChatId, PetugasId};

const DOMAIN: &str = "pelaksana";

/// Somebody who stands in for the Kasi.
#[derive(Clone, PartialEq, Eq)]
pub struct Pelaksana {
    /// Key.
    pub id: PelaksanaId,
    /// Who.
    pub petugas: PetugasId,
    /// Their name.
    pub nama: String,
    /// Their chat.
    pub chat: ChatId,
    /// On which days.
    pub days: Days,
}

impl std::fmt::Debug for Pelaksana {
    /// Names are never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pelaksana({}, {}..={})", self.id.0, self.days.first, self.days.last)
    }
}

/// What comes of naming somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// They are named.
    Done(PelaksanaId),
    /// They were named for one of these days before.
    Before(Days),
}

/// A row as the digest covers it.
pub(super) struct Given {
    pub(super) id: i64,
    pub(super) petugas_id: i64,
    pub(super) first_day: NaiveDate,
    pub(super) last_day: NaiveDate,
    pub(super) named_by: i64,
    pub(super) named_at: DateTime<Utc>,
    pub(super) ended_by: Option<i64>,
    pub(super) ended_at: Option<DateTime<Utc>>,
}

impl Given {
    fn digest(&self, vault: &Vault) -> Vec<u8> {
        vault.digest(DOMAIN, &self.bytes())
    }

    /// Whether it is the digest that the program gave this row, under whichever key.
    pub(super) fn has_digest(&self, vault: &Vault, digest: &[u8]) -> bool {
        vault.digest_candidates(DOMAIN, &self.bytes()).iter().any(|candidate| candidate == digest)
    }

    fn bytes(&self) -> Vec<u8> {
        let end = self.ended_by.zip(self.ended_at).map(|(by, at)| format!("{by} {}", at.timestamp_micros()));
        let all = [
            self.id.to_string(),
            self.petugas_id.to_string(),
            self.first_day.to_string(),
            self.last_day.to_string(),
            self.named_by.to_string(),
            self.named_at.timestamp_micros().to_string(),
            end.unwrap_or_default(),
        ];
        fields(&all.each_ref().map(String::as_bytes))
    }
}

/// Reads and writes who stands in.
pub struct PelaksanaRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

struct Row {
    pelaksana_id: i64,
    petugas_id: i64,
    chat_id: i64,
    nama: Vec<u8>,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl PelaksanaRepo<'_> {
    /// Names somebody.
    pub async fn name(
        &mut self,
        petugas: PetugasId,
        days: Days,
        (by, at): (PetugasId, DateTime<Utc>),
    ) -> Result<Named, StoreError> {
        // The row of the petugas is locked, so that of two who name the same one, the second sees the first.
        let locked = sqlx::query_scalar!(
            "select petugas_id from petugas where petugas_id = $1 and aktif for no key update",
            petugas.0
        );
        if locked.fetch_optional(&mut *self.connection).await?.is_none() {
            return Err(StoreError::Conflict); // deactivated in this moment: tried again, and then refused
        }
        let before = sqlx::query!(
            r#"select nextval(pg_get_serial_sequence('pelaksana', 'pelaksana_id')) as "id!",
                 l.first_day as "first_day?", l.last_day as "last_day?"
             from (select 1) one left join pelaksana l
                 on l.petugas_id = $1 and l.ended_at is null and l.first_day <= $3 and l.last_day >= $2
             order by l.first_day limit 1"#,
            petugas.0,
            days.first,
            days.last
        );
        let before = before.fetch_one(&mut *self.connection).await?;
        if let Some((first, last)) = before.first_day.zip(before.last_day) {
            return Ok(Named::Before(Days { first, last }));
        }
        self.write(before.id, petugas, days, (by, micros(at))).await
    }

    async fn write(
        &mut self,
        id: i64,
        petugas: PetugasId,
        days: Days,
        (by, at): (PetugasId, DateTime<Utc>),
    ) -> Result<Named, StoreError> {
        let given = Given {
            id,
            petugas_id: petugas.0,
            first_day: days.first,
            last_day: days.last,
            named_by: by.0,
            named_at: at,
            ended_by: None,
            ended_at: None,
        };
        let begun = days.contain(at).then_some(at); // whoever is named for today is told so at once
        let written = sqlx::query!(
            "insert into pelaksana (pelaksana_id, petugas_id, first_day, last_day, named_by, named_at, begin_told_at, digest)
             overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            petugas.0,
            days.first,
            days.last,
            by.0,
            at,
            begun,
            given.digest(self.vault)
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Named::Done(PelaksanaId(id)))
    }

    /// Those who stand in today or later, in the order of their days.
    pub async fn coming(&mut self, today: NaiveDate) -> Result<Vec<Pelaksana>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select l.pelaksana_id, l.petugas_id, p.chat_id, p.nama, l.first_day, l.last_day
             from pelaksana l join petugas p on p.petugas_id = l.petugas_id and p.aktif
             where l.ended_at is null and l.last_day >= $1 order by l.first_day, l.pelaksana_id"#,
            today
        );
        open(rows.fetch_all(&mut *self.connection).await?, self.vault)
    }

    /// Ends it, from this moment on. `None`: unknown, over, or ended before.
    pub async fn end(
        &mut self,
        id: PelaksanaId,
        (by, at): (PetugasId, DateTime<Utc>),
        today: NaiveDate,
    ) -> Result<Option<Pelaksana>, StoreError> {
        let row = sqlx::query!(
            "select l.petugas_id, l.first_day, l.last_day, l.named_by, l.named_at, p.chat_id, p.nama
             from pelaksana l join petugas p on p.petugas_id = l.petugas_id
             where l.pelaksana_id = $1 and l.ended_at is null and l.last_day >= $2 for update of l",
            id.0,
            today
        );
        let Some(row) = row.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        let at = micros(at).max(row.named_at);
        let given = Given {
            id: id.0,
            petugas_id: row.petugas_id,
            first_day: row.first_day,
            last_day: row.last_day,
            named_by: row.named_by,
            named_at: row.named_at,
            ended_by: Some(by.0),
            ended_at: Some(at),
        };
        let written = sqlx::query!(
            "update pelaksana set ended_by = $2, ended_at = $3, digest = $4,
                 begin_told_at = coalesce(begin_told_at, $3), end_told_at = $3
             where pelaksana_id = $1 and ended_at is null",
            id.0,
            by.0,
            at,
            given.digest(self.vault)
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        let ended = Row {
            pelaksana_id: id.0,
            petugas_id: row.petugas_id,
            chat_id: row.chat_id,
            nama: row.nama,
            first_day: row.first_day,
            last_day: row.last_day,
        };
        Ok(Some(ended.open(self.vault)?))
    }

    /// Those whose days have begun, and of whom nobody was told so; from now on it was told.
    pub async fn begun(&mut self, now: DateTime<Utc>, today: NaiveDate) -> Result<Vec<Pelaksana>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"update pelaksana l set begin_told_at = $1
             from petugas p
             where p.petugas_id = l.petugas_id and p.aktif and l.begin_told_at is null and l.ended_at is null
               and l.first_day <= $2 and l.last_day >= $2
             returning l.pelaksana_id, l.petugas_id, p.chat_id, p.nama, l.first_day, l.last_day"#,
            now,
            today
        );
        open(rows.fetch_all(&mut *self.connection).await?, self.vault)
    }

    /// Those whose days are over, and of whom nobody was told so; from now on it was told.
    pub async fn over(&mut self, now: DateTime<Utc>, today: NaiveDate) -> Result<Vec<Pelaksana>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"update pelaksana l set end_told_at = $1, begin_told_at = coalesce(begin_told_at, $1)
             from petugas p
             where p.petugas_id = l.petugas_id and l.end_told_at is null and l.last_day < $2
             returning l.pelaksana_id, l.petugas_id, p.chat_id, p.nama, l.first_day, l.last_day"#,
            now,
            today
        );
        open(rows.fetch_all(&mut *self.connection).await?, self.vault)
    }
}

fn open(rows: Vec<Row>, vault: &Vault) -> Result<Vec<Pelaksana>, StoreError> {
    rows.into_iter().map(|row| row.open(vault)).collect()
}

impl Row {
    fn open(self, vault: &Vault) -> Result<Pelaksana, StoreError> {
        let nama = vault.open(nama_place(&self.chat_id.to_string()), &self.nama)?;
        Ok(Pelaksana {
            id: PelaksanaId(self.pelaksana_id),
            petugas: PetugasId(self.petugas_id),
            nama: String::from_utf8(nama).map_err(|_| StoreError::inconsistent("petugas", &self.petugas_id))?,
            chat: ChatId(self.chat_id),
            days: Days { first: self.first_day, last: self.last_day },
        })
    }
}
