//! What the program thinks of generated pictures and PDFs: from bytes to the judgement.

use layanan_ktp::domain::berkas::Media;
use layanan_ktp::domain::foto::{Content, Flaw, Judgement, Says, is_copy, judge};
use layanan_ktp::foto::{Clean, MAX_PIXELS, look, marked};

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

#[path = "support/pdfs.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    clippy::allow_attributes,
    reason = "support of tests"
)]
mod pdfs;

#[path = "foto/bare.rs"]
mod bare;
#[path = "foto/heavy.rs"]
mod heavy;
#[path = "foto/shown.rs"]
#[expect(clippy::unwrap_used, reason = "a test ends where its preparation fails")]
mod shown;

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
#[case::against_changes_only(pictures::unlocked_pdf(1), Judgement::Good)]
#[case::no_page(pictures::empty_pdf(1), Judgement::Flawed(Flaw::NoPage))]
#[case::cut_off(pictures::cut_off_pdf(1), Judgement::Flawed(Flaw::Broken))]
#[case::only_its_name(b"%PDF-1.4\n".to_vec(), Judgement::Flawed(Flaw::Broken))]
#[case::a_png(pictures::png(1), Judgement::Flawed(Flaw::OtherType))]
#[case::a_text(b"bukan pdf".to_vec(), Judgement::Flawed(Flaw::OtherType))]
fn what_is_thought_of_pdfs(#[case] bytes: Vec<u8>, #[case] judged: Judgement) {
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
    assert_eq!(thought_of(&bytes, Says::Picture), Judgement::Flawed(Flaw::Foreign));
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

/// The file as it is kept.
fn kept(bytes: &[u8]) -> Clean {
    look(bytes).2.unwrap_or_else(|| panic!("it is not kept"))
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

#[test]
fn a_photo_is_kept_upright_and_without_what_the_camera_said() {
    let sent = pictures::with_exif(1);
    assert!(["Exif", "KameraContoh", "RahasiaKamera"].iter().all(|word| holds(&sent, word)));
    let kept = kept(&sent);
    assert!(["Exif", "KameraContoh", "RahasiaKamera", "II*"].iter().all(|word| !holds(&kept.bytes, word)));
    let (was, is) =
        (image::load_from_memory(&pictures::good(1)).unwrap(), image::load_from_memory(&kept.bytes).unwrap());
    assert_eq!((is.width(), is.height()), (was.height(), was.width()), "a quarter to the right");
    assert_eq!(kept.media, Media::Jpeg);
}

#[rstest::rstest]
#[case::png(pictures::png(1))]
#[case::webp(pictures::webp(1))]
#[case::with_a_tail([pictures::good(1), b"PK\x03\x04 another file".to_vec()].concat())]
fn every_picture_is_kept_as_one_kind_and_nothing_behind_it(#[case] bytes: Vec<u8>) {
    let kept = kept(&bytes);
    assert!(kept.bytes.starts_with(&[0xff, 0xd8]) && kept.bytes.ends_with(&[0xff, 0xd9]));
    assert!(!holds(&kept.bytes, "another file"));
    assert_eq!(thought_of(&kept.bytes, Says::Picture), Judgement::Good);
}

#[test]
fn what_can_be_seen_through_is_paper_and_no_side_is_longer_than_needed() {
    let glass = image::RgbaImage::from_pixel(5000, 50, image::Rgba([0, 0, 0, 0]));
    let mut png = std::io::Cursor::new(Vec::new());
    glass.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let is = image::load_from_memory(&kept(&png.into_inner()).bytes).unwrap().into_luma8();
    assert_eq!(is.width(), 4096);
    assert!(is.pixels().all(|pixel| pixel.0[0] > 250));
}

#[rstest::rstest]
#[case::script(pictures::scripted_pdf(1), Flaw::Active)]
#[case::disguised_script(pictures::disguised_pdf(1), Flaw::Active)]
#[case::another_file(pictures::carrying_pdf(1), Flaw::Active)]
#[case::a_program(pictures::launching_pdf(1), Flaw::Active)]
#[case::a_book(pictures::long_pdf(21), Flaw::ManyPages)]
fn pdfs_that_are_not_kept(#[case] bytes: Vec<u8>, #[case] flaw: Flaw) {
    assert_eq!(thought_of(&bytes, Says::Pdf), Judgement::Flawed(flaw));
    assert_eq!(look(&bytes).2, None);
}

#[rstest::rstest]
#[case::as_a_picture(Says::Picture)]
#[case::as_a_pdf(Says::Pdf)]
#[case::as_neither(Says::Unnamed)]
fn what_is_two_things_at_once_is_not_kept_as_both(#[case] says: Says) {
    let (content, _, kept) = look(&pictures::polyglot());
    match (says, judge(&content, says)) {
        (Says::Picture, judgement) => assert_eq!(judgement, Judgement::Flawed(Flaw::OtherType)),
        (Says::Pdf | Says::Unnamed, Judgement::Good) => assert!(!holds(&kept.unwrap().bytes, "JFIF"), "only its pages"),
        (Says::Pdf | Says::Unnamed, Judgement::Flawed(flaw)) => assert!(flaw.is_unopened()),
    }
}

#[test]
fn a_pdf_is_kept_without_who_made_it() {
    let sent = pictures::signed_pdf();
    assert!(holds(&sent, "PabrikContoh"));
    let kept = kept(&sent);
    assert!(["Penulis", "PabrikContoh", "/Info"].iter().all(|word| !holds(&kept.bytes, word)));
    assert_eq!((kept.media, thought_of(&kept.bytes, Says::Pdf)), (Media::Pdf, Judgement::Good));
    assert_eq!(thought_of(&pictures::long_pdf(20), Says::Pdf), Judgement::Good);
}

/// A program for scanning puts the photo into a PDF as the camera wrote it.
#[test]
fn a_photo_on_a_page_loses_what_the_camera_said_too() {
    let photo = pictures::with_exif(1);
    let text = String::from_utf8(pictures::pdf(1)).unwrap();
    let text = text.replace("/MediaBox", "/Resources<</XObject<</Foto 5 0 R>>>>/MediaBox");
    let (head, tail) = text.split_at(text.find("trailer").unwrap());
    let length = photo.len();
    let object = format!("5 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length {length}>>stream\n");
    let sent = [head.as_bytes(), object.as_bytes(), &photo, b"\nendstream endobj\n", tail.as_bytes()].concat();
    let kept = kept(&sent);
    assert!(["Exif", "KameraContoh", "RahasiaKamera"].iter().all(|word| !holds(&kept.bytes, word)));
    assert!(kept.bytes.len() > photo.len() / 2, "the picture itself is there");
}

/// A packed object of a few KB that unpacks to 64 MB.
#[test]
fn a_pdf_that_unpacks_too_far_is_not_unpacked() {
    use std::io::Write as _;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let spaces = vec![b' '; 1 << 20];
    (0..64).for_each(|_| packer.write_all(&spaces).unwrap());
    let packed = packer.finish().unwrap();
    let text = String::from_utf8(pictures::pdf(1)).unwrap();
    let (head, tail) = text.split_at(text.find("trailer").unwrap());
    let length = packed.len();
    let object = format!("9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {length}>>stream\n");
    let bomb = [head.as_bytes(), object.as_bytes(), &packed, b"\nendstream endobj\n", tail.as_bytes()].concat();
    let (content, _, kept) = look(&bomb);
    assert!(matches!(content, Content::Pdf(_)));
    assert!(kept.is_none_or(|kept| kept.bytes.len() < 10_000), "what unpacks too far is left out");
}

/// How many of a hundred pixels of a part of the picture are red.
fn red(picture: &image::RgbImage, (x, y): (u32, u32)) -> usize {
    let (width, height) = (picture.width() / 3, picture.height() / 3);
    let part = image::imageops::crop_imm(picture, x * width, y * height, width, height).to_image();
    let is_red = |pixel: &&image::Rgb<u8>| i32::from(pixel.0[0]) - i32::from(pixel.0[1]) > 40;
    part.pixels().filter(is_red).count() * 100 / part.pixels().count()
}

#[test]
fn a_shown_photo_bears_the_mark_all_over_and_stays_legible() {
    let kept = kept(&pictures::good(1));
    let shown = marked(&kept, "hanya untuk layanan KTP Kecamatan Contoh - K7-4MQX-P").unwrap();
    if let Some(folder) = std::env::var_os("SHOW_MARKED") {
        let picture = image::load_from_memory(&shown).unwrap();
        picture.save(std::path::Path::new(&folder).join("marked.png")).unwrap();
    }
    let (plain, picture) = (image::load_from_memory(&kept.bytes).unwrap(), image::load_from_memory(&shown).unwrap());
    let (plain, picture) = (plain.into_rgb8(), picture.into_rgb8());
    for at in (0..9).map(|n| (n % 3, n / 3)) {
        let red = red(&picture, at);
        assert!((2..50).contains(&red), "{at:?}: {red}");
    }
    assert_eq!(thought_of(&shown, Says::Picture), Judgement::Good, "an officer can read it");
    let ink =
        |picture: &image::RgbImage| picture.pixels().filter(|pixel| pixel.0.iter().all(|part| *part < 110)).count();
    assert!(ink(&picture) * 10 > ink(&plain) * 9, "print stays darker than the mark");
}

#[test]
fn a_shown_pdf_bears_the_mark_on_every_page() {
    let shown = marked(&kept(&pictures::long_pdf(3)), "hanya untuk layanan KTP Kecamatan Contoh (1)").unwrap();
    if let Some(folder) = std::env::var_os("SHOW_MARKED") {
        std::fs::write(std::path::Path::new(&folder).join("marked.pdf"), &shown).unwrap();
    }
    let text = String::from_utf8_lossy(&shown);
    let pages = text.split("endstream").filter(|part| part.contains("hanya untuk layanan KTP Kecamatan Contoh"));
    assert_eq!(pages.count(), 3);
    assert_eq!(thought_of(&shown, Says::Pdf), Judgement::Good);
}

/// A PDF with this in its catalog.
fn with(inside: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(&pictures::pdf(1)).into_owned();
    text.replace("/Pages 2 0 R>>", &format!("/Pages 2 0 R{inside}>>")).into_bytes()
}

fn of_themselves() -> Vec<u8> {
    String::from_utf8_lossy(&pictures::pdf(1)).replace("[3 0 R]", "[2 0 R 3 0 R]").into_bytes()
}

/// A reader that follows every bracket has no room for it at last, and then the whole program ends.
#[rstest::rstest]
#[case::arrays(with(&format!("/A {}{}", "[".repeat(100_000), "]".repeat(100_000))))]
#[case::arrays_without_end(with(&format!("/A {}", "[".repeat(1_000_000))))]
#[case::tables(with(&format!("/A {}{}", "<</A".repeat(100_000), ">>".repeat(100_000))))]
#[case::texts(with(&format!("/A {}{}", "(".repeat(100_000), ")".repeat(100_000))))]
#[case::pages_of_themselves(of_themselves())]
fn a_pdf_without_bottom_ends_nobody(#[case] bytes: Vec<u8>) {
    let looked = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let (content, _, kept) = look(&bytes);
        (matches!(content, Content::Pdf(_)), kept.map(|kept| marked(&kept, "hanya untuk layanan KTP").is_some()))
    });
    let (is_pdf, marked) = looked.unwrap().join().unwrap();
    assert!(is_pdf && marked != Some(false));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, ..Default::default() })]

    /// What was cut, or changed in places, is judged, and kept only where it can be shown.
    #[test]
    fn a_spoilt_pdf_is_judged(
        which in 0..4_usize,
        cut in 0..2000_usize,
        changes in proptest::collection::vec((0..2000_usize, proptest::num::u8::ANY), 0..12),
    ) {
        let all = [pictures::pdf(1), pictures::scripted_pdf(1), pictures::long_pdf(3), pictures::signed_pdf()];
        let mut bytes = all[which].clone();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(bytes.len().saturating_sub(cut / 10));
        let (_, _, kept) = look(&bytes);
        if let Some(kept) = kept {
            proptest::prop_assert!(marked(&kept, "hanya untuk layanan KTP").is_some());
        }
    }
}
