//! When the office works: days off and days with other hours, with who changed what.

mod change;
mod history;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

pub use self::history::{Changed, What};
use super::error::StoreError;
use super::link::Link;
use crate::domain::kalender::biasa::{Biasa, JamHari};
use crate::domain::kalender::{JamKhusus, Kalender, Libur};

/// Reads the calendar.
pub struct KalenderRepo<'a> {
    pub(super) connection: &'a mut Link,
}

/// What stands in the tables, as the statement brings it.
#[derive(Deserialize)]
struct Entries {
    libur: Vec<Libur>,
    khusus: Vec<JamKhusus>,
    biasa: Vec<JamHari>,
    tahun: Vec<i32>,
}

/// The calendar, and of which years the decree is entered.
pub struct Loaded {
    /// When the office works.
    pub kalender: Kalender,
    /// Years that are certain.
    pub confirmed: Vec<i32>,
}

impl KalenderRepo<'_> {
    /// The calendar as it stands now. Other hours that were ended in the middle hold until then.
    pub async fn load(&mut self) -> Result<Loaded, StoreError> {
        let text = sqlx::query_scalar!(
            r#"select json_build_object(
                   'libur', (
                       select coalesce(json_agg(json_build_object(
                           'tanggal', k.tanggal, 'jenis', k.jenis, 'nama', k.nama, 'dasar', k.dasar, 'kepastian', k.kepastian)
                           order by k.tanggal), '[]') from kalender k),
                   'khusus', (
                       select coalesce(json_agg(json_build_object(
                           'id', j.jam_khusus_id, 'dari', j.dari, 'sampai', least(j.sampai, j.ended_from - 1),
                           'jam_kerja', j.jam_kerja, 'dasar', j.dasar)
                           order by j.jam_khusus_id), '[]') from jam_khusus j where coalesce(j.ended_from > j.dari, true)),
                   'biasa', (
                       select coalesce(json_agg(json_build_object(
                           'hari', b.hari, 'dari', b.dari, 'sesi', b.sesi, 'dasar', b.dasar)
                           order by b.jam_kerja_id), '[]') from jam_kerja b),
                   'tahun', (select coalesce(json_agg(t.tahun order by t.tahun), '[]') from kalender_tahun t)
               )::text as "text!""#
        );
        let text = text.fetch_one(&mut *self.connection).await?;
        let entries: Entries =
            serde_json::from_str(&text).map_err(|_| StoreError::inconsistent("kalender", &"its entries"))?;
        let libur: BTreeMap<NaiveDate, Libur> = entries.libur.into_iter().map(|one| (one.tanggal, one)).collect();
        let kalender = Kalender { biasa: Biasa::new(entries.biasa), khusus: entries.khusus, libur };
        Ok(Loaded { kalender, confirmed: entries.tahun })
    }
}
