//! Changes of the calendar. A day off is changed by the entry of `kalender_perubahan` alone: the database makes the calendar
//! follow it, and keeps what was there before.

use chrono::{DateTime, NaiveDate, Utc};

use super::KalenderRepo;
use crate::domain::jam_kerja::{Hours, JamKerja};
use crate::domain::kalender::JamKhusus;
use crate::domain::kalender::biasa::JamBaru;
use crate::domain::kalender::change::{Change, PerubahanKind};
use crate::domain::petugas::PetugasId;
use crate::store::error::{StoreError, expect_rows};

/// Number of the advisory lock: `kalender`.
const LOCK: i64 = 0x6b61_6c65_6e64_6572;

/// An entry of `kalender_perubahan`; name and kind of a day off that is there already are not asked for again.
struct Entry<'a> {
    kind: PerubahanKind,
    tanggal: NaiveDate,
    ke: Option<NaiveDate>,
    jenis: &'a str,
    nama: &'a str,
    dasar: &'a str,
}

impl KalenderRepo<'_> {
    /// Holds off others who change the calendar, until the unit of work ends. What is loaded afterwards stays true.
    pub async fn lock(&mut self) -> Result<(), StoreError> {
        let locked = sqlx::query!("select pg_advisory_xact_lock($1)::text as done", LOCK);
        expect_rows(locked.fetch_all(&mut *self.connection).await?.len(), 1)
    }

    /// Makes a change. A day that somebody else has changed meanwhile refuses it: the update is tried again.
    pub async fn change(&mut self, change: &Change, by: PetugasId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let there = |kind, tanggal, ke, dasar| Entry { kind, tanggal, ke, jenis: "", nama: "", dasar };
        let entry = match change {
            Change::Add(libur) => Entry {
                kind: PerubahanKind::Ditambah,
                tanggal: libur.tanggal,
                ke: None,
                jenis: libur.jenis.code(),
                nama: &libur.nama,
                dasar: &libur.dasar,
            },
            Change::Move { tanggal, ke, dasar } => there(PerubahanKind::Dipindah, *tanggal, Some(*ke), dasar),
            Change::Cancel { tanggal, dasar } => there(PerubahanKind::Dibatalkan, *tanggal, None, dasar),
            Change::Confirm { tanggal, dasar } => there(PerubahanKind::Dipastikan, *tanggal, None, dasar),
            Change::ConfirmYear { tahun, dasar } => return self.confirm_year(*tahun, dasar, (by, at)).await,
            Change::AddHours(khusus) => return self.add_hours(khusus, by, at).await,
            Change::EndHours { id, sejak } => return self.end_hours(id.0, *sejak, (by, at)).await,
            Change::SetHours(new) => return self.set_hours(new, by, at).await,
        };
        self.enter(&entry, by, at).await
    }

    async fn enter(&mut self, entry: &Entry<'_>, by: PetugasId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let entered = sqlx::query!(
            "insert into kalender_perubahan (kind, tanggal, ke, jenis, nama, dasar, petugas_id, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            entry.kind.code(),
            entry.tanggal,
            entry.ke,
            entry.jenis,
            entry.nama,
            entry.dasar,
            by.0,
            at
        );
        expect_rows(entered.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Everything that is still estimated in the year is certain, and so is that nothing is missing.
    async fn confirm_year(
        &mut self,
        tahun: i32,
        dasar: &str,
        by: (PetugasId, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let confirmed = sqlx::query!(
            "with year as (
                 insert into kalender_tahun (tahun, dasar, petugas_id, at) values ($1, $2, $3, $4) returning tahun
             ), days as (
                 insert into kalender_perubahan (kind, tanggal, jenis, nama, dasar, petugas_id, at)
                 select 'dipastikan', k.tanggal, k.jenis, k.nama, $2, $3, $4 from kalender k
                 where k.kepastian = 'perkiraan' and extract(year from k.tanggal) = $1::integer returning 1
             )
             select tahun from year",
            tahun,
            dasar,
            by.0.0,
            by.1
        );
        expect_rows(confirmed.fetch_all(&mut *self.connection).await?.len(), 1)
    }

    async fn add_hours(&mut self, khusus: &JamKhusus, by: PetugasId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let week = serde_json::to_value(&khusus.jam_kerja)
            .map_err(|_| StoreError::inconsistent("jam_khusus", &"a week to be kept"))?;
        let added = sqlx::query!(
            "insert into jam_khusus (dari, sampai, jam_kerja, dasar, petugas_id, at) values ($1, $2, $3, $4, $5, $6)",
            khusus.dari,
            khusus.sampai,
            week,
            khusus.dasar,
            by.0,
            at
        );
        expect_rows(added.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    async fn end_hours(&mut self, id: i64, sejak: NaiveDate, by: (PetugasId, DateTime<Utc>)) -> Result<(), StoreError> {
        let ended = sqlx::query!(
            "update jam_khusus set ended_by = $2, ended_at = $3, ended_from = $4
             where jam_khusus_id = $1 and ended_at is null",
            id,
            by.0.0,
            by.1,
            sejak
        );
        expect_rows(ended.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    async fn set_hours(&mut self, new: &JamBaru, by: PetugasId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let set = sqlx::query!(
            "insert into jam_kerja (hari, dari, sesi, dasar, petugas_id, at)
             select h, $3, $4, $5, $6, $7 from generate_series($1::integer, $2::integer) h order by h",
            i32::from(new.hari.dari),
            i32::from(new.hari.sampai),
            new.dari,
            kept(&new.sesi)?,
            new.dasar,
            by.0,
            at
        );
        expect_rows(set.execute(&mut *self.connection).await?.rows_affected(), new.hari.days().count())
    }

    /// Takes the hours of the office profile as those that the register begins with. `false`: it has some.
    pub async fn adopt(&mut self, week: &JamKerja, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let days = week.week.iter().map(|sesi| kept(sesi)).collect::<Result<Vec<_>, _>>()?;
        let begun = sqlx::query!(
            "insert into jam_kerja (hari, sesi, dasar, at)
             select d.hari, d.sesi, 'kantor.toml', $2 from unnest($1::jsonb[]) with ordinality as d (sesi, hari)
             on conflict (hari) where petugas_id is null do nothing",
            &days,
            at
        );
        let begun = begun.execute(&mut *self.connection).await?.rows_affected();
        if begun > 0 {
            expect_rows(begun, days.len())?;
        }
        Ok(begun > 0)
    }

    /// Notes that the admins are told in the week of this Monday that a year is not confirmed. `false`: they were already.
    pub async fn warn(&mut self, tahun: i32, minggu: NaiveDate, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let noted = sqlx::query!(
            "insert into kalender_peringatan (tahun, minggu, at) values ($1, $2, $3)
             on conflict on constraint kalender_peringatan_pk do nothing",
            tahun,
            minggu,
            at
        );
        Ok(noted.execute(&mut *self.connection).await?.rows_affected() == 1)
    }
}

fn kept(sesi: &[Hours]) -> Result<serde_json::Value, StoreError> {
    serde_json::to_value(sesi).map_err(|_| StoreError::inconsistent("jam_kerja", &"hours to be kept"))
}
