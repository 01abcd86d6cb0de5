//! Times as people write them.

use super::*;
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn read(text: &str) -> Result<String, MasaError> {
    let month = |word: &str| match word {
        "maret" => Some(3),
        "november" => Some(11),
        "desember" => Some(12),
        _ => None,
    };
    let joins = |word: &str| ["s", "d", "sampai", "bulan", "tahun", "tanggal"].contains(&word);
    Masa::read(text, today(), month, joins).map(|masa| masa.to_string())
}

#[rstest::rstest]
#[case("2026", "2026")]
#[case("tahun 2025", "2025")]
#[case("Maret 2026", "2026-03")]
#[case("2026-03", "2026-03")]
#[case("2026/03", "2026-03")]
#[case("3-2026", "2026-03")]
#[case("bulan Maret", "2026-03")]
#[case("november", "2026-11")]
#[case("Desember", "2025-12")] // this year's has not begun
#[case("2 Maret", "2026-03-02")]
#[case("2 Maret 2025", "2025-03-02")]
#[case("2026-03-02", "2026-03-02")]
#[case("02.03.2026", "2026-03-02")]
#[case("24 November", "2025-11-24")]
#[case("1-11-2026 s.d. 30-11-2026", "2026-11")]
fn as_people_write_it(#[case] text: &str, #[case] masa: &str) {
    assert_eq!(read(text), Ok(masa.into()));
}

#[rstest::rstest]
#[case("", MasaError::Form)]
#[case("laporan dong", MasaError::Form)]
#[case("bulan", MasaError::Form)]
#[case("31 November", MasaError::NoSuchDay)]
#[case("2026-13", MasaError::NoSuchDay)]
#[case("1-15 November 2026", MasaError::Several)]
#[case("30-11-2026 s.d. 1-11-2026", MasaError::Several)]
#[case("2025 sampai 2026", MasaError::Several)]
#[case("2027", MasaError::Ahead)]
#[case("Desember 2026", MasaError::Ahead)]
fn what_is_none_says_why(#[case] text: &str, #[case] error: MasaError) {
    assert_eq!(read(text), Err(error));
}

#[rstest::rstest]
#[case("2026-11", Some(("2026-10-01", "2026-10-23")))]
#[case("2026-10", Some(("2026-09-01", "2026-09-30")))]
#[case("2026", Some(("2025-01-01", "2025-11-23")))]
#[case("2026-11-22", Some(("2026-11-21", "2026-11-21")))]
#[case("2026-11-23", None)]
fn it_is_compared_with_as_much_of_the_time_before(#[case] masa: &str, #[case] days: Option<(&str, &str)>) {
    let compared = masa.parse::<Masa>().unwrap().compared_with(today());
    assert_eq!(compared.map(|p| (p.dari.to_string(), p.sampai.to_string())), days.map(|(a, b)| (a.into(), b.into())));
}

#[test]
fn a_month_has_days_and_a_year_has_months_up_to_today() {
    let parts = |masa: &str| masa.parse::<Masa>().unwrap().parts(today());
    assert_eq!((parts("2026-11").len(), parts("2026-10").len()), (23, 31));
    assert_eq!((parts("2026").len(), parts("2025").len(), parts("2026-11-02").len()), (11, 12, 0));
}

proptest! {
    #[test]
    fn what_is_written_is_read(text in "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?") {
        if let Ok(masa) = text.parse::<Masa>() {
            prop_assert_eq!(masa.to_string(), text);
            prop_assert!(masa.before().is_none_or(|before| before.after() == Some(masa)));
        }
    }

    #[test]
    fn whatever_is_typed_is_a_time_that_has_begun_or_is_told(text in "[0-9 a-zäא./-]{0,40}") {
        let read = Masa::read(&text, today(), |word| (word == "maret").then_some(3), |word| word == "sd");
        prop_assert!(read.is_err() || read.is_ok_and(|masa| masa.has_begun(today())));
    }
}
