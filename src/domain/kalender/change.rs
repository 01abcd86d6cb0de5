//! Changes of the kalender by the admin: what becomes of it, and why a change cannot be made. What is kept is the change
//! with its source; the kalender follows from it.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::biasa::JamBaru;
use super::{JamKhusus, JamKhususId, Kalender, Kepastian, Libur};
use crate::domain::codes::codes;
use crate::domain::wib::today_wib;

codes! {
    /// What became of a day off.
    pub enum PerubahanKind {
        /// It is a day off now.
        Ditambah = "ditambah",
        /// It is on another day now.
        Dipindah = "dipindah",
        /// It is no day off any more.
        Dibatalkan = "dibatalkan",
        /// The estimate is certain now.
        Dipastikan = "dipastikan",
    }
}

/// A change, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another day off.
    Add(Libur),
    /// A day off is on another day; its date is certain then.
    Move {
        /// The day so far.
        tanggal: NaiveDate,
        /// The new day.
        ke: NaiveDate,
        /// Where that stands.
        dasar: String,
    },
    /// A day off becomes a day like others.
    Cancel {
        /// The day.
        tanggal: NaiveDate,
        /// Where that stands.
        dasar: String,
    },
    /// An estimate is certain.
    Confirm {
        /// The day.
        tanggal: NaiveDate,
        /// Where that stands.
        dasar: String,
    },
    /// Everything that is still estimated in a year is certain, and nothing is missing in it.
    ConfirmYear {
        /// The year.
        tahun: i32,
        /// Where that stands.
        dasar: String,
    },
    /// Days with other hours.
    AddHours(JamKhusus),
    /// Days with other hours have the usual ones again; what has passed of them stays.
    EndHours {
        /// Which.
        id: JamKhususId,
        /// From this day on: the one on which it is said.
        sejak: NaiveDate,
    },
    /// Other usual hours, from a day on.
    SetHours(JamBaru),
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// That day is a day off already.
    Taken(Libur),
    /// That day is none.
    NoLibur(NaiveDate),
    /// That day is certain already.
    Certain(Libur),
    /// Those days have the usual hours already, or have passed.
    NoHours,
    /// It would change what has passed; possible from this day on.
    Early(NaiveDate),
    /// The office would never open.
    NeverOpen,
}

impl Change {
    /// The years whose working days it may change.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = match self {
            Self::Add(libur) => vec![libur.tanggal.year()],
            Self::Move { tanggal, ke, .. } => vec![tanggal.year(), ke.year()],
            Self::Cancel { tanggal, .. } => vec![tanggal.year()],
            Self::SetHours(new) => vec![new.dari.year(), new.dari.year() + 1],
            Self::Confirm { .. } | Self::ConfirmYear { .. } | Self::AddHours(_) | Self::EndHours { .. } => Vec::new(),
        };
        years.dedup();
        years
    }

    /// Whether the office works at other times on this day or a later one: not by a change of what has passed, nor where an
    /// estimate only becomes certain.
    #[must_use]
    pub fn moves_days_from(&self, day: NaiveDate, before: &Kalender) -> bool {
        match self {
            Self::Add(libur) => libur.tanggal >= day,
            Self::Move { tanggal, ke, .. } => *tanggal.max(ke) >= day,
            Self::Cancel { tanggal, .. } => *tanggal >= day,
            Self::Confirm { .. } | Self::ConfirmYear { .. } => false,
            Self::AddHours(khusus) => khusus.sampai >= day,
            Self::EndHours { id, .. } => before.khusus(*id).is_some_and(|khusus| khusus.sampai >= day),
            Self::SetHours(_) => true,
        }
    }
}

impl Kalender {
    /// The kalender after a change that is made now.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn changed(&self, change: &Change, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let mut new = self.clone();
        match change {
            Change::Add(libur) => new.put(libur.clone())?,
            Change::Move { tanggal, ke, dasar } => {
                let libur = new.take(*tanggal)?;
                // Free again is only the day that it leaves: to move it there is no change.
                let same = || Refusal::Taken(libur.clone());
                if tanggal == ke {
                    return Err(same());
                }
                new.put(Libur { tanggal: *ke, dasar: dasar.clone(), kepastian: Kepastian::Pasti, ..libur })?;
            }
            Change::Cancel { tanggal, .. } => {
                new.take(*tanggal)?;
            }
            Change::Confirm { tanggal, dasar } => {
                let libur = new.take(*tanggal)?;
                if libur.kepastian == Kepastian::Pasti {
                    return Err(Refusal::Certain(libur));
                }
                new.put(Libur { dasar: dasar.clone(), kepastian: Kepastian::Pasti, ..libur })?;
            }
            Change::ConfirmYear { tahun, dasar } => {
                for libur in new.libur.values_mut().filter(|one| one.is_estimate_of(*tahun)) {
                    libur.dasar.clone_from(dasar);
                    libur.kepastian = Kepastian::Pasti;
                }
            }
            Change::AddHours(khusus) => new.khusus.push(khusus.clone()),
            Change::EndHours { id, sejak } => new.end_hours(*id, *sejak, today_wib(now))?,
            Change::SetHours(hours) => {
                let earliest = self.earliest(hours, now);
                if hours.dari < earliest {
                    return Err(Refusal::Early(earliest));
                }
                new.biasa = self.biasa.with(hours);
                if new.biasa.ever_closes(hours.dari) {
                    return Err(Refusal::NeverOpen);
                }
            }
        }
        Ok(new)
    }

    /// Other hours that have begun end with the day before; others were never there.
    fn end_hours(&mut self, id: JamKhususId, sejak: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        if sejak < today {
            return Err(Refusal::Early(today));
        }
        let found = self.khusus.iter_mut().find(|one| one.id == Some(id) && one.sampai >= sejak);
        let one = found.ok_or(Refusal::NoHours)?;
        match sejak.pred_opt().filter(|last| *last >= one.dari) {
            Some(last) => one.sampai = last,
            None => self.khusus.retain(|one| one.id != Some(id)),
        }
        Ok(())
    }

    /// The first day from which such hours can hold: today, unless the office has worked by other ones already.
    #[must_use]
    pub fn earliest(&self, hours: &JamBaru, now: DateTime<Utc>) -> NaiveDate {
        let today = today_wib(now);
        let mut new = self.clone();
        new.biasa = self.biasa.with(&JamBaru { dari: today, ..hours.clone() });
        let same = new.worked_today(now) == self.worked_today(now);
        if same { today } else { today.succ_opt().unwrap_or(today) }
    }

    /// Whether a change is about time that has passed.
    #[must_use]
    pub fn is_about_past(&self, change: &Change, new: &Self, now: DateTime<Utc>) -> bool {
        self.first_day(change).is_some_and(|day| day < today_wib(now))
            || self.worked_today(now) != new.worked_today(now)
    }

    /// The first day on which a change makes a difference, if it is known.
    fn first_day(&self, change: &Change) -> Option<NaiveDate> {
        match change {
            Change::Add(libur) => Some(libur.tanggal),
            Change::Move { tanggal, ke, .. } => Some(*tanggal.min(ke)),
            Change::Cancel { tanggal, .. } => Some(*tanggal),
            Change::AddHours(khusus) => Some(khusus.dari),
            Change::EndHours { id, sejak } => self.khusus(*id).map(|one| one.dari.max(*sejak)),
            Change::SetHours(hours) => Some(hours.dari),
            Change::Confirm { .. } | Change::ConfirmYear { .. } => None,
        }
    }

    /// Days with other hours, by their key.
    #[must_use]
    pub fn khusus(&self, id: JamKhususId) -> Option<&JamKhusus> {
        self.khusus.iter().find(|one| one.id == Some(id))
    }

    fn take(&mut self, tanggal: NaiveDate) -> Result<Libur, Refusal> {
        self.libur.remove(&tanggal).ok_or(Refusal::NoLibur(tanggal))
    }

    fn put(&mut self, libur: Libur) -> Result<(), Refusal> {
        if let Some(there) = self.libur.get(&libur.tanggal) {
            return Err(Refusal::Taken(there.clone()));
        }
        self.libur.insert(libur.tanggal, libur);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
