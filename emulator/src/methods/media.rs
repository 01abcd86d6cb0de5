//! `sendPhoto`, `sendDocument`, `sendMediaGroup`.

use std::sync::Arc;

use serde::Deserialize;

use super::messages::Frame;
use super::{Arguments, Outcome, Upload, answer, words};
use crate::error::ApiError;
use crate::state::{FileBody, Prepared, PreparedKind, Server, State};
use crate::text::Formatted;
use crate::wire::{Content, Entity, MediaText};

/// Most bytes of a photo (Bot API, "Sending files").
const MAX_PHOTO: u64 = 10 * 1024 * 1024;
/// Most messages of an album.
const MAX_ALBUM: usize = 10;

/// `sendPhoto`.
pub(super) fn photo(server: &Server, call: &Arguments) -> Outcome {
    single(server, call, PreparedKind::Photo, "photo")
}

/// `sendDocument`.
pub(super) fn document(server: &Server, call: &Arguments) -> Outcome {
    single(server, call, PreparedKind::Document, "document")
}

fn single(server: &Server, call: &Arguments, kind: PreparedKind, field: &str) -> Outcome {
    let frame = Frame::read(call)?;
    let caption = words::caption(call)?;
    let source = Source::read(call, kind, field)?;
    let mut state = server.lock();
    state.rooms.open_to_bot(frame.chat)?;
    let (content, html) = source.content(&mut state, kind, caption)?;
    let message = frame.post(&mut state, content, html)?;
    drop(state);
    answer(&*message)
}

/// `sendMediaGroup`: all parts or none.
pub(super) fn album(server: &Server, call: &Arguments) -> Outcome {
    let frame = Frame::read(call)?;
    let parts = read_album(call)?;
    let mut state = server.lock();
    state.rooms.open_to_bot(frame.chat)?;
    let mut contents = Vec::with_capacity(parts.len());
    for part in parts {
        contents.push(part.source.content(&mut state, part.kind, part.caption)?);
    }
    let album = state.rooms.next_album();
    let mut posted = Vec::with_capacity(contents.len());
    for (content, html) in contents {
        posted.push(frame.post_in_album(&mut state, content, html, Some(album.clone()))?);
    }
    drop(state);
    answer(&posted)
}

fn read_album(call: &Arguments) -> Result<Vec<MediaPart>, ApiError> {
    let given: Vec<InputMedia> =
        call.object("media", "can't parse media JSON object")?.ok_or_else(|| ApiError::bad("there are no messages to send"))?;
    if given.is_empty() {
        return Err(ApiError::bad("there are no messages to send"));
    }
    if given.len() > MAX_ALBUM {
        return Err(ApiError::bad("too many messages to send as an album"));
    }
    let parts = given.into_iter().map(|media| media.read(call)).collect::<Result<Vec<_>, _>>()?;
    let documents = parts.iter().filter(|part| part.kind == PreparedKind::Document).count();
    if documents != 0 && documents != parts.len() {
        return Err(ApiError::bad("document can't be mixed with other media types"));
    }
    Ok(parts)
}

/// `InputMedia` as it comes.
#[derive(Deserialize)]
pub(super) struct InputMedia {
    #[serde(rename = "type")]
    kind: String,
    media: String,
    #[serde(default)]
    caption: String,
    parse_mode: Option<String>,
    caption_entities: Option<Vec<Entity>>,
}

/// `InputMedia` after checking.
pub(super) struct MediaPart {
    pub(super) kind: PreparedKind,
    pub(super) source: Source,
    pub(super) caption: Formatted,
}

impl InputMedia {
    pub(super) fn read(self, call: &Arguments) -> Result<MediaPart, ApiError> {
        let kind = match self.kind.as_str() {
            "photo" => PreparedKind::Photo,
            "document" => PreparedKind::Document,
            other => return Err(ApiError::bad(format!("type \"{other}\" is not supported by this emulator"))),
        };
        let caption = words::format(&self.caption, self.parse_mode.as_deref(), self.caption_entities)?;
        let caption = words::checked_caption(caption)?;
        Ok(MediaPart { kind, source: Source::named(call, kind, &self.media)?, caption })
    }
}

/// Where a file comes from.
pub(super) enum Source {
    New(Prepared),
    Known(String),
}

impl Source {
    /// From a part with the field's own name, or what the field's text names.
    fn read(call: &Arguments, kind: PreparedKind, field: &str) -> Result<Source, ApiError> {
        if let Some(upload) = call.file(field) {
            return uploaded(kind, upload);
        }
        match call.text(field).filter(|text| !text.is_empty()) {
            Some(text) => Source::named(call, kind, text),
            None => Err(ApiError::bad(format!("there is no {field} in the request"))),
        }
    }

    /// `attach://part`, a web address (refused: this server fetches nothing) or a file id.
    fn named(call: &Arguments, kind: PreparedKind, text: &str) -> Result<Source, ApiError> {
        if let Some(part) = text.strip_prefix("attach://") {
            let missing = || ApiError::bad("wrong file identifier/HTTP URL specified");
            return uploaded(kind, call.file(part).ok_or_else(missing)?);
        }
        if text.starts_with("http://") || text.starts_with("https://") {
            return Err(ApiError::bad("failed to get HTTP URL content"));
        }
        Ok(Source::Known(text.to_owned()))
    }

    /// The message's content; a new file is kept from here on.
    pub(super) fn content(
        self,
        state: &mut State,
        kind: PreparedKind,
        caption: Formatted,
    ) -> Result<(Content, String), ApiError> {
        let body = match self {
            Source::New(file) => state.files.add(&file),
            Source::Known(id) => {
                let wrong = || ApiError::bad("wrong file identifier/HTTP URL specified");
                state.files.get(&id).ok_or_else(wrong)?.body.clone()
            }
        };
        let (caption, html) = words::media_text(caption);
        Ok((content(&body, kind, caption)?, html))
    }
}

fn uploaded(kind: PreparedKind, upload: &Upload) -> Result<Source, ApiError> {
    let file = Prepared::new(kind, upload.bytes.clone(), None).named(Some(upload.name.clone()), upload.mime.clone());
    if file.size == 0 {
        return Err(ApiError::bad("file must be non-empty"));
    }
    if kind == PreparedKind::Photo && file.size > MAX_PHOTO {
        let size = file.size;
        return Err(ApiError::bad(format!(
            "file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )));
    }
    Ok(Source::New(file))
}

fn content(body: &Arc<FileBody>, kind: PreparedKind, caption: MediaText) -> Result<Content, ApiError> {
    let wanted = match kind {
        PreparedKind::Photo => "Photo",
        PreparedKind::Document => "Document",
        PreparedKind::Voice => "VoiceNote",
        PreparedKind::Sticker => "Sticker",
    };
    if body.word() != wanted {
        return Err(ApiError::bad(format!("can't use file of type {} as {wanted}", body.word())));
    }
    Ok(crate::state::content_of(body, caption))
}
