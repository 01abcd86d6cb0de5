//! The book, line by line, as it stands at one moment. What cannot be read keeps its line: a number that was given is never
//! missing.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{Stream, StreamExt as _};
use serde::de::DeserializeOwned;

use super::Store;
use super::data_key::vault_of;
use super::error::StoreError;
use super::link::Link;
use super::permohonan::place;
use super::petugas::nama_place;
use super::register_block;
use super::sealing::Vault;
use super::segel::{self, Segel};
use crate::domain::buku::{Baris, Cek, Orang, Pelaku, Periode, Terbaca};
use crate::domain::desa::DesaKode;
use crate::domain::langkah::{Alasan, AlasanBatal};
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::PetugasId;
use crate::domain::register::NomorRegister;
use crate::domain::register::block::Filled;

/// The book as it stands at one moment: whatever happens meanwhile does not stand in it.
pub struct Book {
    link: Link,
    vault: Vault,
}

impl Store {
    /// Opens the book.
    pub async fn book(&self) -> Result<Book, StoreError> {
        Ok(Book { link: Link::snapshot(&self.pool).await?, vault: self.vault.clone() })
    }
}

impl Book {
    /// The names of all petugas. One that cannot be opened is left out.
    pub async fn names(&mut self) -> Result<HashMap<PetugasId, String>, StoreError> {
        let rows = sqlx::query!("select petugas_id, chat_id, nama from petugas");
        let rows = rows.fetch_all(&mut self.link).await?;
        let open = |chat: i64, nama: &[u8]| {
            let opened = self.vault.open(nama_place(&chat.to_string()), nama).ok()?;
            String::from_utf8(opened).ok()
        };
        Ok(rows
            .into_iter()
            .filter_map(|row| Some((PetugasId(row.petugas_id), open(row.chat_id, &row.nama)?)))
            .collect())
    }

    /// Lets go of it: what is written to the end of a file may take longer than a transaction may be idle.
    pub async fn close(self) -> Result<(), StoreError> {
        self.link.roll_back().await
    }

    /// The newest sealed day.
    pub async fn segel(&mut self) -> Result<Option<Segel>, StoreError> {
        segel::last(&mut self.link).await
    }

    /// The numbers that were passed over in the years of these days, in their order.
    pub async fn blocks(&mut self, periode: Periode) -> Result<Vec<Filled>, StoreError> {
        register_block::of_years(&mut self.link, periode).await
    }

    /// The lines of a period in the order of their numbers, one after the other: they are never in memory together.
    pub fn lines(&mut self, periode: Periode) -> impl Stream<Item = Result<Baris, StoreError>> + Send {
        let vault = self.vault.clone();
        rows(&mut self.link, periode).map(move |row| row?.line(&vault))
    }
}

/// Years of the register are those of the receipts.
pub(super) fn year(day: NaiveDate) -> i32 {
    chrono::Datelike::year(&day)
}

/// A line as it lies in the database.
struct Row {
    kode: String,
    jenis: String,
    desa: String,
    tahun: i32,
    urut: i32,
    forgotten: bool,
    data: Vec<u8>,
    entri: Option<Vec<u8>>,
    data_key: Option<Vec<u8>>,
    alasan: Option<String>,
    alasan_text: Option<Vec<u8>>,
    closed_at: Option<DateTime<Utc>>,
    cycle: i32,
    entered_by: Option<i64>,
    entered_at: Option<DateTime<Utc>>,
    sent_by: Option<i64>,
    sent_at: Option<DateTime<Utc>>,
    recipient: Option<i64>,
    masuk: DateTime<Utc>,
    dicatat: Option<DateTime<Utc>>,
    received_by: Option<i64>,
    checked: Option<String>,
    checked_by: Option<i64>,
    checked_at: Option<DateTime<Utc>>,
    stated: Option<String>,
    stated_of: Option<NaiveDate>,
}

fn rows(connection: &mut Link, periode: Periode) -> impl Stream<Item = Result<Row, sqlx::Error>> + Send + use<'_> {
    let (since, until) = periode.bounds();
    sqlx::query_as!(
        Row,
        r#"select p.kode, p.jenis, p.desa, p.nomor_tahun as "tahun!", p.nomor_urut as "urut!",
             p.forgotten_at is not null as "forgotten!", p.data, p.entri, k.wrapped as "data_key?", p.alasan, p.alasan_text,
             p.closed_at, p.cycle, p.entered_by, p.entered_at, p.sent_by, p.sent_at, p.recipient,
             coalesce(p.received_paper_at, f.at, p.received_at, p.submitted_at) as "masuk!",
             case when p.received_paper_at is not null then f.at end as "dicatat?", coalesce(f.petugas_id, p.received_by) as received_by,
             c.kind as "checked?", c.petugas_id as "checked_by?", c.at as "checked_at?", n.kind as "stated?",
             n.tanggal as "stated_of?"
         from permohonan p
         left join lateral (
             select r.at, r.petugas_id from riwayat r
             where r.permohonan_id = p.permohonan_id and r.kind = 'diterima' order by r.seq limit 1) f on true
         left join lateral (
             select r.kind, r.at, r.petugas_id from riwayat r
             where r.permohonan_id = p.permohonan_id and r.kind in ('lengkap', 'tidak_lengkap')
             order by r.seq desc limit 1) c on true
         left join lateral (
             select s.kind, s.tanggal from pernyataan s
             where s.permohonan_id = p.permohonan_id and not s.susulan order by s.seq desc limit 1) n on true
         left join data_key k on k.permohonan_id = p.permohonan_id
         where p.nomor_tahun between $1 and $2
           and coalesce(p.received_paper_at, f.at, p.received_at, p.submitted_at) >= $3
           and coalesce(p.received_paper_at, f.at, p.received_at, p.submitted_at) < $4
         order by p.nomor_tahun, p.nomor_urut"#,
        year(periode.dari),
        year(periode.sampai),
        since,
        until
    )
    .fetch(connection)
}

impl Row {
    fn line(self, vault: &Vault) -> Result<Baris, StoreError> {
        let wrong = || StoreError::inconsistent("permohonan", &self.kode);
        let own = vault_of(vault, &self.kode, self.data_key.as_deref()).ok();
        Ok(Baris {
            nomor: NomorRegister { tahun: self.tahun, urut: u32::try_from(self.urut).map_err(|_| wrong())? },
            masuk: self.masuk,
            dicatat: self.dicatat,
            jenis: Jenis::from_code(&self.jenis).ok_or_else(wrong)?,
            desa: DesaKode::parse(&self.desa).ok(),
            orang: self.orang(own.as_ref()),
            cek: self.cek(),
            dientri: self.entered_at,
            dikirim: self.sent_at.zip(self.recipient.map(PetugasId)),
            petugas: Pelaku {
                terima: self.received_by.map(PetugasId),
                cek: self.checked_by.map(PetugasId),
                entri: self.entered_by.map(PetugasId),
                kirim: self.sent_by.map(PetugasId),
            },
            ditutup: self.ditutup(own.as_ref()),
            pernyataan: self.stated.as_deref().and_then(PernyataanKind::from_code).zip(self.stated_of),
        })
    }

    fn orang(&self, own: Option<&Vault>) -> Orang {
        if self.forgotten {
            return Orang::Dilupakan;
        }
        match own.and_then(|own| self.terbaca(own)) {
            Some(terbaca) => Orang::Ada(Box::new(terbaca)),
            None => {
                tracing::error!(kode = self.kode, "a permohonan cannot be read; its line in the book names nobody");
                Orang::TidakTerbaca
            }
        }
    }

    fn terbaca(&self, own: &Vault) -> Option<Terbaca> {
        let entri = self.entri.as_deref().map(|sealed| self.open(own, "entri", sealed));
        Some(Terbaca {
            data: self.open(own, "data", &self.data)?,
            entri: match entri {
                Some(opened) => Some(opened?),
                None => None,
            },
        })
    }

    fn open<T: DeserializeOwned>(&self, own: &Vault, column: &'static str, sealed: &[u8]) -> Option<T> {
        serde_json::from_slice(&own.open(place(column, &self.kode), sealed).ok()?).ok()
    }

    fn cek(&self) -> Option<Cek> {
        let lengkap = self.checked.as_deref()? == "lengkap";
        Some(Cek { lengkap, at: self.checked_at?, kembali: u32::try_from(self.cycle).ok()? })
    }

    /// Words that are forgotten, or do not open, are left out.
    fn ditutup(&self, own: Option<&Vault>) -> Option<(DateTime<Utc>, Alasan)> {
        let kode = AlasanBatal::from_code(self.alasan.as_deref()?)?;
        let sealed = self.alasan_text.as_deref().filter(|sealed| !sealed.is_empty());
        let opened = sealed.and_then(|sealed| own?.open(place("alasan_text", &self.kode), sealed).ok());
        let text = opened.and_then(|bytes| String::from_utf8(bytes).ok());
        Some((self.closed_at?, Alasan { kode, text }))
    }
}
