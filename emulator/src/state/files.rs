//! Files, by id, unique id and path.

use std::collections::HashMap;

use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::protocol::FileView;

/// What a file was sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum FileKind {
    Photo,
    Thumbnail,
    Document,
    Voice,
    Sticker,
}

impl FileKind {
    fn folder(self) -> &'static str {
        match self {
            Self::Photo => "photos",
            Self::Thumbnail => "thumbnails",
            Self::Document => "documents",
            Self::Voice => "voice",
            Self::Sticker => "stickers",
        }
    }

    /// Real ids begin with letters that tell the kind.
    fn prefix(self) -> &'static str {
        match self {
            Self::Photo => "AgACAgUAAx",
            Self::Thumbnail => "AAMCAgUAAx",
            Self::Document => "BQACAgUAAx",
            Self::Voice => "AwACAgUAAx",
            Self::Sticker => "CAACAgUAAx",
        }
    }
}

/// A stored file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct StoredFile {
    pub(crate) kind: FileKind,
    #[serde(skip)]
    pub(crate) bytes: Bytes,
    pub(crate) path: String,
    pub(crate) view: FileView,
}

/// Name and type of a new file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileName {
    pub(crate) name: Option<String>,
    pub(crate) mime: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct FileStore {
    by_id: HashMap<String, StoredFile>,
    id_by_path: HashMap<String, String>,
    /// The small size of each picture, made once.
    thumbnails: HashMap<String, String>,
    /// Equal content is kept once, by unique id; a state file has it beside itself.
    #[serde(skip)]
    contents: HashMap<String, Bytes>,
    counter: u64,
}

impl FileStore {
    /// Keeps a file under a new id; the unique id depends only on content and kind.
    pub(crate) fn add(&mut self, kind: FileKind, bytes: Bytes, named: FileName) -> StoredFile {
        self.counter += 1;
        let unique = unique_id(kind, &bytes);
        let bytes = self.contents.entry(unique.clone()).or_insert(bytes).clone();
        let path = format!("{}/file_{}{}", kind.folder(), self.counter, extension(kind, named.name.as_deref()));
        let view = FileView {
            file_id: format!("{}{}_{}", kind.prefix(), unique, self.counter),
            file_unique_id: unique,
            name: named.name,
            mime: named.mime,
            size: bytes.len() as u64,
        };
        let file = StoredFile { kind, bytes, path, view };
        self.id_by_path.insert(file.path.clone(), file.view.file_id.clone());
        self.by_id.insert(file.view.file_id.clone(), file.clone());
        file
    }

    /// Every content, by unique id.
    pub(crate) fn contents(&self) -> &HashMap<String, Bytes> {
        &self.contents
    }

    /// Puts the contents back after the rest was read; `read` gives one by its unique id.
    pub(crate) fn restore<E>(&mut self, read: impl Fn(&str) -> Result<Bytes, E>) -> Result<(), E> {
        for file in self.by_id.values_mut() {
            let unique = &file.view.file_unique_id;
            if !self.contents.contains_key(unique) {
                self.contents.insert(unique.clone(), read(unique)?);
            }
            file.bytes = self.contents.get(unique).cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// The small size of a picture, the same whenever it is sent again.
    pub(crate) fn thumbnail(&mut self, picture: &StoredFile, bytes: &'static [u8]) -> StoredFile {
        let made = self.thumbnails.get(&picture.view.file_id).and_then(|id| self.get(id)).cloned();
        made.unwrap_or_else(|| {
            let thumbnail = self.add(FileKind::Thumbnail, Bytes::from_static(bytes), FileName::default());
            self.thumbnails.insert(picture.view.file_id.clone(), thumbnail.view.file_id.clone());
            thumbnail
        })
    }

    pub(crate) fn get(&self, file_id: &str) -> Option<&StoredFile> {
        self.by_id.get(file_id)
    }

    pub(crate) fn at_path(&self, path: &str) -> Option<&StoredFile> {
        self.by_id.get(self.id_by_path.get(path)?)
    }
}

fn unique_id(kind: FileKind, bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(kind.folder());
    hash.update(bytes);
    let encoded = URL_SAFE_NO_PAD.encode(hash.finalize());
    format!("AQAD{}", encoded.get(..16).unwrap_or_default())
}

fn extension(kind: FileKind, name: Option<&str>) -> String {
    match kind {
        FileKind::Photo | FileKind::Thumbnail => ".jpg".to_owned(),
        FileKind::Voice => ".oga".to_owned(),
        FileKind::Sticker => ".webp".to_owned(),
        FileKind::Document => {
            let extension = name.and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension);
            let plain = !extension.is_empty() && extension.chars().all(|c| c.is_ascii_alphanumeric());
            if plain { format!(".{extension}") } else { String::new() }
        }
    }
}
