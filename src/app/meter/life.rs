//! Whether the process works: it has begun, its tasks live, and nobody has told it to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Where the process stands.
#[derive(Debug, Clone, Default)]
pub struct Life(Arc<State>);

#[derive(Debug, Default)]
struct State {
    begun: AtomicBool,
    stopping: AtomicBool,
    ended: AtomicUsize,
}

impl Life {
    /// All tasks were started.
    pub fn begins(&self) {
        self.0.begun.store(true, Ordering::Relaxed);
    }

    /// The process was told to stop: from now on tasks end because they should.
    pub fn stops(&self) {
        self.0.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether all tasks were started.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.0.begun.load(Ordering::Relaxed)
    }

    /// Whether it was told to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }

    /// Whether no task has ended that should not.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_stopping() || self.0.ended.load(Ordering::Relaxed) == 0
    }

    /// To be held by a task for as long as it runs: a panic drops it, too.
    #[must_use]
    pub fn task(&self) -> Guard {
        Guard(self.clone())
    }
}

/// Says when a task has ended.
#[derive(Debug)]
pub struct Guard(Life);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.0.ended.fetch_add(1, Ordering::Relaxed);
    }
}
