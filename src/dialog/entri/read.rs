//! What is read from the berkas, as it is typed: places, dates, sex, address. The same for staf in SOP 3 and for a person who
//! says what it should be.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::nik::Sex;
use crate::domain::tanggal;
use crate::pesan::Pesan;
use crate::pesan::meja::Meja;

/// Longest text of a field, in characters.
const MAX_TEXT: usize = 120;

/// Nobody who applies was born before, and no letter was written before: a slip of the hand.
const OLDEST_YEAR: i32 = 1900;

/// What is wrong with a typed value.
pub(in crate::dialog) struct Wrong(pub(in crate::dialog) Box<Pesan>);

impl Wrong {
    pub(super) fn new(sentence: impl Into<Pesan>) -> Self {
        Self(Box::new(sentence.into()))
    }
}

pub(in crate::dialog) fn plain(text: &str) -> Result<String, Wrong> {
    let length = text.chars().count();
    if length == 0 || length > MAX_TEXT {
        return Err(Wrong::new(Meja::EntriTextWrong { jumlah: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) }));
    }
    Ok(text.to_owned())
}

/// A place or a street has a name.
pub(in crate::dialog) fn with_letters(text: &str) -> Result<String, Wrong> {
    readable(text, char::is_alphabetic)
}

pub(in crate::dialog) fn readable(text: &str, sign: fn(char) -> bool) -> Result<String, Wrong> {
    let text = plain(text)?;
    if text.contains(sign) { Ok(text) } else { Err(Wrong::new(Meja::EntriNoLetters)) }
}

pub(in crate::dialog) fn past_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    let date = tanggal::parse(text).map_err(|_| Wrong::new(Meja::EntriDateWrong))?;
    match date {
        _ if date > today => Err(Wrong::new(Meja::EntriDateFuture)),
        _ if date.year() < OLDEST_YEAR => Err(Wrong::new(Meja::EntriDateWrong)),
        _ => Ok(date),
    }
}

/// As forms have it: L or P.
pub(in crate::dialog) fn sex(text: &str) -> Option<Sex> {
    match text.to_lowercase().as_str() {
        "l" | "lk" => Some(Sex::Male),
        "p" | "pr" => Some(Sex::Female),
        _ => None,
    }
}

/// `3/2`, `003 / 002`, `rt 3 rw 2`: two numbers of at most three digits.
pub(in crate::dialog) fn rt_rw(text: &str) -> Option<(String, String)> {
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    match numbers[..] {
        [rt, rw] if rt.len() <= 3 && rw.len() <= 3 => Some((format!("{rt:0>3}"), format!("{rw:0>3}"))),
        _ => None,
    }
}
