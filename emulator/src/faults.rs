//! Ordered faults: which call is hit.

use crate::protocol::{Fault, FaultKind};

/// Faults in the order they were set; the first that matches and is due hits.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn list(&self) -> &[Fault] {
        &self.0
    }

    /// The fault for this call, counted down.
    pub(crate) fn strike(&mut self, method: &str, chat: Option<i64>) -> Option<FaultKind> {
        let index = self.0.iter_mut().position(|fault| matches(fault, method, chat) && is_due(fault))?;
        let fault = self.0.get_mut(index)?;
        let kind = fault.kind.clone();
        match fault.count {
            0 => {}
            1 => {
                self.0.remove(index);
            }
            _ => fault.count -= 1,
        }
        Some(kind)
    }
}

fn matches(fault: &Fault, method: &str, chat: Option<i64>) -> bool {
    fault.method.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
        && fault.chat.is_none_or(|wanted| chat == Some(wanted))
}

/// Counts down the calls that pass first.
fn is_due(fault: &mut Fault) -> bool {
    let due = fault.skip == 0;
    fault.skip = fault.skip.saturating_sub(1);
    due
}

#[cfg(test)]
mod tests {
    use super::Faults;
    use crate::protocol::{Fault, FaultKind};

    #[test]
    fn skips_then_hits_then_is_used_up() {
        let mut faults = Faults::default();
        faults.add(Fault::new(FaultKind::Reset).method("sendmessage").chat(5).after(1).times(2));
        assert_eq!(faults.strike("sendMessage", Some(6)), None);
        let hits: Vec<bool> = (0..4).map(|_| faults.strike("sendMessage", Some(5)).is_some()).collect();
        assert_eq!(hits, [false, true, true, false]);
    }
}
