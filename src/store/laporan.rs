//! What a report counts: permohonan by their first receipt, without anything that says whose they are. And that the cards of a
//! month were announced.

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::TryStreamExt as _;

use super::buku::year;
use super::error::StoreError;
use super::link::Link;
use crate::domain::berkas::{AlasanKurang, SyaratKode};
use crate::domain::buku::Periode;
use crate::domain::clocks::{Taken, There};
use crate::domain::desa::DesaKode;
use crate::domain::langkah::{EventKind, Langkah};
use crate::domain::laporan::{Fakta, HandedOver, Step};
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::PetugasId;

/// Reads what a report counts.
pub struct LaporanRepo<'a> {
    pub(super) connection: &'a mut Link,
}

/// A row of it; what belongs to a permohonan in columns side by side.
struct Row {
    jenis: String,
    desa: String,
    tahap: String,
    received: DateTime<Utc>,
    on_paper: bool,
    required: Vec<String>,
    step_kind: Vec<String>,
    step_at: Vec<DateTime<Utc>>,
    step_by: Vec<Option<i64>>,
    given: Vec<String>,
    given_cycle: Vec<i32>,
    given_at: Vec<DateTime<Utc>>,
    missing: Vec<String>,
    missing_name: Vec<String>,
    missing_cycle: Vec<i32>,
    missing_why: Vec<String>,
    taken: Vec<String>,
    taken_at: Vec<DateTime<Utc>>,
    taken_until: Vec<DateTime<Utc>>,
    taken_done: Vec<bool>,
}

impl LaporanRepo<'_> {
    /// Tells of each permohonan whose first receipt lies in these days, one after the other. One statement: all of it stood
    /// there at one moment.
    pub async fn each(&mut self, periode: Periode, mut told: impl FnMut(&Fakta)) -> Result<(), StoreError> {
        let (since, until) = periode.bounds();
        let mut rows = sqlx::query_as!(
            Row,
            r#"with received as materialized (
                 select p.permohonan_id, coalesce(p.received_paper_at, f.at, p.received_at, p.submitted_at) as at
                 from permohonan p
                 left join lateral (
                     select r.at from riwayat r
                     where r.permohonan_id = p.permohonan_id and r.kind = 'diterima' order by r.seq limit 1) f on true
                 where p.nomor_tahun between $1 and $2
                   and coalesce(p.received_paper_at, f.at, p.received_at, p.submitted_at) >= $3
                   and coalesce(p.received_paper_at, f.at, p.received_at, p.submitted_at) < $4
             )
             select p.jenis, p.desa, c.at as "received!",
                 case when p.tahap = 'dikirim' and stands_sent_back(p.permohonan_id) then 'dientri' else p.tahap end as "tahap!", p.received_paper_at is not null as "on_paper!",
                 array(select s ->> 'kode' from jsonb_array_elements(p.syarat) s where s ->> 'demand' = 'wajib') as "required!",
                 coalesce(r.kind, '{}') as "step_kind!", coalesce(r.at, '{}') as "step_at!",
                 coalesce(r.by, '{}') as "step_by!: Vec<Option<i64>>",
                 coalesce(b.syarat, '{}') as "given!", coalesce(b.cycle, '{}') as "given_cycle!",
                 coalesce(b.at, '{}') as "given_at!",
                 coalesce(k.syarat, '{}') as "missing!", coalesce(k.nama, '{}') as "missing_name!",
                 coalesce(k.cycle, '{}') as "missing_cycle!", coalesce(k.alasan, '{}') as "missing_why!",
                 coalesce(g.langkah, '{}') as "taken!", coalesce(g.at, '{}') as "taken_at!",
                 coalesce(g.until, '{}') as "taken_until!", coalesce(g.done, '{}') as "taken_done!"
             from received c
             join permohonan p on p.permohonan_id = c.permohonan_id
             left join lateral (
                 select array_agg(r.kind order by r.seq) as kind, array_agg(r.at order by r.seq) as at,
                     array_agg(r.petugas_id order by r.seq) as by
                 from riwayat r where r.permohonan_id = p.permohonan_id) r on true
             left join lateral (
                 select array_agg(b.syarat) as syarat, array_agg(b.cycle) as cycle, array_agg(b.at) as at
                 from berkas b
                 where b.permohonan_id = p.permohonan_id and b.withdrawn_at is null and b.answer in ('file', 'original')) b on true
             left join lateral (
                 select array_agg(k.syarat order by k.cycle, k.ordinal) as syarat,
                     array_agg(coalesce(s.nama, k.syarat) order by k.cycle, k.ordinal) as nama,
                     array_agg(k.cycle order by k.cycle, k.ordinal) as cycle,
                     array_agg(k.alasan order by k.cycle, k.ordinal) as alasan
                 from kekurangan k
                 left join lateral (
                     select s.nama from jsonb_to_recordset(p.syarat) as s (kode text, nama text)
                     where s.kode = k.syarat limit 1) s on true
                 where k.permohonan_id = p.permohonan_id) k on p.cycle > 0
             left join lateral (
                 select array_agg(g.langkah order by g.taken_at, g.pengambilan_id) as langkah,
                     array_agg(g.taken_at order by g.taken_at, g.pengambilan_id) as at,
                     array_agg(coalesce(g.ended_at, g.until) order by g.taken_at, g.pengambilan_id) as until,
                     array_agg(coalesce(g.ended = 'selesai', false) order by g.taken_at, g.pengambilan_id) as done
                 from pengambilan g
                 where g.permohonan_id = p.permohonan_id and g.begun <> 'tanpa_diambil') g on true"#,
            year(periode.dari),
            year(periode.sampai),
            since,
            until
        )
        .fetch(&mut *self.connection);
        while let Some(row) = rows.try_next().await? {
            told(&row.open().ok_or_else(|| StoreError::inconsistent("permohonan", &"a row of a report"))?);
        }
        Ok(())
    }

    /// What became of what went in a pengiriman of these days. The first that came back behind it is what became of it.
    pub async fn handed_over(&mut self, periode: Periode) -> Result<HandedOver, StoreError> {
        let (since, until) = periode.bounds();
        let counts = sqlx::query!(
            r#"select count(*) as "total!", count(*) filter (where s.back) as "back!", count(*) filter (where s.refused) as "refused!"
             from (
                 select bool_or(g.alasan <> 'penerima_berganti') as back, bool_or(g.alasan is null and p.stated = 'ditolak') as refused
                 from pengiriman k
                 join pengiriman_isi i on i.pengiriman_id = k.pengiriman_id
                 join permohonan p on p.permohonan_id = i.permohonan_id
                 left join lateral (
                     select g.alasan from pengembalian g
                     where g.permohonan_id = i.permohonan_id and g.riwayat_seq > i.riwayat_seq
                     order by g.riwayat_seq limit 1) g on true
                 where k.at >= $1 and k.at < $2
                 group by i.permohonan_id) s"#,
            since,
            until
        );
        let row = counts.fetch_one(&mut *self.connection).await?;
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(HandedOver { total: count(row.total), back: count(row.back), refused: count(row.refused) })
    }

    /// Whether the cards of a month are announced.
    pub async fn is_announced(&mut self, bulan: NaiveDate) -> Result<bool, StoreError> {
        let noted = sqlx::query_scalar!("select bulan from laporan_notice where bulan = $1", bulan);
        Ok(noted.fetch_optional(&mut *self.connection).await?.is_some())
    }

    /// Notes that the cards of a month are announced; `false`: they were before.
    pub async fn announce(&mut self, bulan: NaiveDate, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let noted = sqlx::query!(
            "insert into laporan_notice (bulan, at) values ($1, $2) on conflict (bulan) do nothing",
            bulan,
            at
        );
        Ok(noted.execute(&mut *self.connection).await?.rows_affected() == 1)
    }
}

impl Row {
    fn open(self) -> Option<Fakta> {
        let there = There {
            required: self.required.iter().cloned().map(SyaratKode).collect(),
            named: (0..self.missing.len()).map(|n| self.named(n)).collect::<Option<_>>()?,
            given: (0..self.given.len()).map(|n| self.given(n)).collect::<Option<_>>()?,
        };
        Some(Fakta {
            jenis: Jenis::from_code(&self.jenis)?,
            desa: DesaKode::parse(&self.desa).ok(),
            tahap: TahapKind::from_code(&self.tahap)?,
            received: self.received,
            on_paper: self.on_paper,
            riwayat: (0..self.step_kind.len()).map(|n| self.step(n)).collect::<Option<_>>()?,
            there,
            missing: (0..self.missing.len()).map(|n| self.missing(n)).collect::<Option<_>>()?,
            taken: (0..self.taken.len()).map(|n| self.taken(n)).collect::<Option<_>>()?,
        })
    }

    fn step(&self, n: usize) -> Option<Step> {
        let by = self.step_by.get(n)?.map(PetugasId);
        Some(Step { kind: EventKind::from_code(self.step_kind.get(n)?)?, at: *self.step_at.get(n)?, by })
    }

    fn given(&self, n: usize) -> Option<(SyaratKode, u16, DateTime<Utc>)> {
        let cycle = u16::try_from(*self.given_cycle.get(n)?).ok()?;
        Some((SyaratKode(self.given.get(n)?.clone()), cycle, *self.given_at.get(n)?))
    }

    fn named(&self, n: usize) -> Option<(u16, SyaratKode)> {
        Some((u16::try_from(*self.missing_cycle.get(n)?).ok()?, SyaratKode(self.missing.get(n)?.clone())))
    }

    fn missing(&self, n: usize) -> Option<(SyaratKode, String, AlasanKurang)> {
        let alasan = AlasanKurang::from_code(self.missing_why.get(n)?)?;
        Some((SyaratKode(self.missing.get(n)?.clone()), self.missing_name.get(n)?.clone(), alasan))
    }

    fn taken(&self, n: usize) -> Option<Taken> {
        Some(Taken {
            langkah: Langkah::from_code(self.taken.get(n)?)?,
            from: *self.taken_at.get(n)?,
            until: *self.taken_until.get(n)?,
            done: *self.taken_done.get(n)?,
        })
    }
}
