//! A working time in words.

use chrono::TimeDelta;

use crate::domain::expected::Rough;
use crate::pesan::Pesan;
use crate::pesan::umum::Umum;

/// Rounded up to what people reckon in.
#[must_use]
pub fn rough(working: TimeDelta) -> Pesan {
    match Rough::of(working) {
        Rough::Minutes(jumlah) => Umum::RoughMinutes { jumlah }.into(),
        Rough::Hours(jumlah) => Umum::RoughHours { jumlah }.into(),
        Rough::Days(jumlah) => Umum::RoughDays { jumlah }.into(),
    }
}
