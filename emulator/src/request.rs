//! Parameters of a call, however they were sent: query, JSON, form or multipart.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::reply::Refusal;

/// A file part of a multipart body.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) mime: Option<String>,
    pub(crate) bytes: Bytes,
}

/// Parameters and uploads of one call.
#[derive(Debug, Default)]
pub(crate) struct Params {
    fields: Map<String, Value>,
    files: HashMap<String, Upload>,
}

impl Params {
    /// One parameter, for what is no method but treated like one.
    pub(crate) fn with(name: &str, value: &str) -> Self {
        Self { fields: Map::from_iter([(name.to_owned(), Value::from(value))]), files: HashMap::new() }
    }

    /// Reads query and body.
    pub(crate) async fn read(request: Request) -> Result<Self, Refusal> {
        let mut params = Self::default();
        params.add_form(request.uri().query().unwrap_or_default().as_bytes())?;
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.to_ascii_lowercase();
        if kind.starts_with("multipart/form-data") {
            params.add_multipart(request).await?;
        } else {
            let body = Bytes::from_request(request, &()).await.map_err(|_| too_large())?;
            params.add_body(&kind, &body)?;
        }
        Ok(params)
    }

    fn add_body(&mut self, kind: &str, body: &[u8]) -> Result<(), Refusal> {
        if body.is_empty() {
            return Ok(());
        }
        if !kind.starts_with("application/json") {
            return self.add_form(body);
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => self.fields.extend(fields),
            Ok(_) | Err(_) => return Err(Refusal::bad("can't parse JSON object")),
        }
        Ok(())
    }

    fn add_form(&mut self, form: &[u8]) -> Result<(), Refusal> {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_bytes(form).map_err(|_| Refusal::bad("can't parse parameters"))?;
        self.fields.extend(pairs.into_iter().map(|(name, value)| (name, Value::String(value))));
        Ok(())
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), Refusal> {
        let broken = |_| Refusal::bad("can't parse multipart body");
        let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| too_large())?;
        while let Some(part) = multipart.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|_| too_large())?;
            match file_name {
                Some(file_name) => {
                    self.files.insert(name, Upload { name: file_name, mime, bytes });
                }
                None => self.add_part(name, &bytes),
            }
        }
        Ok(())
    }

    fn add_part(&mut self, name: String, bytes: &Bytes) {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                self.fields.insert(name, Value::String(text.to_owned()));
            }
            // Clients that forget the file name of a picture still mean a file.
            Err(_) => {
                self.files.insert(name, Upload { name: "file".to_owned(), mime: None, bytes: bytes.clone() });
            }
        }
    }

    /// The parameter as text; numbers and booleans become text.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(self.text(name).as_deref(), Some("true" | "True" | "1"))
    }

    /// A structured parameter, sent as JSON or as JSON inside a string.
    pub(crate) fn object(&self, name: &str) -> Result<Option<Value>, Refusal> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Refusal::bad(&format!("can't parse {name} JSON object"))),
            Some(other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_))) => {
                Ok(Some(other.clone()))
            }
        }
    }

    /// Like [`Self::object`], with a shape.
    pub(crate) fn shaped<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Refusal> {
        let Some(value) = self.object(name)? else { return Ok(None) };
        serde_json::from_value(value).map(Some).map_err(|_| Refusal::bad(&format!("can't parse {name} JSON object")))
    }

    /// The upload in this part.
    pub(crate) fn upload(&self, part: &str) -> Option<&Upload> {
        self.files.get(part)
    }

    /// For the call log: fields, uploads as name and size.
    pub(crate) fn logged(&self) -> Value {
        let mut shown = self.fields.clone();
        for (part, upload) in &self.files {
            shown.insert(part.clone(), json!({"file_name": upload.name, "size": upload.bytes.len()}));
        }
        Value::Object(shown)
    }
}

fn too_large() -> Refusal {
    Refusal::new(413, "Request Entity Too Large")
}
