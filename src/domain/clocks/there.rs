//! What of the berkas the clocks go by: what was asked for, and when it was there.

use chrono::{DateTime, Utc};

use crate::domain::berkas::{Answer, Checklist, Demand, SyaratKode};

/// What was asked for, and when it was there, as a file or as the original itself. Rounds count the returns, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct There {
    /// What is required.
    pub required: Vec<SyaratKode>,
    /// What was found missing, in which round.
    pub named: Vec<(u16, SyaratKode)>,
    /// What was given, in which round, and when.
    pub given: Vec<(SyaratKode, u16, DateTime<Utc>)>,
}

impl There {
    /// Of a checklist.
    #[must_use]
    pub fn of(checklist: &Checklist) -> Self {
        let required = checklist.syarat.iter().filter(|s| s.demand == Demand::Wajib).map(|s| s.kode.clone());
        let named = checklist.kekurangan.iter().map(|k| (k.cycle, k.finding.syarat.clone()));
        let counts = checklist
            .pieces
            .iter()
            .filter(|piece| !piece.is_lost() && matches!(piece.answer, Answer::File(_) | Answer::Original(_)));
        let given = counts.map(|piece| (piece.syarat.clone(), piece.cycle, piece.at));
        Self { required: required.collect(), named: named.collect(), given: given.collect() }
    }

    /// When all that is required was there first; `None`: it is not.
    pub(super) fn required_at(&self) -> Option<DateTime<Utc>> {
        self.at(self.required.iter(), 0)
    }

    /// When all that was found missing in a round was there.
    pub(super) fn named_at(&self, cycle: u16) -> Option<DateTime<Utc>> {
        self.at(self.named.iter().filter(|(round, _)| *round == cycle).map(|(_, kode)| kode), cycle)
    }

    /// When all of these were there, given in this round or later.
    fn at<'a>(&self, syarat: impl Iterator<Item = &'a SyaratKode>, cycle: u16) -> Option<DateTime<Utc>> {
        let first = |kode: &SyaratKode| {
            let given = self.given.iter().filter(|(given, round, _)| given == kode && *round >= cycle);
            given.map(|(_, _, at)| *at).min()
        };
        let times: Option<Vec<DateTime<Utc>>> = syarat.map(first).collect();
        Some(times?.into_iter().max().unwrap_or(DateTime::<Utc>::MIN_UTC))
    }
}
