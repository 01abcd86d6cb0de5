//! Who opened and looked for what, of days that are sealed and whose time has passed: the rows go, and how many they were stays
//! with the digest that the segel of their day covers. So the segel holds still, and nobody can tell any more who it was.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::TryStreamExt as _;

use super::error::{StoreError, expect_rows};
use super::forget::ForgetRepo;
use super::link::Link;
use super::riwayat::{fields, is_keyed_hash, keyed_hash, micros};
use super::sealing::Vault;

const DOMAIN: &str = "destruction/read_log";

/// How much of the log of what was read has gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gone {
    /// What was opened.
    pub disclosures: u64,
    /// What was looked for.
    pub searches: u64,
    /// How many entries of `destroyed_log` that made.
    pub entries: u64,
}

/// What happened of one kind on a day, of one permohonan.
struct Row {
    tanggal: NaiveDate,
    log: String,
    kode: String,
    rows: i64,
    hash: Vec<u8>,
}

impl Row {
    fn bytes(&self, at: DateTime<Utc>) -> Vec<u8> {
        let (tanggal, rows) = (self.tanggal.to_string(), self.rows.to_string());
        let at = at.timestamp_micros().to_string();
        let all = [tanggal.as_bytes(), self.log.as_bytes(), self.kode.as_bytes(), rows.as_bytes(), &self.hash];
        fields(&[all.as_slice(), &[at.as_bytes()]].concat())
    }
}

impl ForgetRepo<'_> {
    /// Destroys what was opened and looked for on sealed days before this one, up to `limit` entries: all that was opened of one
    /// permohonan on a day is one, and so are all searches of a day.
    pub async fn read_log(&mut self, before: NaiveDate, limit: i64, at: DateTime<Utc>) -> Result<Gone, StoreError> {
        let due = sqlx::query_as!(
            Row,
            r#"select l.tanggal as "tanggal!", l.log as "log!", l.kode as "kode!", l.rows as "rows!", l.hash as "hash!"
             from read_log('-infinity', $1::date::timestamp at time zone 'Asia/Jakarta') l
             join segel s on s.tanggal = l.tanggal
             where l.log <> 'disclosure' or l.kode <> '-'
             order by l.tanggal, l.log, l.kode limit $2"#,
            before,
            limit
        );
        let due = due.fetch_all(&mut *self.connection).await?;
        let mut gone = Gone { entries: due.len() as u64, ..Gone::default() };
        for row in &due {
            self.written_down(row, micros(at)).await?;
            let rows = self.deleted(row).await?;
            expect_rows(rows, usize::try_from(row.rows).unwrap_or(usize::MAX))?;
            *(if row.log == "disclosure" { &mut gone.disclosures } else { &mut gone.searches }) += rows;
        }
        Ok(gone)
    }

    async fn written_down(&mut self, row: &Row, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into destroyed_log (tanggal, log, kode, rows, hash, at, digest) values ($1, $2, $3, $4, $5, $6, $7)",
            row.tanggal,
            row.log,
            row.kode,
            row.rows,
            row.hash,
            at,
            keyed_hash(self.vault, DOMAIN, &row.bytes(at))
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    async fn deleted(&mut self, row: &Row) -> Result<u64, StoreError> {
        let gone = if row.log == "disclosure" {
            sqlx::query!(
                "delete from disclosure d using permohonan p
                 where p.permohonan_id = d.permohonan_id and p.kode = $2
                   and d.at >= $1::date::timestamp at time zone 'Asia/Jakarta'
                   and d.at < ($1::date + 1)::timestamp at time zone 'Asia/Jakarta'",
                row.tanggal,
                row.kode
            )
        } else {
            sqlx::query!(
                "delete from pencarian c
                 where c.at >= $1::date::timestamp at time zone 'Asia/Jakarta'
                   and c.at < ($1::date + 1)::timestamp at time zone 'Asia/Jakarta'",
                row.tanggal
            )
        };
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }
}

/// The days of which this program did not write that their log is destroyed.
pub(super) async fn forged(connection: &mut Link, vault: &Vault) -> Result<Vec<NaiveDate>, StoreError> {
    let mut rows = sqlx::query!(
        "select tanggal, log, kode, rows, hash, at, digest from destroyed_log order by tanggal, log, kode"
    )
    .fetch(connection);
    let mut found = Vec::new();
    while let Some(row) = rows.try_next().await? {
        let said = Row { tanggal: row.tanggal, log: row.log, kode: row.kode, rows: row.rows, hash: row.hash };
        if !is_keyed_hash(vault, DOMAIN, &said.bytes(row.at), &row.digest) {
            found.push(said.tanggal);
        }
    }
    found.dedup();
    Ok(found)
}
