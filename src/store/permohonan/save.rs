//! What an event changes: the rows of the event, then the permohonan and its riwayat in one statement.

use chrono::{DateTime, NaiveDate, Utc};

use super::PermohonanRepo;
use super::load::Loaded;
use super::rows::{BerkasColumns, KekuranganColumns};
use crate::domain::berkas::{Answer, Finding, Piece, SyaratKode};
use crate::domain::langkah::Event;
use crate::domain::permohonan::{Permohonan, PernyataanKind};
use crate::domain::petugas::{Peran, Stamp};
use crate::domain::register::{NomorRegister, register_year};
use crate::store::error::{StoreError, expect_rows};
use crate::store::riwayat::micros;

impl PermohonanRepo<'_> {
    /// Makes an event stand in the register. The number that is in force afterwards is given back; the first receipt
    /// takes the next one of the year, and holds that year's row of the counter until the transaction ends, so it
    /// belongs at the end of a unit of work. [`StoreError::Conflict`] when somebody else moved it meanwhile.
    pub async fn save(
        &mut self,
        before: &Loaded,
        event: &Event,
        stamp: Stamp,
    ) -> Result<Option<NomorRegister>, StoreError> {
        let stamp = Stamp { at: micros(stamp.at), ..stamp };
        let takes_number = matches!(event, Event::Diterima) && before.permohonan.nomor.is_none();
        let taken = if takes_number { Some(self.take_number(stamp.at).await?) } else { None };
        let mut after = before.permohonan.clone();
        after.apply(event, stamp, taken);
        self.save_rows(before, &after, event, stamp).await?;
        self.save_head(before, &after, event, stamp).await?;
        Ok(after.nomor)
    }

    /// Gapless: the row of the year is locked until the transaction ends, and rolled back with it.
    async fn take_number(&mut self, at: DateTime<Utc>) -> Result<NomorRegister, StoreError> {
        let tahun = register_year(at);
        let last = sqlx::query_scalar!(
            "insert into register_counter as c (tahun, last) values ($1, 1)
             on conflict (tahun) do update set last = c.last + 1
             returning last",
            tahun
        );
        let last = last.fetch_one(&mut *self.connection).await?;
        let urut = u32::try_from(last).map_err(|_| StoreError::inconsistent("register_counter", &tahun))?;
        Ok(NomorRegister { tahun, urut })
    }

    async fn save_rows(
        &mut self,
        before: &Loaded,
        after: &Permohonan,
        event: &Event,
        stamp: Stamp,
    ) -> Result<(), StoreError> {
        match event {
            Event::AsliDicatat { .. } | Event::Dilengkapi { .. } => {
                let given = after.checklist.pieces.get(before.permohonan.checklist.pieces.len()..).unwrap_or_default();
                self.add_berkas(before, given).await
            }
            Event::AsliDicabut { syarat } => self.withdraw(before, syarat, stamp).await,
            Event::TidakLengkap { findings } => self.add_kekurangan(before, findings, after.checklist.cycle()).await,
            Event::Dinyatakan { kind, tanggal } => self.add_pernyataan(before, (*kind, *tanggal), stamp).await,
            Event::Diajukan
            | Event::Diterima
            | Event::Lengkap
            | Event::Dientri { .. }
            | Event::Dikirim { .. }
            | Event::Dibatalkan { .. } => Ok(()),
        }
    }

    async fn add_berkas(&mut self, before: &Loaded, given: &[Piece]) -> Result<(), StoreError> {
        let berkas = BerkasColumns::seal(given, before.permohonan.kode, self.vault)?;
        let written = sqlx::query!(
            "insert into berkas (permohonan_id, berkas_id, syarat, cycle, answer, file, petugas_id, at)
             select $1, n.id, n.syarat, n.cycle, n.answer, n.file, n.petugas_id, n.at
             from unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::bytea[], $7::bigint[], $8::timestamptz[])
                 with ordinality as n (id, syarat, cycle, answer, file, petugas_id, at, ordinal)
             order by n.ordinal",
            before.id.0,
            &berkas.id,
            &berkas.syarat,
            &berkas.cycle,
            &berkas.answer,
            &berkas.file as &[Option<Vec<u8>>],
            &berkas.petugas as &[Option<i64>],
            &berkas.at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    async fn withdraw(&mut self, before: &Loaded, syarat: &SyaratKode, stamp: Stamp) -> Result<(), StoreError> {
        let ticks = before.permohonan.checklist.pieces.iter();
        let ticks = ticks.filter(|p| p.syarat == *syarat && matches!(p.answer, Answer::Original(_)));
        let written = sqlx::query!(
            "update berkas set withdrawn_at = $3
             where permohonan_id = $1 and syarat = $2 and answer = 'original' and withdrawn_at is null",
            before.id.0,
            syarat.0,
            stamp.at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), ticks.count())
    }

    async fn add_kekurangan(&mut self, before: &Loaded, findings: &[Finding], cycle: u16) -> Result<(), StoreError> {
        let columns = KekuranganColumns::seal(findings, (before.permohonan.kode, cycle), self.vault)?;
        let written = sqlx::query!(
            "insert into kekurangan (permohonan_id, cycle, syarat, alasan, note, ordinal)
             select $1, $2, n.syarat, n.alasan, n.note, n.ordinal
             from unnest($3::text[], $4::text[], $5::bytea[]) with ordinality as n (syarat, alasan, note, ordinal)",
            before.id.0,
            i32::from(cycle),
            &columns.syarat,
            &columns.alasan,
            &columns.note as &[Option<Vec<u8>>]
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), findings.len())
    }

    async fn add_pernyataan(
        &mut self,
        before: &Loaded,
        (kind, tanggal): (PernyataanKind, NaiveDate),
        stamp: Stamp,
    ) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into pernyataan (permohonan_id, seq, kind, tanggal, petugas_id, peran, at)
             select $1, coalesce(max(n.seq), 0) + 1, $2, $3, $4, $5, $6 from pernyataan n where n.permohonan_id = $1",
            before.id.0,
            kind.code(),
            tanggal,
            stamp.by.petugas().map(|id| id.0),
            stamp.by.peran().map(Peran::code),
            stamp.at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
