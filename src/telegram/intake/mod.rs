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
use tokio::sync::{Notify, Semaphore};

use super::api::{Api, CALL_TIMEOUT};
use crate::app::meter::{Meter, UpdateKind};
use crate::store::updates::RawUpdate;
use crate::store::{Store, StoreError};

/// Answers to button presses under way at once.
const MAX_ANSWERS: usize = 32;

/// What Telegram is asked for.
const KINDS: [AllowedUpdate; 4] =
    [AllowedUpdate::Message, AllowedUpdate::EditedMessage, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember];

/// What is noticed of an update beside its bytes.
struct Mark {
    kind: UpdateKind,
    /// The press of a button that it is.
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

    fn kind(&self) -> UpdateKind {
        match self {
            Self { message: Some(_), .. } => UpdateKind::Message,
            Self { edited_message: Some(_), .. } => UpdateKind::Edited,
            Self { callback_query: Some(_), .. } => UpdateKind::Button,
            Self { message: None, edited_message: None, callback_query: None, .. } => UpdateKind::Other,
        }
    }
}

/// Reads the head of an update; `None`: it has no number.
fn read(raw: &RawValue) -> Option<(RawUpdate, Mark)> {
    if !raw.get().starts_with('{') {
        return None; // serde would take a list for an object
    }
    let Numbered { update_id } = serde_json::from_str(raw.get()).ok()?;
    let head: Head = serde_json::from_str(raw.get()).unwrap_or_default();
    let update = RawUpdate { update_id, chat: head.chat(), raw: raw.get().as_bytes().to_vec() };
    Some((update, Mark { kind: head.kind(), pressed: head.callback_query.map(|q| q.id) }))
}

/// What every way of taking in needs.
#[derive(Clone)]
pub struct Reception {
    api: Api,
    store: Store,
    wake: Arc<Notify>,
    meter: Meter,
    answers: Arc<Semaphore>,
}

impl Reception {
    /// Of the bot of this office; `wake` wakes its workers.
    #[must_use]
    pub fn new(api: Api, store: Store, (wake, meter): (Arc<Notify>, Meter)) -> Self {
        Self { api, store, wake, meter, answers: Arc::new(Semaphore::new(MAX_ANSWERS)) }
    }

    /// Nothing of what came was kept; Telegram has it still.
    fn not_kept(&self, error: &StoreError) {
        self.meter.signs().keeps_not();
        tracing::error!(kind = error.kind(), "what came could not be kept and was not acknowledged");
    }

    /// Updates are kept: workers hear of it, and pressed buttons are answered.
    fn kept(&self, marks: impl IntoIterator<Item = Mark>) {
        self.meter.signs().keeps();
        self.meter.signs().brings(true);
        self.wake.notify_one(); // who finds more than they take wakes the next one
        for mark in marks {
            self.meter.taken(mark.kind);
            mark.pressed.into_iter().for_each(|id| self.answer(id));
        }
    }

    /// Stops the little clock on a pressed button: at once and best effort. What happened is said by a message.
    fn answer(&self, id: String) {
        let Ok(permit) = self.answers.clone().try_acquire_owned() else { return };
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
