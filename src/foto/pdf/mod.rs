//! PDFs: what can be said of their pages, and the same pages written anew.
//!
//! A page is built from what draws it, and nothing else comes along. A file of a stranger is read once from front to back, under
//! a budget, and nothing in it is drawn, run or fetched.
//!
//! * `budget` – what one file may take; `syntax`, `file`, `stream` – its values, objects and packed bytes
//! * `tree` – its pages; `active` – whether it acts
//! * `keys`, `copy` – what is kept; `page`, `mark` – the new pages

mod active;
mod budget;
mod copy;
mod file;
mod keys;
mod mark;
mod page;
mod stream;
mod syntax;
mod tree;

use memchr::memmem;

use self::budget::{Budget, Unread};
use self::file::Objects;
use super::clean::Clean;
use crate::domain::berkas::Media;
use crate::domain::foto::Pages;

/// The name of the format may stand a little behind the beginning.
const HEAD: usize = 1024;

/// The mark of the end may have something behind it.
const TAIL: usize = 2048;

/// Whether it says in its first bytes that it is a PDF.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    memmem::find(&bytes[..bytes.len().min(HEAD)], b"%PDF-").is_some()
}

/// What can be said of its pages, and the file as it is kept; `None`: it is not kept.
pub(super) fn look(bytes: &[u8]) -> (Pages, Option<Clean>) {
    let nothing = Pages { whole: is_whole(bytes), locked: false, heavy: false, count: 0, active: false };
    if !nothing.whole {
        return (nothing, None);
    }
    seen(bytes).unwrap_or_else(|unread| (without(nothing, unread), None))
}

/// Every page with the text over it. `None`: it cannot be opened any more.
pub(super) fn marked(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
    let objects = Objects::read(bytes, &mut Budget::new()).ok()?;
    page::written(&objects, &tree::pages(&objects), Some(text)).ok()
}

/// Its end is there.
fn is_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    memmem::find(tail, b"%%EOF").is_some() && memmem::find(bytes, b"startxref").is_some()
}

fn without(pages: Pages, unread: Unread) -> Pages {
    match unread {
        Unread::Heavy => Pages { heavy: true, ..pages },
        Unread::Locked => Pages { locked: true, ..pages },
        Unread::Broken => Pages { whole: false, ..pages },
    }
}

fn seen(bytes: &[u8]) -> Result<(Pages, Option<Clean>), Unread> {
    let (pages, bytes) = written(bytes)?;
    let Some(bytes) = bytes else { return Ok((pages, None)) };
    // What cannot be shown is not kept: its sender is told now, and not an officer later.
    let shown = marked(&bytes, "").is_some();
    Ok(if shown { (pages, Some(Clean { media: Media::Pdf, bytes })) } else { (without(pages, Unread::Broken), None) })
}

/// What there is to say of it, and the file written anew where nothing is wrong with it.
fn written(bytes: &[u8]) -> Result<(Pages, Option<Vec<u8>>), Unread> {
    let objects = Objects::read(bytes, &mut Budget::new())?;
    let all = tree::pages(&objects);
    let active = active::is_active(&objects);
    let pages = Pages { whole: true, locked: false, heavy: false, count: all.len(), active };
    let bytes = pages.is_kept().then(|| page::written(&objects, &all, None)).transpose()?;
    Ok((pages, bytes))
}
