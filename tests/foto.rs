//! What the program thinks of generated pictures and PDFs: from bytes to the judgement.

use layanan_ktp::domain::foto::{Content, Flaw, Judgement, Says, is_copy, judge};
use layanan_ktp::foto::{MAX_PIXELS, look};

#[path = "support/camera.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::allow_attributes,
    reason = "support of tests"
)]
mod camera;

#[path = "support/pictures.rs"]
#[allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::allow_attributes, reason = "support of tests")]
mod pictures;

use camera::{Page, Taken, WELL};

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
#[case::against_changes_only(pictures::signed_pdf(1), Judgement::Good)]
#[case::no_page(pictures::empty_pdf(1), Judgement::Flawed(Flaw::NoPage))]
#[case::cut_off(pictures::cut_off_pdf(1), Judgement::Flawed(Flaw::Broken))]
#[case::only_its_name(b"%PDF-1.4\n".to_vec(), Judgement::Flawed(Flaw::Broken))]
#[case::a_png(pictures::png(1), Judgement::Flawed(Flaw::OtherType))]
#[case::a_text(b"bukan pdf".to_vec(), Judgement::Flawed(Flaw::OtherType))]
fn pdfs(#[case] bytes: Vec<u8>, #[case] judged: Judgement) {
    assert_eq!(thought_of(&bytes, Says::Pdf), judged);
}

/// What an iPhone sends as a file cannot be opened here, and perhaps not by officers.
#[test]
fn a_kind_that_is_not_opened() {
    let heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic".to_vec();
    assert_eq!(thought_of(&heic, Says::Picture), Judgement::Flawed(Flaw::Heic));
}

/// A few bytes that would become gigabytes are not opened.
#[test]
fn a_bomb() {
    let bomb = pictures::bomb();
    assert!(bomb.len() < 100_000 && 50_000 * 50_000 > MAX_PIXELS);
    assert_eq!(look(&bomb).0, Content::Unopened);
}

/// Print before a lens: of a KK from near and from far, of a letter, a few lines of it, and a heading.
const PAGES: [Page; 5] = [
    Page { text: 1, letter: 7.0, sparse: 1, form: 0 },
    Page { text: 2, letter: 9.0, sparse: 1, form: 0 },
    Page { text: 3, letter: 14.0, sparse: 1, form: 0 },
    Page { text: 4, letter: 9.0, sparse: 6, form: 0 },
    Page { text: 5, letter: 40.0, sparse: 2, form: 0 },
];

/// In what light, with what grain, and how much Telegram saved at.
const LIGHTS: [Taken; 6] = [
    WELL,
    Taken { noise: 4.0, quality: 30, ..WELL },
    Taken { noise: 8.0, quality: 60, ..WELL },
    Taken { noise: 4.0, quality: 45, shadow: true, ..WELL },
    Taken { noise: 8.0, quality: 30, light: (40.0, 110.0), ..WELL },
    Taken { noise: 1.0, quality: 30, light: (150.0, 235.0), ..WELL },
];

/// Every page in two lights, straight and tilted by turns; what is done to it, and what is thought of it.
fn taken_everywhere(tries: &[(Taken, Judgement)]) {
    for (n, page) in PAGES.iter().enumerate() {
        let seen = page.seen(n % 2 == 1);
        // Every light on some page: all on all would take a minute.
        for light in LIGHTS.into_iter().skip(n % 3).step_by(3) {
            for (done, judged) in tries {
                let taken = Taken { blur: done.blur, moved: done.moved, ..light };
                let photo = camera::photo(&seen, taken);
                assert_eq!(thought_of(&photo, Says::Picture), *judged, "{page:?} {taken:?} {:?}", look(&photo).0);
            }
        }
    }
}

#[test]
fn photos_of_print_that_can_be_read_are_not_found_fault_with() {
    let taken = [0.0, 0.8, 1.5].map(|blur| Taken { blur, ..WELL });
    let moved = Taken { moved: 4, ..WELL };
    taken_everywhere(&[taken[0], taken[1], taken[2], moved].map(|taken| (taken, Judgement::Good)));
}

/// Out of focus by three pixels and more, and moved by more than a stroke is wide, whatever the light and the grain.
#[test]
fn photos_of_print_out_of_focus_are_noticed() {
    let blurred = [3.0, 4.0, 6.0].map(|blur| Taken { blur, ..WELL });
    let moved = [8, 12].map(|moved| Taken { moved, ..WELL });
    let taken: Vec<_> =
        blurred.into_iter().chain(moved).map(|taken| (taken, Judgement::Flawed(Flaw::Blurred))).collect();
    taken_everywhere(&taken);
}

/// Two pages of one form of which two lines in three are the same, from the same place: told apart; saved anew: not.
#[rstest::rstest]
#[case(7.0)]
#[case(9.0)]
#[case(14.0)]
fn other_pages_of_one_form_are_no_copies(#[case] letter: f64) {
    let photo = |text, taken| camera::photo(&Page { text, letter, sparse: 1, form: 3 }.seen(false), taken);
    let one = look(&photo(1, WELL)).1;
    assert!(!(2..6).any(|text| is_copy(&one, &look(&photo(text, WELL)).1)));
    assert!(is_copy(&one, &look(&photo(1, Taken { quality: 30, ..WELL })).1));
}

/// It is not the person's fault that the decoder has limits.
#[rstest::rstest]
#[case::takes_too_much(pictures::heavy())]
#[case::of_a_rare_kind(pictures::rare_jpeg())]
fn a_good_picture_that_is_not_opened_is_not_called_broken(#[case] bytes: Vec<u8>) {
    assert_eq!(look(&bytes).0, Content::Unopened);
    assert_eq!(thought_of(&bytes, Says::Picture), Judgement::Unknown);
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
