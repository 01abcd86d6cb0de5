//! The counter of the register, and the numbers that it passes over.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use crate::domain::buku::Periode;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::register::RegisterPattern;
use crate::domain::register::block::{Block, BlockKind, Counter, Filled, Void, VoidReason};

/// Reads the counter, and lets it pass over numbers.
pub struct CounterRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl CounterRepo<'_> {
    /// The counter of a year.
    pub async fn of(&mut self, tahun: i32) -> Result<Counter, StoreError> {
        let [counter] = self.of_each([tahun]).await?;
        Ok(counter)
    }

    /// The counters of some years.
    pub async fn of_each<const N: usize>(&mut self, years: [i32; N]) -> Result<[Counter; N], StoreError> {
        let rows = sqlx::query!("select tahun, last from register_counter where tahun = any($1)", &years[..]);
        let mut last = HashMap::new();
        for row in rows.fetch_all(&mut *self.connection).await? {
            last.insert(row.tahun, number(row.last)?);
        }
        let mut blocks = HashMap::<i32, Vec<Filled>>::new();
        for one in filled(&mut *self.connection, &years).await? {
            blocks.entry(one.block.tahun).or_default().push(one);
        }
        Ok(years.map(|tahun| Counter {
            tahun,
            last: last.get(&tahun).copied().unwrap_or(0),
            blocks: blocks.remove(&tahun).unwrap_or_default(),
        }))
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

    /// Notes how the office profile writes numbers: those of a year are written so from its first number on, and so are those of a
    /// register from before this was noted.
    pub async fn note_pattern(&mut self, present: &RegisterPattern) -> Result<(), StoreError> {
        let noted = sqlx::query!(
            "with begun as (
                 insert into register_pattern (tahun, pola) select c.tahun, $1 from register_counter c
                 on conflict (tahun) do nothing
             )
             insert into register_pattern_present (pola) values ($1)
             on conflict (present) do update set pola = excluded.pola",
            present.to_string()
        );
        expect_rows(noted.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// How the numbers of the years that have begun are written.
    pub async fn patterns(&mut self) -> Result<BTreeMap<i32, RegisterPattern>, StoreError> {
        let rows = sqlx::query!("select tahun, pola from register_pattern").fetch_all(&mut *self.connection).await?;
        let each = rows.into_iter().map(|row| {
            let pattern = RegisterPattern::parse(&row.pola, "", "");
            Ok((row.tahun, pattern.map_err(|_| StoreError::inconsistent("register_pattern", &row.tahun))?))
        });
        each.collect()
    }

    /// Says of numbers for paper that nothing is going to come under them.
    pub async fn void(
        &mut self,
        (void, reason): (Void, VoidReason),
        (petugas, peran): (PetugasId, Peran),
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let [first, last] = [void.first, void.last].map(|urut| i32::try_from(urut).unwrap_or(i32::MAX));
        let made = sqlx::query!(
            "insert into register_void (tahun, first, last, alasan, petugas_id, peran, at) values ($1, $2, $3, $4, $5, $6, $7)",
            void.tahun,
            first,
            last,
            reason.code(),
            petugas.0,
            peran.code(),
            at
        );
        expect_rows(made.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}

/// What was passed over in the years of these days, for the book.
pub(super) async fn of_years(connection: &mut Link, periode: Periode) -> Result<Vec<Filled>, StoreError> {
    let [first, last] = [periode.dari, periode.sampai].map(super::buku::year);
    filled(connection, &(first..=last).collect::<Vec<_>>()).await
}

async fn filled(connection: &mut Link, years: &[i32]) -> Result<Vec<Filled>, StoreError> {
    let rows = sqlx::query!(
        r#"select b.tahun, b.first, b.last, b.kind, b.petugas_id, b.at, array(
             select p.nomor_urut from permohonan p
             where b.kind = 'kertas' and p.nomor_tahun = b.tahun and p.nomor_urut between b.first and b.last) as "used!: Vec<i32>",
           array(select v.first from register_void v where v.tahun = b.tahun and v.first between b.first and b.last
                 order by v.first) as "void_first!: Vec<i32>",
           array(select v.last from register_void v where v.tahun = b.tahun and v.first between b.first and b.last
                 order by v.first) as "void_last!: Vec<i32>",
           array(select v.alasan from register_void v where v.tahun = b.tahun and v.first between b.first and b.last
                 order by v.first) as "void_alasan!: Vec<String>"
         from register_block b where b.tahun = any($1) order by b.tahun, b.first"#,
        years
    );
    let rows = rows.fetch_all(connection).await?;
    rows.into_iter()
        .map(|row| {
            let kind = BlockKind::from_code(&row.kind);
            let kind = kind.ok_or_else(|| StoreError::inconsistent("register_block", &row.first))?;
            let used = row.used.into_iter().map(number).collect::<Result<BTreeSet<_>, _>>()?;
            let block = Block { tahun: row.tahun, first: number(row.first)?, last: number(row.last)?, kind };
            let voided = row.void_first.into_iter().zip(row.void_last).zip(row.void_alasan);
            let void = voided.map(|((first, last), alasan)| void(row.tahun, (first, last), &alasan));
            let void = void.collect::<Result<Vec<_>, _>>()?;
            Ok(Filled { block, by: PetugasId(row.petugas_id), at: row.at, used, void })
        })
        .collect()
}

fn void(tahun: i32, (first, last): (i32, i32), alasan: &str) -> Result<(Void, VoidReason), StoreError> {
    let reason = VoidReason::from_code(alasan).ok_or_else(|| StoreError::inconsistent("register_void", &first))?;
    Ok((Void { tahun, first: number(first)?, last: number(last)? }, reason))
}

fn number(urut: i32) -> Result<u32, StoreError> {
    u32::try_from(urut).map_err(|_| StoreError::inconsistent("register_counter", &urut))
}
