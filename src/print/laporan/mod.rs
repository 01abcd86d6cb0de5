//! A report as a picture for the phone (`picture`, of `bars` and `steps`, drawn by `canvas`) and as a workbook (`sheet`).

mod bars;
mod canvas;
mod picture;
mod sheet;
mod steps;

pub use self::picture::picture;
pub use self::sheet::sheet;
use super::register::PrintError;
use crate::domain::kantor::Kantor;
use crate::domain::laporan::DesaFigures;
use crate::locale::Locale;
use crate::pesan::Pesan;
use crate::pesan::laporan::LaporanText;

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The picture cannot be drawn.
    #[error("the picture cannot be drawn: {0}")]
    Picture(&'static str),
    /// The workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] PrintError),
}

/// Whose report it is, and in which words.
pub struct Context<'a> {
    /// The office.
    pub kantor: &'a Kantor,
    /// The words.
    pub locale: Locale,
}

impl Context<'_> {
    fn say(&self, text: impl Into<Pesan>) -> String {
        self.locale.plain(&text.into())
    }

    /// The name of a desa, as it stands beside its figures.
    fn desa(&self, one: &DesaFigures) -> String {
        match &one.desa {
            Some(kode) => self.kantor.desa_nama(kode),
            None => self.say(LaporanText::VillageUnknown),
        }
    }
}
