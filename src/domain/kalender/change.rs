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
mod tests {
    use super::*;
    use crate::domain::jam_kerja::{JamKerja, sessions};
    use crate::domain::kalender::JenisLibur;
    use crate::domain::kalender::biasa::Hari;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Monday, 4 January 2027, 09.30 WIB.
    fn now() -> DateTime<Utc> {
        "2027-01-04T02:30:00Z".parse().unwrap()
    }

    fn end(sejak: &str) -> Change {
        Change::EndHours { id: JamKhususId(1), sejak: date(sejak) }
    }

    fn with_khusus(dari: &str, sampai: &str) -> Kalender {
        let mut kalender = kalender();
        let mut jam_kerja = JamKerja::default();
        jam_kerja.week[..5].fill(sessions("08.00-15.00").unwrap());
        let (dari, sampai, dasar) = (date(dari), date(sampai), "SE".to_owned());
        kalender.khusus.push(JamKhusus { id: Some(JamKhususId(1)), dari, sampai, jam_kerja, dasar });
        kalender
    }

    fn set(hari: u8, dari: &str, hours: &str) -> Change {
        let sesi = if hours.is_empty() { Vec::new() } else { sessions(hours).unwrap() };
        Change::SetHours(JamBaru { hari: Hari::one(hari), dari: date(dari), sesi, dasar: "SE".to_owned() })
    }

    fn libur(tanggal: &str, kepastian: Kepastian) -> Libur {
        let (nama, dasar) = (format!("Libur {tanggal}"), "perkiraan".to_owned());
        Libur { tanggal: date(tanggal), jenis: JenisLibur::LiburNasional, nama, dasar, kepastian }
    }

    fn kalender() -> Kalender {
        let hours = sessions("07.30-16.00").unwrap();
        let mut week = JamKerja::default();
        week.week[..5].fill(hours);
        let mut kalender = Kalender::of_week(&week);
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
        let new = kalender().changed(&moved("2027-01-05", "2027-01-06"), now()).unwrap();
        assert!(new.is_working_day(date("2027-01-05")));
        let there = &new.libur[&date("2027-01-06")];
        assert_eq!((there.dasar.as_str(), there.kepastian), ("SKB", Kepastian::Pasti));
        assert_eq!(new.working_days(2027), kalender().working_days(2027));
    }

    #[test]
    fn one_day_has_one_libur() {
        let taken = Refusal::Taken(libur("2027-01-01", Kepastian::Pasti));
        assert_eq!(kalender().changed(&Change::Add(libur("2027-01-01", Kepastian::Pasti)), now()), Err(taken.clone()));
        assert_eq!(kalender().changed(&moved("2027-01-05", "2027-01-01"), now()), Err(taken));
        let same = Refusal::Taken(libur("2027-01-05", Kepastian::Perkiraan));
        assert_eq!(kalender().changed(&moved("2027-01-05", "2027-01-05"), now()), Err(same));
    }

    #[test]
    fn what_is_not_there_is_not_changed() {
        let nothing = Refusal::NoLibur(date("2027-01-04"));
        assert_eq!(kalender().changed(&moved("2027-01-04", "2027-01-07"), now()), Err(nothing.clone()));
        let cancel = |text| Change::Cancel { tanggal: date(text), dasar: "SKB".to_owned() };
        assert_eq!(kalender().changed(&cancel("2027-01-04"), now()), Err(nothing));
        let confirm = Change::Confirm { tanggal: date("2027-01-01"), dasar: "SKB".to_owned() };
        assert!(matches!(kalender().changed(&confirm, now()), Err(Refusal::Certain(_))));
        assert_eq!(kalender().changed(&end("2027-01-04"), now()), Err(Refusal::NoHours));
        let cancelled = kalender().changed(&cancel("2027-01-05"), now()).unwrap();
        assert_eq!(cancelled.working_days(2027), kalender().working_days(2027) + 1);
    }

    #[test]
    fn a_year_is_confirmed_as_a_whole_and_no_other() {
        let mut kalender = kalender();
        let other = libur("2028-01-04", Kepastian::Perkiraan);
        kalender.libur.insert(other.tanggal, other);
        let new = kalender.changed(&Change::ConfirmYear { tahun: 2027, dasar: "SKB".to_owned() }, now()).unwrap();
        assert_eq!((new.estimates(2027).count(), new.estimates(2028).count()), (0, 1));
        assert_eq!(new.libur[&date("2027-01-01")].dasar, "perkiraan", "what was certain keeps its source");
    }

    /// Of other hours that are ended in the middle, what has passed stays reckoned as it was.
    #[test]
    fn other_hours_that_have_begun_end_with_yesterday() {
        let old = with_khusus("2026-12-21", "2027-01-15");
        let new = old.changed(&end("2027-01-04"), now()).unwrap();
        let (begin, today) =
            ("2026-12-01T00:00:00+07:00".parse().unwrap(), "2027-01-04T00:00:00+07:00".parse().unwrap());
        assert_eq!(new.working(begin, today), old.working(begin, today));
        assert_eq!(new.khusus(JamKhususId(1)).map(|one| one.sampai), Some(date("2027-01-03")));
        assert_eq!(new.week_of(date("2027-01-04")), kalender().week_of(date("2027-01-04")));
        assert_eq!(new.changed(&end("2027-01-04"), now()), Err(Refusal::NoHours), "once");
        assert_eq!(old.changed(&end("2027-01-03"), now()), Err(Refusal::Early(date("2027-01-04"))), "shown yesterday");
    }

    #[test]
    fn other_hours_that_have_not_begun_are_dropped_and_those_that_have_passed_stay() {
        for dari in ["2027-01-04", "2027-02-08"] {
            assert_eq!(with_khusus(dari, "2027-03-09").changed(&end("2027-01-04"), now()).unwrap().khusus, []);
        }
        let passed = with_khusus("2026-12-01", "2027-01-03").changed(&end("2027-01-04"), now());
        assert_eq!(passed, Err(Refusal::NoHours));
    }

    #[test]
    fn usual_hours_change_from_a_day_that_has_not_passed() {
        let early = |day| Err(Refusal::Early(date(day)));
        assert_eq!(kalender().changed(&set(5, "2027-01-03", "08.00-15.00"), now()), early("2027-01-04"));
        let new = kalender().changed(&set(5, "2027-01-04", "08.00-11.00"), now()).unwrap();
        assert_eq!(new.sessions(date("2027-01-08")), sessions("08.00-11.00").unwrap());
        assert_eq!(new.sessions(date("2026-12-18")), sessions("07.30-16.00").unwrap());
        let saturday = kalender().changed(&set(6, "2027-01-04", "08.00-11.00"), now()).unwrap();
        assert!(saturday.is_working_day(date("2027-01-09")) && !saturday.is_working_day(date("2026-12-19")));
    }

    #[test]
    fn of_today_only_what_has_not_passed_can_change() {
        let (today, late) = ("2027-01-04", Err(Refusal::Early(date("2027-01-05"))));
        assert_eq!(kalender().changed(&set(1, today, "08.00-16.00"), now()), late, "it opened at 07.30");
        assert_eq!(kalender().changed(&set(1, today, ""), now()), late);
        assert_eq!(kalender().changed(&set(1, today, "07.00-16.00"), now()), late);
        let shorter = kalender().changed(&set(1, today, "07.30-12.00"), now()).unwrap();
        assert_eq!(shorter.worked_today(now()), kalender().worked_today(now()));
        let dawn = "2027-01-04T00:10:00Z".parse().unwrap(); // 07.10
        assert!(kalender().changed(&set(1, today, "08.00-16.00"), dawn).is_ok());
    }

    #[test]
    fn an_office_cannot_close_for_good() {
        let mut kalender = kalender();
        for hari in 1..5 {
            kalender = kalender.changed(&set(hari, "2027-01-05", ""), now()).unwrap();
        }
        assert_eq!(kalender.changed(&set(5, "2027-01-05", ""), now()), Err(Refusal::NeverOpen));
    }
}
