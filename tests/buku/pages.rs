//! The pages, read by poppler: every word by where it stands.

use layanan_ktp::domain::buku::Bentuk;
use layanan_ktp::locale::Locale;
use layanan_ktp::print::register::blank;

use crate::read::{piped, poppler};
use crate::stage::{Expected, LINES, NAMES, Stage, morning};

/// A word on a page.
#[derive(Debug, Clone)]
struct Word {
    x: f32,
    y: f32,
    text: String,
}

fn attribute(line: &str, name: &str) -> f32 {
    let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
    rest.split('"').next().unwrap().parse().unwrap()
}

/// The words of each page.
fn words(pdf: &[u8]) -> Vec<Vec<Word>> {
    let html = String::from_utf8(piped("pdftotext", &["-bbox", "-", "-"], pdf)).unwrap();
    let mut pages = Vec::new();
    for line in html.lines() {
        if line.trim_start().starts_with("<page ") {
            pages.push(Vec::new());
        }
        if let Some(rest) = line.trim_start().strip_prefix("<word ") {
            let text = rest.split_once('>').unwrap().1.trim_end_matches("</word>");
            let text = text
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
            pages.last_mut().unwrap().push(Word { x: attribute(rest, "xMin"), y: attribute(rest, "yMin"), text });
        }
    }
    pages
}

/// The cells of a book, without the spaces between words: those of one line that goes on on another page together.
fn cells(pages: &[Vec<Word>]) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for page in pages {
        let Some(table) = Table::of(page) else { continue };
        for word in page.iter().filter(|word| word.y > table.top + 4.0 && word.y < table.bottom) {
            let column = table.edges.iter().rposition(|edge| word.x > edge - 1.0).unwrap();
            if column == 0 {
                lines.push(vec![String::new(); table.edges.len()]);
            }
        }
        let begun = lines.len() - table.starts.len();
        let mut sorted: Vec<&Word> =
            page.iter().filter(|word| word.y > table.top + 4.0 && word.y < table.bottom).collect();
        sorted.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        for word in sorted {
            let column = table.edges.iter().rposition(|edge| word.x > edge - 1.0).unwrap();
            let before = table.starts.iter().filter(|start| **start < word.y + 2.0).count();
            let line = (begun + before).checked_sub(1).unwrap();
            lines[line][column].push_str(&word.text);
        }
    }
    lines
}

/// Where the table of a page stands.
struct Table {
    /// Where the words of each column begin.
    edges: Vec<f32>,
    /// The line of the numbers of columns.
    top: f32,
    bottom: f32,
    /// Where each line of the book begins.
    starts: Vec<f32>,
}

impl Table {
    fn of(page: &[Word]) -> Option<Self> {
        let heads = |word: &&Word| word.text == "14";
        let last = page.iter().filter(heads).max_by(|a, b| a.x.total_cmp(&b.x))?;
        let numbers: Vec<&Word> = page.iter().filter(|word| (word.y - last.y).abs() < 1.0).collect();
        let mut edges: Vec<f32> = numbers.iter().map(|word| word.x).collect();
        edges.sort_by(f32::total_cmp);
        assert_eq!(edges.len(), 14, "{numbers:?}");
        let ends = ["Jumlah"];
        let bottom = page.iter().filter(|word| ends.contains(&&*word.text) && word.x < edges[1]).map(|word| word.y);
        let bottom = bottom.fold(f32::MAX, f32::min) - 1.0;
        let second = edges[1] - 1.0;
        let starts = page.iter().filter(|word| word.y > last.y + 4.0 && word.y < bottom && word.x < second);
        Some(Self { top: last.y, bottom, starts: starts.map(|word| word.y).collect(), edges })
    }
}

impl Expected {
    fn columns(&self, n: u32) -> [String; 14] {
        let pair = |pair: &Option<(String, String)>| pair.as_ref().map(|(a, b)| format!("{a} {b}")).unwrap_or_default();
        let day_only = self.cek.as_ref().map(|(found, at)| format!("{found} {}", &at[..10]));
        let printed = NAMES.iter().find(|(name, _)| *name == self.nama).map_or(&*self.nama, |(_, printed)| printed);
        let cells = [
            n.to_string(),
            self.nomor.clone(),
            self.masuk.clone(),
            printed.to_owned(),
            self.nik.clone(),
            self.kk.clone(),
            format!("{} {}", self.desa, self.rt_rw),
            self.jenis.clone(),
            pair(&self.pengantar),
            day_only.unwrap_or_default(),
            self.entri.clone().unwrap_or_default(),
            pair(&self.kirim),
            self.petugas.clone(),
            self.keterangan.clone(),
        ];
        cells.map(|cell| cell.split_whitespace().collect())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_cell_says_what_the_register_says() {
    if !poppler() {
        return;
    }
    let stage = Stage::new().await;
    for lengkap in [false, true] {
        let pdf = stage.book(Bentuk::Pdf, lengkap).await;
        let cells = cells(&words(&pdf));
        assert_eq!(cells.len(), LINES as usize);
        for n in 1..=LINES {
            let expected = stage.expected(n, lengkap).await.columns(n);
            for (column, expected) in expected.iter().enumerate() {
                assert_eq!(cells[n as usize - 1][column], *expected, "line {n}, column {}", column + 1);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_page_has_its_number_and_its_totals_and_the_last_one_the_head_of_the_chain() {
    if !poppler() {
        return;
    }
    let stage = Stage::new().await;
    let sealed = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    stage.store.seal_days(sealed, "2026-11-24T01:00:00Z".parse().unwrap()).await.unwrap();
    let pdf = stage.book(Bentuk::Pdf, false).await;
    show("F4-masked", &pdf);
    let text = String::from_utf8(piped("pdftotext", &["-layout", "-", "-"], &pdf)).unwrap();
    let flat = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
    let pages: Vec<String> = text.split('\u{c}').map(flat).filter(|page| !page.is_empty()).collect();
    assert!(pages.len() > 2, "{}", pages.len());
    let mut so_far = 0;
    for (n, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("Halaman {n} dari {}", pages.len())), "{page}");
        let count =
            |before: &str| page.split(before).nth(1).unwrap().split([' ', '.']).next().unwrap().parse::<u32>().unwrap();
        so_far += count("Jumlah halaman ini: ");
        assert_eq!(count("Sampai halaman ini: "), so_far);
        assert!(page.contains("Tanggal") && page.contains("Keterangan"), "the names of columns: {page}");
    }
    assert_eq!(so_far, LINES);
    let last = pages.last().unwrap();
    let segel = stage.store.verify("2026-11-24T02:00:00Z".parse().unwrap(), None).await.unwrap().segel.unwrap();
    assert!(last.contains(&format!("(segel terakhir): {segel}")), "{last}");
    assert!(last.contains(&format!("layanan-ktp verifikasi --segel {segel}")), "{last}");
    assert!(last.contains("Jumlah seluruhnya: 60 (KTP baru 48, perbaikan data KTP 12)"), "{last}");
    assert!(
        last.contains("Camat Sooko") && last.contains("Kepala Seksi Pelayanan") && last.contains("......"),
        "{last}"
    );
    assert!(pages[0].contains("PEMERINTAH KABUPATEN MOJOKERTO") && pages[0].contains("REGISTER PELAYANAN KTP"));
}

/// Leaves a book where somebody wants to look at it.
fn show(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("SHOW_BOOK") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), pdf).unwrap();
    }
}

/// A PDF reader finds nothing to repair, on either paper.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_a_whole_pdf_in_landscape_on_the_paper_of_the_office() {
    if !poppler() {
        return;
    }
    let stage = Stage::new().await;
    for (paper, size) in [("F4", "935.433 x 609.449"), ("A4", "841.89 x 595.276")] {
        let profile = include_str!("../../kantor.toml").replace("kertas = \"F4\"", &format!("kertas = \"{paper}\""));
        let kantor = std::sync::Arc::new(layanan_ktp::config::kantor::parse(&profile).unwrap());
        let order = layanan_ktp::app::buku::Order { kantor, ..stage.whole(Bentuk::Pdf, true) };
        let pdf = stage.order(&order).await;
        show(&format!("{paper}-full"), &pdf);
        let info = String::from_utf8(piped("pdfinfo", &["-"], &pdf)).unwrap();
        assert!(info.contains(size), "{info}");
        let picture = piped("pdftoppm", &["-r", "20", "-"], &pdf);
        assert!(picture.starts_with(b"P6"));
        let table = pdf.windows(4).position(|bytes| bytes == b"xref").unwrap();
        assert!(table > 0, "a table of where things stand");
    }
}

/// Pages to write on: every number that was set aside has its row, and nothing else stands there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_for_paper_have_a_row_for_each_number() {
    if !poppler() {
        return;
    }
    let stage = Stage::new().await;
    let block = stage.for_paper(30).await;
    let pdf = blank(&block, &stage.kantor, (Locale::default(), morning())).unwrap();
    let pages = words(&pdf);
    let numbers = pages.iter().flatten().filter(|word| word.text.starts_with("470/") && word.x < 200.0);
    let numbers: Vec<&str> = numbers.map(|word| word.text.as_str()).collect();
    let expected: Vec<String> = (61..=90).map(|n| format!("470/{n:03}/416-313/2026")).collect();
    assert_eq!(numbers, expected);
    assert!(pages.len() >= 3, "rows are high enough to write in");
    let all = pages.iter().flatten().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    assert!(all.contains("Lembar kertas, nomor 470/061/416-313/2026 s.d. 470/090/416-313/2026"), "{all}");
    assert!(all.contains("mencatat penerimaannya dengan /kertas"), "{all}");
    assert!(!all.contains("Jumlah"), "nothing is counted");
}
