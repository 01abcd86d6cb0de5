//! Changes of the kalender by the admin: what becomes of it, and why a change cannot be made. What is kept is the change
//! with its source; the kalender follows from it.

use chrono::{Datelike, NaiveDate};

use super::{JamKhusus, JamKhususId, Kalender, Kepastian, Libur};
use crate::domain::codes::codes;

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
    /// Days with other hours have the usual ones again.
    EndHours(JamKhususId),
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
    /// Those days have the usual hours already.
    NoHours,
}

impl Change {
    /// The years whose working days it may change.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = match self {
            Self::Add(libur) => vec![libur.tanggal.year()],
            Self::Move { tanggal, ke, .. } => vec![tanggal.year(), ke.year()],
            Self::Cancel { tanggal, .. } => vec![tanggal.year()],
            Self::Confirm { .. } | Self::ConfirmYear { .. } | Self::AddHours(_) | Self::EndHours(_) => Vec::new(),
        };
        years.dedup();
        years
    }
}

impl Kalender {
    /// The kalender after a change.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn changed(&self, change: &Change) -> Result<Self, Refusal> {
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
            Change::EndHours(id) => {
                new.khusus.retain(|one| one.id != Some(*id));
                if new.khusus.len() == self.khusus.len() {
                    return Err(Refusal::NoHours);
                }
            }
        }
        Ok(new)
    }

    /// The first day on which a change makes a difference, if it is known.
    #[must_use]
    pub fn first_day(&self, change: &Change) -> Option<NaiveDate> {
        match change {
            Change::Add(libur) => Some(libur.tanggal),
            Change::Move { tanggal, ke, .. } => Some(*tanggal.min(ke)),
            Change::Cancel { tanggal, .. } => Some(*tanggal),
            Change::AddHours(khusus) => Some(khusus.dari),
            Change::EndHours(id) => self.khusus(*id).map(|one| one.dari),
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
mod tests {
    use super::*;
    use crate::domain::jam_kerja::{JamKerja, sessions};
    use crate::domain::kalender::JenisLibur;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn libur(tanggal: &str, kepastian: Kepastian) -> Libur {
        let (nama, dasar) = (format!("Libur {tanggal}"), "perkiraan".to_owned());
        Libur { tanggal: date(tanggal), jenis: JenisLibur::LiburNasional, nama, dasar, kepastian }
    }

    fn kalender() -> Kalender {
        let hours = sessions("07.30-16.00").unwrap();
        let mut week = JamKerja::default();
        week.week[..5].fill(hours);
        let mut kalender = Kalender::of_week(week);
        for one in [libur("2027-01-01", Kepastian::Pasti), libur("2027-01-05", Kepastian::Perkiraan)] {
            kalender.libur.insert(one.tanggal, one);
        }
        kalender
    }

    fn moved(from: &str, to: &str) -> Change {
        Change::Move { tanggal: date(from), ke: date(to), dasar: "SKB".to_owned() }
    }

    #[test]
    fn a_libur_that_is_moved_frees_its_day_and_is_certain() {
        let new = kalender().changed(&moved("2027-01-05", "2027-01-06")).unwrap();
        assert!(new.is_working_day(date("2027-01-05")));
        let there = &new.libur[&date("2027-01-06")];
        assert_eq!((there.dasar.as_str(), there.kepastian), ("SKB", Kepastian::Pasti));
        assert_eq!(new.working_days(2027), kalender().working_days(2027));
    }

    #[test]
    fn one_day_has_one_libur() {
        let taken = Refusal::Taken(libur("2027-01-01", Kepastian::Pasti));
        assert_eq!(kalender().changed(&Change::Add(libur("2027-01-01", Kepastian::Pasti))), Err(taken.clone()));
        assert_eq!(kalender().changed(&moved("2027-01-05", "2027-01-01")), Err(taken));
        let same = Refusal::Taken(libur("2027-01-05", Kepastian::Perkiraan));
        assert_eq!(kalender().changed(&moved("2027-01-05", "2027-01-05")), Err(same));
    }

    #[test]
    fn what_is_not_there_is_not_changed() {
        let nothing = Refusal::NoLibur(date("2027-01-04"));
        assert_eq!(kalender().changed(&moved("2027-01-04", "2027-01-07")), Err(nothing.clone()));
        let cancel = |text| Change::Cancel { tanggal: date(text), dasar: "SKB".to_owned() };
        assert_eq!(kalender().changed(&cancel("2027-01-04")), Err(nothing));
        let confirm = Change::Confirm { tanggal: date("2027-01-01"), dasar: "SKB".to_owned() };
        assert!(matches!(kalender().changed(&confirm), Err(Refusal::Certain(_))));
        assert_eq!(kalender().changed(&Change::EndHours(JamKhususId(1))), Err(Refusal::NoHours));
        let cancelled = kalender().changed(&cancel("2027-01-05")).unwrap();
        assert_eq!(cancelled.working_days(2027), kalender().working_days(2027) + 1);
    }

    #[test]
    fn a_year_is_confirmed_as_a_whole_and_no_other() {
        let mut kalender = kalender();
        let other = libur("2028-01-04", Kepastian::Perkiraan);
        kalender.libur.insert(other.tanggal, other);
        let new = kalender.changed(&Change::ConfirmYear { tahun: 2027, dasar: "SKB".to_owned() }).unwrap();
        assert_eq!((new.estimates(2027).count(), new.estimates(2028).count()), (0, 1));
        assert_eq!(new.libur[&date("2027-01-01")].dasar, "perkiraan", "what was certain keeps its source");
    }
}
