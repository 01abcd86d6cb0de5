//! Signs of life: when the workers came round last, when the register answered them, whether what comes in is kept, and whether it comes.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What is known of what Telegram has.
const UNKNOWN: u8 = 0;
const COMES: u8 = 1;
const HELD: u8 = 2;

/// Milliseconds since `begun`.
#[derive(Debug)]
pub struct Signs {
    begun: Instant,
    turned: AtomicU64,
    answered: AtomicU64,
    /// 0: what came in last is kept.
    not_kept: AtomicU64,
    held: AtomicU8,
}

impl Default for Signs {
    fn default() -> Self {
        let [turned, answered, not_kept] = [0; 3].map(AtomicU64::new);
        Self { begun: Instant::now(), turned, answered, not_kept, held: AtomicU8::new(UNKNOWN) }
    }
}

impl Signs {
    fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX).max(1)
    }

    fn since(&self, sign: &AtomicU64) -> Duration {
        self.begun.elapsed().saturating_sub(Duration::from_millis(sign.load(Ordering::Relaxed)))
    }

    /// A worker begins its next turn, whatever became of the one before.
    pub fn turns(&self) {
        self.turned.store(self.now(), Ordering::Relaxed);
    }

    /// The register answered a worker.
    pub fn answers(&self) {
        self.answered.store(self.now(), Ordering::Relaxed);
    }

    /// What came in is kept, or nothing waits that was not.
    pub fn keeps(&self) {
        self.not_kept.store(0, Ordering::Relaxed);
    }

    /// What came in could not be kept.
    pub fn keeps_not(&self) {
        self.not_kept.store(self.now(), Ordering::Relaxed);
    }

    /// Whether what Telegram has comes here.
    pub fn brings(&self, comes: bool) {
        self.held.store(if comes { COMES } else { HELD }, Ordering::Relaxed);
    }

    /// Whether Telegram holds what it cannot bring; `None`: this process does not know yet.
    #[must_use]
    pub fn is_held(&self) -> Option<bool> {
        match self.held.load(Ordering::Relaxed) {
            UNKNOWN => None,
            held => Some(held == HELD),
        }
    }

    /// For how long no worker has begun a turn.
    #[must_use]
    pub fn idle(&self) -> Duration {
        self.since(&self.turned)
    }

    /// For how long the register has answered no worker.
    #[must_use]
    pub fn unanswered(&self) -> Duration {
        self.since(&self.answered)
    }

    /// How long ago something could not be kept, where nothing was since.
    #[must_use]
    pub fn not_kept(&self) -> Option<Duration> {
        let failed = self.not_kept.load(Ordering::Relaxed) > 0;
        failed.then(|| self.since(&self.not_kept))
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn what_is_kept_makes_good_what_was_not() {
        let signs = Signs::default();
        assert_eq!(signs.not_kept(), None);
        signs.keeps_not();
        assert!(signs.not_kept().is_some());
        signs.keeps();
        assert_eq!(signs.not_kept(), None);
    }
}
