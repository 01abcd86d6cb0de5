//! Years whose calendar is not confirmed yet: the government decides the holidays of a year in the autumn before it.

use chrono::{Datelike, Days, NaiveDate};

use super::{JenisLibur, Kalender, Kepastian, Libur};

/// From this month on, the coming year is asked for.
const ASKED_FROM: u32 = 10;

/// The years that ought to be confirmed by now and are not.
#[must_use]
pub fn unconfirmed(confirmed: &[i32], today: NaiveDate) -> Vec<i32> {
    let coming = (today.month() >= ASKED_FROM).then_some(today.year() + 1);
    std::iter::once(today.year()).chain(coming).filter(|year| !confirmed.contains(year)).collect()
}

/// The Monday of the week of a day.
#[must_use]
pub fn monday(date: NaiveDate) -> NaiveDate {
    let since = Days::new(date.weekday().num_days_from_monday().into());
    date.checked_sub_days(since).unwrap_or(date)
}

impl Libur {
    /// Whether it is an estimate in this year.
    #[must_use]
    pub fn is_estimate_of(&self, tahun: i32) -> bool {
        self.kepastian == Kepastian::Perkiraan && self.tanggal.year() == tahun
    }
}

impl Kalender {
    /// The days off of a year that are estimates.
    pub fn estimates(&self, tahun: i32) -> impl Iterator<Item = &Libur> {
        self.libur.values().filter(move |one| one.is_estimate_of(tahun))
    }

    /// How many days of joint leave a year has.
    #[must_use]
    pub fn joint_leave(&self, tahun: i32) -> usize {
        let is_one = |one: &&Libur| one.jenis == JenisLibur::CutiBersama && one.tanggal.year() == tahun;
        self.libur.values().filter(is_one).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-09-30", &[2026], &[])]
    #[case("2026-10-01", &[2026], &[2027])]
    #[case("2026-12-31", &[2026, 2027], &[])]
    #[case("2027-01-01", &[2026], &[2027])]
    #[case("2027-11-01", &[2026], &[2027, 2028])]
    #[case("2027-11-01", &[2026, 2028], &[2027])]
    fn a_year_is_asked_for_from_october_before_it(
        #[case] today: &str,
        #[case] confirmed: &[i32],
        #[case] expected: &[i32],
    ) {
        assert_eq!(unconfirmed(confirmed, today.parse().unwrap()), expected);
    }

    #[rstest]
    #[case("2026-11-23")]
    #[case("2026-11-27")]
    #[case("2026-11-29")]
    fn a_week_begins_on_monday(#[case] date: &str) {
        assert_eq!(monday(date.parse().unwrap()).to_string(), "2026-11-23");
    }
}
