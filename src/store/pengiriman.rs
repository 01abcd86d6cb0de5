//! Pengiriman: what can be sent, what is in one, and that its officer acknowledged it.
//!
//! * `arsip` – that its archives left, and where they lie

mod arsip;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::arsip::{Left, Placed};
use super::error::{StoreError, expect_rows};
use super::link::Link;
use crate::domain::desa::DesaKode;
use crate::domain::kode::Kode;
use crate::domain::pemohon::Jenis;
use crate::domain::pengiriman::{NomorEkspedisi, PengirimanId, Rung};
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::PetugasId;
use crate::pesan::outgoing::PermohonanId;

/// One that can be sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sendable {
    /// Which one.
    pub kode: Kode,
    /// Its kind.
    pub jenis: Jenis,
    /// Its desa; `None` where what stands there is none.
    pub desa: Option<DesaKode>,
    /// Whether it was sent back.
    pub kembali: bool,
}

/// A pengiriman.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kiriman {
    /// Its key.
    pub id: PengirimanId,
    /// Its number.
    pub nomor: NomorEkspedisi,
    /// To whom.
    pub recipient: PetugasId,
    /// By whom.
    pub sent_by: PetugasId,
    /// When.
    pub at: DateTime<Utc>,
    /// What is in it, in order.
    pub isi: Vec<Kode>,
    /// What of it was sent again since, and with which pengiriman at last: it is answered with that one.
    pub resent: BTreeMap<Kode, NomorEkspedisi>,
    /// When it was acknowledged.
    pub acknowledged: Option<DateTime<Utc>>,
}

impl Kiriman {
    /// What of it was not sent again since.
    #[must_use]
    pub fn standing(&self) -> Vec<Kode> {
        self.isi.iter().copied().filter(|kode| !self.resent.contains_key(kode)).collect()
    }
}

/// One that was not acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    /// Its key.
    pub id: PengirimanId,
    /// Its number.
    pub nomor: NomorEkspedisi,
    /// To whom it went.
    pub recipient: PetugasId,
    /// How many it holds.
    pub jumlah: u32,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Who was asked so far.
    pub said: Vec<Rung>,
}

/// One of which nothing was heard for long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Which one.
    pub kode: Kode,
    /// To whom it was sent.
    pub recipient: PetugasId,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// What was stated last, and of which day.
    pub stated: Option<(PernyataanKind, NaiveDate)>,
}

/// Reads and writes pengiriman. They are made by `PermohonanRepo::send_many`.
pub struct PengirimanRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl PengirimanRepo<'_> {
    /// What can be sent now, as it was asked for; what was sent back comes last. At most one more than `most`.
    pub async fn sendable(&mut self, most: usize) -> Result<Vec<Sendable>, StoreError> {
        let rows = sqlx::query!(
            r#"select p.kode as "kode!", p.jenis as "jenis!", p.desa as "desa!", p.tahap = 'dikirim' as "kembali!"
             from antrean a join permohonan p on p.permohonan_id = a.permohonan_id
             where a.antrean = 'staf' and p.tahap in ('dientri', 'dikirim')
             order by p.tahap = 'dikirim', p.submitted_at, p.permohonan_id limit $1"#,
            i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let wrong = || StoreError::inconsistent("permohonan", &row.kode);
                Ok(Sendable {
                    kode: Kode::parse(&row.kode).map_err(|_| wrong())?,
                    jenis: Jenis::from_code(&row.jenis).ok_or_else(wrong)?,
                    desa: DesaKode::parse(&row.desa).ok(),
                    kembali: row.kembali,
                })
            })
            .collect()
    }

    /// How many were entered and wait to be sent.
    pub async fn how_many(&mut self) -> Result<u32, StoreError> {
        let count = sqlx::query_scalar!(r#"select count(*) as "count!" from permohonan where tahap = 'dientri'"#);
        Ok(u32::try_from(count.fetch_one(&mut *self.connection).await?).unwrap_or(u32::MAX))
    }

    /// One that went to this officer, or to whichever.
    pub async fn find(
        &mut self,
        id: PengirimanId,
        recipient: Option<PetugasId>,
    ) -> Result<Option<Kiriman>, StoreError> {
        let row = sqlx::query!(
            r#"select k.tahun, k.urut, k.recipient, k.sent_by, k.at, t.at as "acknowledged?", i.isi as "isi!",
                 i.resent_tahun as "resent_tahun!: Vec<Option<i32>>", i.resent_urut as "resent_urut!: Vec<Option<i32>>"
             from pengiriman k left join pengiriman_terima t on t.pengiriman_id = k.pengiriman_id
             cross join lateral (
                 select array_agg(p.kode order by i.ordinal) as isi, array_agg(l.tahun order by i.ordinal) as resent_tahun,
                     array_agg(l.urut order by i.ordinal) as resent_urut
                 from pengiriman_isi i join permohonan p on p.permohonan_id = i.permohonan_id
                 left join lateral (
                     select m.tahun, m.urut from pengiriman_isi j join pengiriman m on m.pengiriman_id = j.pengiriman_id
                     where j.permohonan_id = i.permohonan_id and j.riwayat_seq > i.riwayat_seq
                     order by j.riwayat_seq desc limit 1) l on true
                 where i.pengiriman_id = k.pengiriman_id) i
             where k.pengiriman_id = $1 and k.recipient = coalesce($2, k.recipient)"#,
            id.0,
            recipient.map(|recipient| recipient.0)
        );
        let Some(row) = row.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        let wrong = || StoreError::inconsistent("pengiriman", &id.0);
        let number = |tahun, urut: i32| -> Result<_, StoreError> {
            Ok(NomorEkspedisi { tahun, urut: u32::try_from(urut).map_err(|_| wrong())? })
        };
        let isi: Vec<Kode> =
            row.isi.iter().map(|kode| Kode::parse(kode).map_err(|_| wrong())).collect::<Result<_, _>>()?;
        let later = row.resent_tahun.into_iter().zip(row.resent_urut).map(|(tahun, urut)| tahun.zip(urut));
        let resent = isi.iter().zip(later).filter_map(|(kode, later)| Some((*kode, later?)));
        let resent =
            resent.map(|(kode, (tahun, urut))| Ok((kode, number(tahun, urut)?))).collect::<Result<_, StoreError>>()?;
        let nomor = number(row.tahun, row.urut)?;
        let (recipient, sent_by) = (PetugasId(row.recipient), PetugasId(row.sent_by));
        Ok(Some(Kiriman { id, nomor, recipient, sent_by, at: row.at, isi, resent, acknowledged: row.acknowledged }))
    }

    /// Nobody else answers this one, or moves what is in it, before the transaction ends.
    pub async fn lock(&mut self, id: PengirimanId) -> Result<(), StoreError> {
        let locked = sqlx::query_scalar!(
            "select i.ordinal from pengiriman k join pengiriman_isi i on i.pengiriman_id = k.pengiriman_id
             join permohonan p on p.permohonan_id = i.permohonan_id
             where k.pengiriman_id = $1 order by p.permohonan_id for update of k, p",
            id.0
        );
        locked.fetch_all(&mut *self.connection).await?;
        Ok(())
    }

    /// Its officer has it, but for so many that were sent back.
    pub async fn acknowledge(
        &mut self,
        id: PengirimanId,
        petugas: PetugasId,
        kembali: usize,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into pengiriman_terima (pengiriman_id, petugas_id, kembali, at) values ($1, $2, $3, $4)",
            id.0,
            petugas.0,
            i32::try_from(kembali).unwrap_or(i32::MAX),
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        let over = sqlx::query!("delete from pengiriman_notice where pengiriman_id = $1", id.0);
        over.execute(&mut *self.connection).await?; // who was asked about it
        Ok(())
    }

    /// Those that no officer has acknowledged, and of which something is left to answer: not all of it was sent back, or went on
    /// with a later one. The oldest first.
    pub async fn unanswered(&mut self, limit: i64) -> Result<Vec<Unanswered>, StoreError> {
        let rows = sqlx::query!(
            r#"select k.pengiriman_id, k.tahun, k.urut, k.recipient, k.jumlah, k.at,
                 coalesce((select array_agg(n.rung) from pengiriman_notice n where n.pengiriman_id = k.pengiriman_id), '{}')
                     as "said!"
             from pengiriman k
             where not exists (select from pengiriman_terima t where t.pengiriman_id = k.pengiriman_id)
               and not exists (
                   select from pengiriman_notice n where n.pengiriman_id = k.pengiriman_id and n.rung = 'staf')
               and exists (
                   select from pengiriman_isi i
                   where i.pengiriman_id = k.pengiriman_id and not exists (
                       select from pengembalian b where b.permohonan_id = i.permohonan_id and b.riwayat_seq > i.riwayat_seq))
             order by k.at, k.pengiriman_id limit $1"#,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let wrong = || StoreError::inconsistent("pengiriman", &row.pengiriman_id);
                Ok(Unanswered {
                    id: PengirimanId(row.pengiriman_id),
                    nomor: NomorEkspedisi { tahun: row.tahun, urut: u32::try_from(row.urut).map_err(|_| wrong())? },
                    recipient: PetugasId(row.recipient),
                    jumlah: u32::try_from(row.jumlah).map_err(|_| wrong())?,
                    at: row.at,
                    said: row.said.iter().filter_map(|rung| Rung::from_code(rung)).collect(),
                })
            })
            .collect()
    }

    /// What stands with somebody as an officer, and has not ended: the oldest, at most so many.
    pub async fn standing_with(&mut self, recipient: PetugasId, most: usize) -> Result<Vec<Kode>, StoreError> {
        let rows = sqlx::query_scalar!(
            r#"select a.kode as "kode!" from antrean a join permohonan p on p.permohonan_id = a.permohonan_id
             where a.antrean = 'dispendukcapil' and a.recipient = $1
             order by p.sent_at, p.permohonan_id limit $2"#,
            recipient.0,
            i64::try_from(most).unwrap_or(i64::MAX)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let read = |kode: &String| Kode::parse(kode).map_err(|_| StoreError::inconsistent("permohonan", kode));
        rows.iter().map(read).collect()
    }

    /// What nobody has acknowledged for an officer who is none any more is not waited for: staf have given these on.
    pub async fn given_on(
        &mut self,
        recipient: PetugasId,
        (by, given): (PetugasId, &[PermohonanId]),
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let given: Vec<i64> = given.iter().map(|id| id.0).collect();
        let closed = sqlx::query_scalar!(
            "insert into pengiriman_terima (pengiriman_id, petugas_id, kembali, at)
             select k.pengiriman_id, $2, (
                 select count(*) from pengiriman_isi i
                 where i.pengiriman_id = k.pengiriman_id and i.permohonan_id = any($3))::integer, $4
             from pengiriman k
             where k.recipient = $1
               and not exists (select from pengiriman_terima t where t.pengiriman_id = k.pengiriman_id)
             returning pengiriman_id",
            recipient.0,
            by.0,
            &given,
            at
        );
        let closed = closed.fetch_all(&mut *self.connection).await?; // any number may wait
        let over = sqlx::query!("delete from pengiriman_notice where pengiriman_id = any($1)", &closed);
        over.execute(&mut *self.connection).await?;
        Ok(())
    }

    /// Somebody was asked about one.
    pub async fn asked(&mut self, id: PengirimanId, rung: Rung, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into pengiriman_notice (pengiriman_id, rung, at) values ($1, $2, $3)",
            id.0,
            rung.code(),
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// What was sent to officers who were not asked since this time, and of which nothing was heard since; nothing of what waits
    /// for a cause that was declared. By officer, the oldest first.
    pub async fn stale(&mut self, before: DateTime<Utc>) -> Result<Vec<Stale>, StoreError> {
        let rows = sqlx::query!(
            r#"select a.kode as "kode!", a.recipient as "recipient!", p.sent_at as "sent_at!", n.kind as "kind?",
                 n.tanggal as "tanggal?"
             from antrean a join permohonan p on p.permohonan_id = a.permohonan_id
             left join lateral (
                 select s.kind, s.tanggal, s.at from pernyataan s
                 where s.permohonan_id = p.permohonan_id and not s.susulan order by s.seq desc limit 1) n on true
             where a.antrean = 'dispendukcapil' and greatest(n.at, p.sent_at) < $1
               and not exists (select from pernyataan_tanya t where t.petugas_id = p.recipient and t.at >= $1)
               and not exists (
                   select from tunda h
                   where h.lifted_at is null
                     and (h.scope = 'all' or h.recipient = p.recipient or h.permohonan_id = p.permohonan_id))
             order by p.recipient, greatest(n.at, p.sent_at), p.permohonan_id"#,
            before
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let wrong = || StoreError::inconsistent("permohonan", &row.kode);
                Ok(Stale {
                    kode: Kode::parse(&row.kode).map_err(|_| wrong())?,
                    recipient: PetugasId(row.recipient),
                    sent_at: row.sent_at,
                    stated: row.kind.as_deref().and_then(PernyataanKind::from_code).zip(row.tanggal),
                })
            })
            .collect()
    }

    /// An officer was asked for news, or staf in their place.
    pub async fn asked_for_news(&mut self, petugas: PetugasId, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into pernyataan_tanya (petugas_id, at) values ($1, $2)
             on conflict (petugas_id) do update set at = excluded.at",
            petugas.0,
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
