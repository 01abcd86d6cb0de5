//! Who has taken what. All of it happens while the permohonan is locked, so that nobody is in between.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::permohonan::Loaded;
use crate::domain::clocks::Taken;
use crate::domain::kode::Kode;
use crate::domain::langkah::Langkah;
use crate::domain::pengambilan::{Begun, Ended, LASTS, Pengambilan};
use crate::domain::petugas::PetugasId;
use crate::pesan::outgoing::PermohonanId;

/// Reads and writes pengambilan.
pub struct PengambilanRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl PengambilanRepo<'_> {
    /// Takes a permohonan that was locked before. Whoever had it has it no more.
    pub async fn take(
        &mut self,
        before: &Loaded,
        langkah: Langkah,
        (petugas, begun): (PetugasId, Begun),
        at: DateTime<Utc>,
    ) -> Result<Pengambilan, StoreError> {
        let held = before.held.as_ref().map(|held| held.pengambilan.end(Ended::DiambilAlih, at));
        let taken = Pengambilan { langkah, petugas, taken_at: at, until: at + LASTS };
        self.end(before, held).await?;
        let written = sqlx::query!(
            "insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until) values ($1, $2, $3, $4, $5, $6)",
            before.id.0,
            langkah.code(),
            petugas.0,
            begun.code(),
            taken.taken_at,
            taken.until
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(taken)
    }

    /// Gives back what was taken, of a permohonan that was locked before.
    pub async fn give_back(&mut self, before: &Loaded, at: DateTime<Utc>) -> Result<(), StoreError> {
        let held = before.held.as_ref().map(|held| held.pengambilan.end(Ended::Dikembalikan, at));
        self.end(before, held).await
    }

    /// Its holder goes on with it.
    pub async fn prolong(&mut self, before: &Loaded, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "update pengambilan set until = greatest(until, $2) where permohonan_id = $1 and ended_at is null",
            before.id.0,
            at + LASTS
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    async fn end(&mut self, before: &Loaded, held: Option<(Ended, DateTime<Utc>)>) -> Result<(), StoreError> {
        let Some((ended, ended_at)) = held else { return Ok(()) };
        let written = sqlx::query!(
            "update pengambilan set ended = $2, ended_at = $3 where permohonan_id = $1 and ended_at is null",
            before.id.0,
            ended.code(),
            ended_at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Writes down that what has expired has ended, at most so many; of which permohonan. What somebody works on just now is
    /// left for the next time.
    pub async fn expire(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<Kode>, StoreError> {
        let ended = sqlx::query_scalar!(
            "with due as materialized (
                 select g.pengambilan_id, p.kode
                 from pengambilan g join permohonan p on p.permohonan_id = g.permohonan_id
                 where g.ended_at is null and g.until <= $1
                 order by g.until limit $2
                 for update skip locked
             )
             update pengambilan g set ended = 'kedaluwarsa', ended_at = g.until
             from due where g.pengambilan_id = due.pengambilan_id
             returning due.kode",
            now,
            limit
        );
        read(&ended.fetch_all(&mut *self.connection).await?)
    }

    /// When each of these was taken, oldest first. Steps that were done without are left out: they have no time. A statement
    /// of its own, since only who asks for the clocks needs it.
    pub async fn spans(&mut self, of: &[PermohonanId]) -> Result<Vec<(PermohonanId, Taken)>, StoreError> {
        let ids: Vec<i64> = of.iter().map(|id| id.0).collect();
        let rows = sqlx::query!(
            r#"select permohonan_id, langkah, taken_at, coalesce(ended_at, until) as "until!",
                   coalesce(ended = 'selesai', false) as "done!"
             from pengambilan where permohonan_id = any($1) and begun <> 'tanpa_diambil'
             order by taken_at, pengambilan_id"#,
            &ids
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let open = |row: &str| Langkah::from_code(row).ok_or_else(|| StoreError::inconsistent("pengambilan", &row));
        rows.into_iter()
            .map(|row| {
                let langkah = open(&row.langkah)?;
                let taken = Taken { langkah, from: row.taken_at, until: row.until, done: row.done };
                Ok((PermohonanId(row.permohonan_id), taken))
            })
            .collect()
    }

    /// Ends what somebody has who is no petugas any more; of which permohonan.
    pub async fn end_all_of(&mut self, petugas: PetugasId, at: DateTime<Utc>) -> Result<Vec<Kode>, StoreError> {
        let ended = sqlx::query_scalar!(
            "with theirs as materialized (
                 select g.pengambilan_id, p.kode
                 from pengambilan g join permohonan p on p.permohonan_id = g.permohonan_id
                 where g.ended_at is null and g.petugas_id = $1
                 order by p.kode
                 for update
             )
             update pengambilan g
             set ended = case when g.until <= $2 then 'kedaluwarsa' else 'nonaktif' end,
                 ended_at = greatest(g.taken_at, least(g.until, $2))
             from theirs where g.pengambilan_id = theirs.pengambilan_id
             returning theirs.kode",
            petugas.0,
            at
        );
        read(&ended.fetch_all(&mut *self.connection).await?)
    }
}

fn read(kode: &[String]) -> Result<Vec<Kode>, StoreError> {
    kode.iter().map(|text| Kode::parse(text).map_err(|_| StoreError::inconsistent("permohonan", text))).collect()
}
