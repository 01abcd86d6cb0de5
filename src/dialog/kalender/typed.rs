//! What was typed, as an answer: a day, words, hours.

use chrono::{Datelike, NaiveDate};

use super::refused;
use crate::domain::jam_kerja::{Hours, JamKerjaError, sessions};
use crate::domain::kalender::change::Refusal;
use crate::domain::kalender::{Kalender, Libur};
use crate::domain::personal::covered;
use crate::domain::tanggal::{self, TanggalError};
use crate::pesan::kalender::KalenderText;

/// Fewer characters say nothing.
const MIN: usize = 3;

/// A date further away than this is a year that was mistyped.
const FAR_YEARS: i32 = 3;

/// A day that can be meant.
pub(super) fn date(text: &str, today: NaiveDate) -> Result<NaiveDate, KalenderText> {
    let date = tanggal::parse(text).map_err(|error| match error {
        TanggalError::Form => KalenderText::DateForm,
        TanggalError::NoSuchDay => KalenderText::DateNoSuchDay,
    })?;
    let far = (date.year() - today.year()).abs() > FAR_YEARS;
    if far { Err(KalenderText::DateFar) } else { Ok(date) }
}

/// A day that is no day off.
pub(super) fn free(date: NaiveDate, kalender: &Kalender) -> Result<NaiveDate, KalenderText> {
    kalender.libur.get(&date).map_or(Ok(date), |libur| Err(refused(Refusal::Taken(libur.clone()))))
}

/// The day off of that day.
pub(super) fn there(date: NaiveDate, kalender: &Kalender) -> Result<&Libur, KalenderText> {
    kalender.libur.get(&date).ok_or_else(|| refused(Refusal::NoLibur(date)))
}

/// Words that say something, and not too many; everybody reads them.
pub(super) fn words(text: &str, max: usize, wrong: impl Fn(u32) -> KalenderText) -> Result<String, KalenderText> {
    let text = covered(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let fits = (MIN..=max).contains(&text.chars().count()) && text.chars().any(char::is_alphabetic);
    if fits { Ok(text) } else { Err(wrong(u32::try_from(max).unwrap_or(u32::MAX))) }
}

/// Hours of a day.
pub(super) fn hours(text: &str) -> Result<Vec<Hours>, KalenderText> {
    sessions(text).map_err(|error| match error {
        JamKerjaError::Form => KalenderText::HoursForm,
        JamKerjaError::Backwards => KalenderText::HoursBackwards,
        JamKerjaError::Overlap => KalenderText::HoursOverlap,
    })
}
