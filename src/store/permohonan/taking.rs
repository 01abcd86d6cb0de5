//! What an event makes of a pengambilan: it ends with the step, and goes on where its holder does something else. A step
//! that was done without taking is written down too.

use chrono::{DateTime, Utc};

use super::load::Loaded;
use crate::domain::langkah::{Event, Langkah};
use crate::domain::pengambilan::{Ended, LASTS, next};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::Stamp;

/// What is written of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Handled {
    /// How and when the open one ends.
    pub(super) ended: Option<(Ended, DateTime<Utc>)>,
    /// Until when it is prolonged.
    pub(super) until: Option<DateTime<Utc>>,
    /// The step that was done without.
    pub(super) untaken: Option<Langkah>,
}

impl Handled {
    pub(super) fn of(before: &Loaded, after: &Permohonan, (event, stamp): (&Event, Stamp)) -> Self {
        let held = before.held.as_ref().map(|held| &held.pengambilan);
        let by = stamp.by.petugas();
        let mine = held.is_some_and(|held| held.is_of(by, stamp.at));
        if before.permohonan.tahap.kind() == after.tahap.kind() {
            let until = held.filter(|_| mine).map(|held| held.until.max(stamp.at + LASTS));
            return Self { until, ..Self::default() };
        }
        let untaken = next(&before.permohonan.tahap).filter(|_| is_step(event) && by.is_some() && !mine);
        Self { ended: held.map(|held| held.end_by(by, stamp.at)), until: None, untaken }
    }

    /// How many rows that are.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.ended.is_some() || self.until.is_some()) + usize::from(self.untaken.is_some())
    }
}

/// A step of the SOP, and not the end without one.
fn is_step(event: &Event) -> bool {
    match event {
        Event::Diterima
        | Event::Lengkap
        | Event::TidakLengkap { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. } => true,
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::Ditautkan { .. }
        | Event::Dibatalkan { .. }
        | Event::Dinyatakan { .. } => false,
    }
}
