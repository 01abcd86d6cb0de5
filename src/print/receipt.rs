//! What stands where on a receipt: the office, the kode in large letters, what was handed over and what is missing, and at the
//! foot the code by which a chat is bound. Always one page: what would not fit is set smaller.

use super::TooLong;
use super::page::{Column, HEIGHT, MARGIN, Page, Style, height};
use super::qr::Code;
use super::text::Face;
use crate::domain::claim::DIGITS;
use crate::locale::Locale;
use crate::pesan::Pesan;
use crate::pesan::lembar::Lembar;
use crate::pesan::receipt::{Link, Receipt};
use crate::pesan::umum::Umum;

/// Sizes that are tried, one after the other, until everything fits.
const SCALES: [f32; 6] = [1.0, 0.9, 0.8, 0.7, 0.6, 0.5];

/// Side of the code with the white around it: over a millimetre a module, so that simple phones read it from a hand's distance.
const CODE: f32 = 132.0;

/// Space inside of boxes.
const PADDING: f32 = 10.0;

/// Height of the box with the kode.
const KODE_BOX: f32 = 50.0;

/// Width of the names of fields.
const LABELS: f32 = 104.0;

pub(super) fn page(receipt: &Receipt, locale: Locale) -> Result<Vec<u8>, TooLong> {
    let code = receipt.link.as_ref().map(|link| Code::new(&link.url)).transpose()?;
    let mut sheet = Sheet::new(receipt, locale, 1.0);
    for scale in SCALES {
        sheet = Sheet::new(receipt, locale, scale);
        let upper = sheet.upper();
        if upper <= sheet.foot(code.as_ref()) {
            break;
        }
    }
    let title = format!("{} {}", sheet.words(Lembar::Title), receipt.kode);
    Ok(sheet.page.finish(&title))
}

struct Sheet<'a> {
    page: Page,
    receipt: &'a Receipt,
    locale: Locale,
    scale: f32,
}

impl<'a> Sheet<'a> {
    fn new(receipt: &'a Receipt, locale: Locale, scale: f32) -> Self {
        Self { page: Page::new(), receipt, locale, scale }
    }

    fn words(&self, sentence: impl Into<Pesan>) -> String {
        self.locale.plain(&sentence.into())
    }

    fn style(&self, face: Face, size: f32) -> Style {
        Style { face, size: size * self.scale, gray: 0.0 }
    }

    /// Words that lead to others.
    fn quiet(&self, size: f32) -> Style {
        Style { gray: 0.35, ..self.style(Face::Plain, size) }
    }

    fn plain(&self, size: f32) -> Style {
        self.style(Face::Plain, size)
    }

    fn bold(&self, size: f32) -> Style {
        self.style(Face::Bold, size)
    }

    /// Everything above the foot; where it ends.
    fn upper(&mut self) -> f32 {
        let y = self.head();
        let y = self.kode(y + 9.0 * self.scale);
        let y = self.fields(y + 10.0 * self.scale);
        self.berkas(y + 10.0 * self.scale)
    }

    fn head(&mut self) -> f32 {
        let office = &self.receipt.office;
        let above = self.words(Lembar::Above { kabupaten: office.kabupaten.to_uppercase() });
        let name = self.words(Lembar::Office { kecamatan: office.kecamatan.clone() });
        let address = self.words(Lembar::Address { alamat: office.alamat.clone() });
        let title = self.words(Lembar::Title);
        let y = self.page.text(&above, self.quiet(8.5), Column::WHOLE, MARGIN - 4.0);
        let y = self.page.text(&name, self.bold(15.0), Column::WHOLE, y);
        let y = self.page.text(&address, self.quiet(8.5), Column::WHOLE, y + 1.0);
        self.page.rule(y + 7.0, 1.2);
        self.page.text(&title, self.bold(14.0), Column::WHOLE, y + 13.0 * self.scale)
    }

    /// The kode, large enough to be read out over the counter, and the number in the register beside it.
    fn kode(&mut self, y: f32) -> f32 {
        let box_height = KODE_BOX * self.scale;
        self.page.shade(Column::WHOLE, y, box_height, 0.93);
        let inner = Column { x: Column::WHOLE.x + PADDING, width: Column::WHOLE.width - 2.0 * PADDING };
        let label = self.words(Lembar::Kode);
        let below = self.page.text(&label, self.quiet(8.5), inner, y + 5.0 * self.scale);
        self.page.text(&self.receipt.kode.to_string(), self.bold(22.0), inner, below - 1.0);
        let label = self.words(Lembar::Nomor);
        self.page.text_right(&label, self.quiet(8.5), inner, y + 7.0 * self.scale);
        let nomor = self.receipt.nomor.clone().unwrap_or_else(|| self.words(Lembar::NomorNone));
        self.page.text_right(&nomor, self.bold(13.0), inner, below + 5.0 * self.scale);
        y + box_height
    }

    fn fields(&mut self, y: f32) -> f32 {
        let r = self.receipt;
        let rows = [
            (Lembar::Nama, r.nama.clone()),
            (Lembar::Nik, r.nik.0.clone().unwrap_or_else(|| self.words(Umum::NumberUnknown))),
            (Lembar::Desa, r.desa.clone()),
            (Lembar::Jenis, self.words(Lembar::JenisValue { jenis: r.jenis })),
            (Lembar::Since, self.words(Lembar::Moment { waktu: r.submitted_at })),
        ];
        let value = Column { x: MARGIN + LABELS, width: Column::WHOLE.width - LABELS };
        let label = Column { width: LABELS, ..Column::WHOLE };
        rows.into_iter().fold(y, |y, (name, text)| {
            let name = self.words(name);
            let left = self.page.text(&name, self.quiet(9.5), label, y);
            self.page.text(&text, self.plain(9.5), value, y).max(left) + 1.5 * self.scale
        })
    }

    /// Side by side: what is here, and what is not.
    fn berkas(&mut self, y: f32) -> f32 {
        let half = (Column::WHOLE.width - PADDING) / 2.0;
        let left = Column { width: half, ..Column::WHOLE };
        let right = Column { x: MARGIN + half + PADDING, width: half };
        let held = self.list(Lembar::Held, &self.receipt.held, left, y);
        self.list(Lembar::Missing, &self.receipt.missing, right, y).max(held)
    }

    fn list(&mut self, head: Lembar, lines: &[Pesan], column: Column, y: f32) -> f32 {
        let head = self.words(head);
        let y = self.page.text(&head, self.bold(9.5), column, y) + 1.5 * self.scale;
        if lines.is_empty() {
            let nothing = self.words(Lembar::Nothing);
            return self.page.text(&nothing, self.plain(9.5), column, y);
        }
        lines.iter().fold(y, |y, line| {
            let line = self.locale.plain(line);
            self.page.text(&line, self.plain(9.5), column, y) + 0.5 * self.scale
        })
    }

    /// What stands at the lower edge, from below; where it begins.
    fn foot(&mut self, code: Option<&Code>) -> f32 {
        let printed = self.words(Lembar::Printed { waktu: self.receipt.made_at });
        let hours = self.words(Lembar::Hours { jam: self.receipt.office.jam.clone() });
        let free = self.words(Lembar::Free);
        let notes = [(free, self.bold(9.0)), (hours, self.plain(8.5)), (printed, self.quiet(7.5))];
        let mut y = HEIGHT - MARGIN + 4.0;
        for (text, style) in notes.into_iter().rev() {
            y -= height(&text, style, Column::WHOLE) + 2.0;
            self.page.text(&text, style, Column::WHOLE, y);
        }
        match (code, &self.receipt.link) {
            (Some(code), Some(link)) => self.with_code(code, link, y - 8.0),
            (Some(_) | None, _) => self.without_code(y - 8.0),
        }
    }

    fn with_code(&mut self, code: &Code, link: &Link, end: f32) -> f32 {
        let top = end - CODE - 2.0 * PADDING;
        self.page.frame(Column::WHOLE, top, end - top);
        self.page.code(code, &link.url, (MARGIN + PADDING, top + PADDING), CODE);
        let x = MARGIN + CODE + 2.0 * PADDING;
        let column = Column { x, width: MARGIN + Column::WHOLE.width - PADDING - x };
        let kontak = self.receipt.office.kontak.clone();
        let angka = u32::try_from(DIGITS).unwrap_or_default();
        let parts = [
            (self.words(Lembar::LinkTitle), self.bold(11.5)),
            (self.how(angka), self.plain(9.0)),
            (self.words(Lembar::LinkUntil { tanggal: link.until }), self.plain(9.0)),
            (self.words(Lembar::AskCounter { kontak }), self.plain(9.0)),
        ];
        self.parts(parts, column, top + PADDING - 3.0);
        top
    }

    /// What to do with the code, and from when on.
    fn how(&self, angka: u32) -> String {
        let how = self.words(Lembar::LinkHow { angka });
        if self.receipt.nik.0.is_some() { how } else { format!("{how} {}", self.words(Lembar::LinkLater)) }
    }

    fn without_code(&mut self, end: f32) -> f32 {
        let kontak = self.receipt.office.kontak.clone();
        let inner = Column { x: MARGIN + PADDING, width: Column::WHOLE.width - 2.0 * PADDING };
        let parts =
            [(self.words(Lembar::AskTitle), self.bold(11.5)), (self.words(Lembar::AskHow { kontak }), self.plain(9.0))];
        let needed: f32 = parts.iter().map(|(text, style)| height(text, *style, inner) + 4.0).sum();
        let top = end - needed - 2.0 * PADDING + 4.0;
        self.page.frame(Column::WHOLE, top, end - top);
        self.parts(parts, inner, top + PADDING - 3.0);
        top
    }

    fn parts<const N: usize>(&mut self, parts: [(String, Style); N], column: Column, y: f32) {
        parts.into_iter().fold(y, |y, (text, style)| self.page.text(&text, style, column, y) + 4.0);
    }
}
