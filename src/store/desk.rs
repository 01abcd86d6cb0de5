//! What the desks are told unasked: what waits too long, and how much there is.

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::segel::{self, Segel};
use crate::domain::antrean::Antrean;
use crate::domain::kode::Kode;
use crate::domain::langkah::{EventKind, Langkah};
use crate::domain::petugas::PetugasId;
use crate::domain::watch::{Alarm, Briefing};
use crate::pesan::outgoing::PermohonanId;

/// Reads the work lists as a whole.
pub struct DeskRepo<'a> {
    pub(super) connection: &'a mut Link,
}

/// How much stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListCount {
    /// Which list.
    pub antrean: Antrean,
    /// Whose of Dispendukcapil.
    pub recipient: Option<PetugasId>,
    /// How many.
    pub total: u32,
    /// How many of them nobody has taken.
    pub free: u32,
    /// The one that was asked for first, and when.
    pub oldest: (Kode, DateTime<Utc>),
}

/// A word about a permohonan, in the turn in which it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// About which one.
    pub id: PermohonanId,
    /// What is said.
    pub alarm: Alarm,
    /// The step that it waits for.
    pub langkah: Langkah,
    /// The round.
    pub cycle: u16,
}

impl DeskRepo<'_> {
    /// The newest sealed day.
    pub async fn newest_segel(&mut self) -> Result<Option<Segel>, StoreError> {
        segel::last(self.connection).await
    }

    /// A word is said about these on a day, each in its turn.
    pub async fn said(&mut self, words: &[Said], today: NaiveDate, at: DateTime<Utc>) -> Result<(), StoreError> {
        let ids: Vec<i64> = words.iter().map(|word| word.id.0).collect();
        let kinds: Vec<String> = words.iter().map(|word| word.alarm.code().to_owned()).collect();
        let langkah: Vec<String> = words.iter().map(|word| word.langkah.code().to_owned()).collect();
        let cycles: Vec<i32> = words.iter().map(|word| word.cycle.into()).collect();
        let written = sqlx::query!(
            "insert into alarm (permohonan_id, kind, langkah, cycle, tanggal, at)
             select w.id, w.kind, w.langkah, w.cycle, $5, $6
             from unnest($1::bigint[], $2::text[], $3::text[], $4::integer[]) as w (id, kind, langkah, cycle)",
            &ids,
            &kinds,
            &langkah,
            &cycles,
            today,
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), ids.len())
    }

    /// Takes the briefing of a day. `false`: it was given before.
    pub async fn begin_briefing(
        &mut self,
        today: NaiveDate,
        briefing: Briefing,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let begun = sqlx::query!(
            "insert into briefing (tanggal, kind, at) values ($1, $2, $3) on conflict do nothing",
            today,
            briefing.code(),
            at
        );
        Ok(begun.execute(&mut *self.connection).await?.rows_affected() == 1)
    }

    /// Whether the briefing of a day was given.
    pub async fn is_briefed(&mut self, today: NaiveDate, briefing: Briefing) -> Result<bool, StoreError> {
        let given = sqlx::query_scalar!(
            r#"select exists (select from briefing where tanggal = $1 and kind = $2) as "given!""#,
            today,
            briefing.code()
        );
        Ok(given.fetch_one(&mut *self.connection).await?)
    }

    /// How much stands in each list; lists in which nothing stands are left out.
    pub async fn lists(&mut self, now: DateTime<Utc>) -> Result<Vec<ListCount>, StoreError> {
        let rows = sqlx::query!(
            r#"select a.antrean as "antrean!", case when a.antrean = 'dispendukcapil' then a.recipient end as recipient,
                   count(*) as "total!", count(*) filter (where g.permohonan_id is null) as "free!",
                   min(a.submitted_at) as "since!", (array_agg(a.kode order by a.submitted_at, a.permohonan_id))[1] as "kode!"
             from antrean a
             left join pengambilan g on g.permohonan_id = a.permohonan_id and g.ended_at is null and g.until > $1
             group by 1, 2 order by 1, 2"#,
            now
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        rows.into_iter()
            .map(|row| {
                let antrean = Antrean::from_code(&row.antrean);
                let kode = Kode::parse(&row.kode).ok();
                let (antrean, kode) =
                    antrean.zip(kode).ok_or_else(|| StoreError::inconsistent("antrean", &row.kode))?;
                Ok(ListCount {
                    antrean,
                    recipient: row.recipient.map(PetugasId),
                    total: count(row.total),
                    free: count(row.free),
                    oldest: (kode, row.since),
                })
            })
            .collect()
    }

    /// How many each petugas has taken.
    pub async fn taken(&mut self, now: DateTime<Utc>) -> Result<Vec<(PetugasId, u32)>, StoreError> {
        let rows = sqlx::query!(
            r#"select petugas_id, count(*) as "count!" from pengambilan where ended_at is null and until > $1
               group by 1 order by 1"#,
            now
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(rows.into_iter().map(|r| (PetugasId(r.petugas_id), u32::try_from(r.count).unwrap_or(u32::MAX))).collect())
    }

    /// How many messages and updates have failed for good that were not told of yet; from now on they were.
    pub async fn newly_dead(&mut self, at: DateTime<Utc>) -> Result<(u32, u32), StoreError> {
        let counted = sqlx::query!(
            r#"with told as (
                 insert into dead_notice (queue, id, at)
                 select 'outbox', o.outbox_id, $1::timestamptz from outbox o where o.state = 'dead'
                 union all
                 select 'inbox', i.inbox_id, $1 from inbox i where i.state = 'dead'
                 on conflict do nothing
                 returning queue
             )
             select count(*) filter (where queue = 'outbox') as "messages!", count(*) filter (where queue = 'inbox') as "updates!"
             from told"#,
            at
        );
        let counted = counted.fetch_one(&mut *self.connection).await?;
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Ok((count(counted.messages), count(counted.updates)))
    }

    /// Whether something that failed for good was told after this time.
    pub async fn dead_told_after(&mut self, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let told = sqlx::query_scalar!(r#"select exists (select from dead_notice where at > $1) as "told!""#, at);
        Ok(told.fetch_one(&mut *self.connection).await?)
    }

    /// How often something happened since a time.
    pub async fn happened(&mut self, kind: EventKind, since: DateTime<Utc>) -> Result<u32, StoreError> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from riwayat where at >= $2 and kind = $1"#,
            kind.code(),
            since
        );
        Ok(u32::try_from(count.fetch_one(&mut *self.connection).await?).unwrap_or(u32::MAX))
    }
}
