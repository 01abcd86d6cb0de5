//! Pages for paper: a receipt as data → PDF, the book line by line → PDF or a workbook, figures → a picture. Words come from the locales.
//!
//! * `receipt` – what stands where on the page of a receipt
//! * `register` – the book; `ekspedisi` – the sheet of a pengiriman, `cells` – cells of workbooks
//! * `laporan` – a report as a picture and as a workbook
//! * `arsip` – archives of files
//! * `page` – drawing text, lines and boxes on a page, from top to bottom
//! * `text` – text in the characters of the standard fonts, and how wide it is; `latin` – letters that these fonts lack
//! * `qr` – a QR code of squares
//!
//! The fonts are the ones that every PDF reader brings along (Helvetica), so that a page is small and its text can be
//! searched, copied and read out.

pub mod arsip;
mod cells;
pub mod ekspedisi;
pub mod laporan;
mod latin;
mod page;
mod qr;
mod receipt;
pub mod register;
mod text;

use crate::locale::Locale;
use crate::pesan::receipt::Receipt;

/// A link that is too long for a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too long for a QR code")]
pub struct TooLong;

/// The page of a receipt.
///
/// # Errors
/// [`TooLong`]
pub fn receipt(receipt: &Receipt, locale: Locale) -> Result<Vec<u8>, TooLong> {
    receipt::page(receipt, locale)
}
