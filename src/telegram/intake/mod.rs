//! Takes in what Telegram has: commits it, and only then acknowledges.
//!
//! * `poll` – asks Telegram, one process at a time; what the next poll does not ask for any more is acknowledged
//! * `webhook` – is asked by Telegram; 200 acknowledges
//! * `secret` – how a request is known to be Telegram's

pub mod poll;
mod secret;
pub mod webhook;

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::payloads::AnswerCallbackQuery;
use teloxide::types::{AllowedUpdate, CallbackQueryId};
use tokio::sync::Semaphore;

use super::api::{Api, CALL_TIMEOUT};
use crate::store::updates::RawUpdate;

/// Answers to button presses under way at once.
const MAX_ANSWERS: usize = 32;

/// What Telegram is asked for.
const KINDS: [AllowedUpdate; 4] =
    [AllowedUpdate::Message, AllowedUpdate::EditedMessage, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember];

/// An update, and the press of a button that it is.
struct Arrived {
    update: RawUpdate,
    pressed: Option<String>,
}

/// Without its number an update cannot be kept.
#[derive(Deserialize)]
struct Numbered {
    update_id: i64,
}

/// What intake reads of an update: enough to keep the order of a chat and to answer a button press. An update of
/// another shape is kept without it, for a worker to judge.
#[derive(Default, Deserialize)]
struct Head {
    message: Option<InChat>,
    edited_message: Option<InChat>,
    my_chat_member: Option<InChat>,
    callback_query: Option<Pressed>,
}

#[derive(Deserialize)]
struct InChat {
    chat: WithId,
}

#[derive(Deserialize)]
struct Pressed {
    id: String,
    from: WithId,
    message: Option<InChat>,
}

#[derive(Deserialize)]
struct WithId {
    id: i64,
}

impl Head {
    fn chat(&self) -> i64 {
        let plain = [&self.message, &self.edited_message, &self.my_chat_member].into_iter().flatten().next();
        let pressed = self.callback_query.as_ref().map(|q| q.message.as_ref().map_or(q.from.id, |m| m.chat.id));
        plain.map(|m| m.chat.id).or(pressed).unwrap_or(0)
    }
}

/// Reads the head of an update; `None`: it has no number.
fn read(raw: &RawValue) -> Option<Arrived> {
    let Numbered { update_id } = serde_json::from_str(raw.get()).ok()?;
    let head: Head = serde_json::from_str(raw.get()).unwrap_or_default();
    let update = RawUpdate { update_id, chat: head.chat(), raw: raw.get().as_bytes().to_vec() };
    Some(Arrived { update, pressed: head.callback_query.map(|q| q.id) })
}

/// Stops the little clock on pressed buttons.
#[derive(Clone)]
struct Answers {
    api: Api,
    free: Arc<Semaphore>,
}

impl Answers {
    fn new(api: Api) -> Self {
        Self { api, free: Arc::new(Semaphore::new(MAX_ANSWERS)) }
    }

    /// At once and best effort. What happened is said by a message.
    fn answer(&self, id: String) {
        let Ok(permit) = self.free.clone().try_acquire_owned() else { return };
        let api = self.api.clone();
        tokio::spawn(async move {
            let payload = AnswerCallbackQuery::new(CallbackQueryId(id));
            if let Err(error) = api.call(&payload, CALL_TIMEOUT).await {
                tracing::debug!(kind = error.kind(), "a button press could not be answered");
            }
            drop(permit);
        });
    }
}
