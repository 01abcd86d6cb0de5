//! The workbook: a summary, and a sheet each for desa, what was missing, and days or months.

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};

use super::{Context, ReportError};
use crate::domain::expected::Expected;
use crate::domain::kantor::Kertas;
use crate::domain::laporan::{Figure, Laporan, Masa, Missing, StepFigures};
use crate::domain::wib::wib;
use crate::pesan::laporan::LaporanText as L;
use crate::print::cells::{Cells, Formats, moment};
use crate::print::register::PrintError;

/// The row of the names of columns.
const HEAD: u32 = 4;

/// The workbook.
///
/// # Errors
/// [`ReportError`]
pub fn sheet(laporan: &Laporan, context: &Context<'_>) -> Result<Vec<u8>, ReportError> {
    Ok(workbook(laporan, context)?)
}

fn workbook(laporan: &Laporan, context: &Context<'_>) -> Result<Vec<u8>, PrintError> {
    let mut workbook = Workbook::new();
    let title = context.say(L::PlainTitle { masa: laporan.masa });
    let created = moment(wib(laporan.at).naive_local())?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let made = Making { laporan, context, formats: Formats::new() };
    made.summary(workbook.add_worksheet())?;
    made.villages(workbook.add_worksheet())?;
    made.missing(workbook.add_worksheet())?;
    if !laporan.parts.is_empty() {
        made.parts(workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Making<'a> {
    laporan: &'a Laporan,
    context: &'a Context<'a>,
    formats: Formats,
}

impl Making<'_> {
    /// What stands above every sheet, and how it is shown and printed.
    fn begin(&self, sheet: &mut Worksheet, name: L, columns: &[(L, f64)]) -> Result<(), PrintError> {
        let paper = match self.context.kantor.cetak.kertas {
            Kertas::F4 => 14, // folio, 8.5 by 13 inches
            Kertas::A4 => 9,
        };
        sheet.set_name(self.context.say(name))?.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
        sheet.set_freeze_panes(HEAD + 1, 1)?.set_repeat_rows(HEAD, HEAD)?.set_footer("&R&P / &N");
        let kecamatan = self.context.kantor.wilayah.kecamatan_nama().to_owned();
        let above = [
            self.context.say(L::PictureTitle { kecamatan }),
            self.context.say(L::PlainTitle { masa: self.laporan.masa }),
            self.context.say(L::Made { waktu: self.laporan.at }),
        ];
        for (row, text) in (0..).zip(above) {
            sheet.write_string_with_format(row, 0, text, &self.formats.title)?;
        }
        self.heads(sheet, HEAD, columns)
    }

    fn heads(&self, sheet: &mut Worksheet, row: u32, columns: &[(L, f64)]) -> Result<(), PrintError> {
        for (column, (name, width)) in (0..).zip(columns) {
            if *width > 0.0 {
                sheet.set_column_width(column, *width)?;
            }
            sheet.write_string_with_format(row, column, self.context.say(name.clone()), &self.formats.head)?;
        }
        Ok(())
    }

    fn cells<'s>(&'s self, sheet: &'s mut Worksheet, row: u32) -> Cells<'s> {
        Cells { sheet, formats: &self.formats, row }
    }

    fn summary(&self, sheet: &mut Worksheet) -> Result<(), PrintError> {
        let columns = [(L::ColumnWhat, 46.0), (L::ColumnCount, 14.0), (L::ColumnShare, 14.0)];
        self.begin(sheet, L::SheetSummary, &columns)?;
        let mut row = HEAD + 1;
        for (name, count, whole) in self.counts() {
            let mut cells = self.cells(sheet, row);
            cells.text(0, &self.context.say(name))?;
            cells.number(1, f64::from(count))?;
            cells.share(2, count, whole)?;
            row += 1;
        }
        row = self.steps(sheet, row + 1)?;
        for how in [L::HowCounted, L::HowShares, L::HowHandedOver, L::HowTimes, L::HowPerson] {
            row += 1;
            sheet.write_string(row, 0, self.context.say(how))?;
        }
        sheet.set_print_area(0, 0, row, 7)?;
        Ok(())
    }

    /// Rows of the summary: what, how many, of how many.
    fn counts(&self) -> Vec<(L, u32, u32)> {
        let (one, total) = (self.laporan, self.laporan.received.total());
        let kinds = one.received.by_kind().map(|(jenis, count)| (L::RowKind { jenis }, count, total));
        let mut rows = vec![(L::RowReceived, total, 0)];
        rows.extend(kinds);
        rows.extend([
            (L::RowReturned, one.returned, total),
            (L::RowChecked, one.checked, total),
            (L::RowComplete, one.complete, one.checked),
            (L::RowSent, one.sent, total),
            (L::RowOpen, one.open(), total),
            (L::RowClosed, one.closed, total),
            (L::RowHandedOver, one.handed.total, 0),
            (L::RowSentBack, one.handed.back, one.handed.total),
            (L::RowRefused, one.handed.refused, one.handed.total),
        ]);
        rows
    }

    /// How long each langkah took; the row behind it.
    fn steps(&self, sheet: &mut Worksheet, head: u32) -> Result<u32, PrintError> {
        let columns = [
            (L::ColumnStep, 0.0),
            (L::ColumnSop, 0.0),
            (L::ColumnDone, 0.0),
            (L::ColumnDeskHalf, 18.0),
            (L::ColumnDeskMost, 18.0),
            (L::ColumnHandledHalf, 18.0),
            (L::ColumnHandledMost, 18.0),
            (L::ColumnWithinSop, 16.0),
        ];
        self.heads(sheet, head, &columns)?;
        let mut row = head + 1;
        for step in &self.laporan.steps {
            self.step(&mut self.cells(sheet, row), step)?;
            row += 1;
        }
        let mut cells = self.cells(sheet, row);
        cells.text(0, &self.context.say(L::RowOffice))?;
        cells.count(1, None)?;
        cells.count(2, self.laporan.office.known().map(|times| times.count))?;
        self.figure(&mut cells, 3, self.laporan.office)?;
        Ok(row + 1)
    }

    fn step(&self, cells: &mut Cells<'_>, step: &StepFigures) -> Result<(), PrintError> {
        cells.text(0, &self.context.say(L::RowStep { langkah: step.langkah }))?;
        cells.count(1, step.langkah.minutes().map(u32::from))?;
        cells.number(2, f64::from(step.done))?;
        self.figure(cells, 3, step.desk)?;
        self.figure(cells, 5, step.handled)?;
        let (within, all) = step.within_sop.unwrap_or_default();
        cells.share(7, within, all)
    }

    /// Minutes, or in their place why there are none.
    fn figure(&self, cells: &mut Cells<'_>, column: u16, figure: Figure) -> Result<(), PrintError> {
        let minutes = |time: chrono::TimeDelta| u32::try_from((time.num_seconds() + 59) / 60).unwrap_or(u32::MAX);
        let why = match figure {
            Figure::Known(Expected { half, most, .. }) => {
                cells.count(column, Some(minutes(half)))?;
                return cells.count(column + 1, Some(minutes(most)));
            }
            Figure::TooFew => L::TooFew,
            Figure::OnePerson => L::OnePerson,
        };
        cells.text(column, &self.context.say(why))?;
        cells.count(column + 1, None)
    }

    fn villages(&self, sheet: &mut Worksheet) -> Result<(), PrintError> {
        let columns = [
            (L::ColumnVillage, 26.0),
            (L::ColumnReceived, 12.0),
            (L::ColumnReturned, 14.0),
            (L::ColumnShare, 12.0),
            (L::ColumnCommonest, 36.0),
            (L::ColumnTimes, 18.0),
        ];
        self.begin(sheet, L::SheetVillages, &columns)?;
        let mut row = HEAD + 1;
        for one in &self.laporan.desa {
            let mut cells = self.cells(sheet, row);
            cells.text(0, &self.context.desa(one))?;
            cells.number(1, f64::from(one.received))?;
            cells.number(2, f64::from(one.returned))?;
            cells.share(3, one.returned, one.received)?;
            cells.text(4, one.missing.first().map_or("", |missing| &missing.name))?;
            cells.count(5, one.missing.first().map(|missing| missing.times))?;
            row += 1;
        }
        self.total(sheet, row)?;
        sheet.set_print_area(0, 0, row, 5)?;
        Ok(())
    }

    /// The sum of the column of what was received, and of what was returned.
    fn total(&self, sheet: &mut Worksheet, row: u32) -> Result<(), PrintError> {
        let mut cells = self.cells(sheet, row);
        cells.text(0, &self.context.say(L::RowTotal))?;
        cells.number(1, f64::from(self.laporan.received.total()))?;
        cells.number(2, f64::from(self.laporan.returned))?;
        cells.share(3, self.laporan.returned, self.laporan.received.total())
    }

    fn missing(&self, sheet: &mut Worksheet) -> Result<(), PrintError> {
        let columns = [(L::ColumnMissing, 40.0), (L::ColumnTimes, 20.0), (L::ColumnPeople, 22.0), (L::ColumnWhy, 34.0)];
        self.begin(sheet, L::SheetMissing, &columns)?;
        let mut row = HEAD;
        for one in &self.laporan.missing {
            row += 1;
            let mut cells = self.cells(sheet, row);
            cells.text(0, &one.name)?;
            cells.number(1, f64::from(one.times))?;
            cells.number(2, f64::from(one.people))?;
            cells.text(3, &self.why(one))?;
        }
        sheet.set_print_area(0, 0, row, 3)?;
        Ok(())
    }

    fn why(&self, one: &Missing) -> String {
        one.why.first().map(|&(alasan, _)| self.context.say(L::Why { alasan })).unwrap_or_default()
    }

    fn parts(&self, sheet: &mut Worksheet) -> Result<(), PrintError> {
        let (name, first) = match self.laporan.masa {
            Masa::Tahun(_) => (L::SheetMonths, L::ColumnMonth),
            Masa::Bulan(_) | Masa::Hari(_) => (L::SheetDays, L::ColumnDay),
        };
        let columns = [(first, 18.0), (L::ColumnReceived, 12.0), (L::ColumnReturned, 14.0), (L::ColumnShare, 12.0)];
        self.begin(sheet, name, &columns)?;
        let mut row = HEAD + 1;
        for part in &self.laporan.parts {
            let mut cells = self.cells(sheet, row);
            match part.masa {
                Masa::Bulan(_) => cells.month(0, part.masa.first())?,
                Masa::Hari(_) | Masa::Tahun(_) => cells.date(0, Some(part.masa.first()))?,
            }
            cells.number(1, f64::from(part.received))?;
            cells.number(2, f64::from(part.returned))?;
            cells.share(3, part.returned, part.received)?;
            row += 1;
        }
        self.total(sheet, row)?;
        sheet.set_print_area(0, 0, row, 3)?;
        Ok(())
    }
}
