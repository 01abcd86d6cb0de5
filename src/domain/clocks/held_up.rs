//! How much of the time at Dispendukcapil a hold lasted.

use chrono::{DateTime, TimeDelta, Utc};

use super::spans::{Between, both};
use super::{Clocks, Holder, Span};
use crate::domain::permohonan::{Permohonan, counting};
use crate::domain::tunda::{Tunda, ends_waiting};

impl<W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta> Clocks<'_, W> {
    /// How long holds kept it waiting at Dispendukcapil, and which; several at once count once. `None`: none did.
    #[must_use]
    pub fn held_up<'t>(&self, p: &Permohonan, met: &'t [Tunda]) -> Option<(Span, Vec<&'t Tunda>)> {
        let turn = self.turns.iter().find(|turn| turn.holder == Holder::Dispendukcapil)?;
        let waits = waits(p, (turn.from, turn.until.unwrap_or(self.now)));
        let lasted = |tunda: &Tunda| (tunda.declared.at, tunda.lifted.map_or(self.now, |lifted| lifted.at));
        let is_met = |tunda: &&Tunda| {
            let (from, until) = lasted(tunda);
            waits.iter().any(|wait| wait.0.max(from) <= wait.1.min(until))
        };
        let holds: Vec<&Tunda> = met.iter().filter(is_met).collect();
        let spans: Vec<Between> = holds.iter().map(|&tunda| lasted(tunda)).collect();
        (!holds.is_empty()).then(|| (self.sum(&both(&waits, &spans)), holds))
    }
}

/// When a hold said something about it: until it was stated as printed, handed over or turned down.
fn waits(p: &Permohonan, (sent, end): Between) -> Vec<Between> {
    let mut spans = Vec::new();
    let mut since = Some(sent);
    for one in counting(&p.pernyataan) {
        match (since, ends_waiting(one.kind)) {
            (Some(from), true) => {
                spans.push((from, one.stamp.at.min(end)));
                since = None;
            }
            (None, false) => since = Some(one.stamp.at),
            (Some(_), false) | (None, true) => {}
        }
    }
    spans.extend(since.map(|from| (from, end)));
    spans
}
