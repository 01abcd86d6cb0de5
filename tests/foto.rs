//! What the program thinks of generated pictures and PDFs: from bytes to the judgement.

use layanan_ktp::domain::foto::{Content, Flaw, Judgement, Says, is_copy, judge};
use layanan_ktp::foto::{MAX_PIXELS, look};

#[path = "support/pictures.rs"]
#[allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::allow_attributes, reason = "support of tests")]
mod pictures;

fn thought_of(bytes: &[u8], says: Says) -> Judgement {
    judge(&look(bytes).0, says)
}

#[rstest::rstest]
#[case::jpeg(pictures::good(1))]
#[case::png(pictures::png(1))]
#[case::webp(pictures::webp(1))]
#[case::on_a_dark_table(pictures::on_a_table(1))]
#[case::large_print(pictures::from_near(1))]
fn pictures_that_can_be_read(#[case] bytes: Vec<u8>) {
    assert_eq!(thought_of(&bytes, Says::Picture), Judgement::Good, "{:?}", look(&bytes).0);
}

#[rstest::rstest]
#[case::blurred(pictures::blurred(1), Flaw::Blurred)]
#[case::dark(pictures::dark(1), Flaw::Dark)]
#[case::a_covered_lens(pictures::empty(2), Flaw::Dark)]
#[case::pale(pictures::pale(1), Flaw::Pale)]
#[case::a_table(pictures::empty(140), Flaw::Empty)]
#[case::white(pictures::empty(255), Flaw::Empty)]
#[case::small(pictures::small(1), Flaw::Small)]
#[case::cut_off(pictures::cut_off(1), Flaw::Broken)]
#[case::cut_off_png(pictures::png(1)[..9000].to_vec(), Flaw::Broken)]
#[case::only_a_beginning(vec![0xff, 0xd8, 0xff, 0xe0], Flaw::Broken)]
#[case::a_text(b"bukan foto".to_vec(), Flaw::OtherType)]
#[case::nothing(Vec::new(), Flaw::OtherType)]
#[case::a_pdf(pictures::pdf(1), Flaw::OtherType)]
fn pictures_with_a_flaw(#[case] bytes: Vec<u8>, #[case] flaw: Flaw) {
    assert_eq!(thought_of(&bytes, Says::Picture), Judgement::Flawed(flaw), "{:?}", look(&bytes).0);
}

#[rstest::rstest]
#[case::good(pictures::pdf(1), Judgement::Good)]
#[case::locked(pictures::locked_pdf(1), Judgement::Flawed(Flaw::Locked))]
#[case::no_page(pictures::empty_pdf(1), Judgement::Flawed(Flaw::NoPage))]
#[case::cut_off(pictures::cut_off_pdf(1), Judgement::Flawed(Flaw::Broken))]
#[case::only_its_name(b"%PDF-1.4\n".to_vec(), Judgement::Flawed(Flaw::Broken))]
#[case::a_png(pictures::png(1), Judgement::Flawed(Flaw::OtherType))]
#[case::a_text(b"bukan pdf".to_vec(), Judgement::Flawed(Flaw::OtherType))]
fn pdfs(#[case] bytes: Vec<u8>, #[case] judged: Judgement) {
    assert_eq!(thought_of(&bytes, Says::Pdf), judged);
}

/// What an iPhone sends as a file cannot be opened here, and is no fault.
#[test]
fn a_kind_that_is_not_opened() {
    let heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic".to_vec();
    assert_eq!(thought_of(&heic, Says::Picture), Judgement::Unknown);
}

/// A few bytes that would become gigabytes are not opened.
#[test]
fn a_bomb() {
    let bomb = pictures::bomb();
    assert!(bomb.len() < 100_000 && 50_000 * 50_000 > MAX_PIXELS);
    assert_eq!(look(&bomb).0, Content::Unopened);
}

#[test]
fn copies_are_found_and_other_sheets_are_none() {
    let prints: Vec<_> = (0..30).map(|n| look(&pictures::good(n)).1).collect();
    for (n, print) in (0..).zip(&prints).take(5) {
        assert!(is_copy(print, &look(&pictures::saved_anew(n)).1), "sheet {n} is not found again");
    }
    for (n, one) in prints.iter().enumerate() {
        assert!(!prints.iter().skip(n + 1).any(|other| is_copy(one, other)), "sheet {n} looks like another one");
    }
}
