//! Chance that can be repeated: `DRILL_SEED` runs a drill again as it ran.

use std::time::Duration;

use layanan_ktp::cli::say;

/// A small generator (xorshift64*).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From `DRILL_SEED`, else the same seed at every run.
    #[must_use]
    pub fn seeded() -> Self {
        let seed = std::env::var("DRILL_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20_261_123);
        say(format!("DRILL_SEED={seed}"));
        Self::of(seed)
    }

    /// From a seed.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A generator of its own for another task.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self(self.next() | 1)
    }

    /// A place in a list of this length, which is not empty.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.next() % length as u64).unwrap()
    }

    /// Whether it happens, of so many times once.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }

    /// From `low` up to and without `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low)
    }

    /// Waits so many milliseconds.
    pub async fn pause(&mut self, low_ms: u64, high_ms: u64) {
        tokio::time::sleep(Duration::from_millis(self.between(low_ms, high_ms))).await;
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}
