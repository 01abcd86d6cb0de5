//! The minutes that the steps of the SOP took, read from the riwayat of a permohonan.

use chrono::{DateTime, Utc};

use super::langkah::{EventKind, Langkah};

/// Minutes from the moment at which a desk could begin to the moment at which its step was done. Waiting is part of it,
/// nights and holidays too; the time in which the pemohon completes is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Minutes {
    /// SOP step 1: received, over all rounds.
    pub menerima: Option<i64>,
    /// SOP step 2: checked, over all rounds.
    pub mengecek: Option<i64>,
    /// SOP step 3: entered.
    pub mengentri: Option<i64>,
}

impl Minutes {
    /// Of the events of one permohonan, oldest first; a step under way counts up to `now`.
    #[must_use]
    pub fn of(events: &[(EventKind, DateTime<Utc>)], now: DateTime<Utc>) -> Self {
        let mut minutes = Self::default();
        let mut running: Option<(Langkah, DateTime<Utc>)> = None;
        for &(kind, at) in events {
            match kind {
                EventKind::AsliDicatat | EventKind::AsliDicabut | EventKind::Dinyatakan | EventKind::Ditautkan => continue,
                EventKind::Diajukan
                | EventKind::Diterima
                | EventKind::Lengkap
                | EventKind::TidakLengkap
                | EventKind::Dilengkapi
                | EventKind::Dientri
                | EventKind::Dikirim
                | EventKind::Dibatalkan => minutes.add(running, at),
            }
            running = next(kind).map(|langkah| (langkah, at));
        }
        minutes.add(running, now);
        minutes
    }

    fn add(&mut self, running: Option<(Langkah, DateTime<Utc>)>, until: DateTime<Utc>) {
        let Some((langkah, since)) = running else { return };
        let sum = match langkah {
            Langkah::Menerima => &mut self.menerima,
            Langkah::Mengecek => &mut self.mengecek,
            Langkah::Mengentri => &mut self.mengentri,
            Langkah::Mengirim => return,
        };
        *sum = Some(sum.unwrap_or(0) + (until - since).num_minutes().max(0));
    }

    /// The minutes of a step; none for sending, which the SOP gives no time.
    #[must_use]
    pub fn of_langkah(&self, langkah: Langkah) -> Option<i64> {
        match langkah {
            Langkah::Menerima => self.menerima,
            Langkah::Mengecek => self.mengecek,
            Langkah::Mengentri => self.mengentri,
            Langkah::Mengirim => None,
        }
    }
}

/// Whose turn it is after an event.
fn next(kind: EventKind) -> Option<Langkah> {
    match kind {
        EventKind::Diajukan | EventKind::Dilengkapi => Some(Langkah::Menerima),
        EventKind::Diterima => Some(Langkah::Mengecek),
        EventKind::Lengkap => Some(Langkah::Mengentri),
        EventKind::Dientri => Some(Langkah::Mengirim),
        EventKind::TidakLengkap
        | EventKind::Dikirim
        | EventKind::Dibatalkan
        | EventKind::AsliDicatat
        | EventKind::AsliDicabut
        | EventKind::Dinyatakan
        | EventKind::Ditautkan => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    #[test]
    fn each_round_adds_and_the_citizens_time_does_not() {
        let events = [
            (EventKind::Diajukan, at(0)),
            (EventKind::AsliDicatat, at(3)),
            (EventKind::Diterima, at(4)),
            (EventKind::TidakLengkap, at(10)),
            (EventKind::Dilengkapi, at(1000)),
            (EventKind::Diterima, at(1002)),
            (EventKind::Lengkap, at(1005)),
            (EventKind::Dientri, at(1017)),
            (EventKind::Dikirim, at(1100)),
            (EventKind::Dinyatakan, at(2000)),
        ];
        let minutes = Minutes::of(&events, at(5000));
        assert_eq!(minutes, Minutes { menerima: Some(6), mengecek: Some(9), mengentri: Some(12) });
    }

    #[test]
    fn a_step_under_way_runs_and_one_not_begun_has_none() {
        let minutes = Minutes::of(&[(EventKind::Diajukan, at(0)), (EventKind::Diterima, at(2))], at(9));
        assert_eq!(minutes, Minutes { menerima: Some(2), mengecek: Some(7), mengentri: None });
        let closed = Minutes::of(&[(EventKind::Diajukan, at(0)), (EventKind::Dibatalkan, at(2))], at(9));
        assert_eq!(closed, Minutes { menerima: Some(2), mengecek: None, mengentri: None });
    }
}
