//! Pixels → numbers: what a photo or PDF is, by its bytes. What to think of the numbers is said in `domain::foto`.
//!
//! Knows neither Telegram nor the register, and keeps nothing of what it has seen. Decoders run under limits: what
//! would take more memory than [`MAX_PIXELS`] is not opened.
//!
//! * `picture` – opens and measures pictures; `jpeg` – what is known of one before that; `sharpness` – its edges; `pdf` – looks for the pages of
//!   a PDF; `lock` – whether it asks for a password

mod jpeg;
mod lock;
mod pdf;
mod picture;
mod sharpness;

use sha2::{Digest, Sha256};

use crate::domain::foto::{Content, Print};

pub use self::picture::MAX_PIXELS;

/// What a file is, and what its copies have in common with it.
#[must_use]
pub fn look(bytes: &[u8]) -> (Content, Print) {
    let digest = Sha256::digest(bytes).into();
    if pdf::is_one(bytes) {
        return (Content::Pdf(pdf::pages(bytes)), Print { digest, gradient: None, fine: None });
    }
    let (content, gradients) = picture::look(bytes);
    let (gradient, fine) = gradients.unzip();
    (content, Print { digest, gradient, fine })
}
