//! A bare bot: calls methods over HTTP.

use anyhow::{Context as _, Result};
use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use serde_json::{Value, json};

/// The citizen most tests use.
pub(crate) const ANI: i64 = 101;

/// A server with one person who has written `/start`, already confirmed by the bot.
pub(crate) struct Stage {
    pub(crate) emulator: Emulator,
    pub(crate) control: ControlClient,
    pub(crate) bot: Bot,
}

impl Stage {
    pub(crate) async fn open() -> Result<Self> {
        Self::with(Config::default()).await
    }

    pub(crate) async fn with(config: Config) -> Result<Self> {
        let stage = Self::empty(config).await?;
        stage.control.user(ANI, "Ani").await?;
        stage.control.send_text(ANI, "/start").await?;
        stage.bot.drain().await?;
        Ok(stage)
    }

    pub(crate) async fn empty(config: Config) -> Result<Self> {
        let emulator = Emulator::start(config).await?;
        let control = emulator.control();
        let bot = Bot::new(&emulator);
        Ok(Self { emulator, control, bot })
    }
}

/// Calls the Bot API.
#[derive(Clone)]
pub(crate) struct Bot {
    pub(crate) url: String,
    pub(crate) file_url: String,
    pub(crate) http: reqwest::Client,
}

impl Bot {
    pub(crate) fn new(emulator: &Emulator) -> Self {
        let (base, token) = (emulator.base_url(), emulator.token());
        let url = format!("{base}/bot{token}");
        Self { url, file_url: format!("{base}/file/bot{token}"), http: direct() }
    }

    /// The whole envelope, with the HTTP status checked against it.
    pub(crate) async fn raw(&self, method: &str, params: Value) -> Result<Value> {
        let response = self.http.post(format!("{}/{method}", self.url)).json(&params).send().await?;
        let status = response.status().as_u16();
        let envelope: Value = response.json().await?;
        let code = envelope["error_code"].as_u64().unwrap_or(200);
        anyhow::ensure!(code == u64::from(status), "status {status} with {envelope}");
        Ok(envelope)
    }

    /// The result of a call that succeeds.
    pub(crate) async fn call(&self, method: &str, params: Value) -> Result<Value> {
        let envelope = self.raw(method, params).await?;
        anyhow::ensure!(envelope["ok"] == true, "{method}: {envelope}");
        Ok(envelope["result"].clone())
    }

    /// Code and description of a call that is refused.
    pub(crate) async fn refused(&self, method: &str, params: Value) -> Result<(u64, String)> {
        let envelope = self.raw(method, params).await?;
        let code = envelope["error_code"].as_u64().with_context(|| format!("{method} succeeded"))?;
        Ok((code, envelope["description"].as_str().unwrap_or_default().to_owned()))
    }

    pub(crate) async fn say(&self, chat: i64, text: &str) -> Result<i64> {
        let message = self.call("sendMessage", json!({"chat_id": chat, "text": text})).await?;
        message["message_id"].as_i64().context("message_id")
    }

    pub(crate) async fn with_button(&self, chat: i64, label: &str, data: &str) -> Result<i64> {
        let markup = json!({"inline_keyboard": [[{"text": label, "callback_data": data}]]});
        let params = json!({"chat_id": chat, "text": "choose", "reply_markup": markup});
        self.call("sendMessage", params).await?["message_id"].as_i64().context("message_id")
    }

    pub(crate) async fn updates(&self, params: Value) -> Result<Vec<Value>> {
        self.call("getUpdates", params).await?.as_array().cloned().context("list of updates")
    }

    /// Confirms and returns all that is pending.
    pub(crate) async fn drain(&self) -> Result<Vec<Value>> {
        let updates = self.updates(json!({})).await?;
        if let Some(last) = ids(&updates).last() {
            self.updates(json!({"offset": last + 1})).await?;
        }
        Ok(updates)
    }
}

/// A client that takes no proxy of the environment.
fn direct() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap_or_default()
}

pub(crate) fn ids(updates: &[Value]) -> Vec<i64> {
    updates.iter().filter_map(|update| update["update_id"].as_i64()).collect()
}
