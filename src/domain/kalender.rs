//! When the office works: its usual hours from a day on, days with other hours (Ramadan), and libur. All of it is data that
//! the office changes, so nothing that follows from it is ever kept: a libur that is moved late moves every target with it.
//!
//! All times of day are WIB.

pub mod biasa;
pub mod change;
pub mod closed;
pub mod tahun;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use self::biasa::Biasa;
use super::codes::codes;
use super::jam_kerja::{Hours, JamKerja};
use super::pelaksana;
use super::wib::wib;

codes! {
    /// Why a day is off.
    pub enum JenisLibur {
        /// National holiday.
        LiburNasional = "libur_nasional",
        /// Joint leave by the same decree.
        CutiBersama = "cuti_bersama",
        /// Decided by the office or the kabupaten.
        LiburKantor = "libur_kantor",
    }
}

codes! {
    /// How certain a date is.
    pub enum Kepastian {
        /// By a decree.
        Pasti = "pasti",
        /// Reckoned beforehand: it counts, until the decree says otherwise.
        Perkiraan = "perkiraan",
    }
}

/// A day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Libur {
    /// The day.
    pub tanggal: NaiveDate,
    /// Why.
    pub jenis: JenisLibur,
    /// What it is called.
    pub nama: String,
    /// Where it stands.
    pub dasar: String,
    /// How certain it is.
    pub kepastian: Kepastian,
}

/// Key of days with other hours in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JamKhususId(pub i64);

/// Days with other hours than the week of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JamKhusus {
    /// Its key; none before it is kept.
    pub id: Option<JamKhususId>,
    /// The first day.
    pub dari: NaiveDate,
    /// The last day.
    pub sampai: NaiveDate,
    /// The hours of these days.
    pub jam_kerja: JamKerja,
    /// Where they stand.
    pub dasar: String,
}

impl JamKhusus {
    /// Its days.
    #[must_use]
    pub fn days(&self) -> pelaksana::Days {
        pelaksana::Days { first: self.dari, last: self.sampai }
    }
}

/// When the office works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kalender {
    /// The usual hours.
    pub biasa: Biasa,
    /// Days with other hours; a later entry goes before an earlier one.
    pub khusus: Vec<JamKhusus>,
    /// Days off.
    pub libur: BTreeMap<NaiveDate, Libur>,
}

/// How far ahead an opening or a target is looked for: an office that does not open for so long never does.
const HORIZON_DAYS: u64 = 3660;

impl Kalender {
    /// A week without any exception.
    #[must_use]
    pub fn of_week(week: &JamKerja) -> Self {
        Self { biasa: Biasa::of_week(week), khusus: Vec::new(), libur: BTreeMap::new() }
    }

    /// The sessions of a day; none when it is closed.
    #[must_use]
    pub fn sessions(&self, date: NaiveDate) -> &[Hours] {
        if self.libur.contains_key(&date) { &[] } else { self.week_of(date).of(date) }
    }

    /// The week that holds on a day.
    #[must_use]
    pub fn week_of(&self, date: NaiveDate) -> &JamKerja {
        let khusus = self.khusus.iter().rev().find(|one| (one.dari..=one.sampai).contains(&date));
        khusus.map_or_else(|| self.biasa.week_of(date), |one| &one.jam_kerja)
    }

    /// The hours of the seven days from this one on, whatever is off in them.
    #[must_use]
    pub fn coming_week(&self, today: NaiveDate) -> JamKerja {
        let mut coming = JamKerja::default();
        for date in today.iter_days().take(coming.week.len()) {
            let hours = self.week_of(date).of(date).to_vec();
            coming.week[date.weekday().num_days_from_monday() as usize] = hours;
        }
        coming
    }

    /// The days of these seven that are off, and would have hours else.
    pub fn off_in_coming_week(&self, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let off = |date: &NaiveDate| self.libur.contains_key(date) && !self.week_of(*date).of(*date).is_empty();
        today.iter_days().take(JamKerja::default().week.len()).filter(off)
    }

    /// Whether the office works on a day.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !self.sessions(date).is_empty()
    }

    /// Whether the office is open at a moment.
    #[must_use]
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let local = wib(at);
        self.sessions(local.date_naive()).iter().any(|h| (h.open..h.close).contains(&local.time()))
    }

    /// The next opening after a moment at which the office is closed; `None` if it never opens.
    #[must_use]
    pub fn next_opening(&self, at: DateTime<Utc>) -> Option<(NaiveDate, NaiveTime)> {
        let local = wib(at).naive_local();
        days_from(local.date()).find_map(|date| {
            let opens = self.sessions(date).iter().map(|h| h.open).find(|&open| date.and_time(open) > local);
            opens.map(|open| (date, open))
        })
    }

    /// When the office opens first and closes last on a day on which it works.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Option<Hours> {
        let sessions = self.sessions(date);
        Some(Hours { open: sessions.first()?.open, close: sessions.last()?.close })
    }

    /// The working time between two instants; none when the second is not after the first.
    #[must_use]
    pub fn working(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> TimeDelta {
        if until <= from {
            return TimeDelta::zero();
        }
        let (from, until) = (wib(from).naive_local(), wib(until).naive_local());
        let days = from.date().iter_days().take_while(|&date| date <= until.date());
        days.flat_map(|date| self.spans(date)).map(|span| overlap(span, (from, until))).sum()
    }

    /// The instant at which so much working time has passed since another; `None` if the office does not open for it.
    #[must_use]
    pub fn after(&self, from: DateTime<Utc>, working: TimeDelta) -> Option<DateTime<Utc>> {
        let mut left = working;
        if left <= TimeDelta::zero() {
            return Some(from);
        }
        let begun = wib(from).naive_local();
        for (open, close) in days_from(begun.date()).flat_map(|date| self.spans(date)) {
            let open = open.max(begun);
            if close > open {
                if left <= close - open {
                    return Some(from + (open + left - begun));
                }
                left -= close - open;
            }
        }
        None
    }

    fn spans(&self, date: NaiveDate) -> impl Iterator<Item = (NaiveDateTime, NaiveDateTime)> {
        self.sessions(date).iter().map(move |h| (date.and_time(h.open), date.and_time(h.close)))
    }

    /// When the office has worked today, until now.
    #[must_use]
    pub fn worked_today(&self, now: DateTime<Utc>) -> Vec<(NaiveDateTime, NaiveDateTime)> {
        let local = wib(now).naive_local();
        let until_now = self.spans(local.date()).map(|(open, close)| (open, close.min(local)));
        until_now.filter(|(open, close)| open < close).collect()
    }

    /// The working days of a year.
    #[must_use]
    pub fn working_days(&self, year: i32) -> usize {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days());
        days.take_while(|date| date.year() == year).filter(|&date| self.is_working_day(date)).count()
    }
}

fn days_from(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0..HORIZON_DAYS).map_while(move |ahead| date.checked_add_days(Days::new(ahead)))
}

fn overlap(one: (NaiveDateTime, NaiveDateTime), other: (NaiveDateTime, NaiveDateTime)) -> TimeDelta {
    (one.1.min(other.1) - one.0.max(other.0)).max(TimeDelta::zero())
}

#[cfg(test)]
mod tests;
