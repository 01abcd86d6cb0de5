//! Which fault, if any, strikes a call.

use crate::protocol::{Fault, FaultKind};

/// The faults switched on, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    armed: Vec<Fault>,
}

impl Faults {
    pub(crate) fn arm(&mut self, fault: Fault) {
        self.armed.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.armed.clear();
    }

    pub(crate) fn armed(&self) -> &[Fault] {
        &self.armed
    }

    /// The oldest matching fault; counts it down and removes it after its last call.
    pub(crate) fn strike(&mut self, method: &str, chat: Option<i64>) -> Option<FaultKind> {
        let mut struck = None;
        for (index, fault) in self.armed.iter_mut().enumerate() {
            if !matches(fault, method, chat) {
                continue;
            }
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            struck = Some((index, fault.kind.clone(), fault.count == 1));
            fault.count = fault.count.saturating_sub(1);
            break;
        }
        let (index, kind, last) = struck?;
        if last {
            self.armed.remove(index);
        }
        Some(kind)
    }
}

fn matches(fault: &Fault, method: &str, chat: Option<i64>) -> bool {
    fault.method.as_ref().is_none_or(|name| name.eq_ignore_ascii_case(method))
        && (fault.chat.is_none() || fault.chat == chat)
}

/// The name of the kind, as the call log shows it.
pub(crate) fn name(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::TooManyRequests { .. } => "too_many_requests",
        FaultKind::TooManyRequestsBare => "too_many_requests_bare",
        FaultKind::InternalError => "internal_error",
        FaultKind::BadGateway => "bad_gateway",
        FaultKind::Refuse { .. } => "refuse",
        FaultKind::Reset => "reset",
        FaultKind::Hang { .. } => "hang",
        FaultKind::Slow { .. } => "slow",
        FaultKind::AnswerLost => "answer_lost",
    }
}
