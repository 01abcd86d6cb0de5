//! Files for the page. What a bot or a person sent is never run in the page's name: only pictures and PDF are shown.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};

use super::Refused;
use crate::state::App;

const UNKNOWN: &str = "application/octet-stream";

/// The first bytes of what browsers may show.
const MAGIC: [(&[u8], &str); 6] = [
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"%PDF-", "application/pdf"),
];

/// The bytes of a file, as a type that is safe to open.
pub(super) async fn file(State(app): State<App>, Path(id): Path<String>) -> Result<Response, Refused> {
    let (bytes, name) = {
        let world = app.world();
        let file = world.files.get(&id).ok_or_else(|| Refused::unknown("file"))?;
        (file.bytes.clone(), file.view.name.clone())
    };
    let kind = sniffed(&bytes);
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition(kind, name.as_deref())),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// By content: a name or a type that was sent along proves nothing.
fn sniffed(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(UNKNOWN, |(_, kind)| kind)
}

/// Shown where that is safe, saved otherwise; under the name it was sent with.
fn disposition(kind: &str, name: Option<&str>) -> String {
    let how = if kind == UNKNOWN { "attachment" } else { "inline" };
    match name {
        Some(name) if !name.is_empty() => format!("{how}; filename*=UTF-8''{}", percent_encoded(name)),
        Some(_) | None => how.to_owned(),
    }
}

fn percent_encoded(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let encode = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::{disposition, sniffed};

    #[test]
    fn only_pictures_and_pdf_are_shown() {
        for (bytes, kind) in [
            (&b"\x89PNG\r\n\x1a\n..."[..], "image/png"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"GIF89a", "image/gif"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
            (b"RIFF\0\0\0\0WAVE", "application/octet-stream"),
            (b"%PDF-1.7", "application/pdf"),
            (b"<svg onload=alert(1)>", "application/octet-stream"),
            (b"<!doctype html>", "application/octet-stream"),
            (b"", "application/octet-stream"),
        ] {
            assert_eq!(sniffed(bytes), kind);
        }
    }

    #[test]
    fn names_cannot_break_out_of_the_header() {
        assert_eq!(disposition("application/pdf", Some("k k\".pdf")), "inline; filename*=UTF-8''k%20k%22.pdf");
        assert_eq!(disposition("application/octet-stream", None), "attachment");
    }
}
