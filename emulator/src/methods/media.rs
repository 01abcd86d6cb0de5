//! Sending pictures, files and albums.

use serde_json::Value;

use super::messages::Addressed;
use super::text::{caption, caption_of, check_caption};
use crate::media::with_caption;
use crate::reply::{ApiResult, Refusal};
use crate::request::{Params, Upload};
use crate::state::files::FileName;
use crate::state::{Content, World};
use crate::wire::string;

/// Largest picture.
const PHOTO_LIMIT: usize = 10 << 20;

/// What a file is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Medium {
    Photo,
    Document,
}

/// `sendPhoto`.
pub(super) fn send_photo(world: &mut World, params: &Params) -> ApiResult {
    send(world, params, Medium::Photo)
}

/// `sendDocument`.
pub(super) fn send_document(world: &mut World, params: &Params) -> ApiResult {
    send(world, params, Medium::Document)
}

fn send(world: &mut World, params: &Params, medium: Medium) -> ApiResult {
    let field = medium.field();
    let addressed = Addressed::read(world, params)?;
    let caption = caption(params)?;
    check_caption(&caption)?;
    let source = Source::of_field(world, params, field)?;
    let content = source.content(world, medium)?;
    addressed.send(world, with_caption(content, caption), None)
}

impl Medium {
    fn field(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
        }
    }
}

/// `sendMediaGroup`; nothing is sent unless every item is right.
pub(super) fn send_media_group(world: &mut World, params: &Params) -> ApiResult {
    let addressed = Addressed::without_keyboard(world, params)?;
    let items: Vec<Value> = params.shaped("media")?.unwrap_or_default();
    if !(2..=10).contains(&items.len()) {
        return Err(Refusal::bad("wrong number of messages to send as an album"));
    }
    let documents = items.iter().filter(|item| item["type"] == "document").count();
    if documents > 0 && documents < items.len() {
        return Err(Refusal::bad("document can't be mixed with other media types"));
    }
    let contents: Vec<Content> = items.iter().map(|item| input_media(world, params, item)).collect::<Result<_, _>>()?;
    let group = world.next_media_group();
    let sent: Vec<Value> = contents
        .into_iter()
        .map(|content| addressed.send(world, content, Some(group.clone())))
        .collect::<Result<_, _>>()?;
    Ok(Value::Array(sent))
}

/// Content of an `InputMedia`.
pub(super) fn input_media(world: &mut World, params: &Params, item: &Value) -> Result<Content, Refusal> {
    let medium = match item.get("type").and_then(Value::as_str) {
        Some("photo") => Medium::Photo,
        Some("document") => Medium::Document,
        Some(_) | None => return Err(Refusal::bad("can't parse InputMedia: unsupported media type")),
    };
    let caption = caption_of(item)?;
    let named = string(item, "media").unwrap_or_default();
    let content = Source::named(world, params, &named)?.content(world, medium)?;
    Ok(with_caption(content, caption))
}

/// Where a file comes from.
enum Source {
    Upload(Upload),
    Known(String),
}

impl Source {
    /// A part of this name, or a field that names one or a file id.
    fn of_field(world: &World, params: &Params, field: &str) -> Result<Self, Refusal> {
        if let Some(upload) = params.upload(field) {
            return Ok(Self::Upload(upload.clone()));
        }
        match params.text(field) {
            Some(named) if !named.is_empty() => Self::named(world, params, &named),
            Some(_) | None => Err(Refusal::bad(&format!("there is no {field} in the request"))),
        }
    }

    fn named(world: &World, params: &Params, named: &str) -> Result<Self, Refusal> {
        let found = match named.strip_prefix("attach://") {
            Some(part) => params.upload(part).cloned().map(Self::Upload),
            None => world.files.get(named).map(|file| Self::Known(file.view.file_id.clone())),
        };
        found.ok_or_else(wrong_identifier)
    }

    fn content(self, world: &mut World, medium: Medium) -> Result<Content, Refusal> {
        match self {
            Self::Upload(upload) => uploaded(world, upload, medium),
            Self::Known(id) => {
                let file = world.files.get(&id).cloned().ok_or_else(wrong_identifier)?;
                let content = world.media_again(&file);
                if content.fields.contains_key(medium.field()) { Ok(content) } else { Err(wrong_type(medium)) }
            }
        }
    }
}

fn uploaded(world: &mut World, upload: Upload, medium: Medium) -> Result<Content, Refusal> {
    let size = upload.bytes.len();
    match medium {
        _ if size == 0 => Err(Refusal::bad("file must be non-empty")),
        Medium::Photo if size > PHOTO_LIMIT => Err(Refusal::bad(&format!(
            "file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        ))),
        Medium::Photo => Ok(world.photo(upload.bytes)),
        Medium::Document => {
            let named = FileName { name: Some(upload.name), mime: upload.mime };
            Ok(world.document(upload.bytes, named))
        }
    }
}

fn wrong_identifier() -> Refusal {
    Refusal::bad("wrong file identifier/HTTP URL specified")
}

fn wrong_type(medium: Medium) -> Refusal {
    match medium {
        Medium::Photo => Refusal::bad("can't use file of type Document as Photo"),
        Medium::Document => Refusal::bad("can't use file of type Photo as Document"),
    }
}
