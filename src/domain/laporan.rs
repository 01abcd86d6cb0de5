//! A report of a day, a month or a year: how much came in, what of it had to go back, how long the langkah took, from where
//! people came, and what they lacked. Reckoned anew each time from the register.
//!
//! * **In it** is every permohonan that was received first on one of these days, by the clock of the office (WIB): the day on
//!   which it got its nomor register, or on which it was received on paper. What is counted of it is as it stands now.
//! * **Returned** is one that the Kasi has returned for kekurangan at least once, of all that were received.
//! * **Complete at first** is one that the Kasi found complete at the first check, of all that were checked.
//! * **Times** are working time by the kalender (`clocks`), over all rounds of a permohonan, for the langkah that are over. What the
//!   pemohon had is no part of them, nor what Dispendukcapil had, holds among it. Langkah 1 of what was received on paper is left
//!   out: nobody recorded it.
//! * **Half** and **nine in ten** took that long at most, by the nearest rank: a time that was really there (`expected`).
//! * **Handed over** is every permohonan that went in a pengiriman of these days, once, whenever it was received. It came back where the
//!   officer sent it back from one of those; it was refused where the last statement says so. What staf took back from an officer who
//!   is none any more did not come back.
//! * **No person** is measured. Fewer than ten times are not said. No time of a langkah is said where one petugas did more than eight
//!   in ten of it.
//!
//! `masa` – of which time; `counting` – from rows to figures; `figure` – times; `kartu` – the card of a desa

mod counting;
mod figure;
mod kartu;
mod masa;

use chrono::{DateTime, Utc};

pub use self::counting::{Counting, Fakta, Step};
pub use self::figure::{Figure, StepFigures};
pub use self::kartu::{Back, FEWEST, FEWEST_SAID, Kartu};
pub use self::masa::{Masa, MasaError};
use super::berkas::{AlasanKurang, SyaratKode};
use super::buku::Hitung;
use super::codes::codes;
use super::desa::DesaKode;

codes! {
    /// As what a report is sent.
    pub enum BentukLaporan {
        /// A picture for the phone.
        Gambar = "gambar",
        /// A workbook for a spreadsheet.
        Xlsx = "xlsx",
    }
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laporan {
    /// Of which time.
    pub masa: Masa,
    /// As it stood at this moment.
    pub at: DateTime<Utc>,
    /// How many were received, by kind.
    pub received: Hitung,
    /// How many of them were returned.
    pub returned: u32,
    /// How many were checked, and how many of those were complete at first.
    pub checked: u32,
    /// Of the checked ones, those complete at first.
    pub complete: u32,
    /// How many were sent to Dispendukcapil.
    pub sent: u32,
    /// How many were withdrawn or closed.
    pub closed: u32,
    /// What became of what was handed over.
    pub handed: HandedOver,
    /// The langkah in their order.
    pub steps: Vec<StepFigures>,
    /// The office's own time from the request to the sending, of those that were sent.
    pub office: Figure,
    /// The desa, the one from which most came first.
    pub desa: Vec<DesaFigures>,
    /// What was missing, the commonest first.
    pub missing: Vec<Missing>,
    /// The days of a month, or the months of a year, up to now.
    pub parts: Vec<Part>,
}

impl Laporan {
    /// How many are still under way.
    #[must_use]
    pub fn open(&self) -> u32 {
        self.received.total().saturating_sub(self.sent).saturating_sub(self.closed)
    }
}

/// What became of what was handed over to Dispendukcapil.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HandedOver {
    /// How many permohonan.
    pub total: u32,
    /// How many of them came back to staf.
    pub back: u32,
    /// How many of them are stated to be refused (*ditolak*).
    pub refused: u32,
}

/// The figures of a desa.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesaFigures {
    /// Which one; `None`: what stands there is none.
    pub desa: Option<DesaKode>,
    /// How many were received.
    pub received: u32,
    /// How many of them were returned.
    pub returned: u32,
    /// What was missing, the commonest first.
    pub missing: Vec<Missing>,
}

/// A syarat that was missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Which one.
    pub syarat: SyaratKode,
    /// Its name, as the newest list has it that asked for it.
    pub name: String,
    /// How often it was asked for.
    pub times: u32,
    /// Of how many permohonan.
    pub people: u32,
    /// Why, the commonest reason first.
    pub why: Vec<(AlasanKurang, u32)>,
}

/// A part of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which one.
    pub masa: Masa,
    /// How many were received.
    pub received: u32,
    /// How many of them were returned.
    pub returned: u32,
}

/// A share in whole hundredths, rounded to the nearest; `None`: of nothing.
#[must_use]
pub fn percent(part: u32, whole: u32) -> Option<u32> {
    let rounded = |whole: u64| (u64::from(part) * 200 + whole) / (whole * 2);
    (whole > 0).then(|| u32::try_from(rounded(whole.into())).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
