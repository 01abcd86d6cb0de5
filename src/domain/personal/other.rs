//! Digits in a text that are no number of a person: days, times of the day, telephone numbers. Several of them beside each other
//! have as many digits as a NIK; and a NIK in groups can have one of them within it, as that of kecamatan 08 has what begins like
//! a telephone number. So the numbers of people are looked for first.

use std::ops::Range;

use super::{DIGITS, is_look_alike, is_part, is_right};
use crate::domain::cleaning::{is_province, pair};

/// So many digits a telephone number has, with its first zero.
const PHONE: std::ops::RangeInclusive<usize> = 10..=14;

/// No number has more groups than digits.
const MOST: usize = *DIGITS.end();

/// Digits that stand together, and what stands before them.
struct Group<'a> {
    at: usize,
    digits: &'a str,
    before: &'a str,
}

impl Group<'_> {
    fn end(&self) -> usize {
        self.at + self.digits.len()
    }
}

/// The text with a letter in the place of each of these digits, so that they are part of nothing.
pub(super) fn hidden(text: &str) -> String {
    let groups = groups(text);
    let others = others(&groups, text);
    let numbers = numbers(&groups, &others, text);
    let mut bytes = text.as_bytes().to_vec();
    for Other { of, .. } in others {
        if numbers.iter().all(|number| number.end <= of.start || of.end <= number.start) {
            groups[of].iter().for_each(|group| bytes[group.at..group.end()].fill(b'x'));
        }
    }
    String::from_utf8(bytes).unwrap_or_default() // digits of one byte became letters of one byte
}

/// Groups that are a day, a time or a telephone number.
struct Other {
    of: Range<usize>,
    is_phone: bool,
}

/// Read from the left.
fn others(groups: &[Group<'_>], text: &str) -> Vec<Other> {
    let (mut all, mut n) = (Vec::new(), 0);
    while let Some(rest) = groups.get(n..).filter(|rest| !rest.is_empty()) {
        let dated = day(rest).or_else(|| time(rest, text));
        let taken = dated.or_else(|| phone(rest));
        all.extend(taken.map(|taken| Other { of: n..n + taken, is_phone: dated.is_none() }));
        n += taken.unwrap_or(1);
    }
    all
}

/// The groups that can be the number of a person together, but for those that days, times and telephone numbers explain. A right one
/// that begins within a telephone number is not explained: what stands before it may have made one of its first groups.
fn numbers(groups: &[Group<'_>], others: &[Other], text: &str) -> Vec<Range<usize>> {
    let is_other = |at: usize| others.iter().any(|other| other.of.contains(&at));
    let is_in_phone = |at: usize| others.iter().any(|one| one.is_phone && one.of.start < at && at < one.of.end);
    let is_number = |number: &Range<usize>| {
        let explained = number.clone().all(is_other);
        let of_it = &groups[number.clone()];
        (is_right_one(of_it, text) && (!explained || is_in_phone(number.start)))
            || (is_mistyped_one(of_it, text) && !explained)
    };
    let from_each = (0..groups.len()).flat_map(|from| (from + 1..=groups.len()).map(move |to| from..to).take(MOST));
    from_each.filter(is_number).collect()
}

/// Whatever stands between its groups, but letters.
fn is_right_one(groups: &[Group<'_>], text: &str) -> bool {
    is_right(&digits(groups)) && !whole(groups, text).contains(char::is_alphabetic)
}

/// With nothing but gaps between its groups, and with letters that are taken for digits.
fn is_mistyped_one(groups: &[Group<'_>], text: &str) -> bool {
    let whole = whole(groups, text);
    let behind = groups.last().map_or("", |last| &text[last.end()..]);
    let behind = behind.chars().take_while(|c| is_look_alike(*c)).count();
    let typed = whole.chars().filter(|c| c.is_ascii_digit() || is_look_alike(*c)).count() + behind;
    DIGITS.contains(&typed) && is_province(pair(&digits(groups), 0)) && whole.chars().all(|c| is_part(c) && c != '\n')
}

fn digits(groups: &[Group<'_>]) -> String {
    groups.iter().map(|group| group.digits).collect()
}

/// From the first digit to the last one.
fn whole<'a>(groups: &[Group<'_>], text: &'a str) -> &'a str {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return "" };
    &text[first.at..last.end()]
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
    let next = text[minute.end()..].chars().next();
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
    #[case("Listrik padam 12-11-2026 - 13-11-2026 08.00-12.00")]
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
