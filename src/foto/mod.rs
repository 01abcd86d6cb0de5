//! Pixels → numbers: what a photo or PDF is, by its bytes. What to think of the numbers is said in `domain::foto`.
//!
//! Knows neither Telegram nor the register, and keeps nothing of what it has seen. Decoders run under limits: what
//! would take more memory than [`MAX_PIXELS`] is not opened.
//!
//! * `picture` – opens and measures pictures; `pdf` – looks for the pages of a PDF

mod pdf;
mod picture;

use sha2::{Digest, Sha256};

use crate::domain::foto::{Content, Print};

pub use self::picture::MAX_PIXELS;

/// What a file is, and what its copies have in common with it.
#[must_use]
pub fn look(bytes: &[u8]) -> (Content, Print) {
    let digest = Sha256::digest(bytes).into();
    if pdf::is_one(bytes) {
        return (Content::Pdf(pdf::pages(bytes)), Print { digest, gradient: None });
    }
    let (content, gradient) = picture::look(bytes);
    (content, Print { digest, gradient })
}
