//! The workbook. Whatever people typed is text there and never a formula: cells hold strings, and one that a spreadsheet
//! would take for a formula when it is edited is marked as text.

use std::io::{Seek, Write};

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, Timelike as _, Utc};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::PrintError;
use super::words::{Line, Words};
use crate::domain::buku::{Baris, Hitung};
use crate::domain::kantor::Kertas;
use crate::domain::register::block::Filled;
use crate::domain::wib::wib;
use crate::pesan::buku::Buku;

/// The row of the names of columns, and the first one of the book.
const HEAD: u32 = 6;

/// A cell takes 32,767 characters.
const LONGEST: usize = 32_000;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Its columns: what stands above, and how wide.
const COLUMNS: [(Buku, f64); 18] = [
    (Buku::KolomNo, 6.0),
    (Buku::KolomNomor, 20.0),
    (Buku::KolomMasuk, 17.0),
    (Buku::KolomNama, 30.0),
    (Buku::KolomNik, 19.0),
    (Buku::KolomKk, 19.0),
    (Buku::KolomDesa, 16.0),
    (Buku::KolomRtRw, 9.0),
    (Buku::KolomJenis, 18.0),
    (Buku::KolomPengantarNomor, 20.0),
    (Buku::KolomPengantarTanggal, 12.0),
    (Buku::KolomCek, 18.0),
    (Buku::KolomCekTanggal, 17.0),
    (Buku::KolomEntri, 17.0),
    (Buku::KolomKirimTanggal, 17.0),
    (Buku::KolomPenerima, 24.0),
    (Buku::KolomPetugas, 30.0),
    (Buku::KolomKeterangan, 40.0),
];

/// The number of the last column.
const LAST: u16 = 17;

/// How cells look.
struct Formats {
    title: Format,
    head: Format,
    text: Format,
    /// The same, for what looks like a formula.
    quoted: Format,
    number: Format,
    moment: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let text = || cell().set_num_format("@").set_text_wrap();
        Self {
            title: Format::new().set_bold(),
            head: text().set_bold().set_background_color(Color::RGB(0x00E8_E8E8)),
            text: text(),
            quoted: text().set_quote_prefix(),
            number: cell().set_num_format("0"),
            moment: cell().set_num_format("dd-mm-yyyy hh.mm"),
            date: cell().set_num_format("dd-mm-yyyy"),
        }
    }
}

/// A workbook that is being written.
pub struct Sheet<'a> {
    words: Words<'a>,
    workbook: Workbook,
    formats: Formats,
    row: u32,
    hitung: Hitung,
}

impl<'a> Sheet<'a> {
    pub(super) fn begin(words: Words<'a>) -> Result<Self, PrintError> {
        let mut workbook = Workbook::new();
        match &words.context.folder {
            Some(folder) => {
                workbook.set_tempdir(folder)?.add_worksheet_with_constant_memory()?;
            }
            None => {
                workbook.add_worksheet();
            }
        }
        let mut sheet = Self { words, workbook, formats: Formats::new(), row: 0, hitung: Hitung::default() };
        sheet.set_up()?;
        sheet.head()?;
        Ok(sheet)
    }

    fn worksheet(&mut self) -> Result<&mut Worksheet, PrintError> {
        Ok(self.workbook.worksheet_from_index(0)?)
    }

    /// How it is shown and printed.
    fn set_up(&mut self) -> Result<(), PrintError> {
        let name = self.words.say(Buku::Lembar);
        let paper = match self.words.context.kantor.cetak.kertas {
            Kertas::F4 => 14, // folio, 8.5 by 13 inches
            Kertas::A4 => 9,
        };
        let made = wib(self.words.context.made_at).naive_local();
        let created = moment(made)?;
        let title = self.words.say(Buku::Title);
        self.workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
        let sheet = self.worksheet()?;
        sheet.set_name(name)?.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
        sheet.set_freeze_panes(HEAD + 1, 4)?.set_repeat_rows(HEAD, HEAD)?;
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&R&P / &N");
        for (column, (_, width)) in (0..).zip(&COLUMNS) {
            sheet.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// The letterhead, and the names of the columns.
    fn head(&mut self) -> Result<(), PrintError> {
        let kantor = self.words.context.kantor;
        let cetakan = self.words.context.cetakan;
        let shown = if cetakan.lengkap { Buku::Lengkap } else { Buku::Samar };
        let lines = [
            Buku::KopKabupaten { kabupaten: kantor.kabupaten.to_uppercase() },
            Buku::KopKecamatan { kecamatan: kantor.wilayah.kecamatan_nama().to_uppercase() },
            Buku::KopAlamat { alamat: kantor.alamat.clone() },
            Buku::Title,
            Buku::TitlePeriode { periode: cetakan.periode },
            shown,
        ];
        for line in lines {
            let text = self.words.say(line);
            self.title(&text)?;
        }
        for (column, (name, _)) in (0..).zip(&COLUMNS) {
            let name = self.words.say(name.clone());
            let (row, format) = (self.row, self.formats.head.clone());
            self.worksheet()?.write_string_with_format(row, column, name, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A line of words across the columns.
    fn title(&mut self, text: &str) -> Result<(), PrintError> {
        let (row, format) = (self.row, self.formats.title.clone());
        self.worksheet()?.write_string_with_format(row, 0, text, &format)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn line(&mut self, baris: &Baris) -> Result<(), PrintError> {
        self.hitung.add(baris.jenis);
        let (line, number) = (self.words.line(baris), self.hitung.total());
        let mut cells = self.next_row()?;
        cells.number(0, f64::from(number))?;
        cells.write(&line)
    }

    /// Numbers that were passed over: they stand in the book, and count as nothing.
    pub(super) fn block(&mut self, filled: &Filled) -> Result<(), PrintError> {
        let line = self.words.block(filled);
        let mut cells = self.next_row()?;
        cells.text(0, Words::NO_NUMBER)?;
        cells.write(&line)
    }

    fn next_row(&mut self) -> Result<Cells<'_>, PrintError> {
        let row = self.row;
        self.row += 1;
        let sheet = self.workbook.worksheet_from_index(0)?;
        Ok(Cells { sheet, formats: &self.formats, row })
    }

    pub(super) fn end<W: Write + Seek + Send>(mut self, segel: Option<&str>, mut out: W) -> Result<W, PrintError> {
        let last = self.row.saturating_sub(1).max(HEAD);
        let total = self.words.jumlah(self.hitung);
        let mut below = vec![self.words.say(Buku::JumlahSemua { jumlah: total })];
        below.push(self.words.say(Buku::Dicetak { waktu: self.words.context.made_at }));
        match segel {
            Some(segel) => {
                below.push(self.words.say(Buku::Segel { segel: segel.to_owned() }));
                below.push(self.words.say(Buku::SegelHow { segel: segel.to_owned() }));
            }
            None => below.push(self.words.say(Buku::SegelNone)),
        }
        self.row += 1;
        for text in below {
            self.title(&text)?;
        }
        let end = self.row;
        let sheet = self.worksheet()?;
        sheet.autofilter(HEAD, 0, last, LAST)?.set_print_area(0, 0, end, LAST)?;
        self.workbook.save_to_writer(&mut out)?;
        Ok(out)
    }
}

/// The cells of a row.
struct Cells<'s> {
    sheet: &'s mut Worksheet,
    formats: &'s Formats,
    row: u32,
}

impl Cells<'_> {
    /// All cells but the first.
    fn write(&mut self, line: &Line) -> Result<(), PrintError> {
        self.text(1, &line.nomor)?;
        self.moment(2, Some(line.masuk))?;
        self.text(3, &line.nama)?;
        self.text(4, &line.nik)?;
        self.text(5, &line.kk)?;
        self.text(6, &line.desa)?;
        self.text(7, &line.rt_rw)?;
        self.text(8, &line.jenis)?;
        self.text(9, line.pengantar.as_ref().map_or("", |(nomor, _)| nomor))?;
        self.date(10, line.pengantar.as_ref().map(|(_, tanggal)| *tanggal))?;
        self.text(11, line.cek.as_ref().map_or("", |(found, _)| found))?;
        self.moment(12, line.cek.as_ref().map(|(_, at)| *at))?;
        self.moment(13, line.dientri)?;
        self.moment(14, line.dikirim.as_ref().map(|(at, _)| *at))?;
        self.text(15, line.dikirim.as_ref().map_or("", |(_, to)| to))?;
        self.text(16, &line.petugas)?;
        self.text(17, &line.keterangan)
    }

    fn number(&mut self, column: u16, value: f64) -> Result<(), PrintError> {
        self.sheet.write_number_with_format(self.row, column, value, &self.formats.number)?;
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str) -> Result<(), PrintError> {
        let text: String = text.chars().take(LONGEST).collect();
        let format = if text.starts_with(FORMULA) { &self.formats.quoted } else { &self.formats.text };
        self.sheet.write_string_with_format(self.row, column, text, format)?;
        Ok(())
    }

    fn moment(&mut self, column: u16, at: Option<DateTime<Utc>>) -> Result<(), PrintError> {
        match at {
            Some(at) => {
                let value = serial(wib(at).naive_local());
                self.sheet.write_number_with_format(self.row, column, value, &self.formats.moment)?;
            }
            None => {
                self.sheet.write_blank(self.row, column, &self.formats.moment)?;
            }
        }
        Ok(())
    }

    fn date(&mut self, column: u16, day: Option<NaiveDate>) -> Result<(), PrintError> {
        match day {
            Some(day) => {
                let value = serial(day.and_time(chrono::NaiveTime::MIN));
                self.sheet.write_number_with_format(self.row, column, value, &self.formats.date)?;
            }
            None => {
                self.sheet.write_blank(self.row, column, &self.formats.date)?;
            }
        }
        Ok(())
    }
}

/// A moment as the properties of a file have it.
fn moment(at: NaiveDateTime) -> Result<ExcelDateTime, PrintError> {
    let year = u16::try_from(at.year()).unwrap_or(1900);
    let narrow = |n: u32| u8::try_from(n).unwrap_or(1);
    let day = ExcelDateTime::from_ymd(year, narrow(at.month()), narrow(at.day()))?;
    Ok(day.and_hms(u16::from(narrow(at.hour())), narrow(at.minute()), 0)?)
}

/// A moment as spreadsheets keep it: days since the end of 1899, to the second.
fn serial(at: NaiveDateTime) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default().and_time(chrono::NaiveTime::MIN);
    let seconds = (at - epoch).num_seconds();
    #[expect(clippy::cast_precision_loss, reason = "far fewer seconds than a double counts")]
    let seconds = seconds as f64;
    seconds / 86_400.0
}

impl From<XlsxError> for PrintError {
    /// Never the text of the error: it may hold what was written.
    #[expect(clippy::wildcard_enum_match_arm, reason = "there are dozens, of what is not used here")]
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => Self::Io(error),
            XlsxError::RowColumnLimitError => Self::TooMany,
            XlsxError::ZipError(_) => Self::Workbook("its archive"),
            XlsxError::MaxStringLengthExceeded => Self::Workbook("a text is too long"),
            _ => Self::Workbook("the library refuses it"),
        }
    }
}
