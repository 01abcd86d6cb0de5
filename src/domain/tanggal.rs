//! Dates as people type them in Indonesia: `31-12-1990`, `31/12/1990`, `31 12 1990`, `31.12.1990`.

use chrono::NaiveDate;

/// Why a typed date is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TanggalError {
    /// Not day, month and a year of four digits.
    #[error("not written as day, month, year")]
    Form,
    /// No such day in the calendar.
    #[error("no such day")]
    NoSuchDay,
}

/// Parses day, month, year, separated by anything that is not a digit, or eight digits in one.
///
/// # Errors
/// [`TanggalError`]: the form is wrong, or the day does not exist.
pub fn parse(text: &str) -> Result<NaiveDate, TanggalError> {
    let parts = split(text.trim())?;
    let [day, month, year] = parts.map(|p| p.parse::<u32>().ok());
    match (day, month, year) {
        (Some(d), Some(m), Some(y)) => {
            let year = i32::try_from(y).map_err(|_| TanggalError::Form)?;
            NaiveDate::from_ymd_opt(year, m, d).ok_or(TanggalError::NoSuchDay)
        }
        _ => Err(TanggalError::Form),
    }
}

fn split(text: &str) -> Result<[&str; 3], TanggalError> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok([&text[..2], &text[2..4], &text[4..]]);
    }
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ' ');
    if !text.chars().all(allowed) {
        return Err(TanggalError::Form);
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    match parts[..] {
        [d, m, y] if d.len() <= 2 && m.len() <= 2 && y.len() == 4 => Ok([d, m, y]),
        _ => Err(TanggalError::Form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("31-12-1990")]
    #[case("31/12/1990")]
    #[case("31 12 1990")]
    #[case(" 31.12.1990 ")]
    #[case("31121990")]
    fn accepts_what_people_type(#[case] text: &str) {
        assert_eq!(parse(text), NaiveDate::from_ymd_opt(1990, 12, 31).ok_or(TanggalError::Form));
    }

    #[rstest::rstest]
    #[case("31-12-90", TanggalError::Form)]
    #[case("kemarin", TanggalError::Form)]
    #[case("", TanggalError::Form)]
    #[case("1990-12-31", TanggalError::Form)]
    #[case("31-02-1990", TanggalError::NoSuchDay)]
    #[case("٣١-١٢-١٩٩٠", TanggalError::Form)]
    fn refuses_the_rest(#[case] text: &str, #[case] error: TanggalError) {
        assert_eq!(parse(text), Err(error));
    }
}
