//! Calls to the Bot API, over teloxide's client and types.
//!
//! Answers are classified by `error_code` and the words of the raw body: teloxide throws the code away, matches by
//! exact text, and sleeps ten seconds inside a call at 5xx. No error carries the address, which holds the token.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::multipart::Form;
use reqwest::{RequestBuilder, Url};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::Bot;
use teloxide::net::default_reqwest_settings;
use teloxide::requests::Payload;

use crate::store::outbox::UNHEARD;

/// How long a call other than a poll may take. A timeout leaves open whether the call had its effect.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(17);

/// How long a large file may take: 50 MB over a line of 1 Mbit/s.
const LONG_TIMEOUT: Duration = Duration::from_mins(8);

/// The Bot API of one bot. Has no `Debug`: it holds the token.
#[derive(Clone)]
pub struct Api {
    bot: Bot,
}

/// The address of the Bot API server cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address of a Bot API server")]
pub struct BadApiUrl;

/// Why a call failed, by what has to be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// 429: exactly so many seconds later.
    RetryAfter(u64),
    /// 429 without a time.
    TooManyRequests,
    /// The person blocked the bot, left, or never began: no message of ours reaches them.
    Unreachable,
    /// An edit that changes nothing.
    NotModified,
    /// The message to edit is gone or cannot be edited.
    EditGone,
    /// The message to delete is gone already.
    DeleteGone,
    /// The message cannot be deleted: it is too old.
    Undeletable,
    /// This message is wrong, and will be wrong again.
    BadRequest,
    /// 401 or 404: our token or set-up, no message's fault.
    Unauthorized,
    /// 409: somebody else polls, or a webhook is set.
    Conflict,
    /// 5xx, or an answer that is none.
    Server,
    /// No answer. Whether the call had its effect is not known.
    Network,
}

impl ApiError {
    /// The kind, for logs and the outbox. Never content.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::RetryAfter(_) => "retry-after",
            Self::TooManyRequests => "too-many-requests",
            Self::Unreachable => "unreachable",
            Self::NotModified => "not-modified",
            Self::EditGone => "edit-gone",
            Self::DeleteGone => "delete-gone",
            Self::Undeletable => "undeletable",
            Self::BadRequest => "bad-request",
            Self::Unauthorized => "unauthorized",
            Self::Conflict => "conflict",
            Self::Server => "server",
            Self::Network => UNHEARD,
        }
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind())
    }
}

impl std::error::Error for ApiError {}

/// The envelope of every answer.
#[derive(Deserialize)]
struct Answer {
    ok: bool,
    result: Option<Box<RawValue>>,
    error_code: Option<u16>,
    #[serde(default)]
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
}

impl Api {
    /// The Bot API for a token; Telegram's own where no address is given.
    ///
    /// # Errors
    /// The address is none.
    pub fn new(token: &str, api_url: Option<&str>) -> Result<Self, BadApiUrl> {
        let Some(url) = api_url else { return Ok(Self { bot: Bot::new(token) }) };
        let bot = Bot::new(token).set_api_url(url.parse().map_err(|_| BadApiUrl)?);
        let url = bot.api_url();
        if !url.host_str().is_some_and(is_loopback) {
            return Ok(Self { bot });
        }
        // A proxy of the environment leads to the world outside, not back to this machine.
        let client = default_reqwest_settings().no_proxy().build().map_err(|_| BadApiUrl)?;
        Ok(Self { bot: Bot::with_client(token, client).set_api_url(url) })
    }

    /// The token: what only Telegram and we know.
    pub(super) fn token(&self) -> &str {
        self.bot.token()
    }

    /// Calls a method.
    ///
    /// # Errors
    /// [`ApiError`], by what has to be done about it.
    pub async fn call<P>(&self, payload: &P, timeout: Duration) -> Result<Box<RawValue>, ApiError>
    where
        P: Payload + Serialize + Sync,
    {
        let url = self.url(P::NAME)?;
        self.send(self.bot.client().post(url).timeout(timeout).json(payload)).await
    }

    /// Calls a method with a file in it.
    ///
    /// # Errors
    /// [`ApiError`], by what has to be done about it.
    pub async fn upload(&self, method: &str, form: Form) -> Result<Box<RawValue>, ApiError> {
        let url = self.url(method)?;
        self.send(self.bot.client().post(url).timeout(CALL_TIMEOUT).multipart(form)).await
    }

    /// The same with a large file, which may take its time.
    ///
    /// # Errors
    /// [`ApiError`], by what has to be done about it.
    pub async fn upload_long(&self, method: &str, form: Form) -> Result<Box<RawValue>, ApiError> {
        let url = self.url(method)?;
        self.send(self.bot.client().post(url).timeout(LONG_TIMEOUT).multipart(form)).await
    }

    fn url(&self, method: &str) -> Result<Url, ApiError> {
        let mut url = self.bot.api_url();
        url.path_segments_mut()
            .map_err(|()| ApiError::Unauthorized)?
            .pop_if_empty()
            .push(&format!("bot{}", self.bot.token()))
            .push(method);
        Ok(url)
    }

    async fn send(&self, request: RequestBuilder) -> Result<Box<RawValue>, ApiError> {
        let response = request.send().await.map_err(|_| ApiError::Network)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(|_| ApiError::Network)?;
        read(status, &body)
    }

    /// The bytes of a file at the path that `getFile` gave; `None` where there are more than `most`.
    ///
    /// # Errors
    /// [`ApiError`], by what has to be done about it.
    pub async fn download(&self, path: &str, most: usize, timeout: Duration) -> Result<Option<Vec<u8>>, ApiError> {
        let mut url = self.bot.api_url();
        url.path_segments_mut()
            .map_err(|()| ApiError::Unauthorized)?
            .pop_if_empty()
            .extend(["file", &format!("bot{}", self.bot.token())])
            .extend(path.split('/'));
        let request = self.bot.client().get(url).timeout(timeout);
        let mut response = request.send().await.map_err(|_| ApiError::Network)?;
        if !response.status().is_success() {
            return Err(classify(response.status().as_u16(), "", None));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| ApiError::Network)? {
            if bytes.len() + chunk.len() > most {
                return Ok(None);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

fn read(status: u16, body: &[u8]) -> Result<Box<RawValue>, ApiError> {
    // What stands between may refuse what is too large in words of its own.
    let unread = || if status == 413 { ApiError::BadRequest } else { ApiError::Server };
    let answer: Answer = serde_json::from_slice(body).map_err(|_| unread())?;
    match (answer.ok, answer.result) {
        (true, Some(result)) => Ok(result),
        (true, None) => Err(ApiError::Server),
        (false, _) => {
            let retry_after = answer.parameters.and_then(|p| p.retry_after);
            Err(classify(answer.error_code.unwrap_or(status), &answer.description, retry_after))
        }
    }
}

fn classify(code: u16, description: &str, retry_after: Option<u64>) -> ApiError {
    if let Some(seconds) = retry_after {
        return ApiError::RetryAfter(seconds);
    }
    let says = |words: &[&str]| {
        let text = description.to_lowercase();
        words.iter().any(|w| text.contains(w))
    };
    match code {
        429 => ApiError::TooManyRequests,
        403 => ApiError::Unreachable,
        401 | 404 => ApiError::Unauthorized,
        409 => ApiError::Conflict,
        400 if says(&["chat not found", "peer_id_invalid", "user is deactivated"]) => ApiError::Unreachable,
        400 if says(&["message is not modified"]) => ApiError::NotModified,
        400 if says(&["message to edit not found", "message can't be edited", "message_id_invalid"]) => {
            ApiError::EditGone
        }
        400 if says(&["message to delete not found"]) => ApiError::DeleteGone,
        400 if says(&["message can't be deleted"]) => ApiError::Undeletable,
        400..=499 => ApiError::BadRequest,
        _ => ApiError::Server,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(429, "Too Many Requests: retry after 7", Some(7), ApiError::RetryAfter(7))]
    #[case(429, "Too Many Requests", None, ApiError::TooManyRequests)]
    #[case(403, "Forbidden: bot was blocked by the user", None, ApiError::Unreachable)]
    #[case(403, "Forbidden: bot can't initiate conversation with a user", None, ApiError::Unreachable)]
    #[case(400, "Bad Request: chat not found", None, ApiError::Unreachable)]
    #[case(400, "Bad Request: message is not modified: specified new message content", None, ApiError::NotModified)]
    #[case(400, "Bad Request: message to edit not found", None, ApiError::EditGone)]
    #[case(400, "Bad Request: message to delete not found", None, ApiError::DeleteGone)]
    #[case(400, "Bad Request: message can't be deleted for everyone", None, ApiError::Undeletable)]
    #[case(400, "Bad Request: can't parse entities", None, ApiError::BadRequest)]
    #[case(413, "Request Entity Too Large", None, ApiError::BadRequest)]
    #[case(401, "Unauthorized", None, ApiError::Unauthorized)]
    #[case(404, "Not Found", None, ApiError::Unauthorized)]
    #[case(409, "Conflict: terminated by other getUpdates request", None, ApiError::Conflict)]
    #[case(500, "Internal Server Error", None, ApiError::Server)]
    fn every_class_of_refusal(
        #[case] code: u16,
        #[case] words: &str,
        #[case] after: Option<u64>,
        #[case] class: ApiError,
    ) {
        assert_eq!(classify(code, words, after), class);
    }

    #[test]
    fn what_is_too_large_for_whoever_stands_between_is_refused_for_good() {
        let said = b"<html>413 Request Entity Too Large</html>";
        assert_eq!(read(413, said).err(), Some(ApiError::BadRequest));
        assert_eq!(read(502, said).err(), Some(ApiError::Server));
    }

    #[rstest::rstest]
    #[case("localhost", true)]
    #[case("127.0.0.1", true)]
    #[case("[::1]", true)]
    #[case("api.telegram.org", false)]
    #[case("localhost.example", false)]
    #[case("192.168.1.7", false)]
    fn which_hosts_are_this_machine(#[case] host: &str, #[case] local: bool) {
        assert_eq!(is_loopback(host), local);
    }

    #[tokio::test]
    #[ignore = "the process that the other test starts behind a proxy"]
    async fn calls_this_machine() {
        let emulator = bot_api_emulator::Emulator::start(bot_api_emulator::Config::default()).await.unwrap();
        let api = Api::new(emulator.token(), Some(&emulator.base_url())).unwrap();
        api.call(&teloxide::payloads::GetMe::new(), CALL_TIMEOUT).await.unwrap();
    }

    #[test]
    fn a_proxy_of_the_environment_is_not_asked_for_this_machine() {
        let mut program = std::process::Command::new(std::env::current_exe().unwrap());
        program.args(["calls_this_machine", "--ignored"]).env_remove("NO_PROXY").env_remove("no_proxy");
        for name in ["http_proxy", "HTTP_PROXY", "ALL_PROXY"] {
            program.env(name, "http://127.0.0.1:9"); // nobody listens there
        }
        let output = program.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }

    #[test]
    fn a_proxys_page_is_a_server_fault() {
        assert_eq!(read(502, b"<html><h1>502 Bad Gateway</h1></html>").unwrap_err(), ApiError::Server);
    }
}
