//! PDFs that would take much more than they are. What they take is counted before it is built, so they are refused, or read in
//! one go; how long it takes or how much memory is not measured here.

use layanan_ktp::domain::foto::{Flaw, Judgement, Says, judge};
use layanan_ktp::foto::look;

use super::pdfs::{Page, packed, stream};

fn thought_of(bytes: &[u8]) -> Judgement {
    let (content, _, kept) = look(bytes);
    assert!(kept.is_none_or(|kept| kept.bytes.len() < 20_000), "nothing of it is kept");
    judge(&content, Says::Pdf)
}

const TOO_MUCH: Judgement = Judgement::Flawed(Flaw::Foreign);

fn with(more: Vec<(u32, Vec<u8>)>) -> Vec<u8> {
    Page { draws: "0 0 100 100 re f", more, ..Page::default() }.file()
}

/// A text for each number, one after the other.
fn texts(numbers: std::ops::Range<u32>, text: impl Fn(u32) -> String) -> String {
    numbers.map(text).collect::<Vec<_>>().concat()
}

/// A list of so many noughts.
fn noughts(count: usize) -> String {
    format!("[{}]", "0 ".repeat(count))
}

/// 16 KB that unpack to 16 MB, and these to eight million numbers.
#[test]
fn a_packed_list_of_millions() {
    let list = packed(format!("20 0 {}", noughts(8 << 20)).as_bytes());
    let bomb = with(vec![(9, stream("/Type/ObjStm/N 1/First 5/Filter/FlateDecode", &list))]);
    assert!(bomb.len() < 40_000);
    assert_eq!(thought_of(&bomb), TOO_MUCH);
}

/// The same list for ten thousand objects: it is read for the first.
#[test]
fn many_objects_at_one_place() {
    let index = texts(20..10_020, |number| format!("{number} 0 "));
    let list = packed(format!("{index}{}", noughts(1000)).as_bytes());
    let table = format!("/Type/ObjStm/N 10000/First {}/Filter/FlateDecode", index.len());
    assert_eq!(thought_of(&with(vec![(9, stream(&table, &list))])), Judgement::Good);
}

/// An index that goes on for ever is counted as well.
#[test]
fn an_index_of_millions() {
    let list = packed("20 0 ".repeat(2 << 20).as_bytes());
    let bomb = with(vec![(9, stream("/Type/ObjStm/N 9/First 20000000/Filter/FlateDecode", &list))]);
    assert_eq!(thought_of(&bomb), Judgement::Good, "it names nothing");
    let table = format!("/Type/ObjStm/N 9/First {}/Filter/FlateDecode", 5 * (2 << 20));
    assert_eq!(thought_of(&with(vec![(9, stream(&table, &list))])), TOO_MUCH);
}

/// Each of them below what one may be.
#[test]
fn many_packed_lists() {
    let list = packed(&vec![b' '; 4 << 20]);
    let one = |number| (number, stream("/Type/ObjStm/N 0/First 0/Filter/FlateDecode", &list));
    assert_eq!(thought_of(&with((10..18).map(one).collect())), Judgement::Good);
    assert_eq!(thought_of(&with((10..30).map(one).collect())), TOO_MUCH);
}

#[test]
fn a_plain_list_of_millions() {
    assert_eq!(thought_of(&with(vec![(9, noughts(10 << 20).into_bytes())])), TOO_MUCH);
}

/// One table of what is drawn with, above many pages.
#[test]
fn what_stands_above_many_pages_is_counted_for_each() {
    let fonts = texts(0..20_000, |n| format!("/F{n} 0"));
    let file = |count: u32| {
        let kids = texts(10..10 + count, |n| format!("{n} 0 R "));
        let mut all = vec![
            (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
            (2, format!("<</Type/Pages/Resources<</Font<<{fonts}>>>>/Kids[{kids}]/Count {count}>>").into_bytes()),
        ];
        all.extend((10..10 + count).map(|n| (n, b"<</Type/Page/Parent 2 0 R>>".to_vec())));
        super::pdfs::file(&all)
    };
    assert_eq!(judge(&look(&file(2)).0, Says::Pdf), Judgement::Good);
    assert_eq!(thought_of(&file(20)), TOO_MUCH);
}

/// What a page draws again and again is counted again and again, even where nothing comes out.
#[test]
fn one_content_a_hundred_thousand_times() {
    let many: &'static str = Box::leak(format!("/Contents[{}]", "5 0 R ".repeat(100_000)).into_boxed_str());
    let page = |bytes: &[u8]| Page { page: many, more: vec![(5, stream("", bytes))], ..Page::default() }.file();
    assert_eq!(thought_of(&page(&[b' '; 10])), Judgement::Good);
    assert_eq!(thought_of(&page(&[b' '; 1000])), TOO_MUCH);
}

/// Objects that each reach to the end of the file: the first one has it all.
#[test]
fn objects_within_each_other() {
    let head = |number: u32, rest: usize| format!("{number} 0 obj<</Length {rest:08}>>stream\n");
    let one = head(10_000, 0).len();
    let inner = texts(0..5000, |n| head(10_000 + n, one * (4999 - n as usize)));
    assert_eq!(thought_of(&with(vec![(9, stream("", inner.as_bytes()))])), Judgement::Good);
}

/// Streams without an end: it is looked for once.
#[test]
fn streams_without_an_end() {
    let page = with(vec![]);
    let heads = "9 0 obj<<>>stream\n".repeat(500_000);
    assert_eq!(thought_of(&[&page[..], heads.as_bytes(), b"startxref\n%%EOF"].concat()), Judgement::Good);
}

/// A chain of things that draw each other is followed without going deeper.
#[test]
fn a_long_chain() {
    let form = |next: u32| stream(&format!("/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X {next} 0 R>>>>"), b"");
    let more = (10..20_000).map(|number| (number, form(number + 1))).collect();
    let page = Page { with: "/XObject<</X 10 0 R>>", more, ..Page::default() }.file();
    let looked = std::thread::Builder::new().stack_size(512 << 10).spawn(move || judge(&look(&page).0, Says::Pdf));
    assert_eq!(looked.unwrap().join().unwrap(), Judgement::Good);
}
