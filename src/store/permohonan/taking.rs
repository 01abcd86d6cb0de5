//! What an event makes of a pengambilan: it ends with the step, and goes on where its holder does something else. A step
//! that was done without taking is written down too.

use chrono::{DateTime, Utc};

use super::load::Loaded;
use crate::domain::langkah::{Event, Langkah};
use crate::domain::pengambilan::{Begun, Ended, LASTS, begun_by, next};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::Stamp;

/// A new row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct New {
    /// For which step.
    pub(super) langkah: Langkah,
    /// Work was begun, or the step was done without.
    pub(super) begun: Begun,
    /// Until when.
    pub(super) until: DateTime<Utc>,
}

/// What is written of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Handled {
    /// How and when the open one ends.
    pub(super) ended: Option<(Ended, DateTime<Utc>)>,
    /// Until when it is prolonged.
    pub(super) until: Option<DateTime<Utc>>,
    /// What was begun by it, or done without.
    pub(super) new: Option<New>,
}

impl Handled {
    pub(super) fn of(before: &Loaded, after: &Permohonan, (event, stamp): (&Event, Stamp)) -> Self {
        let held = before.held.as_ref().map(|held| &held.pengambilan);
        let by = stamp.by.petugas();
        let mine = held.is_some_and(|held| held.is_of(by, stamp.at));
        if before.permohonan.tahap.kind() == after.tahap.kind() {
            if let Some(taken) = begun_by(event, after, held, stamp) {
                let new = New { langkah: taken.langkah, begun: Begun::Dikerjakan, until: taken.until };
                return Self { ended: held.map(|held| held.end_by(None, stamp.at)), until: None, new: Some(new) };
            }
            let until = held.filter(|_| mine).map(|held| held.until.max(stamp.at + LASTS));
            return Self { until, ..Self::default() };
        }
        let untaken = next(&before.permohonan.tahap).filter(|_| is_step(event) && by.is_some() && !mine);
        let new = untaken.map(|langkah| New { langkah, begun: Begun::TanpaDiambil, until: stamp.at });
        Self { ended: held.map(|held| held.end_by(by, stamp.at)), until: None, new }
    }

    /// How many rows that are.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.ended.is_some() || self.until.is_some()) + usize::from(self.new.is_some())
    }
}

/// A step of the SOP, and not the end without one.
fn is_step(event: &Event) -> bool {
    match event {
        Event::Diterima
        | Event::DiterimaDiKertas { .. }
        | Event::Lengkap
        | Event::TidakLengkap { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. } => true,
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::NomorDicatat { .. }
        | Event::NomorDiperbaiki { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::Ditautkan { .. }
        | Event::PerbaikanDiminta { .. }
        | Event::Diperbaiki { .. }
        | Event::PerbaikanDitolak { .. }
        | Event::PerbaikanDitarik { .. }
        | Event::BerkasDisimpan
        | Event::Dikembalikan { .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. }
        | Event::Dibatalkan { .. }
        | Event::Dinyatakan { .. } => false,
    }
}
