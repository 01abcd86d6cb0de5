//! The columns of the pages, and a line of the book in them.

use super::canvas::{Canvas, MARGIN};
use super::words::{Line, Words, date, moment};
use crate::pesan::buku::Buku;
use crate::print::text::{Face, wrap};

/// The columns: what stands above, and how wide they are beside each other.
const COLUMNS: [(Buku, f32); 14] = [
    (Buku::KolomNo, 25.0),
    (Buku::KolomNomor, 72.0),
    (Buku::KolomMasuk, 46.0),
    (Buku::KolomNama, 92.0),
    (Buku::KolomNik, 66.0),
    (Buku::KolomKk, 66.0),
    (Buku::KolomTempat, 56.0),
    (Buku::KolomJenis, 50.0),
    (Buku::KolomPengantar, 64.0),
    (Buku::KolomCek, 56.0),
    (Buku::KolomEntri, 46.0),
    (Buku::KolomKirim, 70.0),
    (Buku::KolomPetugas, 82.0),
    (Buku::KolomKeterangan, 88.0),
];

/// Space between a line and the words beside it.
const PADDING: f32 = 2.5;

/// The size of words in it where all of it is as wide as that.
const SIZE: f32 = 6.4;
const WIDTH: f32 = 879.0;

/// As many lines high is a row in which somebody writes by hand: a bit more than a centimetre.
const BY_HAND: usize = 4;

/// From one line to the next, in sizes.
const LEADING: f32 = 1.2;

/// A row: the lines of each cell.
pub(super) struct Row(Vec<Vec<String>>);

impl Row {
    /// How many lines the longest cell has.
    pub(super) fn lines(&self) -> usize {
        self.0.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }

    /// Takes what fits into so many lines.
    pub(super) fn take(&mut self, lines: usize) -> Self {
        Self(self.0.iter_mut().map(|cell| cell.drain(..lines.min(cell.len())).collect()).collect())
    }
}

/// The table on pages of some width.
pub(super) struct Table {
    /// Where each column begins, and where the last one ends.
    edges: Vec<f32>,
    size: f32,
    head: Row,
    numbers: Row,
}

impl Table {
    pub(super) fn new(words: &Words<'_>, page_width: f32) -> Self {
        let scale = (page_width - 2.0 * MARGIN) / COLUMNS.iter().map(|(_, width)| width).sum::<f32>();
        let mut edges = vec![MARGIN];
        for (_, width) in &COLUMNS {
            edges.push(edges.last().copied().unwrap_or(MARGIN) + width * scale);
        }
        let size = SIZE * ((page_width - 2.0 * MARGIN) / WIDTH).min(1.0);
        let mut table = Self { edges, size, head: Row(Vec::new()), numbers: Row(Vec::new()) };
        let names = COLUMNS.map(|(name, _)| words.say(name));
        table.head = table.row(&names, Face::Bold);
        table.numbers = table.row(&(1..=COLUMNS.len()).map(|n| n.to_string()).collect::<Vec<_>>(), Face::Plain);
        table
    }

    fn row(&self, cells: &[String], face: Face) -> Row {
        let room = |n: usize| match (self.edges.get(n), self.edges.get(n + 1)) {
            (Some(left), Some(right)) => right - left - 2.0 * PADDING,
            (_, _) => 0.0,
        };
        Row(cells.iter().enumerate().map(|(n, cell)| wrap(cell, face, self.size, room(n))).collect())
    }

    /// A line of the book.
    pub(super) fn line(&self, number: &str, line: &Line) -> Row {
        let when = |at| {
            let (day, time) = moment(at);
            format!("{day}\n{time}")
        };
        let place = if line.rt_rw.is_empty() { line.desa.clone() } else { format!("{}\n{}", line.desa, line.rt_rw) };
        let letter = line.pengantar.as_ref().map(|(nomor, tanggal)| format!("{nomor}\n{}", date(*tanggal)));
        let found = line.cek.as_ref().map(|(found, at)| format!("{found}\n{}", moment(*at).0));
        let sent = line.dikirim.as_ref().map(|(at, to)| format!("{}\n{to}", when(*at)));
        let cells = [
            number.to_owned(),
            line.nomor.clone(),
            when(line.masuk),
            line.nama.clone(),
            line.nik.clone(),
            line.kk.clone(),
            place,
            line.jenis.clone(),
            letter.unwrap_or_default(),
            found.unwrap_or_default(),
            line.dientri.map(when).unwrap_or_default(),
            sent.unwrap_or_default(),
            line.petugas.clone(),
            line.keterangan.clone(),
        ];
        self.row(&cells, Face::Plain)
    }

    /// A row with room to write by hand.
    pub(super) fn blank(&self, number: &str, nomor: &str) -> Row {
        let mut cells = vec![number.to_owned(), nomor.to_owned()];
        cells.resize(COLUMNS.len(), String::new());
        let mut row = self.row(&cells, Face::Plain);
        if let Some(first) = row.0.first_mut() {
            first.resize(BY_HAND, String::new());
        }
        row
    }

    /// How high the names of the columns and their numbers are.
    pub(super) fn head_height(&self) -> f32 {
        self.height(self.head.lines()) + self.height(1)
    }

    /// How high so many lines are.
    pub(super) fn height(&self, lines: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
        let lines = lines as f32;
        lines * self.size * LEADING + 2.0 * PADDING
    }

    /// How many lines fit.
    pub(super) fn fitting(&self, room: f32) -> usize {
        let lines = (room - 2.0 * PADDING) / (self.size * LEADING);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "lines of a page, and none below 0"
        )]
        let lines = lines.max(0.0) as usize;
        lines
    }

    /// The names of the columns and their numbers; where they end.
    pub(super) fn draw_head(&self, canvas: &mut Canvas, y: f32) -> f32 {
        canvas.shade((MARGIN, y), (self.right() - MARGIN, self.head_height()));
        canvas.rule((MARGIN, y), (self.right(), y), 0.7);
        let y = self.draw(canvas, &self.head, Face::Bold, y);
        self.draw(canvas, &self.numbers, Face::Plain, y)
    }

    /// A row; where it ends.
    pub(super) fn draw(&self, canvas: &mut Canvas, row: &Row, face: Face, y: f32) -> f32 {
        for (cell, left) in row.0.iter().zip(&self.edges) {
            let mut foot = y + PADDING + self.size * 0.95;
            for line in cell {
                canvas.text(line, (face, self.size), (left + PADDING, foot));
                foot += self.size * LEADING;
            }
        }
        let end = y + self.height(row.lines());
        for edge in &self.edges {
            canvas.rule((*edge, y), (*edge, end), 0.4);
        }
        canvas.rule((MARGIN, end), (self.right(), end), 0.4);
        end
    }

    pub(super) fn right(&self) -> f32 {
        self.edges.last().copied().unwrap_or(MARGIN)
    }
}
