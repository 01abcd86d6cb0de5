//! A report against a register of which another statement knows the numbers: its workbook, read by openpyxl, cell by cell, and its
//! picture. `SHOW_BOOK=FOLDER` leaves the pictures there to be looked at.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use layanan_ktp::app::laporan::{lately, reckon};
use layanan_ktp::app::present;
use layanan_ktp::config::kantor;
use layanan_ktp::domain::laporan::{HandedOver, Laporan, Masa, Missing};
use layanan_ktp::locale::Locale;
use layanan_ktp::print::laporan::{Context, picture, sheet};
use serde_json::Value;

use crate::read::{piped, python};
use crate::server::Database;

const PROFILE: &str = include_str!("../../kantor.toml");

const REGISTER: &str = include_str!("../support/laporan.sql");

/// Reads a workbook from stdin, says all of it as JSON: by sheet, what stands in which cell.
const READ: &str = r"
import datetime, io, json, sys
import openpyxl
def value(c):
    v = c.value
    return v.strftime('%Y-%m-%d') if isinstance(v, datetime.datetime) else v
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps({ws.title: dict(freeze=ws.freeze_panes, area=str(ws.print_area), titles=ws.print_title_rows,
    width=ws.column_dimensions['A'].width, formulas=sum(c.data_type == 'f' for row in ws.iter_rows() for c in row),
    rows=[[value(c) for c in row] for row in ws.iter_rows()],
    quoted=[c.value for row in ws.iter_rows() for c in row if c.quotePrefix],
    formats=[[c.number_format for c in row] for row in ws.iter_rows()]) for ws in book}))
";

/// What the numbers of the register are, by statements that know nothing of the report.
const COUNTS: &str = "select json_build_object(
    'received', count(*), 'pembetulan', count(*) filter (where jenis = 'pembetulan'), 'returned', count(*) filter (where returned),
    'checked', count(*) filter (where not closed), 'complete', count(*) filter (where not closed and not returned),
    'sent', count(*) filter (where not closed and not stays), 'open', count(*) filter (where not closed and stays),
    'closed', count(*) filter (where closed),
    'handed', count(*) filter (where not closed and not stays), 'back', count(*) filter (where not closed and not stays and back),
    'refused', count(*) filter (where not closed and not stays and refused),
    'receive_desk', json_build_array(
        percentile_disc(0.5) within group (order by desk + case when returned then 6 else 0 end),
        percentile_disc(0.9) within group (order by desk + case when returned then 6 else 0 end)),
    'receive_handled', json_build_array(
        percentile_disc(0.5) within group (order by handled + case when returned then 2 else 0 end),
        percentile_disc(0.9) within group (order by handled + case when returned then 2 else 0 end)),
    'within', avg((handled + case when returned then 2 else 0 end <= 5)::int),
    'check_desk', json_build_array(
        percentile_disc(0.5) within group (order by checking + case when returned then 9 else 0 end) filter (where not closed),
        percentile_disc(0.9) within group (order by checking + case when returned then 9 else 0 end) filter (where not closed)),
    'enter_handled', json_build_array(
        percentile_disc(0.5) within group (order by entry_handled) filter (where not closed and not stays),
        percentile_disc(0.9) within group (order by entry_handled) filter (where not closed and not stays)),
    'office', json_build_array(
        percentile_disc(0.5) within group (order by desk + checking + entering + 20 + case when returned then 15 else 0 end)
            filter (where not closed and not stays),
        percentile_disc(0.9) within group (order by desk + checking + entering + 20 + case when returned then 15 else 0 end)
            filter (where not closed and not stays)))::text
    from made where tanggal between '2026-11-01' and '2026-11-30'";

const VILLAGES: &str = "select json_object_agg(desa, json_build_array(received, returned))::text from (
    select desa, count(*) as received, count(*) filter (where returned) as returned
    from made where tanggal between '2026-11-01' and '2026-11-30' group by desa) v";

const DAYS: &str = "select json_object_agg(d::date, (select count(*) from made where tanggal = d::date))::text
    from generate_series(date '2026-11-01', date '2026-11-23', interval '1 day') d";

const MISSING: &str = "select json_object_agg(syarat, count)::text from (
    select syarat, count(*) from made where returned and tanggal between '2026-11-01' and '2026-11-30' group by syarat) m";

fn now() -> DateTime<Utc> {
    "2026-11-23T02:30:00Z".parse().unwrap()
}

/// A register of so many of this and of the last year.
async fn register(lines: u32) -> Database {
    let database = Database::new().await;
    let office = Arc::new(kantor::parse(PROFILE).unwrap());
    present::begin(&database.store().await, office, now()).await.unwrap(); // its opening hours
    database.sql(&REGISTER.replace("LINES", &lines.to_string()).replace("YEAR", "2026")).await;
    database
}

async fn report(database: &Database, masa: &str) -> Laporan {
    let mut uow = database.store().await.begin().await.unwrap();
    reckon(&mut uow, masa.parse::<Masa>().unwrap(), now()).await.unwrap()
}

async fn known(database: &Database, sql: &str) -> Value {
    serde_json::from_str(&database.sql(sql).await).unwrap()
}

/// The rows of a sheet by their first cell.
fn rows(sheet: &Value) -> BTreeMap<String, Vec<Value>> {
    let row = |row: &Value| {
        let cells = row.as_array().unwrap().clone();
        Some((cells[0].as_str()?.to_owned(), cells[1..].to_vec()))
    };
    sheet["rows"].as_array().unwrap().iter().filter_map(row).collect()
}

/// Whether a cell has this number.
fn is(value: &Value, expected: f64) -> bool {
    (number(value) - expected).abs() < 1e-9
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_workbook_of_a_month_says_what_other_statements_count() {
    let Some(python) = python() else { return };
    let database = register(400).await;
    let laporan = report(&database, "2026-11").await;
    let office = kantor::parse(PROFILE).unwrap();
    let xlsx = sheet(&laporan, &Context { kantor: &office, locale: Locale::Id }).unwrap();
    let book: Value = serde_json::from_slice(&piped(python, &["-c", READ], &xlsx)).unwrap();
    let expected = known(&database, COUNTS).await;
    let e = |name: &str| number(&expected[name]);
    assert!(e("received") > 100.0 && e("returned") > 10.0 && e("back") > 5.0 && e("refused") > 5.0, "{expected}");

    let summary = rows(&book["Ringkasan"]);
    let total = e("received");
    for (row, count, whole) in [
        ("Diterima", "received", 0.0),
        ("– perbaikan data KTP", "pembetulan", total),
        ("Dikembalikan karena berkas kurang", "returned", total),
        ("Sudah diperiksa", "checked", total),
        ("Lengkap sejak pertama diperiksa", "complete", e("checked")),
        ("Dikirim ke Dispendukcapil", "sent", total),
        ("Masih berjalan", "open", total),
        ("Dibatalkan", "closed", total),
        ("Pengiriman masa ini, kapan pun diterimanya", "handed", 0.0),
        ("– dikembalikan Dispendukcapil", "back", e("handed")),
        ("– dinyatakan ditolak", "refused", e("handed")),
    ] {
        let cells = &summary[row];
        assert!(is(&cells[0], e(count)), "{row}: {cells:?}, {}", e(count));
        if whole > 0.0 {
            assert!(is(&cells[1], e(count) / whole), "{row}: {cells:?}");
        }
    }
    for (row, column, times) in [
        ("1 (menerima berkas)", 2, "receive_desk"),
        ("1 (menerima berkas)", 4, "receive_handled"),
        ("2 (mengecek berkas)", 2, "check_desk"),
        ("3 (mengentri data)", 4, "enter_handled"),
        ("Seluruh waktu kantor, sejak diajukan sampai dikirim", 2, "office"),
    ] {
        let cells = &summary[row];
        let same = |n: usize| is(&cells[column + n], number(&expected[times][n]));
        assert!(same(0) && same(1), "{row}, {times}: {cells:?}, {}", expected[times]);
    }
    let receive = &summary["1 (menerima berkas)"];
    assert!(is(&receive[0], 5.0) && is(&receive[1], total), "the SOP's minutes, and for how many it is over");
    assert!(is(&receive[6], e("within")));
    assert_eq!(summary["2 (mengecek berkas)"][4], "terlalu sedikit yang tercatat", "nobody took a check");

    let villages = rows(&book["Per desa"]);
    let known_villages = known(&database, VILLAGES).await;
    for (kode, counts) in known_villages.as_object().unwrap() {
        let name = office.desa_nama(&layanan_ktp::domain::desa::DesaKode::parse(kode).unwrap());
        assert_eq!(villages[&name][..2], [counts[0].clone(), counts[1].clone()], "{name}");
    }
    assert!(is(&villages["Jumlah"][0], total));
    let missing = rows(&book["Syarat kurang"]);
    for (kode, count) in known(&database, MISSING).await.as_object().unwrap() {
        let name = if kode == "kk" { "Kartu Keluarga (KK)" } else { "Surat pengantar desa" };
        assert_eq!(missing[name][..2], [count.clone(), count.clone()]);
    }
    let days = &book["Per hari"];
    for (n, (day, count)) in known(&database, DAYS).await.as_object().unwrap().iter().enumerate() {
        let row = &days["rows"][5 + n];
        assert_eq!((row[0].as_str(), &row[1]), (Some(day.as_str()), count), "a real date");
        assert_eq!(days["formats"][5 + n][0], "dd-mm-yyyy");
    }
    for (name, sheet) in book.as_object().unwrap() {
        assert_eq!((sheet["freeze"].as_str(), sheet["titles"].as_str()), (Some("B6"), Some("$5:$5")), "{name}");
        assert!(sheet["area"].as_str().unwrap().contains("$A$1:"), "{name}: {}", sheet["area"]);
        assert!(number(&sheet["width"]) > 15.0, "{name}");
        assert_eq!(sheet["formulas"], 0, "{name}");
    }
}

/// The day of a receipt is that of the office, and of what was received on paper that on which it happened.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_in_a_time_goes_by_the_first_receipt_in_sooko() {
    let database = register(3).await;
    let received = |n: u32, at: &str| {
        let riwayat = format!("where permohonan_id = {} and kind = 'diterima' and seq = 2", 1000 + n);
        format!("set session_replication_role = replica; update riwayat set at = '{at}' {riwayat}")
    };
    database.sql(&received(1, "2026-10-31T16:59:59Z")).await;
    database.sql(&received(2, "2026-10-31T17:00:00Z")).await;
    database.sql(&received(3, "2026-11-20T03:00:00Z")).await;
    let count = async |masa: &str| report(&database, masa).await.received.total();
    assert_eq!([count("2026-10").await, count("2026-10-31").await], [1, 1]);
    assert_eq!([count("2026-11").await, count("2026-11-01").await, count("2026").await], [2, 1, 3]);
    let on_paper = "update permohonan set received_paper_at = '2026-10-05T02:00:00Z' where permohonan_id = 1003";
    database.sql(&format!("set session_replication_role = replica; {on_paper}")).await;
    assert_eq!([count("2026-10").await, count("2026-11").await], [2, 1]);
}

/// By the day of the pengiriman and not by that of the receipt; each permohonan once, and back where Dispendukcapil sent it back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_handed_over_goes_by_its_pengiriman() {
    let database = register(30).await;
    let handed = async |masa: &str| {
        let HandedOver { total, back, refused } = report(&database, masa).await.handed;
        (total, back, refused)
    };
    let sent: u32 = database.sql("select count(*) from made where not closed and not stays").await.parse().unwrap();
    let (total, back, refused) = handed("2026").await;
    assert!(total == sent && back > 0 && refused > 0 && back + refused < total, "{total}, {back}, {refused}");
    // One that came back (the fourth) went in December, and once more in the same month: it is one, and it came back.
    let december = "update pengiriman set at = '2026-12-01T02:00:00Z' where pengiriman_id = 1004";
    let again = "insert into pengiriman (pengiriman_id, tahun, urut, recipient, sent_by, saluran, jumlah, at) overriding system value
        values (9999, 2026, 9999, 3, 1, 'chat', 1, '2026-12-02T02:00:00Z');
        insert into pengiriman_isi select 9999, 1, 1004, riwayat_seq + 2 from pengiriman_isi where permohonan_id = 1004;
        update permohonan set stated = 'ditolak' where permohonan_id = 1004";
    database.sql(&format!("set session_replication_role = replica; {december}; {again}")).await;
    assert_eq!(handed("2026-12").await, (1, 1, 1), "it came back first, and was refused then");
    assert_eq!(handed("2026-12-02").await, (1, 0, 1));
    assert_eq!(handed("2026-12-01").await, (1, 1, 0), "what was refused was another sending of it");
    assert_eq!(handed("2026").await, (total, back, refused + 1));
    // Staf took it back, since its officer was gone: Dispendukcapil did not send it back.
    let changed = "update pengembalian set alasan = 'penerima_berganti' where permohonan_id = 1004";
    database.sql(&format!("set session_replication_role = replica; {changed}")).await;
    assert_eq!(handed("2026-12").await, (1, 0, 1));
}

/// What a spreadsheet takes for a formula, and what no phone has letters for: a name of a syarat is typed by an admin.
const STRANGE: [&str; 9] = [
    "=HYPERLINK(\"http://contoh.invalid\",\"KK\")",
    "+62 812",
    "@SUM(A1:A9)",
    "-1",
    "\t=1+1",
    "\r=1+1",
    "بطاقة الأسرة 家族カード 👨‍👩‍👧",
    "\u{202e}a\u{300}\u{0}",
    "",
];

/// A report in which these are missing, each of several people, the first most often.
async fn strange(names: impl IntoIterator<Item = String>) -> Laporan {
    let mut laporan = report(&register(60).await, "2026").await;
    let one = laporan.missing[0].clone();
    let named = |(times, name)| Missing { name, times, ..one.clone() };
    laporan.missing = (1..).zip(names).map(named).collect();
    for desa in &mut laporan.desa {
        desa.missing.clone_from(&laporan.missing);
    }
    laporan.desa[0].desa = None;
    laporan
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_looks_like_a_formula_is_text_in_every_sheet() {
    let Some(python) = python() else { return };
    let office = kantor::parse(PROFILE).unwrap();
    for first in STRANGE {
        let mut laporan = strange(STRANGE.map(str::to_owned)).await;
        laporan.desa[0].missing[0].name = first.to_owned();
        let xlsx = sheet(&laporan, &Context { kantor: &office, locale: Locale::Id }).unwrap();
        let book: Value = serde_json::from_slice(&piped(python, &["-c", READ], &xlsx)).unwrap();
        for (name, sheet) in book.as_object().unwrap() {
            assert_eq!(sheet["formulas"], 0, "{name}");
        }
        let quoted = |sheet: &str| book[sheet]["quoted"].as_array().unwrap().len();
        assert_eq!(quoted("Syarat kurang"), 6);
        let is_formula = first.starts_with(['=', '+', '@', '-', '\t', '\r']);
        assert_eq!(quoted("Per desa"), laporan.desa.len() - usize::from(!is_formula), "{first:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_or_strange_name_stays_within_the_picture() {
    let office = kantor::parse(PROFILE).unwrap();
    let context = Context { kantor: &office, locale: Locale::Id };
    let plain = strange((0..5).map(|n| format!("Syarat {n}"))).await;
    let size = |png: &[u8]| image::load_from_memory(png).unwrap().into_rgb8().dimensions();
    let expected = size(&picture(&plain, &context).unwrap());
    let long = ["Kartu Keluarga dan surat pengantar ".repeat(40), "W".repeat(400), "👨‍👩‍👧".repeat(100)];
    for names in [STRANGE[..5].to_vec(), STRANGE[4..].to_vec(), long.iter().map(String::as_str).collect()] {
        let names: Vec<String> = names.into_iter().map(str::to_owned).cycle().take(5).collect();
        let png = picture(&strange(names.clone()).await, &context).unwrap();
        assert_eq!(size(&png), expected, "{names:?}");
        let pixels = image::load_from_memory(&png).unwrap().into_rgb8();
        let is_paper = |x: u32| (20..pixels.height()).all(|y| pixels.get_pixel(x, y).0 == [255, 255, 255]);
        assert!((0..40).chain(1040..1080).all(is_paper), "nothing is drawn upon the margin: {names:?}");
    }
}

/// Of any time, drawn without any font of the machine. Where everything stands is tested beside the layout.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_picture_of_any_time_is_as_wide_as_a_phone() {
    let database = register(400).await;
    let office = kantor::parse(PROFILE).unwrap();
    let context = Context { kantor: &office, locale: Locale::Id };
    let mut heights = Vec::new();
    for masa in ["2026-11", "2026", "2026-11-09", "2026-09"] {
        let laporan = report(&database, masa).await;
        let png = picture(&laporan, &context).unwrap();
        if let Some(folder) = std::env::var_os("SHOW_BOOK") {
            std::fs::write(std::path::Path::new(&folder).join(format!("laporan-{masa}.png")), &png).unwrap();
        }
        let pixels = image::load_from_memory_with_format(&png, image::ImageFormat::Png).unwrap().into_rgb8();
        assert!(pixels.width() == 1080 && pixels.height() < 2600, "{masa}");
        heights.push(pixels.height());
    }
    assert!(heights[0] > heights[2] && heights[2] > heights[3], "what there is nothing to say of takes no room");
}

/// By hand: what a report of a large register costs. `cargo test --test buku -- --ignored --nocapture figures_of_very_many`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "shows plan and time of 100,000 permohonan, and asserts nothing"]
async fn figures_of_very_many() {
    let database = register(100_000).await;
    for masa in ["2026-11-09", "2026-11", "2026"] {
        let begun = std::time::Instant::now();
        let laporan = report(&database, masa).await;
        eprintln!("{masa}: {} permohonan, {:?}", laporan.received.total(), begun.elapsed());
    }
}

/// What the metrics say of the last thirty days is what the report of a month of thirty days says on its last day.
#[tokio::test]
async fn the_times_of_late_are_those_of_the_report() {
    let database = register(400).await;
    let now: DateTime<Utc> = "2026-11-30T08:00:00Z".parse().unwrap();
    let mut uow = database.store().await.begin().await.unwrap();
    let times = lately(&mut uow, now).await.unwrap();
    let report = reckon(&mut uow, Masa::month(now.date_naive()), now).await.unwrap();
    assert_eq!(times.month, report.steps);
    assert!(times.month.iter().all(|step| step.done > 0) && times.today.iter().all(|step| step.done == 0), "{times:?}");
}
