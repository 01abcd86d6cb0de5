//! A PDF that is written page by page. Only where each object begins is remembered until the end.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::writers::{Catalog, DocumentInfo};
use pdf_writer::{Chunk, Content, Filter, Finish as _, Name, Rect, Ref, Settings, Str, TextStr};

use crate::print::text::{Face, encode};

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const PLAIN: Ref = Ref::new(3);
const BOLD: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
/// What says on every page how many there are: known, and written, at the end.
const TOTAL: Ref = Ref::new(6);

/// The name by which pages call it.
pub(super) const TOTAL_NAME: Name<'static> = Name(b"Total");

/// Its room.
pub(super) const TOTAL_WIDTH: f32 = 36.0;
const TOTAL_HEIGHT: f32 = 12.0;

/// The name of a font.
pub(super) fn font(face: Face) -> Name<'static> {
    match face {
        Face::Plain => Name(b"F1"),
        Face::Bold => Name(b"F2"),
    }
}

/// A PDF being written.
pub(super) struct Paper<W> {
    out: W,
    /// How many bytes are out.
    at: u64,
    /// Where each object begins, by its number from 1; `None`: it comes later.
    begins: Vec<Option<u64>>,
    pages: Vec<Ref>,
    size: (f32, f32),
}

impl<W: Write> Paper<W> {
    pub(super) fn begin(out: W, size: (f32, f32)) -> io::Result<Self> {
        let begins = vec![None; usize::try_from(TOTAL.get()).unwrap_or_default()];
        let mut paper = Self { out, at: 0, begins, pages: Vec::new(), size };
        paper.write(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        for (id, name) in [(PLAIN, Name(b"Helvetica")), (BOLD, Name(b"Helvetica-Bold"))] {
            let mut chunk = chunk();
            chunk.type1_font(id).base_font(name).encoding_predefined(Name(b"WinAnsiEncoding"));
            paper.object(id, &chunk)?;
        }
        Ok(paper)
    }

    /// How many pages are written.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Writes a page.
    pub(super) fn page(&mut self, content: Content) -> io::Result<()> {
        let (page, stream) = (self.next(), self.next());
        let mut zipped = ZlibEncoder::new(Vec::new(), Compression::fast());
        zipped.write_all(&content.finish())?;
        let zipped = zipped.finish()?;
        let mut chunk = chunk();
        chunk.stream(stream, &zipped).filter(Filter::FlateDecode);
        self.object(stream, &chunk)?;
        let mut chunk = self::chunk();
        chunk.page(page).parent(TREE).contents(stream);
        self.object(page, &chunk)?;
        self.pages.push(page);
        Ok(())
    }

    /// Ends the file, and gives back what it was written to.
    pub(super) fn end(mut self, title: &str) -> io::Result<W> {
        self.total()?;
        self.tree()?;
        let mut chunk = chunk();
        chunk.indirect(CATALOG).start::<Catalog<'_>>().pages(TREE).lang(TextStr("id"));
        self.object(CATALOG, &chunk)?;
        let mut chunk = self::chunk();
        chunk.indirect(INFO).start::<DocumentInfo<'_>>().title(TextStr(title));
        self.object(INFO, &chunk)?;
        self.trailer()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn total(&mut self) -> io::Result<()> {
        let mut content = Content::new();
        content.begin_text().set_font(font(Face::Plain), super::canvas::SMALL).next_line(0.0, 2.0);
        content.show(Str(&encode(&self.pages.len().to_string()))).end_text();
        let bytes = content.finish();
        let mut chunk = chunk();
        let mut form = chunk.form_xobject(TOTAL, &bytes);
        form.bbox(Rect::new(0.0, 0.0, TOTAL_WIDTH, TOTAL_HEIGHT));
        form.resources().fonts().pair(font(Face::Plain), PLAIN);
        form.finish();
        self.object(TOTAL, &chunk)
    }

    /// All pages, with what is the same on each.
    fn tree(&mut self) -> io::Result<()> {
        let mut chunk = chunk();
        let mut tree = chunk.pages(TREE);
        tree.kids(self.pages.iter().copied()).count(i32::try_from(self.pages.len()).unwrap_or(i32::MAX));
        tree.media_box(Rect::new(0.0, 0.0, self.size.0, self.size.1));
        let mut resources = tree.resources();
        resources.fonts().pair(font(Face::Plain), PLAIN).pair(font(Face::Bold), BOLD);
        resources.x_objects().pair(TOTAL_NAME, TOTAL);
        resources.finish();
        tree.finish();
        self.object(TREE, &chunk)
    }

    fn trailer(&mut self) -> io::Result<()> {
        let (start, count) = (self.at, self.begins.len() + 1);
        self.write(format!("xref\n0 {count}\n0000000000 65535 f\r\n").as_bytes())?;
        for begin in std::mem::take(&mut self.begins) {
            let line = begin.map_or_else(|| "0000000000 65535 f\r\n".into(), |at| format!("{at:010} 00000 n\r\n"));
            self.write(line.as_bytes())?;
        }
        let (catalog, info) = (CATALOG.get(), INFO.get());
        let end = format!("trailer\n<</Size {count}/Root {catalog} 0 R/Info {info} 0 R>>\nstartxref\n{start}\n%%EOF\n");
        self.write(end.as_bytes())
    }

    fn next(&mut self) -> Ref {
        self.begins.push(None);
        Ref::new(i32::try_from(self.begins.len()).unwrap_or(i32::MAX))
    }

    /// One object.
    fn object(&mut self, id: Ref, chunk: &Chunk) -> io::Result<()> {
        let slot = usize::try_from(id.get()).ok().and_then(|n| self.begins.get_mut(n.checked_sub(1)?));
        if let Some(slot) = slot {
            *slot = Some(self.at);
        }
        self.write(chunk.as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        self.out.write_all(bytes)
    }
}

fn chunk() -> Chunk {
    Chunk::with_settings(Settings { pretty: false })
}
