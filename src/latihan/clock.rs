//! A clock that runs like that of the machine and can be moved on: so that a day of the office passes in a minute.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::{Clock, SystemClock};

/// The clock of the practice office. It never goes back: the register is a book, and its days are sealed.
#[derive(Debug, Default)]
pub(super) struct PracticeClock {
    /// Microseconds before the clock of the machine.
    ahead: AtomicI64,
}

impl PracticeClock {
    /// Goes on where an earlier practice stopped, if that was later than now.
    pub(super) fn not_before(&self, at: Option<DateTime<Utc>>) {
        if let Some(at) = at {
            self.forward(at - self.now());
        }
    }

    /// Moves it on; a move back is none.
    pub(super) fn forward(&self, by: TimeDelta) {
        let by = by.max(TimeDelta::zero()).num_microseconds().unwrap_or(0);
        self.ahead.fetch_add(by, Ordering::SeqCst);
    }

    /// How far it is before the clock of the machine.
    pub(super) fn ahead(&self) -> TimeDelta {
        TimeDelta::microseconds(self.ahead.load(Ordering::SeqCst))
    }

    /// The time of the machine again, for a new beginning.
    pub(super) fn reset(&self) {
        self.ahead.store(0, Ordering::SeqCst);
    }
}

impl Clock for PracticeClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.ahead()
    }
}
