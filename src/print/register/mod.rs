//! The book on paper and as a workbook, line by line: what was written is not kept in memory.
//!
//! * `words` – a line of the book in words
//! * `sheet` – the workbook
//! * `blank` – pages to write on by hand
//! * `pages` – what stands where on the pages; `table` – their columns; `canvas` – drawing on one; `paper` – writing them out

mod blank;
mod canvas;
mod pages;
mod paper;
mod sheet;
mod table;
mod words;

use std::collections::HashMap;
use std::io::{self, Seek, Write};
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use self::pages::Pages;
use self::sheet::Sheet;
use self::words::Words;
use crate::domain::buku::{Baris, Bentuk, Cetakan};
use crate::domain::kantor::Kantor;
use crate::domain::petugas::PetugasId;
use crate::domain::register::block::Filled;
use crate::locale::Locale;

pub use self::blank::blank;

/// Why the book cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The file cannot be written.
    #[error("the file cannot be written")]
    Io(#[from] io::Error),
    /// It was not wanted any more.
    #[error("stopped")]
    Stopped,
    /// More lines than a worksheet has.
    #[error("more lines than a worksheet has; take a shorter period, or PDF")]
    TooMany,
    /// The workbook cannot be made.
    #[error("the workbook cannot be made: {0}")]
    Workbook(&'static str),
}

/// What is written, for whom it is the same on every line.
pub struct Context<'a> {
    /// The office.
    pub kantor: &'a Kantor,
    /// The names of petugas.
    pub names: HashMap<PetugasId, String>,
    /// What of the book.
    pub cetakan: Cetakan,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The words.
    pub locale: Locale,
    /// A folder for a workbook that grows larger than memory; `None`: it is held in memory.
    pub folder: Option<PathBuf>,
}

/// Writes the book, as one or the other.
pub enum Writer<'a, W: Write + Seek + Send> {
    /// A workbook.
    Sheet(Box<Sheet<'a>>, W),
    /// Pages.
    Pages(Box<Pages<'a, W>>),
}

impl<'a, W: Write + Seek + Send> Writer<'a, W> {
    /// Begins it.
    ///
    /// # Errors
    /// [`PrintError`]
    pub fn begin(context: &'a Context<'a>, out: W) -> Result<Self, PrintError> {
        let words = Words::new(context);
        Ok(match context.cetakan.bentuk {
            Bentuk::Xlsx => Self::Sheet(Box::new(Sheet::begin(words)?), out),
            Bentuk::Pdf => Self::Pages(Box::new(Pages::begin(words, out)?)),
        })
    }

    /// Writes a line.
    ///
    /// # Errors
    /// [`PrintError`]
    pub fn line(&mut self, baris: &Baris) -> Result<(), PrintError> {
        match self {
            Self::Sheet(sheet, _) => sheet.line(baris),
            Self::Pages(pages) => pages.line(baris),
        }
    }

    /// Writes numbers that were passed over.
    ///
    /// # Errors
    /// [`PrintError`]
    pub fn block(&mut self, filled: &Filled) -> Result<(), PrintError> {
        match self {
            Self::Sheet(sheet, _) => sheet.block(filled),
            Self::Pages(pages) => pages.block(filled),
        }
    }

    /// Ends it, with the head of the chain as it is kept elsewhere.
    ///
    /// # Errors
    /// [`PrintError`]
    pub fn end(self, segel: Option<&str>) -> Result<W, PrintError> {
        match self {
            Self::Sheet(sheet, out) => sheet.end(segel, out),
            Self::Pages(pages) => pages.end(segel),
        }
    }
}
