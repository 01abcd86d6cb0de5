//! Numbers, days, petugas, and rows that belong to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use futures_util::TryStreamExt;

use super::{ChainFault, FaultKind};
use crate::domain::wib::wib;
use crate::store::error::StoreError;
use crate::store::link::Link;
use crate::store::pelaksana::Given;
use crate::store::petugas::PetugasRow;
use crate::store::read_log::forged;
use crate::store::riwayat::GENESIS;
use crate::store::sealing::Vault;
use crate::store::segel::{Day, Segel, days, heads};

/// Yesterday has to be sealed by this hour of today, WIB: the bot looks once an hour.
const SEALED_BY: u32 = 2;

/// Rows whose permohonan or petugas is gone. Foreign keys keep this from happening, for who does not switch them off.
pub(super) async fn orphans(connection: &mut Link) -> Result<Vec<ChainFault>, StoreError> {
    let found = sqlx::query!(
        r#"select
             exists (select from riwayat t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "riwayat!",
             exists (select from pihak t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "pihak!",
             exists (select from berkas t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "berkas!",
             exists (select from stored_file t where not exists (select from berkas b where b.berkas_id = t.berkas_id)) as "stored_file!",
             exists (select from kekurangan t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "kekurangan!",
             exists (select from pernyataan t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "pernyataan!",
             exists (select from perbaikan t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "perbaikan!",
             exists (select from disclosure t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "disclosure!",
             exists (select from pengambilan t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "pengambilan!",
             exists (select from tunda t where t.permohonan_id is not null
                 and not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "tunda!",
             exists (select from claim t where not exists (select from permohonan p where p.permohonan_id = t.permohonan_id)) as "claim!",
             exists (select from riwayat t where t.petugas_id is not null
                 and not exists (select from petugas p where p.petugas_id = t.petugas_id))
             or exists (select from permohonan t where t.recipient is not null
                 and not exists (select from petugas p where p.petugas_id = t.recipient))
             or exists (select from disclosure t where not exists (select from petugas p where p.petugas_id = t.petugas_id))
             or exists (select from pengambilan t where not exists (select from petugas p where p.petugas_id = t.petugas_id))
             or exists (
                 select from (
                     select made_by as id from syarat union all select made_by from claim
                     union all select petugas_id from kalender_perubahan union all select petugas_id from kalender_tahun
                     union all select petugas_id from jam_khusus union all select ended_by from jam_khusus
                    union all select petugas_id from jam_kerja) t
                 where t.id is not null and not exists (select from petugas p where p.petugas_id = t.id))
             or exists (select from pencarian t where not exists (select from petugas p where p.petugas_id = t.petugas_id))
             or exists (select from tunda t where not exists (select from petugas p where p.petugas_id = t.declared_by)) as "petugas!""#
    );
    let found = found.fetch_one(connection).await?;
    let tables = [
        (found.riwayat, "riwayat"),
        (found.pihak, "pihak"),
        (found.berkas, "berkas"),
        (found.stored_file, "stored_file"),
        (found.kekurangan, "kekurangan"),
        (found.pernyataan, "pernyataan"),
        (found.perbaikan, "perbaikan"),
        (found.disclosure, "disclosure"),
        (found.pengambilan, "pengambilan"),
        (found.tunda, "tunda"),
        (found.claim, "claim"),
        (found.petugas, "petugas"),
    ];
    let fault = |(there, table): (bool, &'static str)| there.then(|| ChainFault::of_book(FaultKind::Orphan { table }));
    Ok(tables.into_iter().filter_map(fault).collect())
}

/// Numbers 1 to the last of each year are all there or passed over, and none beyond; what was passed over is no permohonan's but
/// where it was received on paper; and nothing stands under what is void.
pub(super) async fn numbers(connection: &mut Link) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query!(
        r#"select c.tahun as "tahun!", n.urut as "urut!"
         from register_counter c cross join lateral generate_series(1, c.last) as n (urut)
         where not exists (select from permohonan p where p.nomor_tahun = c.tahun and p.nomor_urut = n.urut)
           and not is_passed_over(c.tahun, n.urut, null)
         union all
         select b.tahun, b.last from register_block b left join register_counter c on c.tahun = b.tahun
         where b.last > coalesce(c.last, 0)
         union all
         select p.nomor_tahun, p.nomor_urut from permohonan p
         where p.nomor_urut is not null
           and is_passed_over(p.nomor_tahun, p.nomor_urut, null) <> (p.received_paper_at is not null)
         union all
         select p.nomor_tahun, p.nomor_urut
         from permohonan p left join register_counter c on c.tahun = p.nomor_tahun
         where p.nomor_urut is not null and (p.nomor_urut < 1 or p.nomor_urut > coalesce(c.last, 0))
         union all
         select v.tahun, n.urut
         from register_void v cross join lateral generate_series(v.first, v.last) as n (urut)
         where not is_passed_over(v.tahun, n.urut, 'kertas')
           or exists (select from permohonan p where p.nomor_tahun = v.tahun and p.nomor_urut = n.urut)
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
    made_at: DateTime<Utc>,
}

/// Every sealed day is made anew, one after the other; a day with events that has ended and has no segel is a fault.
pub(super) async fn days_of(
    connection: &mut Link,
    vault: &Vault,
    now: DateTime<Utc>,
) -> Result<Vec<ChainFault>, StoreError> {
    let rows =
        sqlx::query_as!(SegelRow, "select tanggal, events, prev_hash, hash, made_at from segel order by tanggal");
    let sealed = rows.fetch_all(&mut *connection).await?;
    let beyond = sealed.last().and_then(|row| row.tanggal.succ_opt());
    let end = beyond.into_iter().chain([sealed_until(now)]).max().unwrap_or(NaiveDate::MAX);
    let sealed: BTreeMap<NaiveDate, SegelRow> = sealed.into_iter().map(|row| (row.tanggal, row)).collect();
    let segel = |tanggal: NaiveDate| (tanggal, FaultKind::Segel { tanggal });
    let mut faults: BTreeMap<NaiveDate, FaultKind> = unchained(sealed.values()).map(segel).collect();
    let mut unmet: BTreeSet<NaiveDate> = sealed.keys().copied().collect();
    let mut happened = pin!(days(heads(connection, None, end)));
    while let Some(day) = happened.try_next().await? {
        unmet.remove(&day.tanggal);
        match sealed.get(&day.tanggal) {
            None => _ = faults.insert(day.tanggal, FaultKind::Unsealed { tanggal: day.tanggal }),
            Some(row) if !row.agrees(&day, vault) => faults.extend([segel(day.tanggal)]),
            Some(_) => {}
        }
    }
    faults.extend(unmet.into_iter().map(segel));
    Ok(faults.into_values().map(ChainFault::of_book).collect())
}

/// Days of which this program did not destroy what was opened and looked for. That it was as much as stands there, and the
/// same, is in the segel of the day.
pub(super) async fn read_log(connection: &mut Link, vault: &Vault) -> Result<Vec<ChainFault>, StoreError> {
    let forged = forged(connection, vault).await?;
    Ok(forged.into_iter().map(|tanggal| ChainFault::of_book(FaultKind::ReadLog { tanggal })).collect())
}

/// The first day that need not be sealed yet.
fn sealed_until(now: DateTime<Utc>) -> NaiveDate {
    let here = wib(now);
    let today = here.date_naive();
    if here.hour() >= SEALED_BY { today } else { today.pred_opt().unwrap_or(today) }
}

/// Days that do not follow the one before.
fn unchained<'a>(sealed: impl Iterator<Item = &'a SegelRow>) -> impl Iterator<Item = NaiveDate> {
    let mut prev = GENESIS.as_slice();
    let mut follows = move |row: &'a SegelRow| row.prev_hash == std::mem::replace(&mut prev, row.hash.as_slice());
    sealed.filter(move |row| !follows(row)).map(|row| row.tanggal)
}

impl SegelRow {
    fn agrees(&self, day: &Day, vault: &Vault) -> bool {
        i64::from(self.events) == day.events && day.has_hash(vault, (&self.prev_hash, self.made_at), &self.hash)
    }
}

/// A segel that is kept elsewhere has to be here as it was.
pub(super) async fn elsewhere(connection: &mut Link, kept: Option<&Segel>) -> Result<Option<ChainFault>, StoreError> {
    let Some(kept) = kept else { return Ok(None) };
    let here = sqlx::query_scalar!("select hash from segel where tanggal = $1", kept.tanggal);
    let here = here.fetch_optional(connection).await?;
    let fault = ChainFault::of_book(FaultKind::Elsewhere { tanggal: kept.tanggal });
    Ok((here.as_ref() != Some(&kept.hash)).then_some(fault))
}

/// The list of petugas is as the program wrote it, row by row.
pub(super) async fn petugas(connection: &mut Link, vault: &Vault) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query!("select petugas_id, chat_id, peran, nama, aktif, digest from petugas order by petugas_id");
    let mut faults = Vec::new();
    for row in rows.fetch_all(connection).await? {
        let (id, chat_id) = (row.petugas_id, row.chat_id);
        let (peran, nama, aktif) = (row.peran, row.nama, row.aktif);
        let read = PetugasRow { petugas_id: id, chat_id, peran, nama, aktif, plh: None };
        let what = match read.open(vault) {
            Ok(petugas) if petugas.has_digest(vault, &row.digest) => continue,
            Ok(_) | Err(StoreError::Inconsistent { .. }) => FaultKind::Petugas { id },
            Err(_) => FaultKind::Unreadable { what: "petugas.nama" },
        };
        faults.push(ChainFault::of_book(what));
    }
    Ok(faults)
}

/// Who stands in for the Kasi is as the program wrote it, row by row.
pub(super) async fn pelaksana(connection: &mut Link, vault: &Vault) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query!(
        "select pelaksana_id, petugas_id, first_day, last_day, named_by, named_at, ended_by, ended_at, digest
         from pelaksana order by pelaksana_id"
    );
    let mut faults = Vec::new();
    for row in rows.fetch_all(connection).await? {
        let id = row.pelaksana_id;
        let given = Given {
            id,
            petugas_id: row.petugas_id,
            first_day: row.first_day,
            last_day: row.last_day,
            named_by: row.named_by,
            named_at: row.named_at,
            ended_by: row.ended_by,
            ended_at: row.ended_at,
        };
        if !given.has_digest(vault, &row.digest) {
            faults.push(ChainFault::of_book(FaultKind::Pelaksana { id }));
        }
    }
    Ok(faults)
}
