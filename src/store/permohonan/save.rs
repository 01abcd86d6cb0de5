//! What an event changes: the rows of the event, then the permohonan and its riwayat in one statement.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::PermohonanRepo;
use super::load::Loaded;
use super::many::Move;
use super::rows::{BerkasColumns, KekuranganColumns};
use crate::domain::berkas::{Answer, Finding, Piece, SyaratKode};
use crate::domain::claim::Bound;
use crate::domain::langkah::Event;
use crate::domain::pengiriman::Saluran;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::Stamp;
use crate::domain::register::{NomorRegister, register_year};
use crate::store::error::{StoreError, expect_rows};
use crate::store::riwayat::micros;
use crate::store::written::{PernyataanFact, PihakFact, WithdrawnFact, Written};

impl PermohonanRepo<'_> {
    /// Makes an event stand in the register. The number that is in force afterwards is given back; the first receipt
    /// takes the next one of the year, and holds that year's row of the counter until the transaction ends, so it
    /// belongs at the end of a unit of work. [`StoreError::Conflict`] when somebody else moved it meanwhile.
    pub async fn save(
        &mut self,
        before: &Loaded,
        event: &Event,
        stamp: Stamp,
    ) -> Result<Option<NomorRegister>, StoreError> {
        if let Event::Dikirim { recipient } | Event::DikirimUlang { recipient } = event {
            let alone = [Move { before, event: event.clone() }];
            self.send_many(&alone, (*recipient, Saluran::Chat), stamp).await?;
            return Ok(before.permohonan.nomor);
        }
        if let Event::Dikembalikan { .. } = event {
            self.save_many(&[Move { before, event: event.clone() }], stamp).await?;
            return Ok(before.permohonan.nomor);
        }
        let stamp = Stamp { at: not_before(before, micros(stamp.at)), ..stamp };
        let takes_number = matches!(event, Event::Diterima) && before.permohonan.nomor.is_none();
        let taken = if takes_number { Some(self.take_number(stamp.at).await?) } else { None };
        let mut after = before.permohonan.clone();
        after.apply(event, stamp, taken);
        let written = self.save_rows(before, &after, event, stamp).await?;
        self.save_head(before, &after, (event, stamp), written).await?;
        Ok(after.nomor)
    }

    /// Gapless: the row of the year is locked until the transaction ends, and rolled back with it.
    async fn take_number(&mut self, at: DateTime<Utc>) -> Result<NomorRegister, StoreError> {
        let tahun = register_year(at);
        let last = sqlx::query_scalar!(
            "insert into register_counter as c (tahun, last) values ($1, 1)
             on conflict (tahun) do update set last = c.last + 1
             returning last",
            tahun
        );
        let last = last.fetch_one(&mut *self.connection).await?;
        let urut = u32::try_from(last).map_err(|_| StoreError::inconsistent("register_counter", &tahun))?;
        Ok(NomorRegister { tahun, urut })
    }

    async fn save_rows(
        &mut self,
        before: &Loaded,
        after: &Permohonan,
        event: &Event,
        stamp: Stamp,
    ) -> Result<Written, StoreError> {
        match event {
            Event::AsliDicatat { .. } | Event::Dilengkapi { .. } => {
                let given = after.checklist.pieces.get(before.permohonan.checklist.pieces.len()..).unwrap_or_default();
                self.add_berkas(before, given, replaced(before, after)).await
            }
            Event::AsliDicabut { syarat } => self.withdraw(before, syarat, stamp).await,
            Event::TidakLengkap { findings } => self.add_kekurangan(before, findings, after.checklist.cycle()).await,
            Event::Dinyatakan { .. } => self.add_pernyataan(before, after).await,
            Event::Ditautkan { bound } => self.add_pihak(before, after, bound).await,
            Event::PerbaikanDiminta { .. } => self.add_perbaikan(before, after).await,
            Event::Diperbaiki { nomor: Some(nomor), .. }
            | Event::PerbaikanDitolak { nomor, .. }
            | Event::PerbaikanDitarik { nomor } => self.end_perbaikan(before, after, *nomor).await,
            Event::Diajukan
            | Event::NomorDicatat { .. }
            | Event::NomorDiperbaiki { .. }
            | Event::Diterima
            | Event::DiterimaDiKertas { .. }
            | Event::Lengkap
            | Event::Dientri { .. }
            | Event::DientriUlang { .. }
            | Event::Dikirim { .. } // by `send_many`, like what is sent again; what is sent back by `save_many`
            | Event::DikirimUlang { .. }
            | Event::Dikembalikan { .. }
            | Event::Diperbaiki { nomor: None, .. }
            | Event::Dibatalkan { .. }
            | Event::BerkasDisimpan => Ok(Written::default()), // files come by `keep`
        }
    }

    async fn add_berkas(
        &mut self,
        before: &Loaded,
        given: &[Piece],
        replaces: Option<Uuid>,
    ) -> Result<Written, StoreError> {
        let mut berkas = BerkasColumns::seal(given, before.permohonan.kode, &before.vault(self.vault))?;
        berkas.facts.iter_mut().for_each(|fact| fact.replaces = replaces.map(|id| id.to_string()));
        let written = sqlx::query!(
            "insert into berkas (permohonan_id, riwayat_seq, berkas_id, syarat, cycle, answer, file, petugas_id, at, replaces)
             select $1, $9, n.id, n.syarat, n.cycle, n.answer, n.file, n.petugas_id, n.at, $10
             from unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::bytea[], $7::bigint[], $8::timestamptz[])
                 with ordinality as n (id, syarat, cycle, answer, file, petugas_id, at, ordinal)
             order by n.ordinal",
            before.id.0,
            &berkas.id,
            &berkas.syarat,
            &berkas.cycle,
            &berkas.answer,
            &berkas.file as &[Option<Vec<u8>>],
            &berkas.petugas as &[Option<i64>],
            &berkas.at,
            before.seq + 1,
            replaces
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Written { berkas: berkas.facts, ..Written::default() })
    }

    async fn withdraw(&mut self, before: &Loaded, syarat: &SyaratKode, stamp: Stamp) -> Result<Written, StoreError> {
        let ticks = before.permohonan.checklist.pieces.iter();
        let ticks = ticks.filter(|p| p.syarat == *syarat && matches!(p.answer, Answer::Original(_)));
        let by = stamp.by.petugas().map_or(0, |id| id.0);
        let withdrawn = sqlx::query_scalar!(
            "update berkas set withdrawn_seq = $3, withdrawn_by = $4, withdrawn_at = $5
             where permohonan_id = $1 and syarat = $2 and answer = 'original' and withdrawn_at is null
             returning berkas_id",
            before.id.0,
            syarat.0,
            before.seq + 1,
            by,
            stamp.at
        );
        let withdrawn = withdrawn.fetch_all(&mut *self.connection).await?;
        expect_rows(withdrawn.len(), ticks.count())?;
        let fact = |id: uuid::Uuid| WithdrawnFact { id: id.to_string(), by, at: stamp.at };
        let mut withdrawn: Vec<WithdrawnFact> = withdrawn.into_iter().map(fact).collect();
        withdrawn.sort();
        Ok(Written { withdrawn, ..Written::default() })
    }

    async fn add_kekurangan(
        &mut self,
        before: &Loaded,
        findings: &[Finding],
        cycle: u16,
    ) -> Result<Written, StoreError> {
        let columns = KekuranganColumns::seal(findings, (before.permohonan.kode, cycle), &before.vault(self.vault))?;
        let written = sqlx::query!(
            "insert into kekurangan (permohonan_id, cycle, riwayat_seq, syarat, alasan, note, ordinal)
             select $1, $2, $6, n.syarat, n.alasan, n.note, n.ordinal
             from unnest($3::text[], $4::text[], $5::bytea[]) with ordinality as n (syarat, alasan, note, ordinal)",
            before.id.0,
            i32::from(cycle),
            &columns.syarat,
            &columns.alasan,
            &columns.note as &[Option<Vec<u8>>],
            before.seq + 1
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), findings.len())?;
        Ok(Written { kekurangan: columns.facts, ..Written::default() })
    }

    async fn add_pihak(&mut self, before: &Loaded, after: &Permohonan, bound: &Bound) -> Result<Written, StoreError> {
        let fact = PihakFact {
            ordinal: i32::try_from(after.pihak.len()).unwrap_or(i32::MAX),
            chat: bound.pihak.chat.0,
            sebagai: bound.pihak.sebagai.code().to_owned(),
            hubungan: bound.pihak.hubungan.map(|hubungan| hubungan.code().to_owned()),
            consent_version: Some(bound.consent_version.clone()),
            consent_at: Some(micros(bound.consent_at)),
            pemohon_agreed_at: bound.pemohon_agreed_at.map(micros),
        };
        let written = sqlx::query!(
            "insert into pihak (permohonan_id, riwayat_seq, ordinal, chat_id, sebagai, hubungan, consent_version, consent_at,
                 pemohon_agreed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            before.id.0,
            before.seq + 1,
            fact.ordinal,
            fact.chat,
            fact.sebagai,
            fact.hubungan,
            fact.consent_version,
            fact.consent_at,
            fact.pemohon_agreed_at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Written { pihak: vec![fact], ..Written::default() })
    }

    async fn add_pernyataan(&mut self, before: &Loaded, after: &Permohonan) -> Result<Written, StoreError> {
        let facts = pernyataan(after).ok_or_else(|| StoreError::inconsistent("pernyataan", &before.id.0))?;
        let written = sqlx::query!(
            "insert into pernyataan (permohonan_id, seq, kind, tanggal, petugas_id, peran, at, riwayat_seq, susulan)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            before.id.0,
            facts.seq,
            facts.kind,
            facts.tanggal,
            facts.petugas,
            facts.peran,
            facts.at,
            before.seq + 1,
            facts.susulan
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Written { pernyataan: vec![facts], ..Written::default() })
    }
}

/// The row that is replaced by what the event gives.
fn replaced(before: &Loaded, after: &Permohonan) -> Option<Uuid> {
    let both = before.permohonan.checklist.pieces.iter().zip(&after.checklist.pieces);
    let now = both.zip(&before.piece_keys).find(|((was, is), _)| !was.replaced && is.replaced);
    now.map(|(_, key)| *key)
}

/// The latest one.
pub(super) fn pernyataan(p: &Permohonan) -> Option<PernyataanFact> {
    let last = p.pernyataan.last()?;
    Some(PernyataanFact {
        seq: i32::try_from(p.pernyataan.len()).ok()?,
        kind: last.kind.code().to_owned(),
        tanggal: last.tanggal,
        petugas: last.stamp.by.petugas()?.0,
        peran: last.stamp.by.peran()?.code().to_owned(),
        at: last.stamp.at,
        susulan: last.susulan,
    })
}

/// A clock that is behind the riwayat by more than this is said to be wrong. Who waited for another to finish has looked at it before.
const BEHIND: TimeDelta = TimeDelta::minutes(1);

/// The riwayat goes forward. Where the clock was ahead before, or is behind now, what happens next happens when the last thing did: its
/// order is true, and nothing that people said is lost to a clock. `verifikasi` says what lies in the future.
pub(super) fn not_before(before: &Loaded, at: DateTime<Utc>) -> DateTime<Utc> {
    let last = before.timeline.last().map_or(at, |last| last.at);
    if last - at > BEHIND {
        tracing::error!(minutes = (last - at).num_minutes(), "the clock is behind the riwayat: it was or is wrong");
    }
    last.max(at)
}
