//! The secret that Telegram shows with each update. It is derived from the token, so that there is none to configure, and
//! that all processes of an office know the same one.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// What is derived; another purpose would say another word.
const PURPOSE: &[u8] = b"layanan-ktp webhook";

/// The secret of a bot's webhook. Has no `Debug`.
#[derive(Clone)]
pub(super) struct Secret {
    mac: Hmac<Sha256>,
}

impl Secret {
    /// Derives it from the token.
    pub(super) fn of(token: &str) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(token.as_bytes()).unwrap_or_else(|_| unreachable!("any length"));
        mac.update(PURPOSE);
        Self { mac }
    }

    /// As Telegram is told: letters, digits, at most 256.
    pub(super) fn text(&self) -> String {
        self.mac.clone().finalize().into_bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }

    /// Whether this is it; takes as long for one that is wrong at its beginning as for one that is wrong at its end.
    pub(super) fn is(&self, shown: &[u8]) -> bool {
        decoded(shown).is_some_and(|bytes| self.mac.clone().verify_slice(&bytes).is_ok())
    }
}

fn decoded(hex: &[u8]) -> Option<Vec<u8>> {
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let (pairs, rest) = hex.as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    if rest.is_empty() { bytes.collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn only_the_secret_itself_is_taken() {
        let secret = Secret::of("1:contoh");
        let text = secret.text();
        assert!(secret.is(text.as_bytes()));
        assert!(text.len() <= 256 && text.chars().all(|c| c.is_ascii_alphanumeric()));
        let other = Secret::of("2:contoh").text();
        for wrong in ["", "zz", &text[1..], &text[..62], &format!("{text}0"), &format!("{text}00"), &other] {
            assert!(!secret.is(wrong.as_bytes()), "{wrong}");
        }
    }
}
