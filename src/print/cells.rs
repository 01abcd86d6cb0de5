//! Cells of a workbook. Whatever people typed is text there and never a formula: cells hold strings, and one that a spreadsheet
//! would take for a formula when it is edited is marked as text. Days and moments are real ones.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, Timelike as _, Utc};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::register::PrintError;
use crate::domain::wib::wib;

/// A cell takes 32,767 characters.
const LONGEST: usize = 32_000;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// How cells look.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) head: Format,
    text: Format,
    /// The same, for what looks like a formula.
    quoted: Format,
    number: Format,
    share: Format,
    moment: Format,
    date: Format,
    month: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let text = || cell().set_num_format("@").set_text_wrap();
        Self {
            title: Format::new().set_bold(),
            head: text().set_bold().set_background_color(Color::RGB(0x00E8_E8E8)),
            text: text(),
            quoted: text().set_quote_prefix(),
            number: cell().set_num_format("0"),
            share: cell().set_num_format("0%"),
            moment: cell().set_num_format("dd-mm-yyyy hh.mm"),
            date: cell().set_num_format("dd-mm-yyyy"),
            month: cell().set_num_format("mm-yyyy"),
        }
    }
}

/// The cells of a row.
pub(super) struct Cells<'s> {
    pub(super) sheet: &'s mut Worksheet,
    pub(super) formats: &'s Formats,
    pub(super) row: u32,
}

impl Cells<'_> {
    pub(super) fn number(&mut self, column: u16, value: f64) -> Result<(), PrintError> {
        self.sheet.write_number_with_format(self.row, column, value, &self.formats.number)?;
        Ok(())
    }

    /// A number, or an empty cell.
    pub(super) fn count(&mut self, column: u16, value: Option<u32>) -> Result<(), PrintError> {
        match value {
            Some(value) => self.number(column, f64::from(value)),
            None => {
                self.sheet.write_blank(self.row, column, &self.formats.number)?;
                Ok(())
            }
        }
    }

    /// So many of so many, as a share; of nothing an empty cell.
    pub(super) fn share(&mut self, column: u16, part: u32, whole: u32) -> Result<(), PrintError> {
        if whole == 0 {
            self.sheet.write_blank(self.row, column, &self.formats.share)?;
        } else {
            let share = f64::from(part) / f64::from(whole);
            self.sheet.write_number_with_format(self.row, column, share, &self.formats.share)?;
        }
        Ok(())
    }

    pub(super) fn text(&mut self, column: u16, text: &str) -> Result<(), PrintError> {
        let text: String = text.chars().take(LONGEST).collect();
        let format = if text.starts_with(FORMULA) { &self.formats.quoted } else { &self.formats.text };
        self.sheet.write_string_with_format(self.row, column, text, format)?;
        Ok(())
    }

    pub(super) fn moment(&mut self, column: u16, at: Option<DateTime<Utc>>) -> Result<(), PrintError> {
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

    /// A month, by its first day.
    pub(super) fn month(&mut self, column: u16, first: NaiveDate) -> Result<(), PrintError> {
        let value = serial(first.and_time(chrono::NaiveTime::MIN));
        self.sheet.write_number_with_format(self.row, column, value, &self.formats.month)?;
        Ok(())
    }

    pub(super) fn date(&mut self, column: u16, day: Option<NaiveDate>) -> Result<(), PrintError> {
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
pub(super) fn moment(at: NaiveDateTime) -> Result<ExcelDateTime, PrintError> {
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
