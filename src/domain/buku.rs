//! The book as it is read and printed: its lines, for a period of days. A number that was given stays in it for ever.

mod periode;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use self::periode::{Periode, PeriodeError};
use super::codes::codes;
use super::desa::DesaKode;
use super::kk::NomorKk;
use super::langkah::Alasan;
use super::nik::Nik;
use super::pemohon::{DataEntri, DataPemohon, Jenis};
use super::permohonan::PernyataanKind;
use super::petugas::PetugasId;
use super::register::NomorRegister;

codes! {
    /// As what the book leaves the system.
    pub enum Bentuk {
        /// A workbook for a spreadsheet.
        Xlsx = "xlsx",
        /// Pages for paper.
        Pdf = "pdf",
    }
}

/// What of the book is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cetakan {
    /// Of which days.
    pub periode: Periode,
    /// As what.
    pub bentuk: Bentuk,
    /// Whether NIK and numbers of the KK stand there in full.
    pub lengkap: bool,
}

/// A line of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baris {
    /// Its number.
    pub nomor: NomorRegister,
    /// When its berkas came first.
    pub masuk: DateTime<Utc>,
    /// When that was recorded, where it was on paper.
    pub dicatat: Option<DateTime<Utc>>,
    /// Kind of service.
    pub jenis: Jenis,
    /// Desa of the pemohon; `None` where what stands there is none.
    pub desa: Option<DesaKode>,
    /// Who.
    pub orang: Orang,
    /// What the Kasi found last.
    pub cek: Option<Cek>,
    /// When its data was entered.
    pub dientri: Option<DateTime<Utc>>,
    /// When it was sent, and to whom.
    pub dikirim: Option<(DateTime<Utc>, PetugasId)>,
    /// Who of the office did it.
    pub petugas: Pelaku,
    /// When it was withdrawn or closed, and why.
    pub ditutup: Option<(DateTime<Utc>, Alasan)>,
    /// What Dispendukcapil stated last, and of which day.
    pub pernyataan: Option<(PernyataanKind, NaiveDate)>,
}

/// The pemohon in a line of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Orang {
    /// As said, and as entered from the berkas.
    Ada(Box<Terbaca>),
    /// Forgotten: the number stays.
    Dilupakan,
    /// It does not open; the number stays.
    TidakTerbaca,
}

/// A pemohon as far as the book names them.
#[derive(Clone, PartialEq, Eq)]
pub struct Terbaca {
    /// What was said.
    pub data: DataPemohon,
    /// What was entered.
    pub entri: Option<DataEntri>,
}

impl Terbaca {
    /// The NIK, where one is known.
    #[must_use]
    pub fn nik(&self) -> Option<&Nik> {
        self.data.nik()
    }

    /// The number of the KK, where one is known.
    #[must_use]
    pub fn kk(&self) -> Option<&NomorKk> {
        self.data.kk()
    }
}

impl std::fmt::Debug for Terbaca {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Terbaca(…)")
    }
}

/// What the Kasi found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cek {
    /// Whether it was complete.
    pub lengkap: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// How many times it was returned in all.
    pub kembali: u32,
}

/// Who of the office did which step last; the receipt first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pelaku {
    /// Who received it first.
    pub terima: Option<PetugasId>,
    /// Who checked it.
    pub cek: Option<PetugasId>,
    /// Who entered it.
    pub entri: Option<PetugasId>,
    /// Who sent it.
    pub kirim: Option<PetugasId>,
}

/// How many of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hitung([u32; Jenis::ALL.len()]);

impl Hitung {
    /// One more.
    pub fn add(&mut self, jenis: Jenis) {
        if let Some(count) = Jenis::ALL.iter().position(|one| *one == jenis).and_then(|n| self.0.get_mut(n)) {
            *count += 1;
        }
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The kinds of which there are some.
    pub fn by_kind(&self) -> impl Iterator<Item = (Jenis, u32)> {
        Jenis::ALL.iter().copied().zip(self.0).filter(|(_, count)| *count > 0)
    }
}
