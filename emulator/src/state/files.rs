//! Files that people and the bot sent.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use sha2::{Digest, Sha256};

use crate::wire::{Content, Document, MediaText, PhotoSize, Sticker, Voice};

/// Widths of the sizes in which a photo comes; the last holds the bytes as sent.
const PHOTO_WIDTHS: [u32; 4] = [90, 320, 800, 1280];

/// What a file is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PreparedKind {
    Photo,
    Document,
    Voice,
    Sticker,
}

/// A new file, hashed before the lock is taken.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) kind: PreparedKind,
    pub(crate) bytes: Bytes,
    pub(crate) size: u64,
    pub(crate) name: Option<String>,
    pub(crate) mime: Option<String>,
    unique: String,
}

impl Prepared {
    /// The size is that of the bytes unless another is claimed.
    pub(crate) fn new(kind: PreparedKind, bytes: Bytes, claimed_size: Option<u64>) -> Prepared {
        let size = claimed_size.unwrap_or(bytes.len() as u64);
        let digest = Sha256::new().chain_update(&bytes).chain_update(size.to_le_bytes()).finalize();
        let unique = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Prepared { kind, bytes, size, name: None, mime: None, unique }
    }

    pub(crate) fn named(mut self, name: Option<String>, mime: Option<String>) -> Prepared {
        self.name = name.filter(|name| !name.is_empty());
        self.mime = mime.filter(|mime| !mime.is_empty());
        self
    }
}

/// A file as messages carry it.
#[derive(Clone, Debug)]
pub(crate) enum FileBody {
    Photo(Vec<PhotoSize>),
    Document(Document),
    Voice(Voice),
    Sticker(Sticker),
}

impl FileBody {
    /// The word Telegram uses for it in refusals.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            FileBody::Photo(_) => "Photo",
            FileBody::Document(_) => "Document",
            FileBody::Voice(_) => "VoiceNote",
            FileBody::Sticker(_) => "Sticker",
        }
    }
}

/// A message's content made of a file.
pub(crate) fn content_of(body: &FileBody, caption: MediaText) -> Content {
    match body {
        FileBody::Photo(photo) => Content::Photo { photo: photo.clone(), caption },
        FileBody::Document(document) => Content::Document { document: document.clone(), caption },
        FileBody::Voice(voice) => Content::Voice { voice: voice.clone(), caption },
        FileBody::Sticker(sticker) => Content::Sticker { sticker: sticker.clone() },
    }
}

/// One downloadable file.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) unique: String,
    pub(crate) size: u64,
    pub(crate) path: String,
    pub(crate) mime: Option<String>,
    pub(crate) bytes: Bytes,
    pub(crate) body: Arc<FileBody>,
}

/// Files by id and by download path.
#[derive(Default)]
pub(crate) struct Files {
    by_id: HashMap<String, Record>,
    by_path: HashMap<String, String>,
    made: u64,
}

impl Files {
    /// Keeps a new file; every sending gets ids of its own, as at Telegram.
    pub(crate) fn add(&mut self, file: &Prepared) -> Arc<FileBody> {
        let body = Arc::new(match file.kind {
            PreparedKind::Photo => FileBody::Photo(self.photo_sizes(file)),
            PreparedKind::Document => FileBody::Document(self.document(file)),
            PreparedKind::Voice => FileBody::Voice(self.voice(file)),
            PreparedKind::Sticker => FileBody::Sticker(self.sticker(file)),
        });
        self.keep(file, &body);
        body
    }

    /// The file behind an id.
    pub(crate) fn get(&self, file_id: &str) -> Option<&Record> {
        self.by_id.get(file_id)
    }

    /// The file at a download path.
    pub(crate) fn at(&self, path: &str) -> Option<&Record> {
        self.by_path.get(path).and_then(|id| self.by_id.get(id))
    }

    fn ids(&mut self, file: &Prepared, prefix: &str, size_mark: &str) -> (String, String) {
        self.made += 1;
        let unique = format!("AQAD{}{size_mark}", file.unique);
        (format!("{prefix}AAx{unique}-{:06}", self.made), unique)
    }

    fn photo_sizes(&mut self, file: &Prepared) -> Vec<PhotoSize> {
        let marks = ["s", "m", "x", ""];
        let mut sizes = Vec::with_capacity(marks.len());
        for (width, mark) in PHOTO_WIDTHS.into_iter().zip(marks) {
            let (file_id, file_unique_id) = self.ids(file, "AgAC", mark);
            let height = width * 3 / 4;
            sizes.push(PhotoSize { file_id, file_unique_id, width, height, file_size: file.size });
        }
        sizes
    }

    fn document(&mut self, file: &Prepared) -> Document {
        let (file_id, file_unique_id) = self.ids(file, "BQAC", "");
        Document {
            file_id,
            file_unique_id,
            file_name: file.name.clone(),
            mime_type: file.mime.clone(),
            file_size: file.size,
        }
    }

    fn voice(&mut self, file: &Prepared) -> Voice {
        let (file_id, file_unique_id) = self.ids(file, "AwAC", "");
        let mime_type = file.mime.clone().unwrap_or_else(|| "audio/ogg".to_owned());
        Voice { file_id, file_unique_id, duration: 1, mime_type, file_size: file.size }
    }

    fn sticker(&mut self, file: &Prepared) -> Sticker {
        let (file_id, file_unique_id) = self.ids(file, "CAAC", "");
        Sticker {
            file_id,
            file_unique_id,
            kind: "regular",
            width: 512,
            height: 512,
            is_animated: false,
            is_video: false,
            emoji: "👍".to_owned(),
            file_size: file.size,
        }
    }

    fn keep(&mut self, file: &Prepared, body: &Arc<FileBody>) {
        match body.as_ref() {
            FileBody::Photo(sizes) => {
                for size in sizes {
                    self.link(file, body, (&size.file_id, &size.file_unique_id));
                }
            }
            FileBody::Document(one) => self.link(file, body, (&one.file_id, &one.file_unique_id)),
            FileBody::Voice(one) => self.link(file, body, (&one.file_id, &one.file_unique_id)),
            FileBody::Sticker(one) => self.link(file, body, (&one.file_id, &one.file_unique_id)),
        }
    }

    fn link(&mut self, file: &Prepared, body: &Arc<FileBody>, ids: (&str, &str)) {
        let path = download_path(file, self.by_id.len());
        let record = Record {
            unique: ids.1.to_owned(),
            size: file.size,
            path: path.clone(),
            mime: file.mime.clone(),
            bytes: file.bytes.clone(),
            body: body.clone(),
        };
        self.by_path.insert(path, ids.0.to_owned());
        self.by_id.insert(ids.0.to_owned(), record);
    }
}

fn download_path(file: &Prepared, number: usize) -> String {
    let (folder, usual) = match file.kind {
        PreparedKind::Photo => ("photos", "jpg"),
        PreparedKind::Document => ("documents", "bin"),
        PreparedKind::Voice => ("voice", "oga"),
        PreparedKind::Sticker => ("stickers", "webp"),
    };
    let ending = file.name.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, end)| end);
    let plain = |end: &&str| !end.is_empty() && end.bytes().all(|b| b.is_ascii_alphanumeric());
    let ending = match file.kind {
        PreparedKind::Document => ending.filter(plain).unwrap_or(usual),
        PreparedKind::Photo | PreparedKind::Voice | PreparedKind::Sticker => usual,
    };
    format!("{folder}/file_{number}.{ending}")
}
