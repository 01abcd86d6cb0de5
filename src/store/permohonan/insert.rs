//! A new permohonan, with the first row of its riwayat.

use chrono::{DateTime, Utc};

use super::rows::BerkasColumns;
use super::{Indexes, PermohonanRepo, json, place};
use crate::domain::berkas::{Piece, Syarat};
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::pemohon::{DataPemohon, Jenis, Pihak};
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::Stamp;
use crate::pesan::outgoing::PermohonanId;
use crate::store::data_key::wrap;
use crate::store::error::StoreError;
use crate::store::riwayat::{Detail, GENESIS, Link, data_digest, micros};
use crate::store::sealing::DataKey;
use crate::store::written::{Asked, BerkasFact, PihakFact, Written};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPermohonan {
    /// Public code.
    pub kode: Kode,
    /// Kind of service.
    pub jenis: Jenis,
    /// The requirements of the kind.
    pub syarat: Vec<Syarat>,
    /// The version of the office profile they come from.
    pub syarat_version: i32,
    /// The person.
    pub data: DataPemohon,
    /// The chats that are told; the first is who asked.
    pub pihak: Vec<Pihak>,
    /// What was given already.
    pub pieces: Vec<Piece>,
    /// The version of the privacy notice that was agreed to, and when.
    pub consent: Option<(String, DateTime<Utc>)>,
    /// When its draft was begun: since then it lies here.
    pub draft_since: DateTime<Utc>,
    /// When a perangkat desa said that the pemohon has agreed.
    pub pemohon_agreed: Option<DateTime<Utc>>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// It stands in the register.
    Created(PermohonanId),
    /// The person has an open one of this kind.
    Duplicate {
        /// Which, if it belongs to one of the same chats; for a petugas in any case.
        own: Option<Kode>,
    },
}

/// What is sealed and hashed of a new one.
struct First {
    data: Vec<u8>,
    digest: Vec<u8>,
    written: Vec<u8>,
    detail: String,
    hash: Vec<u8>,
}

impl PermohonanRepo<'_> {
    /// Inserts, unless the person has an open one of this kind.
    pub async fn insert(&mut self, new: &NewPermohonan, stamp: Stamp) -> Result<Inserted, StoreError> {
        // Of whom the NIK is not known yet, no other one is found: staf enter it at the counter.
        let candidates = new.data.nik().map(|nik| self.vault.index_candidates("nik", nik.as_str())).unwrap_or_default();
        match self.try_insert(new, stamp, &candidates).await? {
            Some(id) => Ok(Inserted::Created(PermohonanId(id))),
            None => Ok(Inserted::Duplicate { own: self.own_open(new, stamp, &candidates).await? }),
        }
    }

    fn first(
        &self,
        new: &NewPermohonan,
        stamp: Stamp,
        berkas: Vec<BerkasFact>,
        key: &DataKey,
    ) -> Result<First, StoreError> {
        let kode = new.kode.compact();
        let plain = json(&new.data, new.kode)?;
        let digest = data_digest(self.vault, &plain, None);
        let detail = Detail::of_new(new.jenis, &new.pieces).text();
        let detail = detail.map_err(|_| StoreError::inconsistent("riwayat", &kode))?;
        let written = written(new, stamp, berkas).digest(self.vault);
        let written = written.map_err(|_| StoreError::inconsistent("riwayat", &kode))?;
        let link = Link {
            kode: &kode,
            seq: 1,
            kind: EventKind::Diajukan.code(),
            tahap: TahapKind::Diajukan.code(),
            petugas: stamp.by.petugas().map(|id| id.0),
            at: stamp.at,
            detail: &detail,
            data_digest: &digest,
            written_digest: &written,
            prev: &GENESIS,
        };
        let hash = link.hash(self.vault);
        let data = self.vault.with(key).seal(place("data", &kode), &plain)?;
        Ok(First { data, digest, written, detail, hash })
    }

    /// Everything in one statement; nothing when the person has an open one, be it under an older key.
    async fn try_insert(
        &mut self,
        new: &NewPermohonan,
        stamp: Stamp,
        candidates: &[Vec<u8>],
    ) -> Result<Option<i64>, StoreError> {
        let stamp = Stamp { at: micros(stamp.at), ..stamp };
        let key = DataKey::generate()?;
        let mut berkas = BerkasColumns::seal(&new.pieces, new.kode, &self.vault.with(&key))?;
        let first = self.first(new, stamp, std::mem::take(&mut berkas.facts), &key)?;
        let index = Indexes::of(&new.data, self.vault);
        let syarat = serde_json::to_value(&new.syarat);
        let syarat = syarat.map_err(|_| StoreError::inconsistent("permohonan", &new.kode.compact()))?;
        let chats: Vec<i64> = new.pihak.iter().map(|p| p.chat.0).collect();
        let sebagai: Vec<String> = new.pihak.iter().map(|p| p.sebagai.code().to_owned()).collect();
        let hubungan: Vec<Option<String>> = new.pihak.iter().map(|p| p.hubungan.map(|h| h.code().to_owned())).collect();
        let id = sqlx::query_scalar!(
            "with p as (
                 insert into permohonan (kode, jenis, tahap, desa, syarat, syarat_version, data, nik_index, kk_index, nama_index,
                     consent_version, consent_at, submitted_at, riwayat_seq, riwayat_hash, pemohon_agreed_at, draft_since)
                 select $1, $2, 'diajukan', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $30, $32
                 where not exists (
                     select from permohonan o
                     where o.nik_index = any($14::bytea[]) and o.jenis = $2
                       and o.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri'))
                 on conflict (nik_index, jenis) where tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri')
                     do nothing
                 returning permohonan_id
             ), k as (
                 insert into data_key (permohonan_id, wrapped) select p.permohonan_id, $31 from p
             ), h as (
                 insert into pihak (permohonan_id, chat_id, sebagai, hubungan, ordinal)
                 select p.permohonan_id, n.chat_id, n.sebagai, n.hubungan, n.ordinal
                 from p, unnest($15::bigint[], $16::text[], $17::text[])
                     with ordinality as n (chat_id, sebagai, hubungan, ordinal)
             ), b as (
                 insert into berkas (permohonan_id, riwayat_seq, berkas_id, syarat, cycle, answer, file, petugas_id, at)
                 select p.permohonan_id, 1, n.id, n.syarat, n.cycle, n.answer, n.file, n.petugas_id, n.at
                 from p, unnest($18::uuid[], $19::text[], $20::integer[], $21::text[], $22::bytea[], $23::bigint[],
                         $24::timestamptz[])
                     with ordinality as n (id, syarat, cycle, answer, file, petugas_id, at, ordinal)
                 order by n.ordinal
             ), r as (
                 insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest,
                     prev_hash, hash)
                 select p.permohonan_id, 1, 'diajukan', 'diajukan', $25, $12, $26, $27, $29, $28, $13 from p
             )
             select permohonan_id from p",
            new.kode.compact(),
            new.jenis.code(),
            new.data.desa.as_str(),
            syarat,
            new.syarat_version,
            first.data,
            index.nik,
            index.kk,
            &index.nama,
            new.consent.as_ref().map(|(version, _)| version),
            new.consent.as_ref().map(|(_, at)| micros(*at)),
            stamp.at,
            first.hash,
            candidates,
            &chats,
            &sebagai,
            &hubungan as &[Option<String>],
            &berkas.id,
            &berkas.syarat,
            &berkas.cycle,
            &berkas.answer,
            &berkas.file as &[Option<Vec<u8>>],
            &berkas.petugas as &[Option<i64>],
            &berkas.at,
            stamp.by.petugas().map(|id| id.0),
            first.detail,
            first.digest,
            GENESIS.as_slice(),
            first.written,
            new.pemohon_agreed.map(micros),
            wrap(self.vault, &new.kode.compact(), &key)?,
            micros(new.draft_since)
        );
        Ok(id.fetch_optional(&mut *self.connection).await?)
    }

    async fn own_open(
        &mut self,
        new: &NewPermohonan,
        stamp: Stamp,
        candidates: &[Vec<u8>],
    ) -> Result<Option<Kode>, StoreError> {
        let chats: Vec<i64> = new.pihak.iter().map(|p| p.chat.0).collect();
        let kode = sqlx::query_scalar!(
            "select o.kode from permohonan o
             where o.nik_index = any($1) and o.jenis = $2
               and o.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri')
               and ($4 or exists (select from pihak h where h.permohonan_id = o.permohonan_id and h.chat_id = any($3)))
             limit 1",
            candidates,
            new.jenis.code(),
            &chats,
            stamp.by.petugas().is_some()
        );
        let Some(kode) = kode.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        Kode::parse(&kode).map(Some).map_err(|_| StoreError::inconsistent("permohonan", &kode))
    }
}

/// What the request writes, as its digest covers it.
fn written(new: &NewPermohonan, stamp: Stamp, berkas: Vec<BerkasFact>) -> Written {
    let pihak = |(ordinal, p): (i32, &Pihak)| PihakFact {
        ordinal,
        chat: p.chat.0,
        sebagai: p.sebagai.code().to_owned(),
        hubungan: p.hubungan.map(|h| h.code().to_owned()),
        consent_version: None,
        consent_at: None,
        pemohon_agreed_at: None, // stands with the request
    };
    let asked = Asked {
        jenis: new.jenis.code().to_owned(),
        syarat: new.syarat.clone(),
        syarat_version: new.syarat_version,
        consent_version: new.consent.as_ref().map(|(version, _)| version.clone()),
        consent_at: new.consent.as_ref().map(|(_, at)| micros(*at)),
        submitted_at: stamp.at,
        pemohon_agreed_at: new.pemohon_agreed.map(micros),
    };
    Written { asked: Some(asked), pihak: (1..).zip(&new.pihak).map(pihak).collect(), berkas, ..Written::default() }
}
