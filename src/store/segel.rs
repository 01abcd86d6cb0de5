//! Segel: one row a day, a keyed hash over the heads of all chains that moved, and over what was shown to whom, what was
//! looked for, which holds began and ended, and what was decided about syarat and working time, chained to the day before.
//! Whoever keeps one of these hashes elsewhere can tell later that no chain was written anew, and that no end was cut off.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{Stream, StreamExt, TryStreamExt};

use super::Store;
use super::error::{StoreError, expect_rows};
use super::hex::{from_hex, to_hex};
use super::link::Link;
use super::riwayat::{GENESIS, fields, is_keyed_hash, keyed_hash};
use super::sealing::Vault;

const DOMAIN: &str = "segel";

/// A sealed day, as it is kept elsewhere: `2026-11-23:01ab…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segel {
    /// The day.
    pub tanggal: NaiveDate,
    /// Its hash.
    pub hash: Vec<u8>,
}

/// Not of the form `YYYY-MM-DD:HEX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a segel is a date and a hash, as verifikasi prints it: 2026-11-23:01ab…")]
pub struct SegelError;

impl fmt::Display for Segel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.tanggal, to_hex(&self.hash))
    }
}

impl FromStr for Segel {
    type Err = SegelError;

    fn from_str(text: &str) -> Result<Self, SegelError> {
        let (tanggal, hash) = text.trim().split_once(':').ok_or(SegelError)?;
        let tanggal = tanggal.parse().map_err(|_| SegelError)?;
        let hash = from_hex(hash).filter(|hash| !hash.is_empty()).ok_or(SegelError)?;
        Ok(Self { tanggal, hash })
    }
}

/// The last row of a chain on a day, or all of another kind that happened on it.
pub(super) struct HeadRow {
    tanggal: NaiveDate,
    table: String,
    kode: String,
    last: i64,
    hash: Vec<u8>,
    events: i64,
}

/// A day with all its heads.
pub(super) struct Day {
    pub(super) tanggal: NaiveDate,
    pub(super) events: i64,
    heads: Vec<(String, String, i64, Vec<u8>)>,
}

impl Day {
    fn of(row: HeadRow) -> Self {
        let mut day = Self { tanggal: row.tanggal, events: 0, heads: Vec::new() };
        day.add(row);
        day
    }

    fn add(&mut self, row: HeadRow) {
        self.events += row.events;
        self.heads.push((row.table, row.kode, row.last, row.hash));
    }

    /// The hash of the day, on top of that of the sealed day before, with when it is sealed.
    fn hash(&self, vault: &Vault, prev: &[u8], made_at: DateTime<Utc>) -> Vec<u8> {
        keyed_hash(vault, DOMAIN, &self.bytes(prev, Some(made_at)))
    }

    /// Whether it is the hash of this day, under whichever key. Those of earlier programs did not cover when it was sealed.
    pub(super) fn has_hash(&self, vault: &Vault, (prev, made_at): (&[u8], DateTime<Utc>), hash: &[u8]) -> bool {
        [Some(made_at), None].into_iter().any(|at| is_keyed_hash(vault, DOMAIN, &self.bytes(prev, at), hash))
    }

    fn bytes(&self, prev: &[u8], made_at: Option<DateTime<Utc>>) -> Vec<u8> {
        let mut heads: Vec<_> = self.heads.iter().collect();
        heads.sort();
        let texts: Vec<String> = heads.iter().map(|(_, _, last, _)| last.to_string()).collect();
        let (tanggal, events) = (self.tanggal.to_string(), self.events.to_string());
        let mut all = vec![tanggal.as_bytes(), events.as_bytes()];
        for ((table, kode, _, hash), last) in heads.iter().zip(&texts) {
            all.extend([table.as_bytes(), kode.as_bytes(), last.as_bytes(), hash.as_slice()]);
        }
        let made_at = made_at.map(|at| at.timestamp_micros().to_string()); // as exact as it is kept
        all.extend(made_at.as_ref().map(String::as_bytes));
        all.push(prev);
        fields(&all)
    }
}

impl Store {
    /// Seals the days before `today`, by the clock of the office, on which something happened: how many. From then
    /// on nothing can be written for such a day any more.
    pub async fn seal_days(&self, today: NaiveDate, at: DateTime<Utc>) -> Result<u32, StoreError> {
        let mut link = Link::begin(&self.pool).await?;
        let connection = &mut link;
        // Waits for those who are writing, so that nothing of a sealed day is still on its way; and for another who
        // seals, who would otherwise seal the same day.
        sqlx::query!("lock table riwayat in share row exclusive mode").execute(&mut *connection).await?;
        let last = last(&mut *connection).await?;
        let (after, mut prev) = last.map_or((None, GENESIS.to_vec()), |segel| (Some(segel.tanggal), segel.hash));
        let unsealed: Vec<Day> = days(heads(&mut *connection, after, today)).try_collect().await?;
        let mut sealed = 0;
        for day in unsealed {
            let hash = day.hash(&self.vault, &prev, at);
            insert(&mut *connection, &day, (&prev, &hash), at).await?;
            prev = hash;
            sealed += 1;
        }
        link.commit().await?;
        Ok(sealed)
    }
}

/// The newest.
pub(super) async fn last(connection: &mut Link) -> Result<Option<Segel>, StoreError> {
    let last = sqlx::query_as!(Segel, "select tanggal, hash from segel order by tanggal desc limit 1");
    Ok(last.fetch_optional(connection).await?)
}

async fn insert(
    connection: &mut Link,
    day: &Day,
    (prev, hash): (&[u8], &[u8]),
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let events = i32::try_from(day.events).map_err(|_| StoreError::inconsistent("segel", &day.tanggal))?;
    let written = sqlx::query!(
        "insert into segel (tanggal, events, prev_hash, hash, made_at) values ($1, $2, $3, $4, $5)",
        day.tanggal,
        events,
        prev,
        hash,
        at
    );
    expect_rows(written.execute(connection).await?.rows_affected(), 1)
}

/// The heads of all chains that moved on the days between, and what else happened on them, in the order of the days. The
/// digests of the latter have no key: the hash of the day has.
pub(super) fn heads(
    connection: &mut Link,
    after: Option<NaiveDate>,
    before: NaiveDate,
) -> impl Stream<Item = Result<HeadRow, sqlx::Error>> + Send {
    sqlx::query_as!(
        HeadRow,
        r#"with bounds as (
             select coalesce(($1::date + 1)::timestamp at time zone 'Asia/Jakarta', '-infinity') as since,
                 $2::date::timestamp at time zone 'Asia/Jakarta' as until
         )
         select office_day(r.at) as "tanggal!", 'riwayat' as "table!", coalesce(p.kode, '-') as "kode!", max(r.seq)::bigint as "last!",
             (array_agg(r.hash order by r.seq desc))[1] as "hash!", count(*) as "events!"
         from bounds cross join riwayat r left join permohonan p on p.permohonan_id = r.permohonan_id
         where r.at >= bounds.since and r.at < bounds.until
         group by 1, 3
         union all
         select l.tanggal, l.log, l.kode, l.rows, l.hash, 0
         from bounds cross join lateral read_log(bounds.since, bounds.until) l
         union all
         select g.tanggal, g.log, g.kode, g.rows, g.hash, 0
         from destroyed_log g where g.tanggal > coalesce($1::date, '-infinity'::date) and g.tanggal < $2
         union all
         select office_day(t.at), 'tunda', '-', count(*), sha256(convert_to(string_agg(t.said, E'\n' order by t.tunda_id, t.at, t.said), 'UTF8')), 0
         from bounds cross join tunda_said t
         where t.at >= bounds.since and t.at < bounds.until
         group by 1
         union all
         select office_day(k.at), 'kantor', '-', count(*),
             sha256(convert_to(string_agg(concat_ws('|', k.what, k.id, k.said), E'\n' order by k.what, k.id), 'UTF8')), 0
         from bounds cross join kantor_said k
         where k.at >= bounds.since and k.at < bounds.until
         group by 1
         order by 1"#,
        after,
        before
    )
    .fetch(connection)
}

/// Gathers heads by day.
pub(super) fn days(
    heads: impl Stream<Item = Result<HeadRow, sqlx::Error>>,
) -> impl Stream<Item = Result<Day, StoreError>> {
    let ended = heads.map_ok(Some).chain(futures_util::stream::iter([Ok(None)]));
    let gathered = ended.scan(None::<Day>, |current, row| {
        let done = match (row, current.as_mut()) {
            (Err(error), _) => Some(Err(error.into())),
            (Ok(Some(row)), Some(day)) if day.tanggal == row.tanggal => {
                day.add(row);
                None
            }
            (Ok(row), _) => std::mem::replace(current, row.map(Day::of)).map(Ok),
        };
        std::future::ready(Some(done))
    });
    gathered.filter_map(std::future::ready)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_when_it_was_made_but_for_those_of_earlier_programs() {
        let vault = Vault::parse("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").unwrap();
        let heads = vec![("riwayat".to_owned(), "K74MQXP".to_owned(), 1, vec![7])];
        let day = Day { tanggal: NaiveDate::default(), events: 1, heads };
        let (made, moved) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + chrono::TimeDelta::microseconds(1));
        let before = keyed_hash(&vault, DOMAIN, &day.bytes(&GENESIS, None));
        assert!(day.has_hash(&vault, (&GENESIS, made), &before) && day.has_hash(&vault, (&GENESIS, moved), &before));
        let hash = day.hash(&vault, &GENESIS, made);
        assert!(day.has_hash(&vault, (&GENESIS, made), &hash) && !day.has_hash(&vault, (&GENESIS, moved), &hash));
    }

    #[test]
    fn is_read_as_it_is_printed() {
        let text = "2026-11-23:01ab";
        assert_eq!(text.parse::<Segel>().map(|segel| segel.to_string()), Ok(text.to_owned()));
        for wrong in ["", "2026-11-23", "2026-11-23:", "23-11-2026:01ab", "2026-11-23:1ab", "2026-11-23:zz"] {
            assert_eq!(wrong.parse::<Segel>(), Err(SegelError), "{wrong}");
        }
    }
}
