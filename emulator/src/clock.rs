//! The movable clock: wall time plus a shift set by tests.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The last second the clock shows, in the year 2106; so that nothing overflows.
const LAST: i64 = 0xffff_ffff;

/// Unix time that tests can move.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Clock {
    shift: i64,
}

impl Clock {
    /// Seconds since 1970, moved.
    pub(crate) fn now(self) -> i64 {
        wall().saturating_add(self.shift).clamp(0, LAST)
    }

    /// Moves the clock; negative seconds move it back.
    pub(crate) fn advance(&mut self, seconds: i64) {
        self.shift = self.shift.saturating_add(seconds);
    }

    /// Makes it this unix time now; it goes on from there.
    pub(crate) fn set(&mut self, now: i64) {
        self.shift = now.saturating_sub(wall());
    }
}

/// Tenths of milliseconds since 1970, by the machine's clock.
pub(crate) fn ticks() -> i64 {
    i64::try_from(since_1970().as_micros() / 100).unwrap_or(0)
}

fn wall() -> i64 {
    i64::try_from(since_1970().as_secs()).unwrap_or(i64::MAX)
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
