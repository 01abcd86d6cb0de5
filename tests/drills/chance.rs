//! Chance that can be repeated: `DRILL_SEED` runs a drill again as it ran.

use std::time::Duration;

/// A small generator (xorshift64*).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// From `DRILL_SEED`, else the same seed at every run.
    pub(crate) fn seeded() -> Self {
        let seed = std::env::var("DRILL_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_261_123);
        println!("DRILL_SEED={seed}");
        Self(seed | 1)
    }

    /// A generator of its own for another task.
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.next() | 1)
    }

    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low)
    }

    pub(crate) async fn pause(&mut self, low_ms: u64, high_ms: u64) {
        tokio::time::sleep(Duration::from_millis(self.between(low_ms, high_ms))).await;
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}
