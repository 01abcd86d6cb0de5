//! Permohonan of which the desks may have to be told.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::PermohonanRepo;
use super::load::{Loaded, full_row};
use crate::domain::watch::{Alarm, UNOWNED};
use crate::store::error::StoreError;

/// Nothing is near its target before: eight tenths of the shortest target of the SOP.
const NEAR_AT_LEAST: TimeDelta = TimeDelta::minutes(4);

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Watch {
    /// Now: what was taken expires.
    pub now: DateTime<Utc>,
    /// The day of what was said.
    pub today: NaiveDate,
    /// Those too of which all was said on that day.
    pub again: bool,
    /// After this one.
    pub after: Option<WatchPlace>,
    /// At most so many.
    pub limit: i64,
}

/// The place of a permohonan among those that wait.
pub type WatchPlace = (DateTime<Utc>, i64);

/// A permohonan of which a word may be due.
pub struct Candidate {
    /// The permohonan.
    pub loaded: Loaded,
    /// What was said about it on that day, in the turn that it is in.
    pub told: Vec<Alarm>,
}

/// Some of those of which a word may be due.
pub struct Candidates {
    /// Those that can be read.
    pub list: Vec<Candidate>,
    /// After which one to go on; `None`: that was all.
    pub next: Option<WatchPlace>,
}

impl PermohonanRepo<'_> {
    /// Those of which a word may be due, in the order in which they were asked for. Not those of which something is not
    /// there: nothing at a desk can be late as long as the citizen has it.
    pub async fn candidates(&mut self, watch: Watch) -> Result<Candidates, StoreError> {
        let (after_at, after_id) = watch.after.unzip();
        let rows = sqlx::query!(
            r#"with standing as materialized (
                 select a.permohonan_id, a.submitted_at, g.taken_at, p.cycle,
                     greatest(p.submitted_at, p.received_at, p.checked_at, p.entered_at) as since,
                     case p.tahap when 'diterima' then 'mengecek' when 'lengkap' then 'mengentri' when 'dientri' then 'mengirim'
                         when 'dikirim' then 'mengirim' else 'menerima' end as langkah
                 from antrean a
                 join permohonan p on p.permohonan_id = a.permohonan_id
                 left join pengambilan g on g.permohonan_id = a.permohonan_id and g.ended_at is null and g.until > $1
                 where a.antrean in ('staf', 'kasi')
                   and ($6::timestamptz is null or (a.submitted_at, a.permohonan_id) > ($6, $7::bigint))
             ), due as materialized (
                 select s.permohonan_id, s.submitted_at, t.told
                 from standing s
                 cross join lateral (
                     select coalesce(array_agg(t.kind), '{}') as told from alarm t
                     where t.permohonan_id = s.permohonan_id and t.tanggal = $4 and t.langkah = s.langkah and t.cycle = s.cycle) t
                 where case when s.taken_at is null then s.since <= $3 and ($8 or not t.told @> array['unowned_long'])
                     else s.taken_at <= $2 and ($8 or not t.told @> array['past']) end
                   and (s.langkah <> 'menerima' or not exists (select from syarat_not_held(s.permohonan_id)))
                 order by s.submitted_at, s.permohonan_id limit $5
             )
             select d.permohonan_id as "id!", d.submitted_at as "submitted_at!", d.told as "told!",
                 f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from due d
             cross join lateral (select * from permohonan_full f where f.permohonan_id = d.permohonan_id offset 0) f
             order by d.submitted_at, d.permohonan_id"#,
            watch.now,
            watch.now - NEAR_AT_LEAST,
            watch.now - UNOWNED,
            watch.today,
            watch.limit,
            after_at,
            after_id,
            watch.again
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let whole = i64::try_from(rows.len()).is_ok_and(|n| n >= watch.limit);
        let next = rows.last().filter(|_| whole).map(|row| (row.submitted_at, row.id));
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            let told = row.told.iter().filter_map(|code| Alarm::from_code(code)).collect();
            let full = full_row!(row);
            list.extend(full.open_or_skip(self.vault).map(|loaded| Candidate { loaded, told }));
        }
        Ok(Candidates { list, next })
    }
}
