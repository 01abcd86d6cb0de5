//! Trouble that can be switched on, to watch that nothing is lost by it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::{Fault, FaultKind};

use crate::domain::codes::codes;

codes! {
    /// A kind of trouble.
    pub enum Trouble {
        /// Telegram takes its time.
        Slow = "slow",
        /// Telegram wants fewer messages.
        Flood = "flood",
        /// Telegram does not answer.
        Down = "down",
    }
}

/// Milliseconds that a slow Telegram takes.
const SLOW_MS: u64 = 3000;

/// Seconds that Telegram asks to wait.
const RETRY_AFTER: u32 = 5;

/// What slow and flooded calls are about.
const SENDING: [&str; 6] =
    ["sendMessage", "editMessageText", "sendPhoto", "sendDocument", "sendMediaGroup", "answerCallbackQuery"];

/// Which trouble is on.
#[derive(Debug, Default)]
pub(super) struct Faults(Mutex<BTreeSet<&'static str>>);

impl Faults {
    /// Switches one on or off.
    ///
    /// # Errors
    /// The emulator does not answer.
    pub(super) async fn switch(&self, control: &ControlClient, trouble: Trouble, on: bool) -> anyhow::Result<()> {
        let wanted = {
            let mut switched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if on {
                switched.insert(trouble.code())
            } else {
                switched.remove(trouble.code())
            };
            Trouble::ALL.iter().filter(|one| switched.contains(one.code())).copied().collect::<Vec<_>>()
        };
        control.clear_faults().await?;
        for fault in wanted.into_iter().flat_map(faults) {
            control.fault(fault.until_cleared()).await?;
        }
        Ok(())
    }

    /// Whether one is on.
    pub(super) fn is_on(&self, trouble: Trouble) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(trouble.code())
    }

    /// All off, where the emulator has forgotten them.
    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

fn faults(trouble: Trouble) -> Vec<Fault> {
    let each = |kind: FaultKind| SENDING.iter().map(|method| Fault::new(kind.clone()).method(method)).collect();
    match trouble {
        Trouble::Slow => each(FaultKind::Slow { ms: SLOW_MS }),
        Trouble::Flood => each(FaultKind::TooManyRequests { retry_after: RETRY_AFTER }),
        Trouble::Down => vec![Fault::new(FaultKind::BadGateway)],
    }
}
