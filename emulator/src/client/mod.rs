//! A client of the control interface, for tests and practice pages.

mod actions;
mod look;
mod people;
mod settings;

use reqwest::{Method, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::protocol::Rejection;

/// Plays the people and looks at what the bot did. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ControlClient {
    url: String,
    http: reqwest::Client,
}

/// Why a control request failed.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// The emulator could not be reached or answered nonsense.
    #[error("the emulator's control interface does not answer")]
    Http(#[from] reqwest::Error),
    /// It is not possible, for instance there is no such button.
    #[error("refused by the emulator ({status}): {error}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Why.
        error: String,
    },
}

impl ControlClient {
    /// `control_url` as [`crate::Emulator::control_url`] gives it.
    #[must_use]
    pub fn new(control_url: &str) -> Self {
        Self { url: control_url.trim_end_matches('/').to_owned(), http: crate::wire::direct() }
    }

    async fn post<T: Serialize + Sync>(&self, path: &str, body: &T) -> Result<Response, ControlError> {
        self.checked(self.request(Method::POST, path).json(body)).await
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ControlError> {
        Ok(self.fetch(path).await?.json().await?)
    }

    async fn fetch(&self, path: &str) -> Result<Response, ControlError> {
        self.checked(self.request(Method::GET, path)).await
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    /// Sends; refusals become errors with the emulator's words.
    async fn checked(&self, request: reqwest::RequestBuilder) -> Result<Response, ControlError> {
        let response = request.send().await?;
        let status = response.status();
        if status == StatusCode::OK {
            return Ok(response);
        }
        let body = response.text().await?;
        let error = serde_json::from_str::<Rejection>(&body).map_or(body, |rejection| rejection.error);
        Err(ControlError::Refused { status: status.as_u16(), error })
    }
}
