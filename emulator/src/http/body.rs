//! Reads a call's arguments from query, JSON, form or multipart.

use std::collections::HashMap;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use futures_util::StreamExt;
use serde_json::{Map, Value};

use crate::error::ApiError;
use crate::methods::{Arguments, Upload};

/// Most bytes of a file that a bot may upload (Bot API, "Sending files").
pub(crate) const MAX_UPLOAD: usize = 50 * 1024 * 1024;
/// Room for the other fields of a multipart body.
const MAX_BODY: usize = MAX_UPLOAD + 1024 * 1024;

/// The arguments, whatever way they came.
pub(super) async fn read(request: Request) -> Result<Arguments, ApiError> {
    let (parts, body) = request.into_parts();
    let mut fields = Map::new();
    add_pairs(&mut fields, parts.uri.query().unwrap_or_default().as_bytes());
    let body = collect(body).await?;
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        return multipart(parts, body, fields).await;
    }
    if kind.starts_with("application/json") {
        add_json(&mut fields, &body)?;
    } else {
        add_pairs(&mut fields, &body);
    }
    Ok(Arguments::new(fields, HashMap::new()))
}

/// Reads to the end even when it is too much, so that the client gets to see the answer.
async fn collect(body: Body) -> Result<Bytes, ApiError> {
    let mut stream = body.into_data_stream();
    let mut read = Vec::new();
    let mut length = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| ApiError::bad("can't read the request"))?;
        length += chunk.len();
        if length <= MAX_BODY {
            read.extend_from_slice(&chunk);
        }
    }
    if length > MAX_BODY {
        return Err(too_large());
    }
    Ok(read.into())
}

fn too_large() -> ApiError {
    ApiError::new(413, "Request Entity Too Large")
}

fn add_json(fields: &mut Map<String, Value>, body: &[u8]) -> Result<(), ApiError> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let mut given: Map<String, Value> =
        serde_json::from_slice(body).map_err(|_| ApiError::bad("can't parse request JSON object"))?;
    fields.append(&mut given);
    Ok(())
}

fn add_pairs(fields: &mut Map<String, Value>, encoded: &[u8]) {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(encoded).unwrap_or_default();
    fields.extend(pairs.into_iter().map(|(name, value)| (name, Value::String(value))));
}

async fn multipart(parts: Parts, body: Bytes, mut fields: Map<String, Value>) -> Result<Arguments, ApiError> {
    let broken = || ApiError::bad("can't parse multipart request");
    let request = Request::from_parts(parts, Body::from(body));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let mut files = HashMap::new();
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let mime = field.content_type().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| broken())?;
        match file_name {
            Some(_) if bytes.len() > MAX_UPLOAD => return Err(too_large()),
            Some(file_name) => {
                files.insert(name, Upload { name: file_name, mime, bytes });
            }
            None => {
                fields.insert(name, Value::String(String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
    }
    Ok(Arguments::new(fields, files))
}
