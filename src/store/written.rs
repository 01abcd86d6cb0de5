//! What an event wrote beside its row of the riwayat, as the digest in that row covers it: every row of pihak, berkas,
//! kekurangan, pernyataan, perbaikan, pengembalian and stored files, and what only the permohonan itself says. Sealed values are covered as they open, so the
//! digest is keyed.
//!
//! The digest is over JSON: a field that is added later is left out where it is absent, and old digests stay as they are.

use chrono::serde::{ts_microseconds, ts_microseconds_option};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::sealing::Vault;
use crate::domain::berkas::Syarat;

const DOMAIN: &str = "riwayat/written";

/// All that an event wrote.
#[derive(Default, Serialize)]
pub(super) struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) asked: Option<Asked>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pihak: Vec<PihakFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) berkas: Vec<BerkasFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) withdrawn: Vec<WithdrawnFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) kekurangan: Vec<KekuranganFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pernyataan: Vec<PernyataanFact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) closed: Option<Closed>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) asked_right: Vec<PerbaikanFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) answered: Vec<JawabanFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) stored: Vec<StoredFact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) returned: Vec<KembaliFact>,
    /// The event by which it was sent back that is over with this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resent: Option<i32>,
}

/// The request, as the permohonan keeps it.
#[derive(Serialize)]
pub(super) struct Asked {
    pub(super) jenis: String,
    pub(super) syarat: Vec<Syarat>,
    pub(super) syarat_version: i32,
    pub(super) consent_version: Option<String>,
    #[serde(with = "ts_microseconds_option")]
    pub(super) consent_at: Option<DateTime<Utc>>,
    #[serde(with = "ts_microseconds")]
    pub(super) submitted_at: DateTime<Utc>,
    #[serde(with = "ts_microseconds_option", skip_serializing_if = "Option::is_none")]
    pub(super) pemohon_agreed_at: Option<DateTime<Utc>>,
}

/// A row of `pihak`.
#[derive(Serialize)]
pub(super) struct PihakFact {
    pub(super) ordinal: i32,
    pub(super) chat: i64,
    pub(super) sebagai: String,
    pub(super) hubungan: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) consent_version: Option<String>,
    #[serde(with = "ts_microseconds_option", skip_serializing_if = "Option::is_none")]
    pub(super) consent_at: Option<DateTime<Utc>>,
    #[serde(with = "ts_microseconds_option", skip_serializing_if = "Option::is_none")]
    pub(super) pemohon_agreed_at: Option<DateTime<Utc>>,
}

/// A row of `berkas`.
#[derive(Serialize)]
pub(super) struct BerkasFact {
    pub(super) id: String,
    pub(super) syarat: String,
    pub(super) cycle: i32,
    pub(super) answer: String,
    /// The reference to the file, opened.
    pub(super) file: Option<Vec<u8>>,
    pub(super) petugas: Option<i64>,
    #[serde(with = "ts_microseconds")]
    pub(super) at: DateTime<Utc>,
    /// The row in whose place it comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<String>,
}

/// A tick taken back.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WithdrawnFact {
    pub(super) id: String,
    pub(super) by: i64,
    #[serde(with = "ts_microseconds")]
    pub(super) at: DateTime<Utc>,
}

/// A row of `kekurangan`.
#[derive(Serialize)]
pub(super) struct KekuranganFact {
    pub(super) ordinal: i32,
    pub(super) cycle: i32,
    pub(super) syarat: String,
    pub(super) alasan: String,
    /// The note, opened.
    pub(super) note: Option<Vec<u8>>,
}

/// A row of `pernyataan`.
#[derive(Serialize)]
pub(super) struct PernyataanFact {
    pub(super) seq: i32,
    pub(super) kind: String,
    pub(super) tanggal: NaiveDate,
    pub(super) petugas: i64,
    pub(super) peran: String,
    #[serde(with = "ts_microseconds")]
    pub(super) at: DateTime<Utc>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) susulan: bool,
}

/// A row of `perbaikan`, as it was asked for.
#[derive(Serialize)]
pub(super) struct PerbaikanFact {
    pub(super) nomor: i32,
    pub(super) bagian: String,
    /// What it should be, opened.
    pub(super) nilai: Vec<u8>,
    pub(super) chat: i64,
    #[serde(with = "ts_microseconds")]
    pub(super) at: DateTime<Utc>,
}

/// How it has ended: the answer to it, or that it was taken back.
#[derive(Serialize)]
pub(super) struct JawabanFact {
    pub(super) nomor: i32,
    pub(super) hasil: String,
    /// Who of staf answered; absent where it was taken back. A number is written as before.
    pub(super) by: Option<i64>,
    #[serde(with = "ts_microseconds")]
    pub(super) at: DateTime<Utc>,
    pub(super) alasan: Option<String>,
    /// The words, opened.
    pub(super) text: Option<Vec<u8>>,
}

/// A row of `stored_file`.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct StoredFact {
    pub(super) berkas: String,
    pub(super) object: String,
    pub(super) media: String,
    pub(super) size: i64,
    pub(super) sha256: Vec<u8>,
}

/// A row of `pengembalian`.
#[derive(Serialize)]
pub(super) struct KembaliFact {
    pub(super) alasan: String,
    /// The words, opened.
    pub(super) text: Option<Vec<u8>>,
    pub(super) petugas: i64,
    #[serde(with = "ts_microseconds")]
    pub(super) at: DateTime<Utc>,
}

/// How it was closed.
#[derive(Serialize)]
pub(super) struct Closed {
    pub(super) peran: Option<String>,
    pub(super) chat: Option<i64>,
    /// The words, opened.
    pub(super) text: Option<Vec<u8>>,
}

impl Written {
    /// The digest that a new row gets.
    pub(super) fn digest(&self, vault: &Vault) -> Result<Vec<u8>, serde_json::Error> {
        Ok(vault.digest(DOMAIN, &serde_json::to_vec(self)?))
    }

    /// Whether it is the digest of this, under whichever key.
    pub(super) fn has_digest(&self, vault: &Vault, digest: &[u8]) -> bool {
        serde_json::to_vec(self).is_ok_and(|bytes| vault.digest_candidates(DOMAIN, &bytes).iter().any(|d| d == digest))
    }
}
