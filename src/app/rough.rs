//! A working time in words.

use chrono::TimeDelta;

use crate::domain::expected::Rough;
use crate::pesan::Pesan;
use crate::pesan::umum::Umum;

/// Rounded up to what people reckon in.
#[must_use]
pub fn rough(working: TimeDelta) -> Pesan {
    words(Rough::of(working))
}

/// Of what has passed, rounded down.
#[must_use]
pub fn passed(working: TimeDelta) -> Pesan {
    words(Rough::passed(working))
}

fn words(rough: Rough) -> Pesan {
    match rough {
        Rough::Minutes(jumlah) => Umum::RoughMinutes { jumlah }.into(),
        Rough::Hours(jumlah) => Umum::RoughHours { jumlah }.into(),
        Rough::Days(jumlah) => Umum::RoughDays { jumlah }.into(),
    }
}
