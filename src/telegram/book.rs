//! The book goes to a chat: it is made when it is sent, which may take longer than a lease. Meanwhile the lease is held, so that
//! nobody begins a second one, and the chat sees that a file is coming.

use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use teloxide::payloads::SendChatAction;
use teloxide::types::ChatAction;
use tokio::time::{Instant, interval_at, sleep};

use super::api::ApiError;
use super::render;
use super::sender::{LEASE_SECONDS, Sender, message_id};
use super::show::ours;
use crate::app::buku::{Made, Oleh};
use crate::domain::buku::Cetakan;
use crate::domain::petugas::ChatId;
use crate::pesan::Reply;
use crate::store::StoreError;
use crate::store::outbox::Leased;

/// How often the lease is held anew: a database that is away for one of them does no harm.
const HOLD: Duration = Duration::from_secs(15);

/// Who waits for longer than that sees that a file is coming,
const PATIENCE: Duration = Duration::from_secs(2);

/// for as long as Telegram shows it.
const SHOWN: Duration = Duration::from_secs(5);

/// What became of a book.
pub(super) enum Delivery {
    /// It is sent, as this message.
    Sent(Option<i64>),
    /// The lease had run out all the same: it is another sender's, and nothing was sent.
    NotOurs,
}

impl Sender {
    /// The book, or what is said in its place.
    pub(super) async fn book(&self, leased: &Leased, cetakan: Cetakan, oleh: Oleh) -> Result<Delivery, ApiError> {
        let Some(made) = self.make(leased, (cetakan, oleh)).await? else {
            tracing::warn!(outbox = leased.id.0, "a book took longer than its lease; it is left to who has it now");
            return Ok(Delivery::NotOurs);
        };
        Ok(Delivery::Sent(self.made(leased.chat, made).await?))
    }

    /// A file that was made, or what is said in its place.
    pub(super) async fn made(&self, chat: ChatId, made: Made) -> Result<Option<i64>, ApiError> {
        match made {
            Made::Whole { name, bytes, caption } => {
                let form = render::document(chat, (name, bytes), &caption, self.locale);
                Ok(message_id(&self.api.upload("sendDocument", form).await?))
            }
            Made::Instead(text) => self.say(chat, &Reply::new(text)).await,
        }
    }

    async fn make(&self, leased: &Leased, (cetakan, oleh): (Cetakan, Oleh)) -> Result<Option<Made>, ApiError> {
        let mut making = pin!((self.book)(cetakan, oleh));
        let mut coming = pin!(self.coming(leased.chat));
        let mut hold = interval_at(Instant::now() + HOLD, HOLD);
        let mut until = leased.until;
        let made = loop {
            tokio::select! {
                made = &mut making => break made.map_err(|error| ours(&error))?,
                () = &mut coming => {}
                _ = hold.tick() => match self.held(leased, until).await {
                    Ok(Some(longer)) => until = longer,
                    Ok(None) => return Ok(None),
                    Err(error) => tracing::warn!(kind = error.kind(), "a lease cannot be held now"),
                },
            }
        };
        // It is sent only where it is ours for as long as sending may take.
        Ok(self.held(leased, until).await.map_err(|error| ours(&error))?.map(|_| made))
    }

    async fn held(&self, leased: &Leased, until: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.store.hold_outbox(leased.id, until, LEASE_SECONDS).await
    }

    /// *Is sending a file*, again and again; never ends. Best effort.
    async fn coming(&self, chat: ChatId) {
        sleep(PATIENCE).await;
        loop {
            let action = SendChatAction::new(teloxide::types::ChatId(chat.0), ChatAction::UploadDocument);
            if let Err(error) = self.call(&action).await {
                tracing::debug!(kind = error.kind(), "nobody sees that a file is coming");
            }
            sleep(SHOWN).await;
        }
    }
}
