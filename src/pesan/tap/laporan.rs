//! Reports.

use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;
use crate::domain::desa::DesaKode;
use crate::domain::laporan::{BentukLaporan, Masa};

codes! {
    /// A time that is not over when the button is pressed.
    pub enum Sekarang {
        /// Today.
        Hari = "hari",
        /// This month.
        Bulan = "bulan",
        /// This year.
        Tahun = "tahun",
    }
}

/// Something with a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LaporanTap {
    /// Of today, this month or this year.
    Now(Sekarang),
    /// Of this time.
    Show(Masa),
    /// As a file.
    Make(Masa, BentukLaporan),
    /// The desa that have a card.
    Villages(Masa),
    /// The card of a desa.
    Card(Masa, DesaKode),
}
