//! What is made when it is sent: the book, an archive of a pengiriman. That may take longer than a lease, so the lease is held
//! meanwhile and nobody begins a second one; the chat sees that a file is coming.

use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use teloxide::payloads::SendChatAction;
use teloxide::types::ChatAction;
use tokio::time::{Instant, interval_at, sleep};

use super::api::ApiError;
use super::render;
use super::sender::{LEASE_SECONDS, Sender, message_id};
use super::show::{ours, unmade};
use crate::app::arsip;
use crate::app::buku::{Made, Oleh};
use crate::app::laporan::Order;
use crate::app::saluran::Undelivered;
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

/// What became of it.
pub(super) enum Delivery {
    /// It is sent, as this message.
    Sent(Option<i64>),
    /// The lease had run out all the same: it is another sender's, and nothing was sent.
    NotOurs,
    /// It belongs elsewhere than into the chat, and cannot be put there now.
    NotPlaced,
    /// It is made of files that cannot be had from their place now.
    NotHad,
}

/// What has become of an archive that did not get there: Telegram's word counts as for what is said, the register's as for what
/// is made.
fn undelivered(error: Undelivered) -> Result<Delivery, ApiError> {
    let error = match error.downcast::<ApiError>() {
        Ok(error) => return Err(*error),
        Err(error) => error,
    };
    match error.downcast::<StoreError>() {
        Ok(error) => Err(ours(&error)),
        Err(error) => {
            tracing::error!(%error, "an archive of a pengiriman cannot be put where it belongs; it is tried again");
            Ok(Delivery::NotPlaced)
        }
    }
}

impl Sender {
    /// The book, or what is said in its place.
    pub(super) async fn book(&self, leased: &Leased, cetakan: Cetakan, oleh: Oleh) -> Result<Delivery, ApiError> {
        let send = async |made| Ok(Delivery::Sent(self.made(leased.chat, made).await?));
        self.make(leased, (self.book)(cetakan, oleh), send).await
    }

    /// A report as a file, or what is said in its place.
    pub(super) async fn report(&self, leased: &Leased, order: Order, oleh: Oleh) -> Result<Delivery, ApiError> {
        let send = async |made| Ok(Delivery::Sent(self.made(leased.chat, made).await?));
        self.make(leased, (self.laporan)(order, oleh), send).await
    }

    /// An archive of a pengiriman, or what is said in its place.
    pub(super) async fn archive(&self, leased: &Leased, order: arsip::Order) -> Result<Delivery, ApiError> {
        self.make(leased, (self.archive)(order), |made| self.packed(leased, made)).await
    }

    /// A file that was made, or what is said in its place.
    pub(super) async fn made(&self, chat: ChatId, made: Made) -> Result<Option<i64>, ApiError> {
        match made {
            Made::Whole { name, bytes, caption } => {
                let form = render::document(chat, (name, bytes), &caption, self.locale);
                Ok(message_id(&self.api.upload("sendDocument", form).await?))
            }
            Made::Picture { name, bytes, caption } => {
                let form = render::picture(chat, (name, bytes), &caption, self.locale);
                Ok(message_id(&self.api.upload("sendPhoto", form).await?))
            }
            Made::Instead(text) => self.say(chat, &Reply::new(text)).await,
        }
    }

    async fn packed(&self, leased: &Leased, made: arsip::Made) -> Result<Delivery, ApiError> {
        match made {
            arsip::Made::Whole(package) => {
                let package = if leased.perhaps_sent { package.perhaps_sent() } else { package };
                (self.hand_over)(leased.chat, package).await.map_or_else(undelivered, |sent| Ok(Delivery::Sent(sent)))
            }
            arsip::Made::Instead(reply) => Ok(Delivery::Sent(self.say(leased.chat, &reply).await?)),
        }
    }

    /// Makes it, and sends it where it is ours still. What is on its way already is not called back.
    async fn make<T, S>(
        &self,
        leased: &Leased,
        making: impl Future<Output = Result<T, StoreError>>,
        send: impl FnOnce(T) -> S,
    ) -> Result<Delivery, ApiError>
    where
        S: Future<Output = Result<Delivery, ApiError>>,
    {
        let (made, until) = self.holding(leased, Some(leased.until), making).await;
        let made = match made {
            Ok(made) => made,
            Err(error) => return unmade(&error),
        };
        let held = match until {
            Some(until) => self.held(leased, until).await.map_err(|error| ours(&error))?,
            None => None,
        };
        if held.is_none() {
            tracing::warn!(outbox = leased.id.0, "a file took longer than its lease; it is left to who has it now");
            return Ok(Delivery::NotOurs);
        }
        let (sent, _) = self.holding(leased, held, send(made)).await;
        sent
    }

    /// Holds the lease while something goes on; until when it is held, unless it was lost.
    async fn holding<T>(
        &self,
        leased: &Leased,
        mut until: Option<DateTime<Utc>>,
        work: impl Future<Output = T>,
    ) -> (T, Option<DateTime<Utc>>) {
        let mut work = pin!(work);
        let mut coming = pin!(self.coming(leased.chat));
        let mut hold = interval_at(Instant::now() + HOLD, HOLD);
        loop {
            tokio::select! {
                done = &mut work => return (done, until),
                () = &mut coming => {}
                _ = hold.tick() => if let Some(held) = until {
                    match self.held(leased, held).await {
                        Ok(longer) => until = longer,
                        Err(error) => tracing::warn!(kind = error.kind(), "a lease cannot be held now"),
                    }
                },
            }
        }
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
