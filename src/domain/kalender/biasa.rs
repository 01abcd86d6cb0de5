//! The usual hours of the office. They change from a day on, and never for what has passed: each change is kept beside
//! those before it, and which week holds follows from the date.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::jam_kerja::{Hours, JamKerja};

/// Days of the week that follow each other; Monday is 1, Sunday 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hari {
    /// The first.
    pub dari: u8,
    /// The last.
    pub sampai: u8,
}

impl Hari {
    /// One day of the week.
    #[must_use]
    pub fn one(hari: u8) -> Self {
        Self { dari: hari, sampai: hari }
    }

    /// From one day to another; `None`: there are no such days.
    #[must_use]
    pub fn new(dari: u8, sampai: u8) -> Option<Self> {
        (1 <= dari && dari <= sampai && sampai <= 7).then_some(Self { dari, sampai })
    }

    /// Each of them.
    #[must_use]
    pub fn days(self) -> RangeInclusive<u8> {
        self.dari..=self.sampai
    }
}

/// The usual hours of one day of the week, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JamHari {
    /// The day of the week; Monday is 1.
    pub hari: u8,
    /// From when; `None`: as the register began.
    pub dari: Option<NaiveDate>,
    /// Its sessions; none: closed.
    pub sesi: Vec<Hours>,
    /// Where they stand.
    pub dasar: String,
}

/// New usual hours of some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JamBaru {
    /// Which days.
    pub hari: Hari,
    /// From when.
    pub dari: NaiveDate,
    /// The sessions of each; none: closed.
    pub sesi: Vec<Hours>,
    /// Where they stand.
    pub dasar: String,
}

/// The usual weeks of the office, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Biasa {
    /// By the day from which they hold; of two for one day, the later entry holds.
    rows: Vec<JamHari>,
    first: JamKerja,
    later: BTreeMap<NaiveDate, JamKerja>,
}

impl Biasa {
    /// Of entries in the order in which they were made.
    #[must_use]
    pub fn new(mut rows: Vec<JamHari>) -> Self {
        rows.sort_by_key(|row| row.dari); // stable
        let (mut first, mut later, mut week) = (JamKerja::default(), BTreeMap::new(), JamKerja::default());
        for row in &rows {
            if let Some(day) = week.week.get_mut(usize::from(row.hari).wrapping_sub(1)) {
                day.clone_from(&row.sesi);
            }
            match row.dari {
                None => first = week.clone(),
                Some(dari) => {
                    later.insert(dari, week.clone());
                }
            }
        }
        Self { rows, first, later }
    }

    /// A week that always was and stays.
    #[must_use]
    pub fn of_week(week: &JamKerja) -> Self {
        let row =
            |(hari, sesi): (u8, &Vec<Hours>)| JamHari { hari, dari: None, sesi: sesi.clone(), dasar: String::new() };
        Self::new((1..).zip(&week.week).map(row).collect())
    }

    /// The week that holds on a day.
    #[must_use]
    pub fn week_of(&self, date: NaiveDate) -> &JamKerja {
        self.later.range(..=date).next_back().map_or(&self.first, |(_, week)| week)
    }

    /// Whether there are any.
    #[must_use]
    pub fn begun(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether the register began with this week.
    #[must_use]
    pub fn began_with(&self, week: &JamKerja) -> bool {
        self.first == *week
    }

    /// With new hours.
    #[must_use]
    pub fn with(&self, new: &JamBaru) -> Self {
        let row = |hari| JamHari { hari, dari: Some(new.dari), sesi: new.sesi.clone(), dasar: new.dasar.clone() };
        Self::new(self.rows.iter().cloned().chain(new.hari.days().map(row)).collect())
    }

    /// What changes after a day, the first first; what another entry for the same day has replaced is left out.
    pub fn after(&self, date: NaiveDate) -> impl Iterator<Item = (NaiveDate, &JamHari)> {
        let rows =
            self.rows.iter().enumerate().filter_map(move |(n, row)| Some((n, row.dari.filter(|d| *d > date)?, row)));
        rows.filter_map(|(n, dari, row)| {
            let replaced = self.rows[n + 1..].iter().any(|next| (next.hari, next.dari) == (row.hari, row.dari));
            (!replaced).then_some((dari, row))
        })
    }

    /// Whether there is a time from a day on in which the office never opens.
    #[must_use]
    pub fn ever_closes(&self, from: NaiveDate) -> bool {
        let never = |week: &JamKerja| week.week.iter().all(Vec::is_empty);
        never(self.week_of(from)) || self.later.range(from..).any(|(_, week)| never(week))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jam_kerja::sessions;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn new(hari: Hari, dari: &str, hours: &str) -> JamBaru {
        let sesi = if hours.is_empty() { Vec::new() } else { sessions(hours).unwrap() };
        JamBaru { hari, dari: date(dari), sesi, dasar: "SE".to_owned() }
    }

    fn hours(biasa: &Biasa, date: NaiveDate) -> usize {
        biasa.week_of(date).of(date).len()
    }

    #[test]
    fn a_later_entry_for_an_earlier_day_leaves_what_is_planned() {
        let mut week = JamKerja::default();
        week.week[..5].fill(sessions("07.30-16.00").unwrap());
        let biasa = Biasa::of_week(&week)
            .with(&new(Hari::one(1), "2027-02-01", "08.00-12.00, 13.00-16.00"))
            .with(&new(Hari { dari: 1, sampai: 2 }, "2027-01-04", ""));
        let of = |text: &str| hours(&biasa, date(text));
        assert_eq!((of("2026-12-28"), of("2026-12-29")), (1, 1), "as it began");
        assert_eq!((of("2027-01-04"), of("2027-01-05"), of("2027-01-06")), (0, 0, 1));
        assert_eq!((of("2027-02-01"), of("2027-02-02")), (2, 0), "only Monday changes again");
        assert!(biasa.began_with(&week));
    }

    #[test]
    fn of_two_for_one_day_the_later_entry_holds_and_is_told() {
        let biasa = Biasa::of_week(&JamKerja::default())
            .with(&new(Hari::one(6), "2027-01-04", "08.00-11.00"))
            .with(&new(Hari::one(6), "2027-01-04", "08.00-10.00, 10.30-11.00"));
        assert_eq!(hours(&biasa, date("2027-01-09")), 2);
        let told: Vec<usize> = biasa.after(date("2027-01-01")).map(|(_, row)| row.sesi.len()).collect();
        assert_eq!(told, [2]);
        assert_eq!(biasa.after(date("2027-01-04")).count(), 0);
    }

    #[test]
    fn an_office_that_never_opens_is_found_wherever_it_is() {
        let open = Biasa::of_week(&JamKerja::default()).with(&new(Hari::one(6), "2027-01-04", "08.00-11.00"));
        assert!(!open.ever_closes(date("2027-01-04")), "what was before does not count");
        assert!(open.with(&new(Hari::one(6), "2027-01-04", "")).ever_closes(date("2027-01-04")));
        assert!(open.with(&new(Hari::one(6), "2027-03-04", "")).ever_closes(date("2027-01-04")));
    }

    #[test]
    fn days_of_the_week_are_seven() {
        assert_eq!(Hari::new(1, 5).map(|hari| hari.days().count()), Some(5));
        assert_eq!([Hari::new(0, 5), Hari::new(5, 8), Hari::new(5, 4)], [None; 3]);
    }
}
