//! Digits in a text that are no number of a person: days, times of the day, telephone numbers. Several of them beside each other
//! have as many digits as a NIK.

/// So many digits a telephone number has, with its first zero.
const PHONE: std::ops::RangeInclusive<usize> = 10..=14;

/// Digits that stand together, and what stands before them.
struct Group<'a> {
    at: usize,
    digits: &'a str,
    before: &'a str,
}

/// The text with a letter in the place of each of these digits, so that they are part of nothing.
pub(super) fn hidden(text: &str) -> String {
    let groups = groups(text);
    let mut bytes = text.as_bytes().to_vec();
    let mut n = 0;
    while let Some(rest) = groups.get(n..).filter(|rest| !rest.is_empty()) {
        let taken = day(rest).or_else(|| time(rest, text)).or_else(|| phone(rest)).unwrap_or(0);
        for group in &rest[..taken] {
            bytes[group.at..group.at + group.digits.len()].fill(b'x');
        }
        n += taken.max(1);
    }
    String::from_utf8(bytes).unwrap_or_default() // digits of one byte became letters of one byte
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let (mut all, mut end) = (Vec::new(), 0);
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = &rest[from..];
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let at = text.len() - digits.len();
        all.push(Group { at, digits: &digits[..length], before: &text[end..at] });
        end = at + length;
        rest = &text[end..];
    }
    all
}

/// `12-11-2026`, also with slashes or dots.
fn day(groups: &[Group<'_>]) -> Option<usize> {
    let [day, month, year, ..] = groups else { return None };
    let is_date = matches!(month.before, "-" | "/" | ".")
        && month.before == year.before
        && (1..=31).contains(&small(day)?)
        && (1..=12).contains(&small(month)?)
        && year.digits.len() == 4
        && (year.digits.starts_with("19") || year.digits.starts_with("20"));
    is_date.then_some(3)
}

/// `09.30`, `9:30`, with nothing of a longer number beside it.
fn time(groups: &[Group<'_>], text: &str) -> Option<usize> {
    let [hour, minute, ..] = groups else { return None };
    let next = text[minute.at + minute.digits.len()..].chars().next();
    let is_time = matches!(minute.before, "." | ":")
        && small(hour)? < 24
        && minute.digits.len() == 2
        && small(minute)? < 60
        && !hour.before.ends_with(['.', ':', '/'])
        && !matches!(next, Some('.' | ':' | '/'));
    is_time.then_some(2)
}

/// `081234567890`, `0812-3456-7890`, `+62 812 3456 7890`.
fn phone(groups: &[Group<'_>]) -> Option<usize> {
    let first = groups.first()?;
    let is_abroad = first.before.ends_with('+') && first.digits.starts_with("62");
    if !(is_abroad || first.digits.starts_with("08")) {
        return None;
    }
    let mut length = first.digits.len();
    let mut taken = 1;
    for group in groups.iter().skip(1).take(3) {
        if length >= *PHONE.start() || !matches!(group.before, " " | "-") {
            break;
        }
        length += group.digits.len();
        taken += 1;
    }
    PHONE.contains(&length).then_some(taken)
}

/// The value of one or two digits.
fn small(group: &Group<'_>) -> Option<u8> {
    if group.digits.len() > 2 { None } else { group.digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::super::covered;
    use super::*;

    #[rstest::rstest]
    #[case("Listrik padam 12-11-2026 - 13-11-2026")]
    #[case("listrik padam 12-11-2026 08.00-12.00")]
    #[case("Libur 12-11-2026, 10-11-2026")]
    #[case("12/11/2026 - 13/11/2026")]
    #[case("12.11.2026 pukul 9:30")]
    #[case("Hubungi 081234567890 09.30")]
    #[case("0812-3456-7890 atau +62 813 4567 8901")]
    #[case("470/001/416-313/2026")]
    fn days_times_and_telephone_numbers_stay(#[case] text: &str) {
        assert_eq!(covered(text), text);
    }

    #[rstest::rstest]
    #[case("35.16.13.410190.9901")]
    #[case("3516.1341.0190.9901")]
    #[case("08.00 3516134101909901 12-11-2026")]
    #[case("0812-3456-7890 3516 1341 0190 9901")]
    fn a_number_beside_them_is_one(#[case] text: &str) {
        assert_ne!(covered(text), text);
    }

    #[test]
    fn as_many_letters_as_digits() {
        assert_eq!(hidden("é 12-11-2026 3516"), "é xx-xx-xxxx 3516");
        assert_eq!(hidden("08.00-12.00"), "xx.xx-xx.xx");
    }
}
