//! Media as content of a message, whoever sends it.

use axum::body::Bytes;
use serde_json::{Map, Value, json};

use crate::html::Formatted;
use crate::protocol::ContentKind;
use crate::state::files::{FileKind, FileName, FileStore, StoredFile};
use crate::state::{Content, World};
use crate::wire::put;

/// A picture of one pixel: what a bot gets that downloads the smallest size by mistake.
const THUMBNAIL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x60, 0x60, 0x60, 0x00, 0x00, 0x00, 0x05, 0x00, 0x01, 0xa5, 0xf6, 0x45,
    0x40, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

impl World {
    /// A picture, in a tiny and in its full size.
    pub(crate) fn photo(&mut self, bytes: Bytes) -> Content {
        let file = self.files.add(FileKind::Photo, bytes, FileName::default());
        photo_content(&mut self.files, &file)
    }

    pub(crate) fn document(&mut self, bytes: Bytes, named: FileName) -> Content {
        document_content(&self.files.add(FileKind::Document, bytes, named))
    }

    /// The content of a file sent before; photos stay photos, all else is a document.
    pub(crate) fn media_again(&mut self, file: &StoredFile) -> Content {
        match file.kind {
            FileKind::Photo | FileKind::Thumbnail => photo_content(&mut self.files, file),
            FileKind::Document | FileKind::Voice | FileKind::Sticker => document_content(file),
        }
    }
}

fn photo_content(files: &mut FileStore, file: &StoredFile) -> Content {
    let thumbnail = files.thumbnail(file, THUMBNAIL);
    let (width, height) = dimensions(&file.bytes).unwrap_or((800, 600));
    // Its unique id belongs to the picture, not to the pixel all pictures share.
    let thumbnail = json!({
        "file_id": thumbnail.view.file_id, "file_unique_id": format!("{}t", file.view.file_unique_id),
        "width": 90, "height": 67, "file_size": thumbnail.view.size,
    });
    let full = json!({
        "file_id": file.view.file_id, "file_unique_id": file.view.file_unique_id,
        "width": width, "height": height, "file_size": file.view.size,
    });
    content(ContentKind::Photo, "photo", json!([thumbnail, full]), file)
}

fn document_content(file: &StoredFile) -> Content {
    let mut document = described(file);
    put(&mut document, "file_name", file.view.name.clone());
    put(&mut document, "mime_type", file.view.mime.clone());
    content(ContentKind::Document, "document", document, file)
}

/// The fields every file object has.
pub(crate) fn described(file: &StoredFile) -> Value {
    json!({
        "file_id": file.view.file_id, "file_unique_id": file.view.file_unique_id, "file_size": file.view.size,
    })
}

/// Content made of one field, with its file.
pub(crate) fn content(kind: ContentKind, field: &str, value: Value, file: &StoredFile) -> Content {
    let fields = Map::from_iter([(field.to_owned(), value)]);
    Content { file_id: Some(file.view.file_id.clone()), ..Content::new(kind, fields) }
}

/// Adds a caption; an empty one is none.
pub(crate) fn with_caption(mut content: Content, caption: Formatted) -> Content {
    if caption.plain.is_empty() {
        return content;
    }
    content.fields.insert("caption".to_owned(), Value::String(caption.plain));
    if !caption.entities.is_empty() {
        content.fields.insert("caption_entities".to_owned(), Value::Array(caption.entities));
    }
    content.source = caption.source;
    content
}

/// A text as content.
pub(crate) fn text_content(text: Formatted) -> Content {
    let mut fields = Map::from_iter([("text".to_owned(), Value::String(text.plain))]);
    if !text.entities.is_empty() {
        fields.insert("entities".to_owned(), Value::Array(text.entities));
    }
    Content { source: text.source, ..Content::new(ContentKind::Text, fields) }
}

/// Width and height of a PNG; other formats are not looked into.
fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?))
}
