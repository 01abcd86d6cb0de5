//! The counter of the register, and the numbers that it passes over.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, expect_rows};
use crate::domain::buku::Periode;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::register::block::{Block, BlockKind, Counter, Filled};

/// Reads the counter, and lets it pass over numbers.
pub struct CounterRepo<'a> {
    pub(super) connection: &'a mut PgConnection,
}

impl CounterRepo<'_> {
    /// The counter of a year.
    pub async fn of(&mut self, tahun: i32) -> Result<Counter, StoreError> {
        let last = sqlx::query_scalar!("select last from register_counter where tahun = $1", tahun);
        let last = last.fetch_optional(&mut *self.connection).await?.unwrap_or(0);
        let blocks = filled(&mut *self.connection, tahun, tahun).await?;
        Ok(Counter { tahun, last: number(last)?, blocks })
    }

    /// Passes over a block that follows the last number. [`StoreError::Conflict`] when a number was given meanwhile.
    pub async fn pass_over(
        &mut self,
        block: Block,
        (petugas, peran): (PetugasId, Peran),
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let [first, last] = [block.first, block.last].map(|urut| i32::try_from(urut).unwrap_or(i32::MAX));
        // Receipts wait from here on: the counter stands behind the block before the next one takes a number.
        let before = sqlx::query_scalar!("select last from register_counter where tahun = $1 for update", block.tahun);
        let before = before.fetch_optional(&mut *self.connection).await?;
        if before.unwrap_or(0) != first - 1 {
            return Err(StoreError::Conflict);
        }
        let made = sqlx::query!(
            "insert into register_block (tahun, first, last, kind, petugas_id, peran, at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            block.tahun,
            first,
            last,
            block.kind.code(),
            petugas.0,
            peran.code(),
            at
        );
        expect_rows(made.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        let moved = match before {
            Some(_) => sqlx::query!("update register_counter set last = $2 where tahun = $1", block.tahun, last),
            None => sqlx::query!(
                "insert into register_counter (tahun, last) values ($1, $2) on conflict do nothing",
                block.tahun,
                last
            ),
        };
        expect_rows(moved.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}

/// What was passed over in the years of these days, for the book.
pub(super) async fn of_years(connection: &mut PgConnection, periode: Periode) -> Result<Vec<Filled>, StoreError> {
    let [first, last] = [periode.dari, periode.sampai].map(super::buku::year);
    filled(connection, first, last).await
}

async fn filled(connection: &mut PgConnection, since: i32, until: i32) -> Result<Vec<Filled>, StoreError> {
    let rows = sqlx::query!(
        r#"select b.tahun, b.first, b.last, b.kind, b.petugas_id, b.at, array(
             select p.nomor_urut from permohonan p
             where b.kind = 'kertas' and p.nomor_tahun = b.tahun and p.nomor_urut between b.first and b.last) as "used!: Vec<i32>"
         from register_block b where b.tahun between $1 and $2 order by b.tahun, b.first"#,
        since,
        until
    );
    let rows = rows.fetch_all(connection).await?;
    rows.into_iter()
        .map(|row| {
            let kind = BlockKind::from_code(&row.kind);
            let kind = kind.ok_or_else(|| StoreError::inconsistent("register_block", &row.first))?;
            let used = row.used.into_iter().map(number).collect::<Result<BTreeSet<_>, _>>()?;
            let block = Block { tahun: row.tahun, first: number(row.first)?, last: number(row.last)?, kind };
            Ok(Filled { block, by: PetugasId(row.petugas_id), at: row.at, used })
        })
        .collect()
}

fn number(urut: i32) -> Result<u32, StoreError> {
    u32::try_from(urut).map_err(|_| StoreError::inconsistent("register_counter", &urut))
}
