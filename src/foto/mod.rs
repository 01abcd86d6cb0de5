//! Pixels → numbers: what a photo or PDF is, by its bytes. What to think of the numbers is said in `domain::foto`.
//!
//! Knows neither Telegram nor the register, and keeps nothing of what it has seen. Decoders run under limits: what
//! would take more memory than [`MAX_PIXELS`] is not opened.
//!
//! * `picture` – opens and measures pictures; `jpeg`, `jpx` – what is known of one before that, and what it says beside its
//!   pixels; `sharpness` – its edges; `pdf` – pages of a PDF, written anew
//! * `clean` – a picture as it is kept; `mark` – as it is shown

mod clean;
mod jpeg;
mod jpx;
mod mark;
mod pdf;
mod picture;
mod sharpness;

use sha2::{Digest, Sha256};

use crate::domain::foto::{Content, Print};

pub use self::clean::Clean;
pub use self::mark::marked;
pub use self::picture::MAX_PIXELS;

/// What a file is, what its copies have in common with it, and the file as it is to be kept; `None`: it is not kept.
#[must_use]
pub fn look(bytes: &[u8]) -> (Content, Print, Option<Clean>) {
    let digest = Sha256::digest(bytes).into();
    if pdf::is_one(bytes) {
        let (pages, clean) = pdf::look(bytes);
        return (Content::Pdf(pages), Print { digest, gradient: None, fine: None }, clean);
    }
    let (content, opened) = picture::look(bytes);
    let (gradients, picture) = opened.unzip();
    let (gradient, fine) = gradients.unzip();
    (content, Print { digest, gradient, fine }, picture.and_then(clean::picture))
}
