//! The workbook, read by openpyxl.

use layanan_ktp::domain::buku::{Bentuk, Periode};
use layanan_ktp::domain::register::block::VoidReason;
use serde_json::Value;

use crate::read::{piped, python};
use crate::stage::{Expected, LINES, Stage};

/// Reads a workbook from stdin, says all of it as JSON.
const READ: &str = r"
import datetime, io, json, sys, zipfile
import openpyxl
data = sys.stdin.buffer.read()
ws = openpyxl.load_workbook(io.BytesIO(data)).active
def value(c):
    v = c.value
    if isinstance(v, datetime.datetime):
        return v.strftime('%d-%m-%Y %H.%M') if c.number_format.endswith('hh.mm') else v.strftime('%d-%m-%Y')
    return v
rows = [[dict(v=value(c), t=c.data_type, date=c.is_date, f=c.number_format, q=bool(c.quotePrefix)) for c in row] for row in ws.iter_rows()]
print(json.dumps(dict(rows=rows, freeze=ws.freeze_panes, titles=ws.print_title_rows, area=str(ws.print_area),
    filter=ws.auto_filter.ref, landscape=ws.page_setup.orientation, paper=ws.page_setup.paperSize,
    fit=[ws.page_setup.fitToWidth, ws.page_setup.fitToHeight, ws.sheet_properties.pageSetUpPr.fitToPage],
    width=ws.column_dimensions['D'].width, names=zipfile.ZipFile(io.BytesIO(data)).namelist(), title=ws.title)))
";

/// The row of the names of columns, from 0.
const HEAD: usize = 6;

fn read(python: &str, xlsx: &[u8]) -> Value {
    serde_json::from_slice(&piped(python, &["-c", READ], xlsx)).unwrap()
}

fn cell(sheet: &Value, row: usize, column: usize) -> &Value {
    &sheet["rows"][row][column]
}

/// What stands in a cell; nothing is an empty text.
fn shown(cell: &Value) -> String {
    match &cell["v"] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => other.to_string(),
    }
}

impl Expected {
    /// As the columns of the workbook have it.
    fn cells(&self, n: u32) -> [String; 18] {
        let pair = |pair: &Option<(String, String)>| pair.clone().unwrap_or_default();
        let ((letter, letter_date), (found, found_at)) = (pair(&self.pengantar), pair(&self.cek));
        let (sent, to) = pair(&self.kirim);
        let e = |text: &String| text.clone();
        [
            n.to_string(),
            e(&self.nomor),
            e(&self.masuk),
            e(&self.nama),
            e(&self.nik),
            e(&self.kk),
            e(&self.desa),
            e(&self.rt_rw),
            e(&self.jenis),
            letter,
            letter_date,
            found,
            found_at,
            self.entri.clone().unwrap_or_default(),
            sent,
            to,
            e(&self.petugas),
            e(&self.keterangan),
        ]
    }
}

async fn hold(stage: &Stage, sheet: &Value, lengkap: bool) {
    for n in 1..=LINES {
        let expected = stage.expected(n, lengkap).await.cells(n);
        for (column, expected) in expected.iter().enumerate() {
            let cell = cell(sheet, HEAD + n as usize, column);
            // Of what stands in its cell and not in the table of texts, openpyxl leaves the escape of an underscore.
            assert_eq!(shown(cell).replace("_x005F_", "_"), *expected, "line {n}, column {column}");
            assert_ne!(cell["t"], "f", "no formula: line {n}, column {column}");
            let real = matches!(column, 2 | 10 | 12 | 13 | 14) && !expected.is_empty();
            assert_eq!(cell["date"].as_bool().unwrap() && !expected.is_empty(), real, "a real date: {n}, {column}");
            let formula = !real && expected.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert_eq!(cell["q"], formula, "marked as text: line {n}, column {column}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_cell_says_what_the_register_says() {
    let Some(python) = python() else { return };
    let stage = Stage::new().await;
    let masked = read(python, &stage.book(Bentuk::Xlsx, false).await);
    hold(&stage, &masked, false).await;
    let mut order = stage.whole(Bentuk::Xlsx, true);
    order.folder = Some(env!("CARGO_TARGET_TMPDIR").into()); // as the command line writes it
    let full = read(python, &stage.order(&order).await);
    hold(&stage, &full, true).await;
    assert!(!masked.to_string().contains("3516134101909"), "no NIK in full");
    assert!(!masked.to_string().contains("3516130101159"), "no number of a KK in full");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_set_up_for_screen_and_paper() {
    let Some(python) = python() else { return };
    let stage = Stage::new().await;
    let sheet = read(python, &stage.book(Bentuk::Xlsx, false).await);
    assert_eq!(sheet["freeze"], "E8", "the names of columns stay, and so does the name of the pemohon");
    assert_eq!(sheet["titles"], "$7:$7", "on each page that is printed");
    let last = HEAD + 1 + LINES as usize;
    assert_eq!(sheet["filter"], format!("A7:R{last}"));
    assert!(sheet["area"].as_str().unwrap().contains("$A$1:$R$"), "{}", sheet["area"]);
    assert_eq!((&sheet["landscape"], &sheet["paper"]), (&"landscape".into(), &14.into()), "folio");
    assert_eq!(
        sheet["fit"],
        serde_json::json!([null, 0, true]),
        "one page wide, which is what is left out, and any number high"
    );
    assert!(sheet["width"].as_f64().unwrap() > 29.0);
    let text = |row| shown(cell(&sheet, row, 0));
    insta::assert_snapshot!((0..6).map(text).collect::<Vec<_>>().join("\n"), @"
    PEMERINTAH KABUPATEN MOJOKERTO
    KECAMATAN SOOKO
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    REGISTER PELAYANAN KTP
    Masa penerimaan: 1 November 2026 sampai 30 November 2026
    NIK dan nomor KK disamarkan
    ");
    assert!(
        text(last + 1).starts_with("Jumlah seluruhnya: 60 (KTP baru 48, perbaikan data KTP 12)"),
        "{}",
        text(last + 1)
    );
}

/// Nothing that somebody typed names a file in the archive.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_archive_has_the_names_that_it_always_has() {
    let Some(python) = python() else { return };
    let stage = Stage::new().await;
    let sheet = read(python, &stage.book(Bentuk::Xlsx, false).await);
    for name in sheet["names"].as_array().unwrap() {
        let name = name.as_str().unwrap();
        let known = ["[Content_Types].xml", "_rels/", "docProps/", "xl/"].iter().any(|known| name.starts_with(known));
        assert!(known && !name.contains("..") && !name.starts_with('/'), "{name}");
    }
}

/// They count as nothing, and stand where their numbers would.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_that_were_passed_over_stand_in_their_place() {
    let Some(python) = python() else { return };
    let stage = Stage::new().await;
    stage.for_paper(5).await;
    stage.receives_on_paper(LINES + 2).await;
    stage.voids((64, 64), VoidReason::Spoilt).await;
    stage.voids((65, 65), VoidReason::LeftOver).await;
    let (bytes, lines) = stage.written(&stage.whole(Bentuk::Xlsx, false)).await;
    assert_eq!(lines, LINES + 1);
    let sheet = read(python, &bytes);
    let row = |n: usize| (0..18).map(|column| shown(cell(&sheet, n, column))).collect::<Vec<_>>().join(" | ");
    let first = HEAD + 1 + LINES as usize;
    insta::assert_snapshot!(row(first), @"– | 470/061/416-313/2026 s.d. 470/065/416-313/2026 | 23-11-2026 20.00 | (5 nomor) |  |  |  |  |  |  |  |  |  |  |  |  | Disiapkan: Ratna Wulandari | disiapkan untuk pencatatan di kertas; belum dicatat: 61, 63; tidak dipakai: 65; salah tulis, dicoret: 64");
    insta::assert_snapshot!(row(first + 1), @"61 | 470/062/416-313/2026 | 24-11-2026 09.00 | Siti Aminah | ••••••••••••9961 | ••••••••••••9961 | Japan |  | KTP baru |  |  |  |  |  |  |  | Terima: Budi Santoso | diterima di kertas, dicatat 25-11-2026 08.15");
    let total = shown(cell(&sheet, first + 3, 0));
    assert!(total.starts_with("Jumlah seluruhnya: 61 "), "{total}");
    // Set aside on the evening before these days, and used on the first of them.
    let mut order = stage.whole(Bentuk::Xlsx, false);
    order.cetakan.periode = Periode::new("2026-11-24".parse().unwrap(), "2026-11-30".parse().unwrap()).unwrap();
    let (bytes, lines) = stage.written(&order).await;
    assert_eq!(lines, 1);
    let sheet = read(python, &bytes);
    let numbers = [HEAD + 1, HEAD + 2].map(|n| shown(cell(&sheet, n, 1)));
    assert_eq!(numbers, ["470/061/416-313/2026 s.d. 470/065/416-313/2026", "470/062/416-313/2026"]);
}

/// The book of a year has all numbers of that year: those that were set aside before it began, and after it ended, too.
#[rstest::rstest]
#[case::of_its_year(("2027-01-01", "2027-12-31"), 2027, true)]
#[case::of_its_first_day(("2027-01-01", "2027-01-01"), 2027, true)]
#[case::of_the_day_on_which_it_was_done(("2026-12-31", "2026-12-31"), 2027, false)]
#[case::of_the_year_before(("2026-01-01", "2026-12-31"), 2026, true)]
#[case::of_its_last_day(("2026-12-31", "2026-12-31"), 2026, true)]
#[case::of_the_day_in_january(("2027-01-04", "2027-01-04"), 2026, false)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_of_another_year_stand_in_the_book_of_that_year(
    #[case] (dari, sampai): (&str, &str),
    #[case] tahun: i32,
    #[case] stands: bool,
) {
    let Some(python) = python() else { return };
    let stage = Stage::new().await;
    stage.sets_aside((2027, 4), "2026-12-31T08:00:00Z".parse().unwrap()).await;
    stage.sets_aside((2026, 7), "2027-01-04T01:00:00Z".parse().unwrap()).await;
    let mut order = stage.whole(Bentuk::Xlsx, false);
    order.cetakan.periode = Periode::new(dari.parse().unwrap(), sampai.parse().unwrap()).unwrap();
    let found = stage.store.begin().await.unwrap().ekspor().passes_over(order.cetakan.periode).await.unwrap();
    assert_eq!(found, stands || dari == "2026-12-31", "there is a book");
    let sheet = read(python, &stage.written(&order).await.0);
    let row = |urut, last: u32| format!("470/{urut:03}/416-313/{tahun} s.d. 470/{last:03}/416-313/{tahun}");
    let range = if tahun == 2027 { row(1, 4) } else { row(61, 67) };
    let rows = sheet["rows"].as_array().unwrap().len();
    assert_eq!((HEAD..rows).any(|n| shown(cell(&sheet, n, 1)) == range), stands);
}
