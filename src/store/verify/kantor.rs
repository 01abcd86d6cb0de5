//! What the office decided for itself: the lists of syarat, the calendar, who was bound by a claim, and what was sent together. That nothing of it
//! was changed after its day is in the segel; here, whether what stands follows from it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{ChainFault, FaultKind};
use crate::domain::kalender::change::PerubahanKind;
use crate::store::MIGRATOR;
use crate::store::error::StoreError;
use crate::store::link::Link;

/// Certainty of a day off that an admin has entered or confirmed.
const CERTAIN: &str = "pasti";

/// Every chat that was bound later has used a claim.
pub(super) async fn bound(connection: &mut Link) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query!(
        "select p.kode, h.riwayat_seq from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
         where h.riwayat_seq > 1 and not exists (
             select from claim c where c.permohonan_id = h.permohonan_id and c.ended = 'used' and c.used_by = h.chat_id)
         order by p.permohonan_id, h.ordinal"
    );
    let fault = |kode, seq| ChainFault { kode, seq, what: FaultKind::Claim };
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| fault(row.kode, row.riwayat_seq)).collect())
}

/// A pengiriman holds what the riwayat says was sent by its petugas to its officer, and is the next of its year; and since there
/// are any, nothing was sent in none.
pub(super) async fn pengiriman(connection: &mut Link) -> Result<Vec<ChainFault>, StoreError> {
    let wrong = sqlx::query_scalar!(
        "select k.pengiriman_id from pengiriman k
         where k.urut <> (select count(*) from pengiriman b where b.tahun = k.tahun and b.urut <= k.urut)
            or k.jumlah <> (select count(*) from pengiriman_isi i where i.pengiriman_id = k.pengiriman_id)
            or exists (
                select from pengiriman_isi i
                left join riwayat r on r.permohonan_id = i.permohonan_id and r.seq = i.riwayat_seq
                where i.pengiriman_id = k.pengiriman_id
                  and ((r.kind in ('dikirim', 'dikirim_ulang')) is not true or r.petugas_id <> k.sent_by
                      or (r.detail::jsonb ->> 'recipient')::bigint is distinct from k.recipient))
         order by k.pengiriman_id"
    );
    let wrong = wrong.fetch_all(&mut *connection).await?.into_iter();
    let unsent = sqlx::query!(
        "select p.kode, r.seq from riwayat r join permohonan p on p.permohonan_id = r.permohonan_id
         where r.kind in ('dikirim', 'dikirim_ulang') and r.at >= (select min(k.at) from pengiriman k)
           and not exists (
               select from pengiriman_isi i where i.permohonan_id = r.permohonan_id and i.riwayat_seq = r.seq)
         order by p.permohonan_id, r.seq"
    );
    let unsent = unsent.fetch_all(connection).await?.into_iter();
    let unsent = unsent.map(|row| ChainFault { kode: row.kode, seq: row.seq, what: FaultKind::Unsent });
    Ok(wrong.map(|id| ChainFault::of_book(FaultKind::Pengiriman { id })).chain(unsent).collect())
}

/// Every permohonan asks for what the version that it names asks for, and versions follow each other in time. Of each
/// version the first permohonan that does not fit. What was asked for before the first version came from the profile.
pub(super) async fn syarat(connection: &mut Link) -> Result<Vec<ChainFault>, StoreError> {
    let rows = sqlx::query!(
        r#"with list as materialized (
             select s.version, l ->> 'jenis' as jenis, l -> 'syarat' as syarat
             from syarat s cross join lateral jsonb_array_elements(s.layanan) l
         )
         (select distinct on (p.syarat_version) p.syarat_version as "version!", p.kode as "kode!"
          from permohonan p left join list l on l.version = p.syarat_version and l.jenis = p.jenis
          where l.syarat is distinct from p.syarat
            and (p.syarat_version >= (select min(s.version) from syarat s)
                or p.submitted_at >= (select min(s.made_at) from syarat s))
          order by p.syarat_version, p.permohonan_id)
         union all
         (select s.version, '-' from syarat s
          where exists (select from syarat b where b.version < s.version and b.made_at > s.made_at)
          order by s.version)"#
    );
    let fault = |version, kode| ChainFault { kode, seq: 0, what: FaultKind::Syarat { version } };
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| fault(row.version, row.kode)).collect())
}

/// A day off without its day.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Entry {
    jenis: String,
    nama: String,
    dasar: String,
    kepastian: String,
}

/// A change of the calendar.
struct Change {
    kind: PerubahanKind,
    tanggal: NaiveDate,
    ke: Option<NaiveDate>,
    made: Entry,
    lama: Option<Entry>,
}

/// The calendar follows from what the program brought and what was changed: taking back every change, the newest first,
/// leaves what the program brought. The first day that does not fit is named.
pub(super) async fn kalender(connection: &mut Link) -> Result<Vec<ChainFault>, StoreError> {
    let fault = |tanggal| ChainFault::of_book(FaultKind::Kalender { tanggal });
    let mut standing = standing(connection).await?;
    let untaken = changes(connection).await?.into_iter().find_map(|change| change.take_back(&mut standing).err());
    if let Some(tanggal) = untaken {
        return Ok(vec![fault(tanggal)]);
    }
    let brought = brought();
    let days = standing.keys().chain(brought.keys());
    let unlike = days.filter(|day| standing.get(day) != brought.get(day)).min().copied();
    Ok(unlike.into_iter().chain(unbrought_years(connection).await?).map(fault).collect())
}

impl Change {
    /// Gives the day that is not as this change left it.
    fn take_back(self, standing: &mut BTreeMap<NaiveDate, Entry>) -> Result<(), NaiveDate> {
        let left = match self.kind {
            PerubahanKind::Ditambah | PerubahanKind::Dipastikan => Some(self.tanggal),
            PerubahanKind::Dipindah => self.ke,
            PerubahanKind::Dibatalkan => None,
        };
        if let Some(day) = left.filter(|day| standing.remove(day).as_ref() != Some(&self.made)) {
            return Err(day);
        }
        match self.lama.map(|lama| standing.insert(self.tanggal, lama)) {
            Some(Some(_)) => Err(self.tanggal), // there is one where there was none
            Some(None) | None => Ok(()),
        }
    }
}

async fn standing(connection: &mut Link) -> Result<BTreeMap<NaiveDate, Entry>, StoreError> {
    let rows = sqlx::query!("select tanggal, jenis, nama, dasar, kepastian from kalender");
    let entry = |jenis, nama, dasar, kepastian| Entry { jenis, nama, dasar, kepastian };
    let rows = rows.fetch_all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.tanggal, entry(row.jenis, row.nama, row.dasar, row.kepastian))).collect())
}

/// All changes, the newest first.
async fn changes(connection: &mut Link) -> Result<Vec<Change>, StoreError> {
    let rows = sqlx::query!(
        "select kalender_perubahan_id as id, kind, tanggal, ke, jenis, nama, dasar, lama::text as lama
         from kalender_perubahan order by kalender_perubahan_id desc"
    );
    let rows = rows.fetch_all(connection).await?;
    rows.into_iter()
        .map(|row| {
            let wrong = || StoreError::inconsistent("kalender_perubahan", &row.id);
            let kind = PerubahanKind::from_code(&row.kind).ok_or_else(wrong)?;
            let lama = row.lama.as_deref().map(serde_json::from_str::<Entry>).transpose().map_err(|_| wrong())?;
            let made = Entry { jenis: row.jenis, nama: row.nama, dasar: row.dasar, kepastian: CERTAIN.to_owned() };
            Ok(Change { kind, tanggal: row.tanggal, ke: row.ke, made, lama })
        })
        .collect()
}

/// The days off that the migrations bring: they stand in the program, out of reach of whoever writes past it.
fn brought() -> BTreeMap<NaiveDate, Entry> {
    MIGRATOR.iter().flat_map(|migration| migration.sql.as_str().lines().filter_map(row_of_libur)).collect()
}

/// A line of `values`: day, kind, name, source, and since 0009 how certain it is.
fn row_of_libur(line: &str) -> Option<(NaiveDate, Entry)> {
    let row = line.trim().strip_prefix("('")?.trim_end_matches([',', ';']).strip_suffix("')")?;
    let mut fields = row.split("', '");
    let tanggal = fields.next()?.parse().ok()?;
    let mut next = || fields.next().map(|field| field.replace("''", "'"));
    let (jenis, nama, dasar) = (next()?, next()?, next()?);
    Some((tanggal, Entry { jenis, nama, dasar, kepastian: next().unwrap_or_else(|| CERTAIN.to_owned()) }))
}

/// Years that nobody confirmed, and that did not come with the program either: the first of January of each.
async fn unbrought_years(connection: &mut Link) -> Result<Vec<NaiveDate>, StoreError> {
    let rows = sqlx::query!("select tahun, dasar from kalender_tahun where petugas_id is null order by tahun");
    let rows = rows.fetch_all(connection).await?;
    let came = |tahun: i32, dasar: &str| {
        let row = format!("({tahun}, '{dasar}', now())");
        MIGRATOR.iter().any(|migration| migration.sql.as_str().contains(&row))
    };
    let unlike = rows.into_iter().filter(|row| !came(row.tahun, &row.dasar));
    Ok(unlike.filter_map(|row| NaiveDate::from_ymd_opt(row.tahun, 1, 1)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_migrations_bring_is_read() {
        let brought = brought();
        assert_eq!(brought.len(), 25 + 17);
        let imlek = &brought[&NaiveDate::from_ymd_opt(2026, 2, 16).unwrap()];
        assert_eq!((imlek.jenis.as_str(), imlek.nama.as_str()), ("cuti_bersama", "Cuti Bersama Tahun Baru Imlek"));
        assert_eq!(
            (imlek.dasar.as_str(), imlek.kepastian.as_str()),
            ("SKB 3 Menteri 1497/2025, 2/2025, 5/2025", CERTAIN)
        );
        let nyepi = &brought[&NaiveDate::from_ymd_opt(2027, 3, 8).unwrap()];
        assert_eq!(
            (nyepi.nama.as_str(), nyepi.kepastian.as_str()),
            ("Hari Suci Nyepi (Tahun Baru Saka 1949)", "perkiraan")
        );
    }

    #[test]
    fn what_is_no_day_off_is_passed_over() {
        for line in ["('x', 'libur_nasional', 'a', 'b'),", "('2026-01-01', 'libur_nasional'),", "-- ('2026-01-01')", ""]
        {
            assert_eq!(row_of_libur(line), None, "{line}");
        }
    }
}
