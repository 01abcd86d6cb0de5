//! What was changed in the calendar, by whom and when.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::KalenderRepo;
use crate::domain::jam_kerja::Hours;
use crate::domain::kalender::biasa::Hari;
use crate::domain::petugas::PetugasId;
use crate::store::error::StoreError;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A day off was added.
    Ditambah,
    /// A day off was moved.
    Dipindah,
    /// A day off was cancelled.
    Dibatalkan,
    /// An estimate was confirmed.
    Dipastikan,
    /// A year was confirmed.
    Tahun,
    /// Other hours were added.
    JamKhusus,
    /// Other hours were taken back.
    JamKhususSelesai,
    /// Other hours were ended in the middle.
    JamKhususDiakhiri,
    /// The usual hours changed.
    JamKerja,
}

/// A change as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Changed {
    /// What.
    pub what: What,
    /// The day, or the first of them.
    pub tanggal: NaiveDate,
    /// The day it was moved to, or the last one of other hours.
    pub ke: Option<NaiveDate>,
    /// What it is called; empty for hours and years.
    pub nama: String,
    /// Its source.
    pub dasar: String,
    /// From when, of other hours that were ended.
    pub sejak: Option<NaiveDate>,
    /// Days of the week and their sessions, of the usual hours.
    pub jam: Option<(Hari, Vec<Hours>)>,
    /// Who made it.
    pub by: PetugasId,
    /// When.
    pub at: DateTime<Utc>,
}

impl KalenderRepo<'_> {
    /// The last changes, the newest first.
    pub async fn history(&mut self, limit: i64) -> Result<Vec<Changed>, StoreError> {
        let text = sqlx::query_scalar!(
            r#"select coalesce(json_agg(h order by h.at desc, h.rank desc), '[]')::text as "text!" from (
                 select p.kind as what, p.tanggal, p.ke, p.nama, p.dasar, null::date as sejak, null::json as jam, p.petugas_id as by, p.at,
                   p.kalender_perubahan_id as rank
                 from kalender_perubahan p
                 union all
                 select 'tahun', make_date(t.tahun, 1, 1), null, '', t.dasar, null, null, t.petugas_id, t.at, 9223372036854775807
                 from kalender_tahun t where t.petugas_id is not null
                 union all
                 select 'jam_khusus', j.dari, j.sampai, '', j.dasar, null, null, j.petugas_id, j.at, j.jam_khusus_id from jam_khusus j
                 union all
                 select case when j.ended_from > j.dari then 'jam_khusus_diakhiri' else 'jam_khusus_selesai' end, j.dari, j.sampai, '',
                   j.dasar, j.ended_from, null, j.ended_by, j.ended_at, j.jam_khusus_id
                 from jam_khusus j where j.ended_at is not null
                 union all
                 select 'jam_kerja', b.dari, null, '', b.dasar, null,
                   json_build_array(json_build_object('dari', min(b.hari), 'sampai', max(b.hari)), b.sesi), b.petugas_id, b.at,
                   max(b.jam_kerja_id)
                 from jam_kerja b where b.petugas_id is not null group by b.dari, b.dasar, b.sesi, b.petugas_id, b.at
                 order by at desc, rank desc limit $1
               ) h"#,
            limit
        );
        let text = text.fetch_one(&mut *self.connection).await?;
        serde_json::from_str(&text).map_err(|_| StoreError::inconsistent("kalender_perubahan", &"its entries"))
    }
}
