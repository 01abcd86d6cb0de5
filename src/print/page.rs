//! A page: text, lines and boxes from top to bottom. Points, as in PDF; `y` counts down from the upper edge.

use pdf_writer::types::{ActionType, AnnotationType};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use super::qr::Code;
use super::text::{Face, encode, width, wrap};

/// A5, in points: on A4 it is half a sheet, or fills it when the printer fits it to the paper.
pub(super) const WIDTH: f32 = 419.53;
pub(super) const HEIGHT: f32 = 595.28;

/// Space on each side.
pub(super) const MARGIN: f32 = 34.0;

/// From one line to the next, in sizes.
const LEADING: f32 = 1.28;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    /// 0 is black.
    pub(super) gray: f32,
}

/// A column of the page.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) width: f32,
}

impl Column {
    pub(super) const WHOLE: Self = Self { x: MARGIN, width: WIDTH - 2.0 * MARGIN };
}

/// How high a text is.
pub(super) fn height(text: &str, style: Style, column: Column) -> f32 {
    wrap(text, style.face, style.size, column.width).iter().map(|_| style.size * LEADING).sum()
}

/// A page being drawn.
pub(super) struct Page {
    content: Content,
    link: Option<(String, Rect)>,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { content: Content::new(), link: None }
    }

    /// A text in lines; gives where the next one begins.
    pub(super) fn text(&mut self, text: &str, style: Style, column: Column, y: f32) -> f32 {
        let mut y = y;
        for line in wrap(text, style.face, style.size, column.width) {
            y += style.size * LEADING;
            self.line_of_text(&line, style, column.x, y - style.size * (LEADING - 1.0));
        }
        y
    }

    /// The same, to the right of the column; one line.
    pub(super) fn text_right(&mut self, text: &str, style: Style, column: Column, y: f32) {
        let x = column.x + column.width - width(text, style.face, style.size);
        self.line_of_text(text, style, x.max(column.x), y + style.size);
    }

    fn line_of_text(&mut self, line: &str, style: Style, x: f32, y: f32) {
        let font = match style.face {
            Face::Plain => Name(b"F1"),
            Face::Bold => Name(b"F2"),
        };
        self.content.set_fill_gray(style.gray);
        self.content.begin_text().set_font(font, style.size).next_line(x, HEIGHT - y);
        self.content.show(Str(&encode(line))).end_text();
    }

    pub(super) fn rule(&mut self, y: f32, weight: f32) {
        self.content.set_stroke_gray(0.0).set_line_width(weight);
        self.content.move_to(MARGIN, HEIGHT - y).line_to(WIDTH - MARGIN, HEIGHT - y).stroke();
    }

    /// A filled box.
    pub(super) fn shade(&mut self, column: Column, y: f32, height: f32, gray: f32) {
        self.content.set_fill_gray(gray);
        self.content.rect(column.x, HEIGHT - y - height, column.width, height).fill_nonzero();
    }

    /// The frame of a box.
    pub(super) fn frame(&mut self, column: Column, y: f32, height: f32) {
        self.content.set_stroke_gray(0.45).set_line_width(0.8);
        self.content.rect(column.x, HEIGHT - y - height, column.width, height).stroke();
    }

    /// A code with the white around it; on a screen it can be pressed as well.
    pub(super) fn code(&mut self, code: &Code, url: &str, (x, y): (f32, f32), side: f32) {
        let module = side / f32::from(code.side());
        self.content.set_fill_gray(1.0).rect(x, HEIGHT - y - side, side, side).fill_nonzero();
        self.content.set_fill_gray(0.0);
        for (column, row, length) in code.runs() {
            let left = x + module * f32::from(column);
            let bottom = HEIGHT - y - module * f32::from(row + 1);
            self.content.rect(left, bottom, module * f32::from(length), module);
        }
        self.content.fill_nonzero();
        self.link = Some((url.to_owned(), Rect::new(x, HEIGHT - y - side, x + side, HEIGHT - y)));
    }

    /// The page as a PDF of its own.
    pub(super) fn finish(self, title: &str) -> Vec<u8> {
        let [catalog, tree, page, plain, bold, content, info, link] = [1, 2, 3, 4, 5, 6, 7, 8].map(Ref::new);
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(tree).lang(TextStr("id"));
        pdf.document_info(info).title(TextStr(title));
        pdf.pages(tree).kids([page]).count(1);
        let mut only = pdf.page(page);
        only.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).parent(tree).contents(content);
        if self.link.is_some() {
            only.annotations([link]);
        }
        only.resources().fonts().pair(Name(b"F1"), plain).pair(Name(b"F2"), bold);
        only.finish();
        for (id, name) in [(plain, Name(b"Helvetica")), (bold, Name(b"Helvetica-Bold"))] {
            pdf.type1_font(id).base_font(name).encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        if let Some((url, place)) = &self.link {
            let mut annotation = pdf.annotation(link);
            annotation.subtype(AnnotationType::Link).rect(*place).border(0.0, 0.0, 0.0, None);
            annotation.action().action_type(ActionType::Uri).uri(Str(url.as_bytes()));
        }
        pdf.stream(content, &self.content.finish());
        pdf.finish()
    }
}
