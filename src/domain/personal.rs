//! Whether the number of a person stands in a text: a NIK or the number of a KK, in any place and as people type it.

mod other;

use std::ops::RangeInclusive;

use super::cleaning::{self, is_gap, pair};

/// Both have sixteen digits; with one too few or too many it is a slip of the hand. The longest telephone number has 14.
const DIGITS: RangeInclusive<usize> = 15..=17;

/// So many digits of a number stay when it is covered: its owner knows it by them.
const LEFT: usize = 4;

/// Whether a text holds what looks like a NIK or the number of a KK, be it right or wrong, and in the digits of whichever script.
#[must_use]
pub fn holds_number(text: &str) -> bool {
    holds(&cleaning::with_digits(text))
}

/// With our digits, and what is a day, a time or a telephone number as letters.
fn plain(text: &str) -> String {
    other::hidden(&cleaning::with_digits(text))
}

fn holds(text: &str) -> bool {
    text.lines().any(|line| line.split(|c| !is_part(c)).any(is_number))
        || text.split(char::is_alphabetic).any(holds_right_number)
}

/// The text as it may be said again: of what looks like a number of a person only the last digits stay. Days, times and telephone
/// numbers stay as they are, also where a message that holds them goes from the chat, for it could be one.
#[must_use]
pub fn covered(text: &str) -> String {
    if !holds(&plain(text)) {
        return text.to_owned();
    }
    let by_run = cover(text, *DIGITS.start(), LEFT);
    if holds(&plain(&by_run)) { cover(text, 1, 0) } else { by_run }
}

/// Covers the digits of each run without words that has at least so many, but for the last ones.
fn cover(text: &str, many: usize, left: usize) -> String {
    let plain = plain(text);
    let mut hides = Vec::new();
    for run in plain.split_inclusive(|c: char| c.is_alphabetic() && !is_look_alike(c)) {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        let hidden = if digits >= many { digits.saturating_sub(left) } else { 0 };
        let mut seen = 0;
        hides.extend(run.chars().map(|c| {
            seen += usize::from(c.is_ascii_digit());
            c.is_ascii_digit() && seen <= hidden
        }));
    }
    text.chars().zip(hides).map(|(c, hides)| if hides { '•' } else { c }).collect()
}

/// Groups of digits that are a whole number together, whatever stands between them: with slashes, over lines, or among other
/// numbers. What a conversation takes for a number is one.
fn holds_right_number(part: &str) -> bool {
    let groups = groups(part);
    let whole = groups.concat();
    (cleaning::number(&whole).is_ok() && !is_of_letter(part, &groups))
        || (0..groups.len()).any(|from| begins_right_number(&groups[from..]))
}

fn groups(part: &str) -> Vec<&str> {
    part.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect()
}

/// Whether the number of a letter stands in a text: `141/123/416-313/2026` has sixteen digits and begins like a province. No
/// conversation takes it for a number of a person.
#[must_use]
pub fn holds_letter(text: &str) -> bool {
    text.split(char::is_alphabetic).any(|part| is_of_letter(part, &groups(part)))
}

/// With slashes, its year behind the last one, and no day where NIK and the number of a KK have theirs.
fn is_of_letter(part: &str, groups: &[&str]) -> bool {
    let whole = groups.concat();
    let Some((_, year)) = part.trim_matches(|c: char| !c.is_ascii_digit()).rsplit_once('/') else { return false };
    let is_year = matches!(year.parse(), Ok(1900..=2099_u16)) && year.len() == 4;
    is_year && cleaning::number(&whole).is_ok() && !is_right(&whole)
}

fn begins_right_number(groups: &[&str]) -> bool {
    let mut digits = String::new();
    for group in groups {
        digits.push_str(group);
        if digits.len() >= 16 {
            break;
        }
    }
    is_right(&digits)
}

/// A region, and a day and a month that can be: two telephone numbers have sixteen digits in a row, too.
fn is_right(digits: &str) -> bool {
    let (day, month) = (pair(digits, 6), pair(digits, 8));
    cleaning::number(digits).is_ok() && matches!(day, 1..=31 | 41..=71) && matches!(month, 1..=12)
}

/// Digits, gaps between them, and the letters that are taken for digits.
fn is_part(c: char) -> bool {
    c.is_ascii_digit() || is_gap(c) || is_look_alike(c)
}

fn is_look_alike(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'l' | 'I')
}

/// In groups, or at once beside other numbers.
fn is_number(run: &str) -> bool {
    let groups: Vec<usize> = run.split_whitespace().map(digits).collect();
    DIGITS.contains(&groups.iter().sum()) || groups.iter().any(|group| group >= DIGITS.start())
}

/// How many digits a group has, those that were mistyped counted.
fn digits(group: &str) -> usize {
    let real = group.chars().filter(char::is_ascii_digit).count();
    let alike = group.chars().filter(|c| is_look_alike(*c)).count();
    if real > alike { real + alike } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A NIK of Kabupaten Mojokerto in groups as anybody may type it, cut at these places by these signs.
    fn in_groups(nik: &str, cuts: &[(usize, char)]) -> String {
        let signs = |at: usize| cuts.iter().filter(move |cut| cut.0 == at).map(|cut| cut.1).take(1);
        nik.chars().enumerate().flat_map(|(at, c)| signs(at).chain([c])).collect()
    }

    proptest! {
        /// Where the NIK stands is known without looking for it.
        #[test]
        fn of_a_nik_in_any_groups_at_most_the_end_stays(
            before in prop::sample::select(vec!["", "NIK ", "RT 08 ", "08 ", "003/002 ", "telp 0812-3456-7890, ", "12-11-2026 pukul 09.30: "]),
            (kecamatan, day, month, year, serial) in (1..=18_u8, 1..=31_u8, 1..=12_u8, 0..=99_u8, 9900..=9999_u16),
            cuts in prop::collection::vec((1..=15_usize, prop::sample::select(vec![' ', '-', '.', '/', ',', '\n'])), 0..6),
            after in prop::sample::select(vec!["", " pak", " 0812-3456-7890", " sejak 12-11-2026", ", 08.00", " RT 003"]),
        ) {
            let nik = in_groups(&format!("3516{kecamatan:02}{day:02}{month:02}{year:02}{serial}"), &cuts);
            let covered: Vec<char> = covered(&format!("{before}{nik}{after}")).chars().collect();
            let from = before.chars().count();
            let digits: Vec<char> = covered[from..from + nik.len()].iter().copied().filter(|c| c.is_alphanumeric() || *c == '•').collect();
            prop_assert_eq!(digits.len(), 16);
            prop_assert!(digits[..12].iter().all(|c| *c == '•'), "{}", covered.iter().collect::<String>());
        }

        #[test]
        fn what_is_covered_holds_no_number_and_the_same_words(text in "([a-z]{0,4} ?[0-9O/.]{0,18} ?){0,6}") {
            let covered = covered(&text);
            prop_assert!(!holds(&plain(&covered)), "{covered}");
            prop_assert_eq!(covered.chars().count(), text.chars().count());
            prop_assert!(covered.chars().zip(text.chars()).all(|(c, t)| c == t || (c == '•' && t.is_numeric())));
        }
    }

    #[rstest::rstest]
    #[case("NIK salah, yang benar 3516134101909901", "NIK salah, yang benar ••••••••••••9901")]
    #[case("KK 3516 1301 0115 9901 pindah RT 03", "KK •••• •••• •••• 9901 pindah RT 03")]
    #[case("35161301O1159901 ada O", "••••••••O•••9901 ada O")]
    #[case("NIK 3516134101909901 sejak 12-11-2026 pukul 09.30", "NIK ••••••••••••9901 sejak 12-11-2026 pukul 09.30")]
    #[case("3516 0841 0190 9901", "•••• •••• •••• 9901")]
    #[case("3516-0841-0190-9901", "••••-••••-••••-9901")]
    #[case("35 16 08 410190 9901", "•• •• •• •••••• 9901")]
    #[case("RT 08 3516 1341 0190 9901", "RT •• •••• •••• •••• 9901")]
    #[case("3516 0841 0190 990", "•••• •••• •••0 990")]
    #[case("3516 0841 0190 99O1", "•••• •••• •••0 99O1")]
    #[case("3516 08.41 0190 9901", "•••• ••.•• •••• 9901")]
    #[case("NIK 3516 0841 0190 9901, telp 0812-3456-7890", "NIK •••• •••• •••• 9901, telp 0812-3456-7890")]
    #[case("08 35160802-08229934 0812-3456-7890", "•• ••••••••-•••••••• ••••-••••-7890")]
    fn only_the_last_digits_are_said_again(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(covered(text), expected);
    }

    #[rstest::rstest]
    #[case("3516134101909901")]
    #[case("NIK saya 3516 1341 0190 9901 pak")]
    #[case("35.16.13.410190.9901")]
    #[case("/cari 351613-410190-9901")]
    #[case("351613410190990")]
    #[case("35161341019099011")]
    #[case("3516130101O09901")]
    #[case("kk 3516130101159901 nik 3516134101909901")]
    #[case("3516130101159901 3516134101909901")]
    #[case("Siti Aminah\n3516134101909901\nJapan")]
    #[case("3516\u{200B}134101909901")]
    #[case("3516/1341/0190/9901")]
    #[case("3516/1341/0190/2026")]
    #[case("3516/1301/0115/2026")]
    #[case("1411341601902026")]
    #[case("141/123/416-313/2026 NIK 3516134101909901")]
    #[case("3516,1341,0190,9901")]
    #[case("35161341\n01909901")]
    #[case("3516 1341 0190 9901 3516 1301 0115 9901")]
    #[case("3516 1341 0190 9901 0812-3456-7890")]
    #[case("3516.1341.0190.9901, 12-01-1990")]
    #[case("35161301_99999901")]
    #[case("SK 12-11-2026 35161341 01909901")]
    #[case("telp 081234567890, NIK 3516134101909901")]
    #[case("３５１６１３４１０１９０９９０１")]
    #[case("٣٥١٦١٣٤١٠١٩٠٩٩٠١")]
    #[case("NIK ３５１６ 1341 ０１９０ 9901")]
    fn a_number_of_a_person(#[case] text: &str) {
        assert!(holds_number(text));
    }

    #[rstest::rstest]
    #[case("Siti Aminah")]
    #[case("+62 812-3456-78901")]
    #[case("0812-3456-7890 atau 0813-4567-8901")]
    #[case("0812-3456-7890 0813-4567-8901")]
    #[case("lahir 01-01-1990, RT 003 RW 002")]
    #[case("470/123/416-315.4/2026")]
    #[case("470/123/416-313/2026")]
    #[case("+62 812 3456 7890, +62 813 4567 8901")]
    #[case("11-12-2026 14.30.00")]
    #[case("0001/KTP/2026")]
    #[case("141/123/416-313/2026")]
    #[case("Nomor 334/1234/416-31/2026 tanggal 2 November")]
    #[case("1990\n0812345678901")]
    #[case("oolloollooolloolIIoo")]
    fn no_number_of_a_person(#[case] text: &str) {
        assert!(!holds_number(text));
    }
}
