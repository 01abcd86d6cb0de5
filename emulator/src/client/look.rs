//! What there is to see.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;

use super::{ControlClient, ControlError};
use crate::protocol::{AfterQuery, BotView, Call, CallFilter, CallbackAnswer, ChatMessage, UpdatesView, UserView};

impl ControlClient {
    /// All messages of a chat, deleted ones included.
    pub async fn messages(&self, chat: i64) -> Result<Vec<ChatMessage>, ControlError> {
        self.get(&format!("/chats/{chat}/messages")).await
    }

    /// Messages with an id above `after`; waits for the first, empty when none came in time.
    pub async fn wait_messages(&self, chat: i64, after: i64, wait: Duration) -> Result<Vec<ChatMessage>, ControlError> {
        let query = AfterQuery { after: Some(after), changed_after: None, wait_ms: Some(millis(wait)) };
        self.picked(chat, &query).await
    }

    /// Messages sent, edited or deleted after a revision, in order of change; waits for the first.
    pub async fn wait_changes(
        &self,
        chat: i64,
        revision: u64,
        wait: Duration,
    ) -> Result<Vec<ChatMessage>, ControlError> {
        let query = AfterQuery { after: None, changed_after: Some(revision), wait_ms: Some(millis(wait)) };
        self.picked(chat, &query).await
    }

    async fn picked(&self, chat: i64, query: &AfterQuery) -> Result<Vec<ChatMessage>, ControlError> {
        let request = self.request(Method::GET, &format!("/chats/{chat}/messages")).query(query);
        Ok(self.checked(request).await?.json().await?)
    }

    /// A chat as readable text.
    pub async fn transcript(&self, chat: i64) -> Result<String, ControlError> {
        Ok(self.fetch(&format!("/chats/{chat}/transcript")).await?.text().await?)
    }

    /// What the bot called, oldest first.
    pub async fn calls(&self, filter: &CallFilter) -> Result<Vec<Call>, ControlError> {
        Ok(self.checked(self.request(Method::GET, "/calls").query(filter)).await?.json().await?)
    }

    /// What the person was told after pressing buttons.
    pub async fn callback_answers(&self, user: i64) -> Result<Vec<CallbackAnswer>, ControlError> {
        self.get(&format!("/users/{user}/answers")).await
    }

    /// The command list for everybody, without a language.
    pub async fn commands(&self) -> Result<Value, ControlError> {
        self.get("/commands").await
    }

    /// The command list a person sees in their chat with the bot.
    pub async fn commands_seen(&self, chat: i64) -> Result<Value, ControlError> {
        self.get(&format!("/chats/{chat}/commands")).await
    }

    /// Everybody, in the order of adding.
    pub async fn users(&self) -> Result<Vec<UserView>, ControlError> {
        self.get("/users").await
    }

    /// The bot as people see it.
    pub async fn bot(&self) -> Result<BotView, ControlError> {
        self.get("/bot").await
    }

    /// How many updates the bot has not confirmed.
    pub async fn pending_updates(&self) -> Result<u64, ControlError> {
        Ok(self.get::<UpdatesView>("/updates").await?.pending)
    }

    /// What the bot asked for last; empty = the default set.
    pub async fn allowed_updates(&self) -> Result<Vec<String>, ControlError> {
        Ok(self.get::<UpdatesView>("/updates").await?.allowed_updates)
    }

    /// Content of a file.
    pub async fn file(&self, file_id: &str) -> Result<Vec<u8>, ControlError> {
        Ok(self.fetch(&format!("/files/{file_id}")).await?.bytes().await?.to_vec())
    }
}

fn millis(wait: Duration) -> u64 {
    u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)
}
