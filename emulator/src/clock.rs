//! The movable clock: wall time plus a shift set by tests.

use std::time::{SystemTime, UNIX_EPOCH};

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

fn wall() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    i64::try_from(elapsed).unwrap_or(i64::MAX)
}
