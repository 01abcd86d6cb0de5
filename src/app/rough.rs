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

/// Of what has passed, rounded down, for who looks at the clock: an hour is one in which the office works.
#[must_use]
pub fn passed(working: TimeDelta) -> Pesan {
    match Rough::passed(working) {
        Rough::Minutes(jumlah) => Umum::WorkingMinutes { jumlah }.into(),
        Rough::Hours(jumlah) => Umum::WorkingHours { jumlah }.into(),
        Rough::Days(jumlah) => Umum::RoughDays { jumlah }.into(),
    }
}
