//! A receipt on paper (SOP 1) that is recorded: under which number, and when it was. The pemohon was registered before.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::jam_kerja;
use crate::domain::kode::Kode;
use crate::domain::register::NomorRegister;
use crate::domain::register::block::PaperReceipt;
use crate::domain::tanggal;
use crate::domain::wib::at_wib;

/// The answers so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Of which permohonan.
    pub kode: Kode,
    /// The number on the page.
    pub nomor: Option<NomorRegister>,
    /// When the berkas were received.
    pub at: Option<DateTime<Utc>>,
}

impl Paper {
    /// Nothing answered yet.
    #[must_use]
    pub fn new(kode: Kode) -> Self {
        Self { kode, nomor: None, at: None }
    }

    /// All of it, once all was answered.
    #[must_use]
    pub fn receipt(&self) -> Option<PaperReceipt> {
        Some(PaperReceipt { nomor: self.nomor?, at: self.at? })
    }
}

/// A day and a time as people type them, the time last: `28-11-2026 09.30`, `kemarin pukul 9.30 WIB`, or only a time, which is
/// today's. `dated` turns words for days into numbers; `is_clock` knows the words beside a time.
pub fn moment(
    text: &str,
    today: NaiveDate,
    (dated, is_clock): (impl Fn(&str) -> String, impl Fn(&str) -> bool),
) -> Option<DateTime<Utc>> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty() && !is_clock(word)).collect();
    let (time, day) = words.split_last()?;
    let time = jam_kerja::time(time).ok()?;
    let day = if day.is_empty() { today } else { tanggal::parse(&dated(&day.join(" "))).ok()? };
    Some(at_wib(day, time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("28-11-2026 09.30", Some("2026-11-28T02:30:00Z"))]
    #[case("28/11/2026, pukul 9.30 WIB", Some("2026-11-28T02:30:00Z"))]
    #[case("kemarin jam 13:05", Some("2026-11-29T06:05:00Z"))]
    #[case("07.30", Some("2026-11-30T00:30:00Z"))]
    #[case("28-11-2026", None)]
    #[case("31-02-2026 09.30", None)]
    #[case("25.00", None)]
    #[case("besok pagi", None)]
    #[case("", None)]
    fn a_day_and_a_time(#[case] text: &str, #[case] expected: Option<&str>) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let dated = |text: &str| text.replace("kemarin", "29-11-2026");
        let is_clock = |word: &str| ["pukul", "jam", "WIB"].contains(&word);
        let at = moment(text, today, (dated, is_clock));
        assert_eq!(at, expected.and_then(|at| at.parse().ok()));
    }
}
