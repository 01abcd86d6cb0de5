//! Pages as they are shown, drawn by a program that is not ours: the mark is on all of them, and what was on them is, too.

use std::io::Write as _;
use std::process::{Command, Stdio};

use image::RgbImage;
use layanan_ktp::domain::foto::{Judgement, Says, judge};
use layanan_ktp::foto::{look, marked};

use super::pdfs::{Page, stream, with_photo};
use super::pictures;

/// Whether poppler is here. Where it has to be, it is a failure if it is not.
fn can_draw() -> bool {
    let version = Command::new("pdftoppm").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if version.is_err() {
        assert!(std::env::var_os("CI").is_none(), "poppler-utils is missing: scripts/ensure.sh pdf");
        eprintln!("SKIPPED: shown PDFs are not looked at (Debian: apt install poppler-utils)");
    }
    version.is_ok()
}

/// The first page as a picture.
fn drawn(pdf: &[u8]) -> RgbImage {
    let mut child = Command::new("pdftoppm")
        .args(["-singlefile", "-png", "-scale-to", "600", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&pdf);
    });
    let out = child.wait_with_output().unwrap();
    writing.join().unwrap();
    image::load_from_memory(&out.stdout).unwrap().into_rgb8()
}

const TEXT: &str = "hanya untuk layanan KTP Kecamatan Contoh - K7-4MQX-P - 23-11-2026";

/// The page as it is shown; `None`: it cannot be looked at here.
fn shown(name: &str, bytes: &[u8]) -> Option<RgbImage> {
    let (content, _, kept) = look(bytes);
    assert_eq!(judge(&content, Says::Pdf), Judgement::Good, "{name}");
    let shown = marked(&kept.unwrap(), TEXT).unwrap();
    let picture = can_draw().then(|| drawn(&shown))?;
    if let Some(folder) = std::env::var_os("SHOW_MARKED") {
        picture.save(std::path::Path::new(&folder).join(format!("{name}.png"))).unwrap();
    }
    Some(picture)
}

/// In each ninth of the page, some of a hundred pixels are of the mark's red, and not all.
fn bears_the_mark(name: &str, picture: &RgbImage) {
    for at in (0..9).map(|n| (n % 3, n / 3)) {
        let red = super::red(picture, at);
        assert!((2..60).contains(&red), "{name}: {red} of 100 at {at:?}");
    }
}

/// How many of a hundred pixels of the middle ninth are as dark as ink.
fn dark(picture: &RgbImage) -> usize {
    let (width, height) = (picture.width() / 3, picture.height() / 3);
    let middle = image::imageops::crop_imm(picture, width, height, width, height).to_image();
    let dark = middle.pixels().filter(|pixel| pixel.0.iter().all(|part| *part < 130)).count();
    dark * 100 / middle.pixels().count()
}

fn draws(draws: &'static str) -> Page {
    Page { draws, ..Page::default() }
}

fn of_frame(page: &'static str) -> Page {
    Page { page, ..Page::default() }
}

/// A page on which this lies over all, drawn by number 7.
fn laid_over(annotation: &'static str) -> Page {
    let white = stream("/Subtype/Form/BBox[0 0 10 10]", b"1 1 1 rg 0 0 10 10 re f");
    Page { page: annotation, more: vec![(7, white)], ..Page::default() }
}

const HIDDEN: &str = "/OCProperties<</OCGs[7 0 R]/D<</BaseState/OFF/OFF[7 0 R]>>>>";

fn in_a_hidden_layer(draws: &'static str) -> Page {
    let more = vec![(7, b"<</Type/OCG/Name(a)>>".to_vec())];
    Page { root: HIDDEN, with: "/Properties<</H 7 0 R>>", draws, more, ..Page::default() }
}

#[rstest::rstest]
#[case::plain("plain", draws(""))]
#[case::white("white", draws("1 1 1 rg 0 0 595 842 re f"))]
#[case::shrinks("shrinks", draws("q 0.001 0 0 0.001 0 0 cm"))]
#[case::moves("moves", draws("1 0 0 1 9000 0 cm q q q"))]
#[case::ends_more_than_it_began("ends_more", draws("Q Q Q Q 0.001 0 0 0.001 0 0 cm"))]
#[case::cuts_out("cuts_out", draws("0 0 1 1 re W n"))]
#[case::cuts_out_behind_ends("cuts_out_behind_ends", draws("Q Q 0 0 1 1 re W n q"))]
#[case::cuts_out_by_letters("by_letters", draws("BT 7 Tr"))]
#[case::an_open_text("open_text", draws("BT ("))]
#[case::an_open_name("open_name", draws("q <</A [ <"))]
#[case::an_open_picture("open_picture", draws("BI /W 9999 /H 9999 /BPC 8 /CS /G ID "))]
#[case::a_remark("remark", draws("% what follows is said"))]
#[case::open_braces("braces", draws("BX /A BMC /B BMC"))]
#[case::a_hidden_layer("hidden_layer", in_a_hidden_layer("/OC /H BDC"))]
#[case::see_through("see_through", Page { with: "/ExtGState<</G<</ca 0/CA 0/BM/Multiply>>>>", draws: "/G gs", ..Page::default() })]
#[case::names_of_ours("names", Page { with: "/XObject<</P 4 0 R>>/Font<</Font 4 0 R>>/ExtGState<</Light<</ca 0>>>>", draws: "/Light gs", ..Page::default() })]
#[case::in_two_parts("two_parts", Page { page: "/Contents[5 0 R 6 0 R]", more: vec![(5, stream("", b"q 0.001 0 0 0.0")), (6, stream("", b"01 0 0 cm ("))], ..Page::default() })]
#[case::a_stamp("stamp", laid_over("/Annots[<</Subtype/Stamp/Rect[0 0 595 842]/AP<</N 7 0 R>>>>]"))]
#[case::a_field("field", laid_over("/Annots[<</Subtype/Widget/FT/Tx/Rect[0 0 595 842]/AP<</N 7 0 R>>>>]"))]
#[case::a_ticked_field(
    "ticked",
    laid_over("/Annots[<</Subtype/Widget/FT/Btn/AS/On/Rect[0 0 595 842]/AP<</N<</On 7 0 R>>>>>>]")
)]
#[case::a_link(
    "link",
    laid_over("/Annots[<</Subtype/Link/Rect[0 0 595 842]/Border[0 0 900]/C[1 1 1]/AP<</N 7 0 R>>>>]")
)]
#[case::a_white_square(
    "square",
    laid_over("/Annots[<</Subtype/Square/Rect[0 0 595 842]/IC[1 1 1]/C[1 1 1]/BS<</W 300>>>>]")
)]
#[case::cut_outside("cut_outside", of_frame("/CropBox[-900 -900 9000 9000]"))]
#[case::cut_elsewhere("cut_elsewhere", of_frame("/CropBox[900 900 1000 1000]"))]
#[case::cut_small("cut_small", of_frame("/CropBox[300 300 400 380]"))]
#[case::cut_to_nothing("cut_to_nothing", of_frame("/CropBox[5 5 5 5]"))]
#[case::upside_down("upside_down", of_frame("/MediaBox[595 842 0 0]"))]
#[case::elsewhere("elsewhere", of_frame("/MediaBox[-5000 7000 -4405 7842]"))]
#[case::no_size("no_size", of_frame("/MediaBox[0 0 0 0]"))]
#[case::no_numbers("no_numbers", of_frame("/MediaBox[/A 99999999999999999999999999999999999999999999 0 1]"))]
#[case::large("large", of_frame("/MediaBox[0 0 20000 14000]"))]
#[case::tiny("tiny", of_frame("/MediaBox[0 0 2 3]"))]
#[case::in_large_units("large_units", of_frame("/UserUnit 70"))]
#[case::in_small_units("small_units", of_frame("/UserUnit 0.01"))]
#[case::landscape("landscape", of_frame("/MediaBox[0 0 842 595]"))]
#[case::turned("turned", of_frame("/Rotate 90"))]
#[case::turned_back("turned_back", of_frame("/Rotate -90"))]
#[case::on_its_head("on_its_head", of_frame("/Rotate 540"))]
#[case::turned_oddly("turned_oddly", of_frame("/Rotate 33"))]
fn whatever_a_page_does_it_bears_the_mark(#[case] name: &str, #[case] page: Page) {
    if let Some(picture) = shown(name, &page.file()) {
        bears_the_mark(name, &picture);
    }
}

/// What a person has to read stays on it, whether it was drawn, filled in or laid on, and lies below the mark.
#[rstest::rstest]
#[case::drawn("drawn", draws("0 0 595 842 re f"), 20)]
#[case::in_a_layer("in_a_layer", in_a_hidden_layer("/OC /H BDC 0 0 595 842 re f EMC"), 20)]
#[case::from_above("from_above", Page { page: "/MediaBox[0 0 595 842]", draws: "0 0 595 842 re f", ..Page::default() }, 20)]
fn what_stands_on_a_page_is_seen(#[case] name: &str, #[case] page: Page, #[case] least: usize) {
    let Some(picture) = shown(name, &page.file()) else { return };
    assert!(dark(&picture) > least, "{name}: {}", dark(&picture));
}

/// A black form over the middle of the page, by a box and a matrix that have to be taken into account.
#[rstest::rstest]
#[case::filled_in("/Subtype/Widget/FT/Tx/V(1)", "/N 7 0 R", true)]
#[case::ticked("/Subtype/Widget/FT/Btn/AS/On", "/N<</On 7 0 R/Off 4 0 R>>", true)]
#[case::not_ticked("/Subtype/Widget/FT/Btn/AS/Off", "/N<</On 7 0 R/Off 4 0 R>>", false)]
#[case::written_by_hand("/Subtype/Ink/F 4", "/N 7 0 R", true)]
#[case::hidden("/Subtype/FreeText/F 2", "/N 7 0 R", false)]
#[case::printed_only("/Subtype/FreeText/F 32", "/N 7 0 R", false)]
#[case::a_remark_that_opens("/Subtype/Popup", "/N 7 0 R", false)]
fn what_lies_on_a_page_is_seen(#[case] kind: &str, #[case] look_of: &str, #[case] seen: bool) {
    let page = format!("/Annots[<<{kind}/Rect[198 280 397 562]/AP<<{look_of}>>>>]").leak();
    let form = stream("/BBox[10 10 30 20]/Matrix[0 1 -1 0 7 7]", b"0 g 0 0 99 99 re f");
    let page = Page { page, more: vec![(7, form)], ..Page::default() };
    let name = kind.replace('/', "_");
    let Some(picture) = shown(&name, &page.file()) else { return };
    bears_the_mark_or_ink(&picture);
    assert_eq!(dark(&picture) > 50, seen, "{kind}: {}", dark(&picture));
    assert!(picture.get_pixel(5, 5).0[2] > 100, "only its place");
}

/// Red on black is not as red.
fn bears_the_mark_or_ink(picture: &RgbImage) {
    for at in [(0, 0), (2, 0), (0, 2), (2, 2)] {
        assert!(super::red(picture, at) > 2, "{at:?}");
    }
}

/// A page as a program for scanning makes it: upright, and turned.
#[rstest::rstest]
#[case::upright("scan", "/Filter/DCTDecode")]
#[case::packed_again("scan_packed", "/Filter[/FlateDecode/DCTDecode]")]
fn a_scan_is_shown_with_the_mark(#[case] name: &str, #[case] filter: &str) {
    let photo = pictures::with_exif(1);
    let photo = if filter.contains("Flate") { super::pdfs::packed(&photo) } else { photo };
    let Some(picture) = shown(name, &with_photo(filter, &photo)) else { return };
    bears_the_mark(name, &picture);
    assert!(dark(&picture) > 0, "print is seen");
}

/// What was kept before this program is shown in the same way.
#[test]
fn a_file_of_an_earlier_program_bears_the_mark_too() {
    let page = laid_over("/Annots[<</Subtype/Stamp/Rect[0 0 595 842]/AP<</N 7 0 R>>>>]").file();
    let clean = layanan_ktp::foto::Clean { media: layanan_ktp::domain::berkas::Media::Pdf, bytes: page };
    let shown = marked(&clean, TEXT).unwrap();
    if can_draw() {
        bears_the_mark("earlier", &drawn(&shown));
    }
}
