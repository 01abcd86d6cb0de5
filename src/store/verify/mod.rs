//! Whether the book is whole: every chain, the numbers, the sealed data, the days.

mod chain;

use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;

use chrono::NaiveDate;
use futures_util::{StreamExt, TryStreamExt};
use sqlx::PgConnection;

use self::chain::{ChainRow, Walk};
use super::Store;
use super::error::StoreError;
use super::riwayat::GENESIS;
use super::segel::{Day, days, heads};

/// What was looked at, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Permohonan.
    pub permohonan: u64,
    /// Rows of riwayat.
    pub events: u64,
    /// The first faulty row of each chain; then numbers; then days.
    pub faults: Vec<ChainFault>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainFault {
    /// The kode permohonan in its stored form; `-` where it is not about one permohonan.
    pub kode: String,
    /// The row of its riwayat; 0 where it is not about one row.
    pub seq: i32,
    /// What is wrong.
    pub what: FaultKind,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A row is missing.
    Gap,
    /// It does not follow the row before it.
    PrevHash,
    /// It is not what was written.
    Hash,
    /// The permohonan does not know this as its last row.
    Head,
    /// The permohonan stands elsewhere, or names another person or time for a step, than the riwayat says.
    Tahap,
    /// The personal data is not what it was at the last event.
    DataDigest,
    /// The personal data cannot be opened.
    Unreadable,
    /// A number that is missing, beyond the counter, or not the one that was given.
    Number {
        /// The year of the register.
        tahun: i32,
        /// The number in it.
        urut: i32,
    },
    /// A sealed day on which something else happened than was sealed.
    Segel {
        /// The day.
        tanggal: NaiveDate,
    },
}

impl ChainFault {
    fn of_book(what: FaultKind) -> Self {
        Self { kode: "-".to_owned(), seq: 0, what }
    }
}

impl Store {
    /// Goes through the whole register as it stands at one moment, row by row.
    pub async fn verify(&self) -> Result<Verification, StoreError> {
        let mut transaction = self.pool.begin_with("begin isolation level repeatable read read only").await?;
        sqlx::query!("set local statement_timeout = 0").execute(&mut *transaction).await?;
        let mut found = self.verify_chains(&mut transaction).await?;
        found.faults.extend(verify_numbers(&mut transaction).await?);
        found.faults.extend(verify_days(&mut transaction).await?);
        transaction.rollback().await?;
        Ok(found)
    }

    async fn verify_chains(&self, connection: &mut PgConnection) -> Result<Verification, StoreError> {
        let mut rows = sqlx::query_as!(
            ChainRow,
            r#"select p.permohonan_id, p.kode, p.tahap, p.riwayat_seq, p.riwayat_hash, p.nomor_tahun, p.nomor_urut,
                 p.received_by, p.received_at, p.checked_by, p.checked_at, p.entered_by, p.entered_at,
                 p.sent_by, p.sent_at, p.closed_by, p.closed_at,
                 case when r.seq = p.riwayat_seq then p.data end as data, case when r.seq = p.riwayat_seq then p.entri end as entri,
                 r.seq as "seq?", r.kind as "kind?", r.tahap as "event_tahap?", r.petugas_id as "petugas_id?", r.at as "at?",
                 r.detail as "detail?", r.data_digest as "data_digest?", r.prev_hash as "prev_hash?", r.hash as "hash?"
             from permohonan p left join riwayat r on r.permohonan_id = p.permohonan_id
             order by p.permohonan_id, r.seq"#
        )
        .fetch(connection);
        let mut walk = Walk::new(&self.vault);
        while let Some(row) = rows.next().await {
            walk.step(&row?);
        }
        Ok(walk.end())
    }
}

/// Numbers 1 to the last of each year are all there, and none beyond.
async fn verify_numbers(connection: &mut PgConnection) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query!(
        r#"select c.tahun as "tahun!", n.urut as "urut!"
         from register_counter c cross join lateral generate_series(1, c.last) as n (urut)
         where not exists (select from permohonan p where p.nomor_tahun = c.tahun and p.nomor_urut = n.urut)
         union all
         select p.nomor_tahun, p.nomor_urut
         from permohonan p left join register_counter c on c.tahun = p.nomor_tahun
         where p.nomor_urut is not null and (p.nomor_urut < 1 or p.nomor_urut > coalesce(c.last, 0))
         order by 1, 2"#
    );
    let number = |tahun, urut| ChainFault::of_book(FaultKind::Number { tahun, urut });
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| number(row.tahun, row.urut)).collect())
}

struct SegelRow {
    tanggal: NaiveDate,
    events: i32,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

/// Every sealed day is made anew, one after the other; a day that is missing among them is a fault too.
async fn verify_days(connection: &mut PgConnection) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query_as!(SegelRow, "select tanggal, events, prev_hash, hash from segel order by tanggal");
    let sealed = rows.fetch_all(&mut *connection).await?;
    let Some(end) = sealed.last().and_then(|row| row.tanggal.succ_opt()) else { return Ok(Vec::new()) };
    let sealed: BTreeMap<NaiveDate, SegelRow> = sealed.into_iter().map(|row| (row.tanggal, row)).collect();
    let mut faults = unchained(sealed.values());
    let mut unmet: BTreeSet<NaiveDate> = sealed.keys().copied().collect();
    let mut happened = pin!(days(heads(connection, None, end)));
    while let Some(day) = happened.try_next().await? {
        unmet.remove(&day.tanggal);
        if !sealed.get(&day.tanggal).is_some_and(|row| row.agrees(&day)) {
            faults.insert(day.tanggal);
        }
    }
    faults.append(&mut unmet);
    Ok(faults.into_iter().map(|tanggal| ChainFault::of_book(FaultKind::Segel { tanggal })).collect())
}

/// Days that do not follow the one before.
fn unchained<'a>(sealed: impl Iterator<Item = &'a SegelRow>) -> BTreeSet<NaiveDate> {
    let mut prev = GENESIS.as_slice();
    let mut follows = |row: &'a SegelRow| row.prev_hash == std::mem::replace(&mut prev, row.hash.as_slice());
    sealed.filter(|row| !follows(row)).map(|row| row.tanggal).collect()
}

impl SegelRow {
    fn agrees(&self, day: &Day) -> bool {
        i64::from(self.events) == day.events && self.hash == day.hash(&self.prev_hash)
    }
}
