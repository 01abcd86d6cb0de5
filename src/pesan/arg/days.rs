//! Days as arguments: with their day of the week, and from one to another.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Arg, IntoArg};
use crate::domain::pelaksana::Days;
use crate::pesan::umum::Umum;

/// A date that is told with its day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

/// Days that are told with the first and the last day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weekdays(pub Days);

impl IntoArg for Day {
    fn arg(&self) -> Arg {
        Arg::Day(self.0)
    }

    fn sample() -> Self {
        Self(NaiveDate::sample())
    }
}

impl IntoArg for Days {
    /// One day is no range.
    fn arg(&self) -> Arg {
        let Self { first: dari, last: sampai } = *self;
        if dari == sampai { Arg::Date(dari) } else { Arg::Sentence(Umum::FromTo { dari, sampai }.into()) }
    }

    fn sample() -> Self {
        Self { first: NaiveDate::sample(), last: NaiveDate::sample() + chrono::TimeDelta::days(2) }
    }
}

impl IntoArg for Weekdays {
    fn arg(&self) -> Arg {
        let (dari, sampai) = (Day(self.0.first), Day(self.0.last));
        if dari == sampai { dari.arg() } else { Arg::Sentence(Umum::FromToDay { dari, sampai }.into()) }
    }

    fn sample() -> Self {
        Self(Days::sample())
    }
}
