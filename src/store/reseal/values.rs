//! Sealed columns, one after the other, by stretches of the table.

use sqlx::Row as _;

use super::{Batch, Progress, Resealed};
use crate::store::Store;
use crate::store::error::{StoreError, expect_rows};
use crate::store::sealing::{Place, Vault, VaultError};

/// Pages of a table that are looked through in one transaction.
const PAGES: i64 = 64;

/// How often a table is looked through at the most: one that is written without end must not hold up the end.
const PASSES: usize = 8;

/// With which key the values of a column are sealed anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anew {
    /// What lasts: with the first key of the office.
    Office,
    /// What passes with time: with the key of the day. So all that a key of the office has sealed is, the first one, too:
    /// an earlier version wrote it. What a day has sealed is not touched.
    Day,
}

/// A sealed column: how to read it, and where its values open.
pub(super) struct Column {
    anew: Anew,
    table: &'static str,
    place: (&'static str, &'static str),
    pages: &'static str,
    read: &'static str,
    write: &'static str,
}

/// `row`: what names the row in the seal. `at` is where a row stands in the table: it is locked until it is written.
macro_rules! column {
    ($anew:ident, $table:literal, $column:literal, $row:literal, sealed_as $place:expr) => {
        Column {
            anew: Anew::$anew,
            table: $table,
            place: $place,
            pages: concat!("select pg_relation_size('", $table, "') / current_setting('block_size')::bigint"),
            read: concat!(
                "select ctid::text, (",
                $row,
                ")::text, ",
                $column,
                " from ",
                $table,
                " where ctid >= ('(' || $1 || ',0)')::tid and ctid < ('(' || $2 || ',0)')::tid",
                " and get_byte(",
                $column,
                ", 0) = 1 and get_byte(",
                $column,
                ", 1) <> $3 for update"
            ),
            write: concat!(
                "update ",
                $table,
                " t set ",
                $column,
                " = n.sealed from unnest($1::text[], $2::bytea[]) as n (at, sealed)",
                " where t.ctid = n.at::tid"
            ),
        }
    };
    ($anew:ident, $table:literal, $column:literal, $row:literal) => {
        column!($anew, $table, $column, $row, sealed_as($table, $column))
    };
}

#[rustfmt::skip]
pub(super) const ALL: &[Column] = &[
    column!(Office, "petugas", "nama", "chat_id"),
    column!(Office, "day_key", "wrapped", "tanggal"),
    column!(Day, "dialog", "state", "chat_id"),
    column!(Day, "dialog_archive", "state", "chat_id", sealed_as ("dialog", "state")),
    column!(Day, "inbox", "raw", "update_id"),
    column!(Day, "outbox", "payload", "outbox_key"),
    column!(Day, "periksa", "file", "periksa_key"),
    column!(Day, "periksa", "found", "periksa_key"),
    column!(Day, "fetched_file", "file_key", "object_id", sealed_as ("stored_file", "file_key")),
];

impl Anew {
    /// The number of the key of the office whose values stay as they are; 0: none.
    fn passes_over(self, vault: &Vault) -> i32 {
        match self {
            Self::Office => vault.first_id().into(),
            Self::Day => 0,
        }
    }

    fn seal(self, vault: &Vault, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        match self {
            Self::Office => vault.seal(place, plain),
            Self::Day => vault.seal_today(place, plain),
        }
    }
}

impl Store {
    pub(super) async fn reseal_values(
        &self,
        column: &Column,
        tell: &mut (dyn FnMut(Progress) + Send),
        done: &mut Resealed,
    ) -> Result<(), StoreError> {
        // What is written meanwhile may move with its old seal to where was looked already: once more, until nothing is found.
        let mut left = 0;
        for _ in 0..PASSES {
            let pass = self.reseal_pass(column, tell).await?;
            done.sealed += pass.sealed;
            left = pass.left;
            if pass.sealed == 0 {
                break;
            }
        }
        done.count(column.table, &Batch { sealed: 0, left });
        Ok(())
    }

    async fn reseal_pass(&self, column: &Column, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<Batch, StoreError> {
        let pages: i64 = sqlx::query_scalar(column.pages).fetch_one(&mut self.link().await?).await?;
        let (mut from, mut pass) = (0, Batch::default());
        while from < pages {
            let batch = self.reseal_pages(column, from).await?;
            pass.sealed += batch.sealed;
            pass.left += batch.left;
            from += PAGES;
            let percent = u64::try_from(from.min(pages) * 100 / pages).unwrap_or(100);
            tell(Progress { table: column.table, sealed: pass.sealed, percent });
        }
        Ok(pass)
    }

    async fn reseal_pages(&self, column: &Column, from: i64) -> Result<Batch, StoreError> {
        let mut link = self.sealing_anew().await?;
        let rows = sqlx::query(column.read)
            .bind(from.to_string())
            .bind((from + PAGES).to_string())
            .bind(column.anew.passes_over(&self.vault))
            .fetch_all(&mut link)
            .await?;
        let (mut at, mut anew, mut left) = (Vec::new(), Vec::new(), 0);
        for row in &rows {
            let (tid, key, sealed): (String, String, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
            let place = Place { table: column.place.0, column: column.place.1, row: &key };
            match self.vault.open(place, &sealed) {
                Ok(plain) => {
                    anew.push(column.anew.seal(&self.vault, place, &plain)?);
                    at.push(tid);
                }
                Err(_) => left += 1,
            }
        }
        let written = sqlx::query(column.write).bind(&at).bind(&anew).execute(&mut link).await?;
        expect_rows(written.rows_affected(), at.len())?;
        link.commit().await?;
        Ok(Batch { sealed: at.len() as u64, left })
    }
}
