//! What acts, leads away or tells in a PDF: refused, or left out of what is kept.

use layanan_ktp::domain::foto::{Flaw, Judgement, Says, judge};
use layanan_ktp::foto::look;

use super::pdfs::{self, Page, acts_or_tells, odd_segment, packed, stream, with_photo};
use super::pictures;

fn of_root(root: &'static str, object: &str) -> Vec<u8> {
    let more = vec![(7, object.as_bytes().to_vec()), (8, b"/Launch".to_vec()), (9, b"/JavaScript".to_vec())];
    Page { root, draws: "0 0 100 100 re f", more, ..Page::default() }.file()
}

fn of_page(page: &'static str, object: &str) -> Vec<u8> {
    let more = vec![(7, object.as_bytes().to_vec()), (8, b"/SubmitForm".to_vec())];
    Page { page, draws: "0 0 100 100 re f", more, ..Page::default() }.file()
}

#[rstest::rstest]
#[case::named_by_reference(of_root("/OpenAction 7 0 R", "<</S 8 0 R/F(a.exe)>>"))]
#[case::script_by_reference(of_root("/OpenAction<</Type/Action/S 9 0 R>>", "null"))]
#[case::script_in_a_tree(of_root("/Names<</JavaScript<</Names[(a)7 0 R]>>>>", "<<>>"))]
#[case::script_of_a_page(of_page("/AA<</O 7 0 R>>", "<</S/JavaScript/JS(app.alert\\(1\\))>>"))]
#[case::sends_a_form(of_page("/Annots[<</Subtype/Widget/A<</S 8 0 R/F(http://contoh.example)>>>>]", "null"))]
#[case::a_form_program(of_root("/AcroForm<</XFA 7 0 R/Fields[]>>", "(<xdp/>)"))]
#[case::opens_what_is_within(of_page("/Annots[7 0 R]", "<</Subtype/Link/A<</S/GoToE/T<</R/C>>>>>>"))]
#[case::a_file_on_a_page(of_page("/Annots[7 0 R]", "<</Subtype/FileAttachment/FS<</EF<</F 4 0 R>>>>>>"))]
#[case::a_film(of_page("/Annots[7 0 R]", "<</Subtype/Movie/Movie<<>>>>"))]
#[case::plays(of_page("/Annots[7 0 R]", "<</Subtype/Screen/A<</S/Rendition>>>>"))]
#[case::sounds(of_page("/Annots[7 0 R]", "<</Subtype/Sound/Sound 4 0 R>>"))]
#[case::rich(of_page("/Annots[7 0 R]", "<</Subtype/RichMedia/RichMediaContent<<>>>>"))]
fn what_acts_is_not_kept(#[case] bytes: Vec<u8>) {
    let (content, _, kept) = look(&bytes);
    assert_eq!(judge(&content, Says::Pdf), Judgement::Flawed(Flaw::Active));
    assert_eq!(kept, None);
}

#[rstest::rstest]
#[case::to_another_file(of_page("/Annots[7 0 R]", "<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(Rahasia.pdf)>>>>"))]
#[case::to_an_address(of_page("/Annots[7 0 R]", "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://Rahasia)>>>>"))]
#[case::to_a_thread(of_page("/Annots[7 0 R]", "<</Subtype/Link/A<</S/Thread/F(Rahasia.pdf)/D 0>>>>"))]
#[case::when_it_opens(of_root("/OpenAction 7 0 R", "<</S/Named/N/Print/Rahasia 1>>"))]
#[case::by_bookmarks(of_root("/Outlines<</First 7 0 R>>", "<</Title(Rahasia)/A<</S/URI/URI(http://Rahasia)>>>>"))]
#[case::layers(of_root("/OCProperties<</OCGs[7 0 R]>>", "<</Type/OCG/Name(Rahasia)>>"))]
#[case::tags(of_root("/StructTreeRoot 7 0 R", "<</Type/StructTreeRoot/Alt(Rahasia)>>"))]
#[case::remarks(of_page("/Annots[7 0 R]", "<</Subtype/Text/Contents(Rahasia)/T(Penulis)>>"))]
#[case::remarks_of_the_page(of_page("/Metadata 7 0 R/PieceInfo 7 0 R/Rahasia(x)", "<</Rahasia(x)>>"))]
#[case::bytes_elsewhere(of_page(
    "/Contents 7 0 R",
    "<</F(http://Rahasia)/FFilter/DCTDecode/Length 0>>stream\n\nendstream"
))]
#[case::a_page_elsewhere(of_page(
    "/Resources<</XObject<</X 7 0 R>>>>",
    "<</Subtype/Form/BBox[0 0 9 9]/Ref<</F(Rahasia.pdf)/Page 1>>/OPI<<>>/Length 0>>stream\n\nendstream"
))]
#[case::a_program_for_printers(of_page(
    "/Resources<</XObject<</X 7 0 R>>>>",
    "<</Subtype/PS/Length 7>>stream\nRahasia\nendstream"
))]
#[case::where_it_was_made(of_page(
    "/Resources<</XObject<</X 7 0 R>>>>",
    "<</Subtype/Form/BBox[0 0 9 9]/PTEX.FileName(C:/Rahasia.pdf)/Metadata 4 0 R/Length 0>>stream\n\nendstream"
))]
fn what_leads_away_or_tells_is_left_out(#[case] bytes: Vec<u8>) {
    let (content, _, kept) = look(&bytes);
    assert_eq!(judge(&content, Says::Pdf), Judgement::Good);
    let kept = kept.unwrap().bytes;
    assert_eq!(acts_or_tells(&kept), None);
    assert!(!super::holds(&kept, "Rahasia") && !super::holds(&kept, "Penulis"));
}

#[test]
fn a_page_in_packed_objects_is_kept() {
    let (content, _, kept) = look(&pdfs::in_packed_objects());
    assert_eq!(judge(&content, Says::Pdf), Judgement::Good);
    assert_eq!(acts_or_tells(&kept.unwrap().bytes), None);
}

/// The photo as a telephone writes it, with a second picture behind its end.
fn photo() -> Vec<u8> {
    [pictures::with_exif(1), b"RahasiaKamera".to_vec(), pictures::with_exif(2)].concat()
}

fn as_text(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain([b'>']).collect()
}

#[rstest::rstest]
#[case::plain(with_photo("/Filter/DCTDecode", &photo()))]
#[case::packed_again(with_photo("/Filter[/FlateDecode/DCTDecode]", &packed(&photo())))]
#[case::as_text(with_photo("/Filter[/ASCIIHexDecode/DCTDecode]/DecodeParms[null<<>>]", &as_text(&photo())))]
#[case::said_elsewhere(with_photo("/Filter 9 0 R", &photo()))]
#[case::said_elsewhere_in_a_list(with_photo("/Filter[/FlateDecode 9 0 R]", &packed(&photo())))]
#[case::by_its_short_name(with_photo("/Filter/DCT", &photo()))]
#[case::behind_other_bytes(with_photo("/Filter/DCTDecode", &[b"RahasiaKamera", &photo()[..]].concat()))]
fn a_photo_on_a_page_keeps_its_pixels_only(#[case] bytes: Vec<u8>) {
    let kept = look(&bytes).2.unwrap().bytes;
    assert_eq!(acts_or_tells(&kept), None);
    let words = ["Exif", "KameraContoh", "RahasiaKamera"];
    assert!(words.iter().all(|word| !super::holds(&kept, word)));
    let document = lopdf::Document::load_mem(&kept).unwrap();
    let photo = document.objects.values().filter_map(|object| object.as_stream().ok());
    let photo = photo.into_iter().find(|stream| stream.dict.has(b"Width")).unwrap();
    assert_eq!(photo.filters().unwrap(), [b"DCTDecode"]);
    let was = image::load_from_memory(&pictures::with_exif(1)).unwrap();
    assert_eq!(image::load_from_memory(&photo.content).unwrap().into_luma8(), was.into_luma8());
}

/// Packed in a way that nobody can read, or in more than anybody does.
#[rstest::rstest]
#[case::not_last(with_photo("/Filter[/DCTDecode/FlateDecode]", &photo()))]
#[case::unknown(with_photo("/Filter[/Zip/DCTDecode]", &photo()))]
#[case::too_often(with_photo("/Filter[/Fl/Fl/Fl/Fl/DCT]", &photo()))]
fn a_photo_that_nobody_can_unpack_does_not_stay(#[case] bytes: Vec<u8>) {
    let kept = look(&bytes).2;
    assert!(kept.is_none_or(|kept| !super::holds(&kept.bytes, "KameraContoh") && acts_or_tells(&kept.bytes).is_none()));
}

/// The look at photos itself sees what is to be seen.
#[test]
fn the_look_at_photos_sees() {
    assert_eq!(odd_segment(&pictures::with_exif(1)), Some("segment e1".to_owned()));
    assert_eq!(odd_segment(&[&pictures::good(1)[..], b"x"].concat()), Some("bytes behind the end".to_owned()));
    assert_eq!(acts_or_tells(&pictures::signed_pdf()), Some("Info".to_owned()));
    assert!(acts_or_tells(&pictures::scripted_pdf(1)).is_some());
    let jpx = stream("/Filter/JPXDecode", b"");
    assert!(acts_or_tells(&Page { more: vec![(5, jpx)], page: "/Metadata 5 0 R", ..Page::default() }.file()).is_some());
}
