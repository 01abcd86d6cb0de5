//! A clock that tests can move.

use std::time::{SystemTime, UNIX_EPOCH};

/// Real time plus an offset.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    offset_ms: i64,
}

impl Clock {
    /// Milliseconds since 1970.
    pub(crate) fn now_ms(self) -> i64 {
        let real = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
        real.saturating_add(self.offset_ms)
    }

    /// Seconds since 1970, as messages are dated.
    pub(crate) fn now(self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// Moves on, or back with a negative number.
    pub(crate) fn advance(&mut self, seconds: i64) {
        self.offset_ms = self.offset_ms.saturating_add(seconds.saturating_mul(1000));
    }

    /// Sets the present second; time goes on from there.
    pub(crate) fn set(&mut self, unix: i64) {
        self.advance(unix.saturating_sub(self.now()));
    }
}
