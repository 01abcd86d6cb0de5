//! The riwayat of a permohonan as a chain: each row carries the hash of the one before it. Hashes are keyed: who can
//! write rows, but does not have the key, cannot make one.

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};

use super::sealing::{Vault, push_field};
use crate::domain::berkas::{Answer, Finding, Piece};
use crate::domain::langkah::Event;
use crate::domain::pemohon::Jenis;
use crate::domain::register::NomorRegister;

/// What comes before the first row.
pub(super) const GENESIS: [u8; 32] = [0; 32];

/// The first byte of a hash: what it is made of, and how.
const VERSION: u8 = 1;

const DOMAIN: &str = "riwayat/row";

/// A row of the riwayat, as it is hashed.
pub(super) struct Link<'a> {
    pub(super) kode: &'a str,
    pub(super) seq: i32,
    pub(super) kind: &'a str,
    pub(super) tahap: &'a str,
    pub(super) petugas: Option<i64>,
    pub(super) at: DateTime<Utc>,
    pub(super) detail: &'a str,
    pub(super) data_digest: &'a [u8],
    pub(super) written_digest: &'a [u8],
    pub(super) prev: &'a [u8],
}

impl Link<'_> {
    /// The hash that a new row gets.
    pub(super) fn hash(&self, vault: &Vault) -> Vec<u8> {
        keyed_hash(vault, DOMAIN, &self.bytes())
    }

    /// Whether it is the hash of this row, under whichever key.
    pub(super) fn has_hash(&self, vault: &Vault, hash: &[u8]) -> bool {
        is_keyed_hash(vault, DOMAIN, &self.bytes(), hash)
    }

    /// All fields, each with its length before it.
    fn bytes(&self) -> Vec<u8> {
        let petugas = self.petugas.map_or_else(|| "-".to_owned(), |id| id.to_string());
        fields(&[
            self.kode.as_bytes(),
            self.seq.to_string().as_bytes(),
            self.kind.as_bytes(),
            self.tahap.as_bytes(),
            petugas.as_bytes(),
            self.at.timestamp_micros().to_string().as_bytes(),
            self.detail.as_bytes(),
            self.data_digest,
            self.written_digest,
            self.prev,
        ])
    }
}

/// Fields one after the other, so that none can be mistaken for another.
pub(super) fn fields(fields: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for field in fields {
        push_field(&mut bytes, field);
    }
    bytes
}

/// The version, and HMAC-SHA256 under the first key.
pub(super) fn keyed_hash(vault: &Vault, domain: &str, bytes: &[u8]) -> Vec<u8> {
    [&[VERSION], vault.digest(domain, bytes).as_slice()].concat()
}

/// Whether it is the hash of these bytes, under whichever key.
pub(super) fn is_keyed_hash(vault: &Vault, domain: &str, bytes: &[u8], hash: &[u8]) -> bool {
    let Some((&VERSION, mac)) = hash.split_first() else { return false };
    vault.digest_candidates(domain, bytes).iter().any(|candidate| candidate == mac)
}

/// A time as `PostgreSQL` keeps it.
pub(super) fn micros(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}

/// The bytes that the digest of the personal data is made of: what was sealed, before it was sealed.
pub(super) fn personal(data: &[u8], entri: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    push_field(&mut bytes, data);
    if let Some(entri) = entri {
        push_field(&mut bytes, entri);
    }
    bytes
}

/// The digest of the personal data.
pub(super) fn data_digest(vault: &Vault, data: &[u8], entri: Option<&[u8]>) -> Vec<u8> {
    vault.digest("riwayat", &personal(data, entri))
}

/// Whether it is the digest of this personal data, under whichever key.
pub(super) fn is_digest_of(vault: &Vault, digest: &[u8], data: &[u8], entri: Option<&[u8]>) -> bool {
    vault.digest_candidates("riwayat", &personal(data, entri)).iter().any(|other| other == digest)
}

/// What an event was about, in codes: never in a person's own words.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Detail {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) jenis: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    syarat: Vec<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cycle: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) nomor: Option<NomorRegister>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) recipient: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) alasan: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pernyataan: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tanggal: Option<chrono::NaiveDate>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) susulan: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sebagai: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hubungan: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bagian: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    perbaikan: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tolak: Option<String>,
    /// When it happened, where that was on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) terjadi: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kembali: Option<String>,
}

/// A syarat, and what was said of it.
#[derive(Serialize, Deserialize)]
struct Named {
    kode: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alasan: Option<String>,
}

impl Detail {
    /// Of a first row.
    pub(super) fn of_new(jenis: Jenis, pieces: &[Piece]) -> Self {
        let answered = |p: &Piece| Named::answered(&p.syarat.0, &p.answer);
        Self { jenis: Some(jenis.code().to_owned()), syarat: pieces.iter().map(answered).collect(), ..Self::default() }
    }

    /// Of a later one. `cycle` and `nomor` are those in force after the event.
    pub(super) fn of(event: &Event, cycle: u16, nomor: Option<NomorRegister>) -> Self {
        let empty = Self::default();
        match event {
            Event::Diajukan
            | Event::NomorDicatat { .. }
            | Event::NomorDiperbaiki { .. }
            | Event::Lengkap
            | Event::Dientri { .. }
            | Event::DientriUlang { .. }
            | Event::BerkasDisimpan => empty,
            Event::AsliDicatat { syarat } | Event::AsliDicabut { syarat } => {
                Self { syarat: vec![Named::only(&syarat.0)], cycle: Some(cycle), ..empty }
            }
            Event::Dilengkapi { syarat, answer, .. } => {
                Self { syarat: vec![Named::answered(&syarat.0, answer)], cycle: Some(cycle), ..empty }
            }
            Event::Diterima => Self { nomor, cycle: Some(cycle), ..empty },
            Event::DiterimaDiKertas { paper } => {
                Self { nomor, cycle: Some(cycle), terjadi: Some(micros(paper.at)), ..empty }
            }
            Event::TidakLengkap { findings } => {
                Self { syarat: findings.iter().map(Named::found).collect(), cycle: Some(cycle), ..empty }
            }
            Event::Dikirim { recipient } | Event::DikirimUlang { recipient } => {
                Self { recipient: Some(recipient.0), ..empty }
            }
            Event::Dikembalikan { sebab } => Self { kembali: Some(sebab.kode.code().to_owned()), ..empty },
            Event::Dibatalkan { alasan } => Self { alasan: Some(alasan.kode.code().to_owned()), ..empty },
            Event::Dinyatakan { kind, tanggal, susulan } => {
                Self { pernyataan: Some(kind.code().to_owned()), tanggal: Some(*tanggal), susulan: *susulan, ..empty }
            }
            Event::Ditautkan { bound } => Self {
                sebagai: Some(bound.pihak.sebagai.code().to_owned()),
                hubungan: bound.pihak.hubungan.map(|hubungan| hubungan.code().to_owned()),
                ..empty
            },
            Event::PerbaikanDiminta { nilai } => Self { bagian: Some(nilai.bagian().code().to_owned()), ..empty },
            Event::Diperbaiki { nilai, nomor } => {
                Self { bagian: Some(nilai.bagian().code().to_owned()), perbaikan: *nomor, ..empty }
            }
            Event::PerbaikanDitolak { nomor, tolak } => {
                Self { perbaikan: Some(*nomor), tolak: Some(tolak.kode.code().to_owned()), ..empty }
            }
            Event::PerbaikanDitarik { nomor } => Self { perbaikan: Some(*nomor), ..empty },
        }
    }

    /// The text that is stored and hashed: fields in the order of the struct, absent ones left out.
    pub(super) fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

impl Named {
    fn only(kode: &str) -> Self {
        Self { kode: kode.to_owned(), answer: None, alasan: None }
    }

    fn answered(kode: &str, answer: &Answer) -> Self {
        Self { answer: Some(answer_code(answer).to_owned()), ..Self::only(kode) }
    }

    fn found(finding: &Finding) -> Self {
        Self { alasan: Some(finding.alasan.code().to_owned()), ..Self::only(&finding.syarat.0) }
    }
}

/// The code of an answer, as in the check of `berkas`.
pub(super) fn answer_code(answer: &Answer) -> &'static str {
    match answer {
        Answer::File(_) => "file",
        Answer::Promised => "promised",
        Answer::Original(_) => "original",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(at: DateTime<Utc>, written: &[u8]) -> Link<'_> {
        Link {
            kode: "K74MQXP",
            seq: 1,
            kind: "diajukan",
            tahap: "diajukan",
            petugas: None,
            at,
            detail: "{}",
            data_digest: b"d",
            written_digest: written,
            prev: &GENESIS,
        }
    }

    /// Nobody makes a hash without the key; whoever has it finds every change.
    #[test]
    fn a_hash_is_of_this_row_and_this_key() {
        let vault = |text: &str| Vault::parse(text).unwrap();
        let one = vault("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        let other = vault("2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
        let both =
            vault("2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        let at = DateTime::UNIX_EPOCH;
        let hash = link(at, b"w").hash(&one);
        assert_eq!((hash.first(), hash.len()), (Some(&VERSION), 33));
        assert!(link(at, b"w").has_hash(&one, &hash) && link(at, b"w").has_hash(&both, &hash));
        assert!(!link(at, b"w").has_hash(&other, &hash));
        assert!(!link(at, b"x").has_hash(&one, &hash));
        assert!(!link(at + chrono::TimeDelta::microseconds(1), b"w").has_hash(&one, &hash));
        let unkeyed = sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix(link(at, b"w").bytes()));
        assert!(!link(at, b"w").has_hash(&one, &[&[VERSION], unkeyed.as_slice()].concat()));
        let newer = [&[VERSION + 1], hash.get(1..).unwrap_or_default()].concat();
        assert!(!link(at, b"w").has_hash(&one, &newer), "another version is another hash");
        assert!(!link(at, b"w").has_hash(&one, &[]));
    }
}
