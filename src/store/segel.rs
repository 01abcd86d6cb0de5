//! Segel: one row a day, a hash over the heads of all chains that moved, chained to the day before. Whoever keeps one
//! of these hashes elsewhere can tell later that no chain was written anew.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{Stream, StreamExt, TryStreamExt};
use sqlx::PgConnection;

use super::Store;
use super::error::{StoreError, expect_rows};
use super::riwayat::{GENESIS, hash_fields};

/// The last row of a chain on a day.
pub(super) struct HeadRow {
    tanggal: NaiveDate,
    kode: String,
    seq: i32,
    hash: Vec<u8>,
    events: i64,
}

/// A day with all its heads.
pub(super) struct Day {
    pub(super) tanggal: NaiveDate,
    pub(super) events: i64,
    heads: Vec<(String, i32, Vec<u8>)>,
}

impl Day {
    fn of(row: HeadRow) -> Self {
        Self { tanggal: row.tanggal, events: row.events, heads: vec![(row.kode, row.seq, row.hash)] }
    }

    fn add(&mut self, row: HeadRow) {
        self.events += row.events;
        self.heads.push((row.kode, row.seq, row.hash));
    }

    /// The hash of the day, on top of that of the sealed day before.
    pub(super) fn hash(&self, prev: &[u8]) -> Vec<u8> {
        let mut heads: Vec<_> = self.heads.iter().collect();
        heads.sort();
        let texts: Vec<String> = heads.iter().map(|(_, seq, _)| seq.to_string()).collect();
        let (tanggal, events) = (self.tanggal.to_string(), self.events.to_string());
        let mut fields = vec![&b"layanan-ktp/segel/1"[..], tanggal.as_bytes(), events.as_bytes()];
        for ((kode, _, hash), seq) in heads.iter().zip(&texts) {
            fields.extend([kode.as_bytes(), seq.as_bytes(), hash.as_slice()]);
        }
        fields.push(prev);
        hash_fields(&fields)
    }
}

impl Store {
    /// Seals the days before `today`, by the clock of the office, on which something happened: how many. From then
    /// on nothing can be written for such a day any more.
    #[expect(clippy::disallowed_methods, reason = "a transaction of the store's own")]
    pub async fn seal_days(&self, today: NaiveDate, at: DateTime<Utc>) -> Result<u32, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let connection = &mut *transaction;
        // Waits for those who are writing, so that nothing of a sealed day is still on its way.
        sqlx::query!("lock table riwayat in share mode").execute(&mut *connection).await?;
        let last = sqlx::query!("select tanggal, hash from segel order by tanggal desc limit 1");
        let last = last.fetch_optional(&mut *connection).await?;
        let (after, mut prev) = last.map_or((None, GENESIS.to_vec()), |row| (Some(row.tanggal), row.hash));
        let unsealed: Vec<Day> = days(heads(&mut *connection, after, today)).try_collect().await?;
        let mut sealed = 0;
        for day in unsealed {
            let hash = day.hash(&prev);
            insert(&mut *connection, &day, (&prev, &hash), at).await?;
            prev = hash;
            sealed += 1;
        }
        transaction.commit().await?;
        Ok(sealed)
    }
}

async fn insert(
    connection: &mut PgConnection,
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

/// The heads of all chains that moved on the days between, in the order of the days.
pub(super) fn heads(
    connection: &mut PgConnection,
    after: Option<NaiveDate>,
    before: NaiveDate,
) -> impl Stream<Item = Result<HeadRow, sqlx::Error>> + Send {
    sqlx::query_as!(
        HeadRow,
        r#"select (r.at at time zone 'Asia/Jakarta')::date as "tanggal!", p.kode, max(r.seq) as "seq!",
             (array_agg(r.hash order by r.seq desc))[1] as "hash!", count(*) as "events!"
         from riwayat r join permohonan p on p.permohonan_id = r.permohonan_id
         where r.at >= coalesce(($1::date + 1)::timestamp at time zone 'Asia/Jakarta', '-infinity')
           and r.at < $2::date::timestamp at time zone 'Asia/Jakarta'
         group by 1, p.kode
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
