//! Pixels → numbers: what a photo or PDF is, by its bytes. What to think of the numbers is said in `domain::foto`.
//!
//! Knows neither Telegram nor the register, and keeps nothing of what it has seen. Decoders run under limits: what
//! would take more memory than [`MAX_PIXELS`] is not opened.
//!
//! * `picture` – opens and measures pictures; `jpeg` – what is known of one before that; `sharpness` – its edges; `pdf` –
//!   looks for the pages of a PDF, and `pdf_clean` builds one up
//! * `clean` – a file as it is kept; `mark`, `pdf_mark` – as it is shown

mod clean;
mod jpeg;
mod mark;
mod pdf;
mod pdf_clean;
mod pdf_mark;
mod picture;
mod sharpness;

use sha2::{Digest, Sha256};

use crate::domain::foto::{Content, Pages, Print};

pub use self::clean::Clean;
pub use self::mark::marked;
pub use self::picture::MAX_PIXELS;

/// What a file is, what its copies have in common with it, and the file as it is to be kept; `None`: it is not kept.
#[must_use]
pub fn look(bytes: &[u8]) -> (Content, Print, Option<Clean>) {
    let digest = Sha256::digest(bytes).into();
    if pdf::is_one(bytes) {
        let (pages, clean) = look_at_pdf(bytes);
        return (Content::Pdf(pages), Print { digest, gradient: None, fine: None }, clean);
    }
    let (content, opened) = picture::look(bytes);
    let (gradients, picture) = opened.unzip();
    let (gradient, fine) = gradients.unzip();
    (content, Print { digest, gradient, fine }, picture.and_then(clean::picture))
}

/// One that is encrypted against changes only opens without a password. One that cannot be opened asks for one, or is not
/// whole.
fn look_at_pdf(bytes: &[u8]) -> (Pages, Option<Clean>) {
    let pages = pdf::pages(bytes);
    if !pages.whole {
        return (pages, None);
    }
    let Some(opened) = pdf_clean::open(bytes) else { return (Pages { whole: pages.locked, ..pages }, None) };
    let pages = Pages { locked: false, count: opened.count, active: opened.active, ..pages };
    if !pages.is_kept() {
        return (pages, None);
    }
    // What cannot be shown is not kept: its sender is told now, and not an officer later.
    match opened.clean().filter(|clean| pdf_mark::marked(&clean.bytes, "").is_some()) {
        Some(clean) => (pages, Some(clean)),
        None => (Pages { whole: false, ..pages }, None),
    }
}
