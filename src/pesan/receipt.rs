//! The receipt of a permohonan: what stands on it, as data. `print` makes a page of it when it is sent.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Pesan;
use super::arg::Masked;
use crate::domain::kode::Kode;
use crate::domain::pemohon::Jenis;

/// A receipt. Others may see the paper: it names nobody in full.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The office.
    pub office: OfficeLines,
    /// Kode permohonan.
    pub kode: Kode,
    /// Nomor register.
    pub nomor: Option<String>,
    /// Kind of service.
    pub jenis: Jenis,
    /// First name, and initials.
    pub nama: String,
    /// Masked.
    pub nik: Masked,
    /// Name of the desa.
    pub desa: String,
    /// When it was asked for.
    pub submitted_at: DateTime<Utc>,
    /// What was handed over.
    pub held: Vec<Pesan>,
    /// What is missing.
    pub missing: Vec<Pesan>,
    /// Binds a chat.
    pub link: Option<Link>,
    /// When the receipt was made.
    pub made_at: DateTime<Utc>,
}

/// The office as it stands on a paper.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeLines {
    /// Name of the kecamatan.
    pub kecamatan: String,
    /// Name of the kabupaten.
    pub kabupaten: String,
    /// Street address.
    pub alamat: String,
    /// Where questions are answered.
    pub kontak: String,
    /// Opening hours.
    pub jam: Vec<Pesan>,
}

/// The link with which a chat is bound.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its address: holds the token.
    pub url: String,
    /// The last day on which it is good.
    pub until: NaiveDate,
}

macro_rules! redacted {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            /// It is about a person, and holds a token.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
redacted!(Receipt, OfficeLines, Link);
