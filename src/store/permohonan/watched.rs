//! Permohonan of which the desks may have to be told.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::PermohonanRepo;
use super::load::{FullRow, Loaded};
use crate::domain::watch::{Alarm, UNOWNED};
use crate::store::error::StoreError;

/// Nothing is near its target before: eight tenths of the shortest target of the SOP.
const NEAR_AT_LEAST: TimeDelta = TimeDelta::minutes(4);

/// A permohonan of which a word may be due.
pub struct Candidate {
    /// The permohonan.
    pub loaded: Loaded,
    /// What was said about it on that day.
    pub told: Vec<Alarm>,
}

impl PermohonanRepo<'_> {
    /// Those of which a word may be due, the oldest first; what was said on `today` is told along.
    pub async fn candidates(
        &mut self,
        now: DateTime<Utc>,
        today: NaiveDate,
        limit: i64,
    ) -> Result<Vec<Candidate>, StoreError> {
        let rows = sqlx::query!(
            r#"with standing as materialized (
                 select a.permohonan_id, a.submitted_at, g.taken_at,
                     greatest(p.submitted_at, p.received_at, p.checked_at, p.entered_at) as since
                 from antrean a
                 join permohonan p on p.permohonan_id = a.permohonan_id
                 left join pengambilan g on g.permohonan_id = a.permohonan_id and g.ended_at is null and g.until > $1
                 where a.antrean in ('staf', 'kasi')
             ), due as materialized (
                 select s.permohonan_id, s.submitted_at, t.told
                 from standing s
                 cross join lateral (
                     select coalesce(array_agg(t.kind), '{}') as told from alarm t
                     where t.permohonan_id = s.permohonan_id and t.tanggal = $4) t
                 where case when s.taken_at is null then s.since <= $3 and not t.told @> array['unowned_long']
                     else s.taken_at <= $2 and not t.told @> array['past'] end
                 order by s.submitted_at, s.permohonan_id limit $5
             )
             select d.told as "told!", f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest,
                 f.unreachable, f.body
             from due d
             cross join lateral (select * from permohonan_full f where f.permohonan_id = d.permohonan_id offset 0) f
             order by d.submitted_at, d.permohonan_id"#,
            now,
            now - NEAR_AT_LEAST,
            now - UNOWNED,
            today,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let open = |row: FullRow, told: &[String]| {
            let told = told.iter().filter_map(|code| Alarm::from_code(code)).collect();
            Ok(Candidate { loaded: row.open(self.vault)?, told })
        };
        rows.into_iter()
            .map(|row| {
                let full = FullRow {
                    permohonan_id: row.permohonan_id,
                    kode: row.kode,
                    data: row.data,
                    entri: row.entri,
                    riwayat_seq: row.riwayat_seq,
                    riwayat_hash: row.riwayat_hash,
                    data_digest: row.data_digest,
                    unreachable: row.unreachable,
                    body: row.body,
                };
                open(full, &row.told)
            })
            .collect()
    }
}
