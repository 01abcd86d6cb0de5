//! Opening hours of a week: sessions of a day, with the breaks between them. Which week holds on which day is a matter
//! of the `kalender`.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// A session, without a break; both ends in local time (WIB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Opens at.
    pub open: NaiveTime,
    /// Closes at; later than `open`.
    pub close: NaiveTime,
}

impl Hours {
    /// How long it is.
    #[must_use]
    pub fn length(self) -> TimeDelta {
        self.close - self.open
    }
}

/// A week of the office; a day without sessions is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JamKerja {
    /// Monday to Sunday; the sessions of a day follow each other.
    pub week: [Vec<Hours>; 7],
}

/// Why typed hours are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JamKerjaError {
    /// Not of the form `07.30-12.00, 13.00-16.00`.
    #[error("is not like 07.30-12.00, 13.00-16.00")]
    Form,
    /// A session ends before it begins.
    #[error("closes before it opens")]
    Backwards,
    /// A session begins before the one before it has ended.
    #[error("has sessions that overlap or are not in order")]
    Overlap,
}

/// The sessions of a day as they are written: `07.30-12.00, 13.00-16.00`.
///
/// # Errors
/// [`JamKerjaError`].
pub fn sessions(text: &str) -> Result<Vec<Hours>, JamKerjaError> {
    let mut sessions: Vec<Hours> = Vec::new();
    for part in text.split(',') {
        let (open, close) = part.split_once(['-', '–']).ok_or(JamKerjaError::Form)?;
        let hours = Hours { open: time(open)?, close: time(close)? };
        if hours.close <= hours.open {
            return Err(JamKerjaError::Backwards);
        }
        if sessions.last().is_some_and(|last| last.close > hours.open) {
            return Err(JamKerjaError::Overlap);
        }
        sessions.push(hours);
    }
    Ok(sessions)
}

/// `07.30` or `7:30`.
///
/// # Errors
/// It is no time of a day.
pub fn time(text: &str) -> Result<NaiveTime, JamKerjaError> {
    let (hour, minute) = text.trim().split_once(['.', ':']).ok_or(JamKerjaError::Form)?;
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if is_number { text.parse::<u32>().map_err(|_| JamKerjaError::Form) } else { Err(JamKerjaError::Form) }
    };
    NaiveTime::from_hms_opt(number(hour, 1..=2)?, number(minute, 2..=2)?, 0).ok_or(JamKerjaError::Form)
}

impl JamKerja {
    /// The sessions of a date by its day of the week.
    #[must_use]
    pub fn of(&self, date: NaiveDate) -> &[Hours] {
        &self.week[date.weekday().num_days_from_monday() as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn hours(open: (u32, u32), close: (u32, u32)) -> Hours {
        let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        Hours { open: time(open), close: time(close) }
    }

    #[rstest]
    #[case("07.30-16.00", vec![hours((7, 30), (16, 0))])]
    #[case("07.30-12.00, 13.00-16.00", vec![hours((7, 30), (12, 0)), hours((13, 0), (16, 0))])]
    #[case(" 7:30 – 12.00,12.00-16.00 ", vec![hours((7, 30), (12, 0)), hours((12, 0), (16, 0))])]
    fn hours_as_people_write_them(#[case] text: &str, #[case] expected: Vec<Hours>) {
        assert_eq!(sessions(text), Ok(expected));
    }

    #[rstest]
    #[case("", JamKerjaError::Form)]
    #[case("buka", JamKerjaError::Form)]
    #[case("07.30", JamKerjaError::Form)]
    #[case("07.30-16", JamKerjaError::Form)]
    #[case("07.30-24.00", JamKerjaError::Form)]
    #[case("07.60-16.00", JamKerjaError::Form)]
    #[case("07.30-12.00,", JamKerjaError::Form)]
    #[case("16.00-07.30", JamKerjaError::Backwards)]
    #[case("07.30-07.30", JamKerjaError::Backwards)]
    #[case("07.30-12.00, 11.00-16.00", JamKerjaError::Overlap)]
    #[case("13.00-16.00, 07.30-12.00", JamKerjaError::Overlap)]
    fn what_is_no_hours_says_why(#[case] text: &str, #[case] error: JamKerjaError) {
        assert_eq!(sessions(text), Err(error));
    }
}
