//! The workbook.

use std::io::{Seek, Write};

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};

use super::PrintError;
use super::words::{Line, Words};
use crate::domain::buku::{Baris, Hitung};
use crate::domain::kantor::Kertas;
use crate::domain::register::block::Filled;
use crate::domain::wib::wib;
use crate::pesan::buku::Buku;
use crate::print::cells::{Cells, Formats, moment};

/// The row of the names of columns, and the first one of the book.
const HEAD: u32 = 6;

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
        write(&mut cells, &line)
    }

    /// Numbers that were passed over: they stand in the book, and count as nothing.
    pub(super) fn block(&mut self, filled: &Filled) -> Result<(), PrintError> {
        let line = self.words.block(filled);
        let mut cells = self.next_row()?;
        cells.text(0, Words::NO_NUMBER)?;
        write(&mut cells, &line)
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

/// All cells of a line but the first.
fn write(cells: &mut Cells<'_>, line: &Line) -> Result<(), PrintError> {
    cells.text(1, &line.nomor)?;
    cells.moment(2, Some(line.masuk))?;
    cells.text(3, &line.nama)?;
    cells.text(4, &line.nik)?;
    cells.text(5, &line.kk)?;
    cells.text(6, &line.desa)?;
    cells.text(7, &line.rt_rw)?;
    cells.text(8, &line.jenis)?;
    cells.text(9, line.pengantar.as_ref().map_or("", |(nomor, _)| nomor))?;
    cells.date(10, line.pengantar.as_ref().map(|(_, tanggal)| *tanggal))?;
    cells.text(11, line.cek.as_ref().map_or("", |(found, _)| found))?;
    cells.moment(12, line.cek.as_ref().map(|(_, at)| *at))?;
    cells.moment(13, line.dientri)?;
    cells.moment(14, line.dikirim.as_ref().map(|(at, _)| *at))?;
    cells.text(15, line.dikirim.as_ref().map_or("", |(_, to)| to))?;
    cells.text(16, &line.petugas)?;
    cells.text(17, &line.keterangan)
}
