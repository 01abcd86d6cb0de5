//! What somebody looks for in the register, read from what they typed.
//!
//! Personal data is sealed and found by the exact word only. So a text is a kode, a nomor register, a NIK, or whole words
//! of a name, with the name of a desa among them.
//!
//! * `words` – a name, and the desa

mod words;

use chrono::{DateTime, Utc};

use self::words::person;
use super::cleaning;
use super::codes::codes;
use super::desa::DesaKode;
use super::kantor::Kantor;
use super::kode::Kode;
use super::nik::Nik;
use super::register::{NomorRegister, register_year};
use super::wib::today_wib;

/// Longest text that is read.
const LONGEST: usize = 200;

/// What people put around words, and what is part of none.
const AROUND: [char; 9] = ['!', '?', ':', ';', '"', '“', '”', '(', ')'];

codes! {
    /// By what kind of thing it is looked for.
    pub enum Kunci {
        /// Kode permohonan.
        Kode = "kode",
        /// Nomor register.
        Nomor = "nomor",
        /// NIK.
        Nik = "nik",
        /// Words of a name.
        Nama = "nama",
        /// Words of a name, in a desa.
        NamaDesa = "nama_desa",
        /// A desa.
        Desa = "desa",
    }
}

/// What is looked for. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub enum Sought {
    /// One permohonan, by its kode.
    Kode(Kode),
    /// One permohonan, by its number.
    Nomor(NomorRegister),
    /// Those of a person.
    Nik(Nik),
    /// Those of people whose name has all these words, in a desa where one is named.
    Nama {
        /// As [`Nama::words`](super::nama::Nama::words) gives them; at least one.
        words: Vec<String>,
        /// Only there.
        desa: Option<DesaKode>,
    },
    /// Those of a desa.
    Desa(DesaKode),
}

impl Sought {
    /// The kind of thing.
    #[must_use]
    pub fn kunci(&self) -> Kunci {
        match self {
            Self::Kode(_) => Kunci::Kode,
            Self::Nomor(_) => Kunci::Nomor,
            Self::Nik(_) => Kunci::Nik,
            Self::Nama { desa: None, .. } => Kunci::Nama,
            Self::Nama { desa: Some(_), .. } => Kunci::NamaDesa,
            Self::Desa(_) => Kunci::Desa,
        }
    }

    /// The same text for what is the same, however it was typed: its digest is kept.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Kode(kode) => kode.compact(),
            Self::Nomor(nomor) => format!("{}/{}", nomor.tahun, nomor.urut),
            Self::Nik(nik) => nik.as_str().to_owned(),
            Self::Nama { words, desa } => {
                let mut sorted = words.clone();
                sorted.sort();
                format!("{}|{}", sorted.join(" "), desa.as_ref().map_or("", DesaKode::as_str))
            }
            Self::Desa(desa) => desa.as_str().to_owned(),
        }
    }
}

impl std::fmt::Debug for Sought {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sought({})", self.kunci())
    }
}

/// What a text may mean: what is looked for first, and where nothing is found, what else it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The likelier.
    pub first: Sought,
    /// Seven letters can be a kode and a name.
    pub otherwise: Option<Sought>,
}

/// Why a text is nothing that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CariError {
    /// Nothing there.
    #[error("nothing there")]
    Empty,
    /// Digits that are no NIK and no number.
    #[error("digits that are no NIK")]
    NotNik,
    /// Signs that are in no name.
    #[error("strange characters")]
    Strange,
    /// Single letters only.
    #[error("single letters only")]
    TooShort,
    /// More than anybody's name.
    #[error("too long")]
    TooLong,
    /// A desa that is not in this kecamatan.
    #[error("unknown desa")]
    UnknownDesa,
    /// Only the kecamatan: everything here is in it.
    #[error("only the kecamatan")]
    OnlyKecamatan,
}

/// Reads what somebody looks for.
///
/// # Errors
/// [`CariError`]: what is told to the person.
pub fn read(text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Result<Query, CariError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
    if text.chars().count() > LONGEST {
        return Err(CariError::TooLong);
    }
    let only = |first| Ok(Query { first, otherwise: None });
    if let Ok(kode) = Kode::parse(text) {
        return Ok(Query { first: Sought::Kode(kode), otherwise: person(text, &kantor.wilayah).ok() });
    }
    if let Some(nomor) = kantor.pattern.read(text, register_year(now)) {
        return only(Sought::Nomor(nomor));
    }
    if text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || cleaning::is_gap(c)) {
        return only(Sought::Nik(Nik::parse(text, today_wib(now)).map_err(|_| CariError::NotNik)?));
    }
    only(person(text, &kantor.wilayah)?)
}

#[cfg(test)]
mod tests;
