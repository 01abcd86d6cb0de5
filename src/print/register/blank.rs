//! Pages to write on by hand: numbers that were set aside, one a row, in the columns of the book.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::pages::{Heads, Pages};
use super::words::Words;
use super::{Context, PrintError};
use crate::domain::buku::{Bentuk, Cetakan, Periode};
use crate::domain::kantor::Kantor;
use crate::domain::register::NomorRegister;
use crate::domain::register::block::Block;
use crate::locale::Locale;
use crate::pesan::buku::Buku;

/// Makes them, as PDF.
///
/// # Errors
/// [`PrintError`]
pub fn blank(block: &Block, kantor: &Kantor, (locale, at): (Locale, DateTime<Utc>)) -> Result<Vec<u8>, PrintError> {
    let cetakan = Cetakan { periode: Periode::of_year(block.tahun), bentuk: Bentuk::Pdf, lengkap: false };
    let context = Context { kantor, names: HashMap::new(), cetakan, made_at: at, locale, folder: None };
    let mut pages = Pages::begin_with(Words::new(&context), heads(block, kantor), Vec::new())?;
    for (row, urut) in (block.first..=block.last).enumerate() {
        let nomor = kantor.nomor(NomorRegister { tahun: block.tahun, urut });
        pages.blank(&(row + 1).to_string(), &nomor)?;
    }
    pages.end_with(Buku::BlankHow)
}

fn heads(block: &Block, kantor: &Kantor) -> Heads {
    let [dari, sampai] = block.ends().map(|nomor| kantor.nomor(nomor));
    let kecamatan = kantor.wilayah.kecamatan_nama().to_owned();
    let below = vec![(Buku::BlankTitle { dari, sampai }, 9.0), (Buku::BlankSub, 7.5)];
    Heads { below, running: Buku::BlankRunning { kecamatan }, counted: false }
}
