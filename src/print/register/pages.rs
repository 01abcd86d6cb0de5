//! What stands where on the pages of the book: the letterhead on the first one, the names of the columns on each, below it how
//! many there are; at the end the totals, room for signatures, and the head of the chain.

use std::io::Write;

use super::canvas::{Canvas, MARGIN, SMALL};
use super::paper::{Paper, TOTAL_WIDTH};
use super::table::{Row, Table};
use super::words::Words;
use super::{Context, PrintError};
use crate::domain::buku::{Baris, Cetakan, Hitung};
use crate::domain::kantor::Kertas;
use crate::domain::register::block::Filled;
use crate::domain::wib::today_wib;
use crate::pesan::buku::Buku;
use crate::print::text::{Face, width, wrap};

/// A millimetre.
const MM: f32 = 72.0 / 25.4;

/// Room for what stands below the table.
const FOOT: f32 = 26.0;

/// From what stands at the head of a page to the table.
const RUNNING: f32 = 5.0;

/// Room for what stands at the end of the book.
const CLOSING: f32 = 150.0;

/// Room for a signature.
const SIGNATURE: f32 = 44.0;

/// A column of signatures.
const SIGNING: f32 = 210.0;

/// What tells one kind of pages from another.
pub(super) struct Heads {
    /// Below the title, with sizes.
    pub(super) below: Vec<(Buku, f32)>,
    /// At the head of each further page.
    pub(super) running: Buku,
    /// Whether it is counted what stands on them.
    pub(super) counted: bool,
}

impl Heads {
    /// Of the book.
    fn of_book(context: &Context<'_>) -> Self {
        let Cetakan { periode, lengkap, .. } = context.cetakan;
        let kecamatan = context.kantor.wilayah.kecamatan_nama().to_owned();
        let masked = if lengkap { Buku::Lengkap } else { Buku::Samar };
        let below = vec![(Buku::TitlePeriode { periode }, 9.0), (masked, 7.5)];
        Self { below, running: Buku::Running { kecamatan, periode }, counted: true }
    }
}

/// The pages being written.
pub struct Pages<'a, W> {
    words: Words<'a>,
    heads: Heads,
    paper: Paper<W>,
    table: Table,
    size: (f32, f32),
    canvas: Canvas,
    /// Where the next row begins.
    y: f32,
    on_page: Hitung,
    so_far: Hitung,
}

impl<'a, W: Write> Pages<'a, W> {
    pub(super) fn begin(words: Words<'a>, out: W) -> Result<Self, PrintError> {
        let heads = Heads::of_book(words.context);
        Self::begin_with(words, heads, out)
    }

    pub(super) fn begin_with(words: Words<'a>, heads: Heads, out: W) -> Result<Self, PrintError> {
        let size = match words.context.kantor.cetak.kertas {
            Kertas::F4 => (330.0 * MM, 215.0 * MM),
            Kertas::A4 => (297.0 * MM, 210.0 * MM),
        };
        let table = Table::new(&words, size.0);
        let (paper, canvas) = (Paper::begin(out, size)?, Canvas::new(size.1));
        let (on_page, so_far) = (Hitung::default(), Hitung::default());
        let mut pages = Self { words, heads, paper, table, size, canvas, y: MARGIN, on_page, so_far };
        pages.letterhead();
        pages.y = pages.table.draw_head(&mut pages.canvas, pages.y);
        Ok(pages)
    }

    pub(super) fn line(&mut self, baris: &Baris) -> Result<(), PrintError> {
        let line = self.words.line(baris);
        let row = self.table.line(&(self.so_far.total() + 1).to_string(), &line);
        self.fit(&row)?;
        self.on_page.add(baris.jenis);
        self.so_far.add(baris.jenis);
        self.row(row)
    }

    /// Numbers that were passed over: they stand in the book, and count as nothing.
    pub(super) fn block(&mut self, filled: &Filled) -> Result<(), PrintError> {
        let row = self.table.line(Words::NO_NUMBER, &self.words.block(filled));
        self.fit(&row)?;
        self.row(row)
    }

    /// A row to write into.
    pub(super) fn blank(&mut self, number: &str, nomor: &str) -> Result<(), PrintError> {
        let row = self.table.blank(number, nomor);
        self.fit(&row)?;
        self.row(row)
    }

    /// Turns the page for a row that has room on the next one only.
    fn fit(&mut self, row: &Row) -> Result<(), PrintError> {
        let height = self.table.height(row.lines());
        if height > self.room() && height <= self.fresh_room() {
            self.turn()?;
        }
        Ok(())
    }

    fn row(&mut self, mut row: Row) -> Result<(), PrintError> {
        // What is longer than a page begins here, counts here, and goes on on the next one.
        while self.table.height(row.lines()) > self.room() {
            let fits = self.table.fitting(self.room()).max(1);
            let first = row.take(fits);
            self.draw(&first);
            self.turn()?;
        }
        self.draw(&row);
        Ok(())
    }

    pub(super) fn end(mut self, segel: Option<&str>) -> Result<W, PrintError> {
        if self.room() < CLOSING {
            self.turn()?;
        }
        self.closing(segel);
        self.finish()
    }

    /// Ends with a sentence in place of totals and signatures.
    pub(super) fn end_with(mut self, sentence: Buku) -> Result<W, PrintError> {
        self.y += 6.0;
        let sentence = self.words.say(sentence);
        self.paragraph(&sentence, Face::Plain, 8.0);
        self.finish()
    }

    fn finish(mut self) -> Result<W, PrintError> {
        self.foot();
        let canvas = std::mem::replace(&mut self.canvas, Canvas::new(self.size.1));
        self.paper.page(canvas.finish())?;
        let title = self.words.say(Buku::Title);
        Ok(self.paper.end(&title)?)
    }

    fn draw(&mut self, row: &Row) {
        self.y = self.table.draw(&mut self.canvas, row, Face::Plain, self.y);
    }

    /// How much of the page is left.
    fn room(&self) -> f32 {
        self.size.1 - MARGIN - FOOT - self.y
    }

    /// How much there is on a page on which nothing stands yet.
    fn fresh_room(&self) -> f32 {
        self.size.1 - 2.0 * MARGIN - FOOT - RUNNING - self.table.head_height()
    }

    /// Ends the page, and begins the next one.
    fn turn(&mut self) -> Result<(), PrintError> {
        self.foot();
        let canvas = std::mem::replace(&mut self.canvas, Canvas::new(self.size.1));
        self.paper.page(canvas.finish())?;
        (self.y, self.on_page) = (MARGIN, Hitung::default());
        let running = self.words.say(self.heads.running.clone());
        self.canvas.text(&running, (Face::Plain, SMALL), (MARGIN, self.y));
        self.y = self.table.draw_head(&mut self.canvas, self.y + RUNNING);
        Ok(())
    }

    fn letterhead(&mut self) {
        let kantor = self.words.context.kantor;
        let kecamatan = kantor.wilayah.kecamatan_nama().to_uppercase();
        let lines = [
            (Buku::KopKabupaten { kabupaten: kantor.kabupaten.to_uppercase() }, Face::Bold, 12.0),
            (Buku::KopKecamatan { kecamatan }, Face::Bold, 15.0),
            (Buku::KopAlamat { alamat: kantor.alamat.clone() }, Face::Plain, 9.0),
            (Buku::KopKontak { kontak: kantor.kontak.clone() }, Face::Plain, 8.0),
        ];
        for (line, face, size) in lines {
            self.centred(line, face, size);
        }
        let (left, right) = (MARGIN, self.table.right());
        self.canvas.rule((left, self.y + 4.0), (right, self.y + 4.0), 1.6);
        self.canvas.rule((left, self.y + 6.2), (right, self.y + 6.2), 0.5);
        self.y += 12.0;
        self.centred(Buku::Title, Face::Bold, 12.0);
        for (line, size) in self.heads.below.clone() {
            self.centred(line, Face::Plain, size);
        }
        self.y += 6.0;
    }

    fn centred(&mut self, line: Buku, face: Face, size: f32) {
        self.y += size * 1.22;
        let text = self.words.say(line);
        self.canvas.centred(&text, (face, size), (MARGIN, self.table.right(), self.y - size * 0.25));
    }

    /// Below the table: how many stand on this page and up to it, and which page it is.
    fn foot(&mut self) {
        let y = self.size.1 - MARGIN;
        if self.heads.counted {
            let (halaman, sampai) = (self.words.jumlah(self.on_page), self.words.jumlah(self.so_far));
            let counts = self.words.say(Buku::JumlahHalaman { halaman, sampai });
            self.canvas.text(&counts, (Face::Plain, SMALL), (MARGIN, y - SMALL * 1.3));
        }
        let made = self.words.say(Buku::Dicetak { waktu: self.words.context.made_at });
        self.canvas.text(&made, (Face::Plain, SMALL), (MARGIN, y));
        let halaman = u32::try_from(self.paper.pages() + 1).unwrap_or(u32::MAX);
        let page = self.words.say(Buku::Halaman { halaman });
        let x = self.table.right() - TOTAL_WIDTH;
        let left = x - width(&page, Face::Plain, SMALL) - 2.0;
        self.canvas.text(&page, (Face::Plain, SMALL), (left, y));
        self.canvas.total((x, y));
    }

    /// The totals, the head of the chain, and room for signatures.
    fn closing(&mut self, segel: Option<&str>) {
        self.y += 6.0;
        let jumlah = self.words.jumlah(self.so_far);
        let total = self.words.say(Buku::JumlahSemua { jumlah });
        self.paragraph(&total, Face::Bold, 8.0);
        match segel {
            Some(segel) => {
                let head = self.words.say(Buku::Segel { segel: segel.to_owned() });
                let how = self.words.say(Buku::SegelHow { segel: segel.to_owned() });
                self.paragraph(&head, Face::Plain, SMALL);
                self.paragraph(&how, Face::Plain, SMALL);
            }
            None => {
                let none = self.words.say(Buku::SegelNone);
                self.paragraph(&none, Face::Plain, SMALL);
            }
        }
        self.signatures();
    }

    fn paragraph(&mut self, text: &str, face: Face, size: f32) {
        for line in wrap(text, face, size, self.table.right() - MARGIN) {
            self.y += size * 1.3;
            self.canvas.text(&line, (face, size), (MARGIN, self.y));
        }
    }

    fn signatures(&mut self) {
        let kantor = self.words.context.kantor;
        let kecamatan = kantor.wilayah.kecamatan_nama().to_owned();
        let tanggal = today_wib(self.words.context.made_at);
        let camat = (Buku::Mengetahui { kecamatan: kecamatan.clone() }, kantor.cetak.camat.clone());
        let kasi = (Buku::Kasi { kecamatan, tanggal }, kantor.cetak.kasi.clone());
        let (y, right) = (self.y + 12.0, self.table.right());
        self.signature(camat, MARGIN, y);
        self.signature(kasi, right - SIGNING, y);
    }

    fn signature(&mut self, (office, name): (Buku, Option<String>), x: f32, mut y: f32) {
        for line in self.words.say(office).lines() {
            y += 10.5;
            self.canvas.centred(line, (Face::Plain, 8.5), (x, x + SIGNING, y));
        }
        let (name, face) = match name {
            Some(name) => (name, Face::Bold),
            None => (self.words.say(Buku::Titik), Face::Plain),
        };
        self.canvas.centred(&name, (face, 8.5), (x, x + SIGNING, y + SIGNATURE));
    }
}
